import type { Names } from '../names.ts';
import { KIND_WORDS } from '../words.ts';
import { columnLetter, HEADER_ROW, type SheetContext, say } from '../workbook/sheet.ts';
import { addTableSheet, type TableColumn } from '../workbook/table-sheet.ts';
import { type CostLine, TAIL_YEARS, type TailLine } from './contents.ts';
import { amountColumns, sumOfLevels, whatColumns } from './cost-columns.ts';
import { LINES_SHEET, type PriceCell } from './sheet-names.ts';

/** A cost line with the number of the place and purpose that it belongs to. */
export interface NumberedLine extends CostLine {
  readonly group: number;
}

/** Numbers the lines by school or project, stage and purpose, in the order of the lines. */
export function numberedLines(lines: readonly CostLine[]): NumberedLine[] {
  const groups = new Map<string, number>();
  return lines.map((line) => {
    const key = `${line.schoolId}|${line.districtId}|${line.stage}|${line.purpose}`;
    const group = groups.get(key) ?? groups.size + 1;
    groups.set(key, group);
    return { ...line, group };
  });
}

/** Every cost line: quantity × price, divided among the funding levels. All other money sheets add these lines up. */
export function addLinesSheet(
  context: SheetContext,
  lines: readonly NumberedLine[],
  priceOf: (line: CostLine) => number,
  names: Names,
  priceCell: PriceCell,
): void {
  const columns: TableColumn<NumberedLine>[] = [
    { header: { zh: '序号', en: 'No.' }, width: 9, format: 'year', name: 'Group', value: (line) => line.group },
    { header: { zh: '学年', en: 'Year' }, width: 8, format: 'year', name: 'Year', value: (line) => line.year },
    {
      header: { zh: '预算类别', en: 'Kind' },
      width: 11,
      format: 'text',
      name: 'Kind',
      value: (line) => say(KIND_WORDS[line.kind], context.locale),
    },
    ...whatColumns<NumberedLine>(context, names),
    ...amountColumns<NumberedLine>(priceOf, priceCell),
  ];
  const sheet = addTableSheet(context, {
    table: 'Lines',
    name: LINES_SHEET,
    title: { zh: '支出明细：数量×单价，按资金来源分担', en: 'Cost lines: quantity × price, by funding level' },
    frozenColumns: 2,
    years: null,
    rows: lines,
    columns,
  });
  printUpTo(sheet, columns, lines.length);
}

/** What goes on costing money in the years after the plan: its posts, purchased posts and new schools. */
export function addTailSheet(
  context: SheetContext,
  { tail, firstYear }: { readonly tail: readonly TailLine[]; readonly firstYear: number },
  priceOf: (line: CostLine) => number,
  names: Names,
  priceCell: PriceCell,
): void {
  const years = Array.from({ length: TAIL_YEARS }, (_, index) => firstYear + index);
  const [quantity, price, ...amounts] = amountColumns<TailLine>(priceOf, priceCell);
  const isShare = ({ name }: TableColumn<TailLine>): boolean => name?.startsWith('Share') ?? false;
  // The shares are not printed here, so that the years stay legible on A4.
  const shown = amounts.filter((column) => !isShare(column));
  const totalAt = shown.findIndex(({ name }) => name === 'Total') + 1;
  const columns: TableColumn<TailLine>[] = [
    ...whatColumns<TailLine>(context, names),
    ...(quantity === undefined ? [] : [quantity]),
    ...(price === undefined ? [] : [price]),
    ...shown.slice(0, totalAt),
    { header: { zh: '起始学年', en: 'From' }, width: 9, format: 'year', name: 'From', value: (line) => line.from },
    ...years.map(
      (year): TableColumn<TailLine> => ({
        header: { zh: `${year}学年`, en: String(year) },
        unit: { zh: '元', en: 'yuan' },
        width: 17,
        format: 'yuan',
        name: `In${year}`,
        summed: true,
        value: (line) => (line.from <= year ? sumOfLevels(line.fen) / 100 : 0),
        formula: (cell) => `IF(${cell('From')}<=${year},${cell('Total')},0)`,
      }),
    ),
    ...shown.slice(totalAt),
    ...amounts.filter(isShare),
  ];
  const sheet = addTableSheet(context, {
    table: 'Tail',
    name: { zh: '后续运行费', en: 'Running-cost tail' },
    title: {
      zh: `后续运行费：规划期后${TAIL_YEARS}年每年仍须支付（按规划末年的岗位和单价）`,
      en: `Running-cost tail: what is still paid in each of the ${TAIL_YEARS} years after the plan`,
    },
    frozenColumns: 1,
    years: null,
    rows: tail,
    columns,
  });
  printUpTo(sheet, columns, tail.length);
}

/** Leaves the columns that only divide the fen out of the printed part. */
function printUpTo<Row>(
  sheet: ReturnType<typeof addTableSheet>,
  columns: readonly TableColumn<Row>[],
  rows: number,
): void {
  const last = columns.findIndex(({ name }) => name === 'Fen');
  sheet.pageSetup.printArea = `A$1:${columnLetter(last)}$${HEADER_ROW + rows + 1}`;
}
