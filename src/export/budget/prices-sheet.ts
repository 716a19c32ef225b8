import type { Names } from '../names.ts';
import type { Words } from '../words.ts';
import { stageColumn } from '../workbook/columns.ts';
import { defineName, type SheetContext, say } from '../workbook/sheet.ts';
import { addTableSheet } from '../workbook/table-sheet.ts';
import type { Price, PriceArithmetic } from './contents.ts';
import { PRICES_SHEET, type PriceCell } from './sheet-names.ts';

/** Blue marks what may be typed over, as budget offices do it. */
const INPUT_COLOUR = { argb: 'FF1F3FBF' };
const INPUT_FILL = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFF9DB' } } as const;

const SOURCE: Readonly<Record<'norm' | 'formula' | 'data', Words>> = {
  norm: { zh: '标准', en: 'Norm' },
  formula: { zh: '公式，勿改', en: 'Formula, do not change' },
  data: { zh: '基础数据', en: 'Data' },
};

/**
 * All prices, each in a cell of its own. Those that follow from others are formulas; the others may be typed over, and
 * every total of the workbook follows.
 */
export function addPricesSheet(
  context: SheetContext,
  prices: readonly Price[],
  names: Names,
  priceCell: PriceCell,
): void {
  const { locale } = context;
  /** The cell of a price, as this sheet refers to it. */
  const addressOf = (id: string): string => priceCell(id).replace(/^.*!/, '');
  const sheet = addTableSheet<Price>(context, {
    table: 'Prices',
    name: PRICES_SHEET,
    title: { zh: '单价（黄底蓝字可改，各表合计随之更新）', en: 'Prices (change those in blue: every total follows)' },
    frozenColumns: 1,
    years: null,
    rows: prices,
    columns: [
      { header: { zh: '项目', en: 'Item' }, width: 34, format: 'text', value: ({ label }) => say(label, locale) },
      {
        header: { zh: '县区', en: 'District' },
        width: 13,
        format: 'text',
        value: ({ schoolId }) => (schoolId === null ? null : names.district(names.districtIdOf(schoolId))),
      },
      {
        header: { zh: '学校或项目', en: 'School or project' },
        width: 28,
        format: 'text',
        value: ({ schoolId }) => (schoolId === null ? null : names.school(schoolId)),
      },
      stageColumn(context),
      { header: { zh: '单位', en: 'Unit' }, width: 20, format: 'text', value: ({ unit }) => say(unit, locale) },
      {
        header: { zh: '单价', en: 'Price' },
        width: 18,
        format: 'yuan',
        formatOf: ({ id }) => (id === 'posts.onCostShare' ? 'share' : 'yuan'),
        name: 'Value',
        value: ({ value }) => value,
        formula: (_, { arithmetic }) => (arithmetic === null ? null : priceFormula(arithmetic, addressOf)),
      },
      {
        header: { zh: '方案编制时', en: 'When planned' },
        width: 18,
        format: 'yuan',
        formatOf: ({ id }) => (id === 'posts.onCostShare' ? 'share' : 'yuan'),
        name: 'Planned',
        value: ({ value }) => value,
      },
      {
        header: { zh: '来源', en: 'Source' },
        width: 22,
        format: 'text',
        value: ({ norm, arithmetic }) =>
          arithmetic !== null
            ? say(SOURCE.formula, locale)
            : norm !== null
              ? `${say(SOURCE.norm, locale)} ${norm}`
              : say(SOURCE.data, locale),
      },
    ],
  });
  for (const { id, arithmetic, schoolId } of prices) {
    if (schoolId === null) defineName(context.workbook, `Price_${id.replaceAll('.', '_')}`, sheet, addressOf(id));
    if (arithmetic !== null) continue;
    const cell = sheet.getCell(addressOf(id).replaceAll('$', ''));
    cell.style = { ...cell.style, font: { ...cell.font, color: INPUT_COLOUR }, fill: INPUT_FILL };
  }
}

/** The arithmetic of a price as a formula. */
function priceFormula(arithmetic: PriceArithmetic, addressOf: (id: string) => string): string {
  switch (arithmetic.kind) {
    case 'same':
      return addressOf(arithmetic.as);
    case 'withShare':
      return `${addressOf(arithmetic.base)}*(1+${addressOf(arithmetic.share)})`;
    case 'firstKnown': {
      const first = addressOf(arithmetic.first);
      return `IF(ISNUMBER(${first}),${first},${addressOf(arithmetic.second)})`;
    }
    case 'sum': {
      const fixed = arithmetic.fixed === null ? '' : `${addressOf(arithmetic.fixed)}+`;
      return `${fixed}${arithmetic.times}*${addressOf(arithmetic.each)}`;
    }
  }
}
