import type { Cell, Worksheet } from 'exceljs';
import { safeCellText } from '../user-text.ts';
import type { Words } from '../words.ts';
import {
  addSheet,
  bilingual,
  columnLetter,
  defineName,
  type Format,
  formula,
  HEADER_ROW,
  headerText,
  type SheetContext,
  styleBody,
  wrap,
  write,
} from './sheet.ts';

/** One column of a sheet with a row for each thing. */
export interface TableColumn<Row> {
  readonly header: Words;
  readonly unit?: Words;
  readonly width: number;
  readonly format: Format;
  /** The format of one row where the column's does not fit. */
  readonly formatOf?: (row: Row) => Format;
  /** Texts wrap and the row grows, instead of the text shrinking. */
  readonly wraps?: true;
  readonly value: (row: Row) => string | number | null;
  /**
   * Instead of the bare value, a formula of the other columns of the row that gives the same number. `cell` gives the
   * address of the column of that name. Null keeps the bare value.
   */
  readonly formula?: (cell: (name: string) => string, row: Row) => string | null;
  /** Name of the column in formulas: the defined name is `<table>_<name>`. */
  readonly name?: string;
  /** The column is summed below the table. */
  readonly summed?: true;
}

export interface TableSheet<Row> {
  /** First part of the defined names, such as `Places`. */
  readonly table: string;
  readonly name: Words;
  readonly title: Words;
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  readonly frozenColumns: number;
  /**
   * Sum the rows of each of these years apart; null sums all rows together. A row counts for the year in the column
   * named `Year`, or from the one named `From` on, until the one named `To` where there is such a column.
   */
  readonly years: readonly number[] | null;
}

const TOTAL: Words = { zh: '合计', en: 'Total' };
const NONE: Words = { zh: '（无）', en: '(none)' };

/** Adds a sheet with a header, a row for each thing, a filter, and sums below that are live formulas. */
export function addTableSheet<Row>(context: SheetContext, table: TableSheet<Row>): Worksheet {
  const { locale, workbook } = context;
  const { columns, rows } = table;
  const sheet = addSheet(
    context,
    table.name,
    table.title,
    columns.map((column) => ({
      header: headerText(column.header, column.unit ?? null, locale),
      width: column.width,
      format: column.format,
    })),
    table.frozenColumns,
  );
  const first = HEADER_ROW + 1;
  const last = HEADER_ROW + Math.max(1, rows.length);
  const letterOf = new Map(columns.map((column, index) => [column.name, columnLetter(index + 1)]));
  // An empty table keeps its names, over one blank row, so that formulas in other sheets give 0.
  columns.forEach((column, index) => {
    const letter = columnLetter(index + 1);
    if (column.name !== undefined) {
      defineName(workbook, `${table.table}_${column.name}`, sheet, `$${letter}$${first}:$${letter}$${last}`);
    }
  });
  if (rows.length === 0) {
    write(sheet.getCell(first, 1), bilingual(NONE, locale));
    return sheet;
  }
  // Cells that look alike share one style, because a style for each cell takes most of the time of a large sheet.
  const styles = new Map<Format, Cell['style']>();
  rows.forEach((row, index) => {
    columns.forEach((column, columnIndex) => {
      const cell = sheet.getCell(first + index, columnIndex + 1);
      const value = column.value(row);
      const text = column.formula?.((name) => `${letterOf.get(name)}${first + index}`, row) ?? null;
      const content = text !== null && typeof value === 'number' ? formula(text, value) : value;
      const format = column.formatOf?.(row) ?? column.format;
      const style = column.wraps ? undefined : styles.get(format);
      if (style !== undefined) {
        cell.value = typeof content === 'string' ? safeCellText(content) : content;
        cell.style = style;
        return;
      }
      write(cell, content);
      styleBody(cell, format);
      if (!column.wraps) styles.set(format, cell.style);
      else if (typeof value === 'string') {
        const line = sheet.getRow(first + index);
        line.height = Math.max(line.height ?? 0, wrap(cell, value, column.width));
      }
    });
  });
  sheet.autoFilter = `A${HEADER_ROW}:${columnLetter(columns.length)}${last}`;
  addTotals(context, sheet, table, first, last);
  return sheet;
}

function addTotals<Row>(
  context: SheetContext,
  sheet: Worksheet,
  table: TableSheet<Row>,
  first: number,
  last: number,
): void {
  const { columns, rows } = table;
  const named = (name: string) => columns.find((column) => column.name === name);
  const [yearColumn, fromColumn, toColumn] = [named('Year'), named('From'), named('To')];
  const countsFor = (row: Row, year: number): boolean =>
    yearColumn !== undefined
      ? yearColumn.value(row) === year
      : Number(fromColumn?.value(row)) <= year && (toColumn === undefined || Number(toColumn.value(row)) >= year);
  const criteria = (year: number): string =>
    yearColumn !== undefined
      ? `${table.table}_Year,${year}`
      : `${table.table}_From,"<=${year}"${toColumn === undefined ? '' : `,${table.table}_To,">=${year}"`}`;
  const showsYear = (column: TableColumn<Row>): boolean =>
    column === yearColumn || column === fromColumn || column === toColumn;
  const groups: readonly (number | null)[] = table.years ?? [null];
  if (!columns.some((column) => column.summed)) return;
  groups.forEach((year, groupIndex) => {
    const rowNumber = last + 1 + groupIndex;
    const counted = year === null ? rows : rows.filter((row) => countsFor(row, year));
    columns.forEach((column, index) => {
      const cell = sheet.getCell(rowNumber, index + 1);
      const letter = columnLetter(index + 1);
      if (column.summed) {
        const sum = counted.reduce((total, row) => total + Number(column.value(row) ?? 0), 0);
        const text =
          year === null
            ? `SUM(${letter}${first}:${letter}${last})`
            : `SUMIFS(${table.table}_${column.name},${criteria(year)})`;
        write(cell, formula(text, sum));
      } else if (index === 0) {
        const label = bilingual(TOTAL, context.locale);
        write(cell, column === yearColumn && year !== null ? `${label} ${year}` : label);
      } else {
        write(cell, showsYear(column) ? year : null);
      }
      styleBody(cell, column.format, true);
    });
  });
}
