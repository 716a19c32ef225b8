import {
  type ColumnDeclaration,
  filledBy,
  isRequired,
  type SpreadColumn,
  spreadColumnsOf,
  TABLES,
  type TableName,
} from '../../domain/tables/index.ts';
import { type IntakeIssue, makeIssue, type Place } from '../issue.ts';
import { LIMITS } from '../limits.ts';
import { isBlank, type SourceRow, type SourceSheet, shownCell } from '../source.ts';
import { columnNamed, columnsOf, TABLE_LIST, tableNamed } from './names.ts';
import { type MoneyUnit, moneyUnitIn, schoolYearIn } from './numbers.ts';
import { type BoundSpread, joinedHeader, spreadNamed, unfold, withValue } from './spread.ts';
import { totalIn } from './totals.ts';

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
 * it out; headers that are not named are recognised as ever. A column is a column of the table or a spread column.
 */
export interface SheetAssignment {
  /** Name of the sheet, or of the CSV file without its ending. */
  readonly sheet: string;
  readonly table: TableName | null;
  readonly columns: readonly { readonly header: string; readonly column: string | null }[];
}

export interface Binding {
  /** None where the sheet is no table; several where it has a column for each grade or bin. */
  readonly bound: readonly BoundSheet[];
  /** Null where the sheet is no table. */
  readonly table: TableName | null;
  /** Every header of the sheet, in its order, with the column it was taken for. */
  readonly headers: readonly Header[];
  /** The rows below the header, whether they can be used or not. */
  readonly below: readonly SourceRow[];
  /** The school year that the title gives to every row, where no column does; null for none. */
  readonly titleYear: number | null;
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
    const issues = assignment === null ? [unknown] : [];
    return { bound: [], table, headers, below: source.rows.slice(at + 1), titleYear: null, issues };
  }
  const meaning = meaningsOf(table, assignment);
  const headerIndex = findHeader(source.rows, table, (title) => meaning(title) !== null);
  const top = source.rows[headerIndex];
  if (top === undefined) return { bound: [], table, headers: [], below: [], titleYear: null, issues: [] };
  const titles = source.rows.slice(0, headerIndex);
  const joined = joinedHeader(top, source.rows[headerIndex + 1], (title) => spreadNamed(table, title) !== null);
  const header = joined ?? top;
  const rows = source.rows.slice(headerIndex + (joined === null ? 1 : 2));
  const issues: IntakeIssue[] = [];
  if (headerIndex > 0) issues.push(makeIssue('rows-above-header', sheetPlace, { rows: headerIndex }));
  const taken = takeHeaders(header, titles, meaning, { ...sheetPlace, table, row: header.row });
  issues.push(...taken.issues);
  const { columns, spreads, headers } = taken;
  const stray = countStray(header, rows);
  if (stray > 0) issues.push(makeIssue('cells-without-header', sheetPlace, { cells: stray }));
  const names = [...columns.map(({ column }) => column.name), ...spreads.map(({ spread }) => spread.name)];
  const yearAsked = !names.includes('year') && columnsOf(table).some(({ name }) => name === 'year');
  const year = yearAsked ? schoolYearAbove(titles) : null;
  if (year !== null) {
    names.push('year');
    issues.push(makeIssue('year-from-title', sheetPlace, { year: year.year }, year.title));
  }
  const missing = rows.length === 0 ? [] : missingColumns(table, names);
  for (const column of missing) {
    const place = { ...sheetPlace, row: header.row, column: column.name };
    issues.push(makeIssue('column-missing', place, { columnName: column.name, label: column.label }));
  }
  const usable = missing.length === 0 && columns.length > 0 ? withoutTotals(rows, columns, sheetPlace, issues) : [];
  const sheet = { file: source.file, sheet: source.sheet, table, columns, rows: usable };
  const byKey = spreads.length === 0 ? [sheet] : unfold(sheet, spreads);
  const bound = byKey.map((one) => (year === null ? one : withValue(one, 'year', year.title, year.year)));
  if (spreads.length > 0) {
    const made = bound.reduce((sum, one) => sum + one.rows.length, 0);
    const place = { ...sheetPlace, row: header.row };
    issues.push(makeIssue('columns-made-rows', place, { columns: spreads.length, rows: made }));
  }
  return { bound, table, headers, below: rows, titleYear: year?.year ?? null, issues };
}

/** The rows but those that hold the sums of others; each of these is told of once. */
function withoutTotals(
  rows: readonly SourceRow[],
  columns: readonly BoundColumn[],
  place: Place,
  issues: IntakeIssue[],
): readonly SourceRow[] {
  return rows.filter((row) => {
    const total = totalIn(row, columns);
    if (total !== null) issues.push(makeIssue('row-is-total', { ...place, row: row.row }, {}, total));
    return total === null;
  });
}

/** What a header means: a column of the table, or one for a single grade or bin; null for neither. */
type Meaning = (title: string) => ColumnDeclaration | SpreadColumn | 'left out' | null;

/** What headers of a table mean by their names, unless the user has said otherwise. */
function meaningsOf(table: TableName, assignment: SheetAssignment | null): Meaning {
  const assigned = new Map(assignment?.columns.map(({ header, column }) => [header.trim(), column]));
  const ofTable: readonly (ColumnDeclaration | SpreadColumn)[] = [...columnsOf(table), ...spreadColumnsOf(table)];
  return (title) => {
    const name = assigned.get(title);
    if (name === null) return 'left out';
    if (name === undefined) return columnNamed(table, title) ?? spreadNamed(table, title);
    return ofTable.find((column) => column.name === name) ?? null;
  };
}

function isSpread(meaning: ReturnType<Meaning>): meaning is SpreadColumn {
  return meaning !== null && typeof meaning === 'object' && 'column' in meaning;
}

/** The columns of a header row, and what is to be said of those that cannot be used. */
function takeHeaders(
  header: SourceRow,
  titles: readonly SourceRow[],
  meaning: Meaning,
  place: Place & { readonly table: TableName },
) {
  const found = headersOf(header).map((one) => ({ ...one, means: meaning(one.header) }));
  const named = new Set(found.flatMap(({ means }) => (means === null || means === 'left out' ? [] : [means.name])));
  const ofOne = found.flatMap(({ means }) => (isSpread(means) && !named.has(means.key) ? [means] : []));
  const moneyUnit = moneyUnitAbove(titles);
  const issues: IntakeIssue[] = [];
  const columns: BoundColumn[] = [];
  const spreads: BoundSpread[] = [];
  const headers = found.map(({ header: title, index, means }): Header => {
    const none = { header: title, column: null, index };
    if (means === 'left out') return none;
    const at = { ...place, column: title };
    // A total beside the columns of the grades says nothing more.
    if (means === null || (isSpread(means) ? !ofOne.includes(means) : ofOne.some((one) => one.column === means.name))) {
      issues.push(makeIssue('column-unknown', at, { table: place.table }, title));
      return none;
    }
    if ([...columns.map(({ column }) => column), ...spreads.map(({ spread }) => spread)].includes(means)) {
      issues.push(makeIssue('column-repeated', at, { columnName: isSpread(means) ? title : means.name }));
      return none;
    }
    if (isSpread(means)) {
      spreads.push({ spread: means, title, index });
    } else {
      const unit = means.unit === 'yuan' ? (moneyUnitIn(title) ?? (namesYuan(title) ? null : moneyUnit)) : null;
      if (unit !== null) issues.push(makeIssue('money-converted', at, { unit: unit.word, yuan: unit.yuan }));
      columns.push({ column: means, title, index, yuan: unit?.yuan ?? 1 });
    }
    return { header: title, column: means.name, index };
  });
  return { columns, spreads, headers, issues };
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

/** The school year that the title above the headers names; null where it names none, or several. */
function schoolYearAbove(rows: readonly SourceRow[]): { readonly year: number; readonly title: string } | null {
  const found = rows
    .flatMap(({ cells }) => cells.map((cell) => shownCell(cell) ?? ''))
    .flatMap((title) => {
      const year = schoolYearIn(title);
      return year === null ? [] : [{ year, title }];
    });
  return found.every(({ year }) => year === found[0]?.year) ? (found[0] ?? null) : null;
}

/** Whether a header says itself that its money is in yuan. */
function namesYuan(title: string): boolean {
  return title.includes('元');
}

/** Required columns that a sheet lacks whose columns were taken for the given ones. */
function missingColumns(table: TableName, names: readonly string[]): readonly ColumnDeclaration[] {
  const present = new Set(names.flatMap((name) => filledBy(table, name)));
  return columnsOf(table).filter((column) => isRequired(column) && !present.has(column.name));
}

/**
 * The first of the top rows with at least two known headers; a title row has none. Where no header is known, the first
 * row that is about as wide as the widest: a title stands in one cell, and its headers can then be assigned by hand.
 */
function findHeader(rows: readonly SourceRow[], table: TableName, isKnown: (title: string) => boolean): number {
  const known = (row: SourceRow) =>
    row.cells.slice(0, LIMITS.columns).filter((cell) => {
      const title = shownCell(cell);
      return title !== null && isKnown(title.trim());
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
