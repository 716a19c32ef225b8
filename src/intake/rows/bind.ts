import { type ColumnDeclaration, isRequired, TABLES, type TableName } from '../../domain/tables/index.ts';
import { type IntakeIssue, makeIssue, type Place } from '../issue.ts';
import { LIMITS } from '../limits.ts';
import { isBlank, type SourceRow, type SourceSheet, shownCell } from '../source.ts';
import { columnNamed, columnsOf, TABLE_LIST, tableNamed } from './names.ts';
import { type MoneyUnit, moneyUnitIn } from './numbers.ts';

/** A declared column and where its cells are. */
export interface BoundColumn {
  readonly column: ColumnDeclaration;
  /** The header as it stands in the sheet. */
  readonly title: string;
  /** Index into the cells of each row. */
  readonly index: number;
  /** Yuan of one unit, where the header or a line above it says that money is not in yuan; 1 otherwise. */
  readonly yuan: number;
}

/** A sheet whose table and columns are known. */
export interface BoundSheet {
  readonly file: string;
  readonly sheet: string;
  readonly table: TableName;
  readonly columns: readonly BoundColumn[];
  readonly rows: readonly SourceRow[];
}

/**
 * What the user said a sheet and its columns are, in place of what their names say. A table or a column of null keeps
 * it out; headers that are not named are recognised as ever.
 */
export interface SheetAssignment {
  /** Name of the sheet, or of the CSV file without its ending. */
  readonly sheet: string;
  readonly table: TableName | null;
  readonly columns: readonly { readonly header: string; readonly column: string | null }[];
}

export interface Binding {
  readonly bound: BoundSheet | null;
  /** Every header of the sheet, in its order, with the column it was taken for. */
  readonly headers: readonly Header[];
  /** The rows below the header, whether they can be used or not. */
  readonly below: readonly SourceRow[];
  readonly issues: readonly IntakeIssue[];
}

/** A header as it stands in the sheet. */
export interface Header {
  readonly header: string;
  /** Name of the column that it was taken for; null for none. */
  readonly column: string | null;
  readonly index: number;
}

/** How many rows from the top may hold a title before the header. */
const ROWS_SEARCHED = 10;
/** The part of the widest row's cells that a row of headers fills at least. */
const WIDE = 0.6;

/** Finds the table of a sheet by its name and the columns by the header row; says what it left out. */
export function bindSheet(source: SourceSheet, assignment: SheetAssignment | null = null): Binding {
  const table = assignment === null ? tableNamed(source.tableName) : assignment.table;
  const sheetPlace: Place = { table, file: source.file, sheet: source.sheet, row: null, column: null };
  if (table === null) {
    const unknown = makeIssue('table-unknown', sheetPlace, { tables: TABLE_LIST });
    const at = wideRow(source.rows);
    const headers = headersOf(source.rows[at]).map((header) => ({ ...header, column: null }));
    return { bound: null, headers, below: source.rows.slice(at + 1), issues: assignment === null ? [unknown] : [] };
  }
  const assigned = new Map(assignment?.columns.map(({ header, column }) => [header.trim(), column]));
  const find = (title: string): ColumnDeclaration | null => {
    const name = assigned.get(title);
    return name == null ? columnNamed(table, title) : (columnsOf(table).find((column) => column.name === name) ?? null);
  };
  const headerIndex = findHeader(source.rows, table, find);
  const header = source.rows[headerIndex];
  if (header === undefined) return { bound: null, headers: [], below: [], issues: [] };
  const above = moneyUnitAbove(source.rows.slice(0, headerIndex));
  const issues: IntakeIssue[] = [];
  if (headerIndex > 0) issues.push(makeIssue('rows-above-header', sheetPlace, { rows: headerIndex }));
  const columns: BoundColumn[] = [];
  const headers = headersOf(header).map(({ header: title, index }): Header => {
    const none = { header: title, column: null, index };
    if (assigned.get(title) === null) return none;
    const place = { ...sheetPlace, row: header.row, column: title };
    const column = find(title);
    if (column === null) {
      issues.push(makeIssue('column-unknown', place, { table }, title));
      return none;
    }
    if (columns.some((known) => known.column.name === column.name)) {
      issues.push(makeIssue('column-repeated', place, { columnName: column.name }));
      return none;
    }
    const unit = column.unit === 'yuan' ? (moneyUnitIn(title) ?? (namesYuan(title) ? null : above)) : null;
    if (unit !== null) issues.push(makeIssue('money-converted', place, { unit: unit.word, yuan: unit.yuan }));
    columns.push({ column, title, index, yuan: unit?.yuan ?? 1 });
    return { header: title, column: column.name, index };
  });
  const rows = source.rows.slice(headerIndex + 1);
  const stray = countStray(header, rows);
  if (stray > 0) issues.push(makeIssue('cells-without-header', sheetPlace, { cells: stray }));
  const missing = rows.length === 0 ? [] : missingColumns(table, columns);
  for (const column of missing) {
    const place = { ...sheetPlace, row: header.row, column: column.name };
    issues.push(makeIssue('column-missing', place, { columnName: column.name, label: column.label }));
  }
  const usable = missing.length === 0 && columns.length > 0 ? rows : [];
  return {
    bound: { file: source.file, sheet: source.sheet, table, columns, rows: usable },
    headers,
    below: rows,
    issues,
  };
}

/** The headers of a row with their places; cells without a text are none. */
export function headersOf(row: SourceRow | undefined): { readonly header: string; readonly index: number }[] {
  return (row?.cells.slice(0, LIMITS.columns) ?? []).flatMap((cell, index) => {
    const header = shownCell(cell)?.trim() ?? '';
    return header === '' ? [] : [{ header, index }];
  });
}

/** The unit of money that a line above the headers names, such as 单位：万元. */
function moneyUnitAbove(rows: readonly SourceRow[]): MoneyUnit | null {
  const texts = rows.flatMap(({ cells }) => cells.map((cell) => shownCell(cell) ?? ''));
  const [unit] = texts.filter((text) => text.includes('单位')).flatMap((text) => moneyUnitIn(text) ?? []);
  return unit ?? null;
}

/** Whether a header says itself that its money is in yuan. */
function namesYuan(title: string): boolean {
  return title.includes('元');
}

/** Required columns that a sheet lacks. */
export function missingColumns(table: TableName, columns: readonly BoundColumn[]): readonly ColumnDeclaration[] {
  const present = new Set(columns.map(({ column }) => column.name));
  return columnsOf(table).filter((column) => isRequired(column) && !present.has(column.name));
}

/**
 * The first of the top rows with at least two known headers; a title row has none. Where no header is known, the first
 * row that is about as wide as the widest: a title stands in one cell, and its headers can then be assigned by hand.
 */
function findHeader(
  rows: readonly SourceRow[],
  table: TableName,
  find: (title: string) => ColumnDeclaration | null,
): number {
  const known = (row: SourceRow) =>
    row.cells.slice(0, LIMITS.columns).filter((cell) => {
      const title = shownCell(cell);
      return title !== null && find(title.trim()) !== null;
    }).length;
  const least = Math.min(2, TABLES[table].columns.length);
  const top = rows.slice(0, ROWS_SEARCHED);
  const index = top.findIndex((row) => known(row) >= least);
  if (index >= 0) return index;
  return wideRow(top);
}

/** Index of the first of the top rows that is about as wide as the widest. */
function wideRow(rows: readonly SourceRow[]): number {
  const widths = rows.slice(0, ROWS_SEARCHED).map(({ cells }) => cells.filter((cell) => !isBlank(cell)).length);
  const wide = Math.max(2, Math.max(...widths) * WIDE);
  return Math.max(
    0,
    widths.findIndex((width) => width >= wide),
  );
}

function countStray(header: SourceRow, rows: readonly SourceRow[]): number {
  let stray = 0;
  for (const row of rows) {
    for (let index = 0; index < row.cells.length; index += 1) {
      if (!isBlank(row.cells[index]) && (index >= LIMITS.columns || isBlank(header.cells[index]))) stray += 1;
    }
  }
  return stray;
}
