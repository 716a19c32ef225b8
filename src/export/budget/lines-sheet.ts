import type { Names } from '../names.ts';
import { KIND_WORDS } from '../words.ts';
import { columnLetter, HEADER_ROW, type SheetContext, say } from '../workbook/sheet.ts';
import { addTableSheet, type TableColumn } from '../workbook/table-sheet.ts';
import { type CostLine, TAIL_YEARS, type TailLine } from './contents.ts';
import { amountColumns, whatColumns } from './cost-columns.ts';
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
  const amounts = amountColumns<NumberedLine>(priceOf, priceCell);
  const columns: TableColumn<NumberedLine>[] = [
    { header: { zh: '序号', en: 'No.' }, width: 7, format: 'year', name: 'Group', value: (line) => line.group },
    { header: { zh: '学年', en: 'Year' }, width: 7, format: 'year', name: 'Year', value: (line) => line.year },
    ...whatColumns<NumberedLine>(context, names),
    ...amounts.printed,
    {
      header: { zh: '预算类别', en: 'Kind' },
      width: 11,
      format: 'text',
      name: 'Kind',
      value: (line) => say(KIND_WORDS[line.kind], context.locale),
    },
    ...amounts.aside,
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
  printUpToTotal(sheet, columns, lines.length + 1);
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
  const amounts = amountColumns<TailLine>(priceOf, priceCell);
  const columns: TableColumn<TailLine>[] = [
    ...whatColumns<TailLine>(context, names),
    { header: { zh: '自学年', en: 'From' }, width: 7, format: 'year', name: 'From', value: (line) => line.from },
    ...amounts.printed,
    ...amounts.aside,
  ];
  const sheet = addTableSheet(context, {
    table: 'Tail',
    name: { zh: '后续运行费', en: 'Running-cost tail' },
    title: {
      zh: `后续运行费：规划期后每年仍须支付，表末为${TAIL_YEARS}年各年合计`,
      en: `Running-cost tail: paid every year after the plan; sums of ${TAIL_YEARS} years below`,
    },
    frozenColumns: 1,
    years,
    rows: tail,
    columns,
  });
  printUpToTotal(sheet, columns, tail.length + TAIL_YEARS);
}

/** Leaves out of the printed part what stands behind the total: shares, and how the fen are divided. */
function printUpToTotal<Row>(
  sheet: ReturnType<typeof addTableSheet>,
  columns: readonly TableColumn<Row>[],
  rows: number,
): void {
  const last = columns.findIndex(({ name }) => name === 'Total') + 1;
  sheet.pageSetup.printArea = `A$1:${columnLetter(last)}$${HEADER_ROW + rows}`;
}
