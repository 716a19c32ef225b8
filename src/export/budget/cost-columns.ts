import { FUNDING_LEVELS, type FundingLevel } from '../../domain/tables/index.ts';
import type { Names } from '../names.ts';
import { LEVEL_WORDS, PURPOSE_WORDS, UNITS, type Words } from '../words.ts';
import { stageColumn } from '../workbook/columns.ts';
import { type SheetContext, say } from '../workbook/sheet.ts';
import type { TableColumn } from '../workbook/table-sheet.ts';
import type { ByLevel, CostLine } from './contents.ts';
import type { PriceCell } from './sheet-names.ts';

/** `central` → `Central`: how defined names write a level. */
export function levelName(level: FundingLevel): string {
  return `${level.charAt(0).toUpperCase()}${level.slice(1)}`;
}

/** Fen of all funding levels. */
export function sumOfLevels(fen: ByLevel): number {
  return FUNDING_LEVELS.reduce((sum, level) => sum + fen[level], 0);
}

const WHOLE_BUREAU: Words = { zh: '全局', en: 'Whole bureau' };

/** What a district is called; money of no district in particular is the whole bureau's. */
export function districtLabel(context: SheetContext, names: Names, districtId: string | null): string {
  return names.district(districtId) ?? say(WHOLE_BUREAU, context.locale);
}

/** The columns that say what a cost line is for. */
export function whatColumns<Row extends CostLine>(context: SheetContext, names: Names): TableColumn<Row>[] {
  return [
    {
      header: { zh: '用途', en: 'Purpose' },
      width: 13,
      format: 'text',
      name: 'Purpose',
      value: (line) => say(PURPOSE_WORDS[line.purpose], context.locale),
    },
    {
      header: { zh: '县区', en: 'District' },
      width: 11,
      format: 'text',
      name: 'District',
      value: (line) => districtLabel(context, names, line.districtId),
    },
    {
      header: { zh: '学校或项目', en: 'School or project' },
      width: 24,
      format: 'text',
      value: (line) => (line.schoolId === null ? null : names.school(line.schoolId)),
    },
    stageColumn(context),
  ];
}

/**
 * Quantity, price, what each level pays and, aside of the printed part, the shares and how the fen are divided. In whole fen
 * each share is rounded down, and the fen left over go to the largest remainders, the higher level first where two are
 * equal; so the levels add up to the cost exactly.
 */
export function amountColumns<Row extends CostLine>(
  priceOf: (line: Row) => number,
  priceCell: PriceCell,
): { readonly printed: TableColumn<Row>[]; readonly aside: TableColumn<Row>[] } {
  const unit = (line: Row): number => Math.round(priceOf(line) * 100);
  const exact = (line: Row, level: FundingLevel): number => line.shares[level] * unit(line);
  const left = (line: Row): number =>
    unit(line) - FUNDING_LEVELS.reduce((sum, level) => sum + Math.floor(exact(line, level)), 0);
  const levelColumns = (make: (level: FundingLevel, name: string) => TableColumn<Row>): TableColumn<Row>[] =>
    FUNDING_LEVELS.map((level) => make(level, levelName(level)));
  const say2 = (words: Words, level: FundingLevel): Words => ({
    zh: `${LEVEL_WORDS[level].zh}${words.zh}`,
    en: `${LEVEL_WORDS[level].en} ${words.en}`,
  });
  const printed: TableColumn<Row>[] = [
    {
      header: { zh: '数量', en: 'Quantity' },
      width: 8,
      format: 'whole',
      name: 'Quantity',
      value: (line) => line.quantity,
    },
    {
      header: { zh: '单价', en: 'Price' },
      unit: UNITS.yuan,
      width: 13,
      format: 'yuan',
      name: 'Price',
      value: priceOf,
      formula: (_, line) => priceCell(line.price),
    },
    ...levelColumns((level, name) => ({
      header: LEVEL_WORDS[level],
      unit: UNITS.yuan,
      width: 15,
      format: 'yuan',
      name,
      summed: true,
      value: (line) => line.fen[level] / 100,
      formula: (cell) => {
        const own = cell(`Rest${name}`);
        const index = FUNDING_LEVELS.indexOf(level);
        const ahead = FUNDING_LEVELS.flatMap((other, position) => {
          if (other === level) return [];
          return [`(${cell(`Rest${levelName(other)}`)}${position < index ? '>=' : '>'}${own})`];
        });
        return `(${cell(`Floor${name}`)}+(${ahead.join('+')}<${cell('Left')}))*${cell('Quantity')}/100`;
      },
    })),
    {
      header: { zh: '合计', en: 'Total' },
      unit: UNITS.yuan,
      width: 16,
      format: 'yuan',
      name: 'Total',
      summed: true,
      value: (line) => sumOfLevels(line.fen) / 100,
      formula: (cell) => `SUM(${cell('Central')}:${cell('County')})`,
    },
  ];
  const aside: TableColumn<Row>[] = [
    ...levelColumns((level, name) => ({
      header: say2({ zh: '分担', en: 'share' }, level),
      width: 9,
      format: 'share',
      name: `Share${name}`,
      value: (line) => line.shares[level],
    })),
    {
      header: { zh: '单价（分）', en: 'Price (fen)' },
      width: 14,
      format: 'whole',
      name: 'Fen',
      value: unit,
      formula: (cell) => `ROUND(${cell('Price')}*100,0)`,
    },
    ...levelColumns((level, name) => ({
      header: say2({ zh: '整分', en: 'whole fen' }, level),
      width: 13,
      format: 'whole',
      name: `Floor${name}`,
      value: (line) => Math.floor(exact(line, level)),
      formula: (cell) => `INT(${cell(`Share${name}`)}*${cell('Fen')})`,
    })),
    {
      header: { zh: '余分', en: 'Fen left' },
      width: 9,
      format: 'whole',
      name: 'Left',
      value: left,
      formula: (cell) => `${cell('Fen')}-SUM(${cell('FloorCentral')}:${cell('FloorCounty')})`,
    },
    ...levelColumns((level, name) => ({
      header: say2({ zh: '尾数', en: 'remainder' }, level),
      width: 10,
      format: 'share',
      name: `Rest${name}`,
      value: (line) => exact(line, level) - Math.floor(exact(line, level)),
      formula: (cell) => `${cell(`Share${name}`)}*${cell('Fen')}-${cell(`Floor${name}`)}`,
    })),
  ];
  return { printed, aside };
}
