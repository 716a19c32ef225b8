import {
  type BureauTables,
  fieldName,
  isRequired,
  TABLE_NAMES,
  type TableName,
  type TableRow,
} from '../../domain/tables/index.ts';
import { checkRows } from '../../intake/checks/rows.ts';
import { type IntakeIssue, makeIssue, tablePlace } from '../../intake/issue.ts';
import type { Entry } from '../../intake/rows/entry.ts';
import { readValue } from '../../intake/rows/values.ts';
import { type CellValue, columnsOf, type LooseRow, looseRows, rowIdOf } from './row-keys.ts';

/** What is wrong with a change. Besides the codes of the intake: a row whose key others refer to. */
export interface ChangeIssue {
  /** Which edit or row of the request it is about. */
  readonly index: number;
  readonly rowId: string | null;
  readonly issue: IntakeIssue | RowInUse;
}

export interface RowInUse {
  readonly severity: 'error';
  readonly code: 'row-in-use';
  readonly table: TableName;
  readonly column: string | null;
  readonly value: string | null;
  readonly parameters: { readonly rows: number };
}

/** The tables as they are being changed, with what is needed to check each change at once. */
export class Draft {
  readonly #tables: Map<TableName, LooseRow[]> = new Map();
  readonly #places: Map<TableName, Map<string, number>> = new Map();
  readonly #before: BureauTables;
  readonly #changed = new Set<string>();

  constructor(before: BureauTables) {
    this.#before = before;
  }

  /** The tables with the changes made so far. */
  get tables(): BureauTables {
    return { ...this.#before, ...Object.fromEntries(this.#tables) } as unknown as BureauTables;
  }

  get changedTables(): TableName[] {
    return [...this.#tables.keys()];
  }

  /** Whether a row was changed or added, so that it is no longer what was imported. */
  isChanged(table: TableName, rowId: string): boolean {
    return this.#changed.has(`${table} ${rowId}`);
  }

  row(table: TableName, rowId: string): LooseRow | null {
    const place = this.#placesOf(table).get(rowId);
    return place === undefined ? null : (this.#rowsOf(table)[place] ?? null);
  }

  rows(table: TableName): readonly LooseRow[] {
    return this.#rowsOf(table);
  }

  /** Puts a row in place of another, whose id it may have or not. */
  replace(table: TableName, rowId: string, row: LooseRow): void {
    const places = this.#placesOf(table);
    const place = places.get(rowId);
    if (place === undefined) throw new RangeError(`no row ${rowId} in ${table}`);
    this.#own(table)[place] = row;
    places.delete(rowId);
    places.set(rowIdOf(table, row), place);
    this.#changed.add(`${table} ${rowIdOf(table, row)}`);
  }

  add(table: TableName, row: LooseRow): void {
    this.#placesOf(table).set(rowIdOf(table, row), this.#own(table).push(row) - 1);
    this.#changed.add(`${table} ${rowIdOf(table, row)}`);
  }

  remove(table: TableName, rowIds: ReadonlySet<string>): LooseRow[] {
    const removed = this.#rowsOf(table).filter((row) => rowIds.has(rowIdOf(table, row)));
    this.#tables.set(
      table,
      this.#rowsOf(table).filter((row) => !rowIds.has(rowIdOf(table, row))),
    );
    this.#places.delete(table);
    return removed;
  }

  #rowsOf(table: TableName): readonly LooseRow[] {
    return this.#tables.get(table) ?? looseRows(this.#before, table);
  }

  /** The rows of a table to change; those given stay as they were. */
  #own(table: TableName): LooseRow[] {
    const own = this.#tables.get(table) ?? [...looseRows(this.#before, table)];
    this.#tables.set(table, own);
    return own;
  }

  #placesOf(table: TableName): Map<string, number> {
    const known = this.#places.get(table);
    if (known !== undefined) return known;
    const places = new Map(this.#rowsOf(table).map((row, place) => [rowIdOf(table, row), place]));
    this.#places.set(table, places);
    return places;
  }
}

/** A cell as a column understands it, or what is wrong with it. */
export function readCell(
  table: TableName,
  field: string,
  given: CellValue,
): { readonly value: CellValue } | IntakeIssue | null {
  const column = columnsOf(table).find(({ name }) => fieldName(name) === field);
  if (column === undefined) return null;
  const place = { ...tablePlace(table), column: column.name };
  const read = readValue(column, given);
  const shown = given === null ? null : String(given);
  if ('code' in read) return makeIssue(read.code, place, read.parameters, shown);
  if (read.value === null && isRequired(column)) return makeIssue('value-required', place, {}, shown);
  return { value: read.value };
}

/**
 * What is wrong with a whole row: what its cells must say together, that its key is its own, and that what it refers
 * to is there.
 * @param ownId its id before the change; null for a new row
 */
export function checkRow(draft: Draft, table: TableName, row: LooseRow, ownId: string | null): IntakeIssue[] {
  const issues: IntakeIssue[] = [];
  const entry = {
    table,
    row: row as unknown as TableRow<TableName>,
    origin: { file: '', sheet: table, row: 0 },
    titles: new Map(),
  } as Entry;
  checkRows(table, [entry], issues);
  const rowId = rowIdOf(table, row);
  if (rowId !== ownId && draft.row(table, rowId) !== null)
    issues.push(makeIssue('row-contradicts', tablePlace(table), { firstPlace: rowId }, rowId));
  for (const column of columnsOf(table)) {
    const value = row[fieldName(column.name)] ?? null;
    // The table that others refer to declares its own key without a reference.
    if (column.references === undefined || column.references === table || value === null) continue;
    if (draft.row(column.references, JSON.stringify([value])) === null) {
      const place = { ...tablePlace(table), column: column.name };
      issues.push(makeIssue('reference-unknown', place, { table: column.references }, String(value)));
    }
  }
  return issues;
}

/** How many rows refer to a school or district, which may not lose its key then. */
export function rowsReferringTo(draft: Draft, table: TableName, row: LooseRow): number {
  if (table !== 'schools' && table !== 'districts') return 0;
  const key = row[table === 'schools' ? 'schoolId' : 'districtId'];
  let count = 0;
  for (const other of TABLE_NAMES) {
    for (const column of columnsOf(other)) {
      if (column.references !== table || other === table) continue;
      const field = fieldName(column.name);
      count += draft.rows(other).filter((candidate) => candidate[field] === key).length;
    }
  }
  return count;
}
