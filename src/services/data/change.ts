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
import { type CellValue, columnsOf, type LooseRow, looseRows, placesOf, rowIdOf } from './row-keys.ts';

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
  readonly #before: BureauTables;
  readonly #tables: Map<TableName, LooseRow[]> = new Map();
  /** Where rows stand whose id was changed or is new; null for an id that is gone. */
  readonly #moved: Map<TableName, Map<string, number | null>> = new Map();
  readonly #written: Map<TableName, Set<number>> = new Map();
  readonly #shortened = new Set<TableName>();

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

  /** The indexes of the rows that were changed or added; the rows of a shortened table do not stand where they did. */
  get written(): ReadonlyMap<TableName, readonly number[]> {
    return new Map([...this.#written].map(([table, indexes]) => [table, [...indexes]]));
  }

  /** Tables that rows were removed from. */
  get shortened(): ReadonlySet<TableName> {
    return this.#shortened;
  }

  row(table: TableName, rowId: string): LooseRow | null {
    const place = this.#placeOf(table, rowId);
    return place === null ? null : (this.#rowsOf(table)[place] ?? null);
  }

  rows(table: TableName): readonly LooseRow[] {
    return this.#rowsOf(table);
  }

  /** Puts a row in place of another, whose id it may have or not. */
  replace(table: TableName, rowId: string, row: LooseRow): void {
    const place = this.#placeOf(table, rowId);
    if (place === null) throw new RangeError(`no row ${rowId} in ${table}`);
    this.#own(table)[place] = row;
    const newId = rowIdOf(table, row);
    if (newId !== rowId) {
      this.#movedOf(table).set(rowId, null);
      this.#movedOf(table).set(newId, place);
    }
    this.#writtenOf(table).add(place);
  }

  add(table: TableName, row: LooseRow): void {
    const place = this.#own(table).push(row) - 1;
    this.#movedOf(table).set(rowIdOf(table, row), place);
    this.#writtenOf(table).add(place);
  }

  /** Removes rows. Nothing else may have been changed in their table. */
  remove(table: TableName, rowIds: ReadonlySet<string>): LooseRow[] {
    if (this.#tables.has(table)) throw new RangeError(`${table} was changed before rows were removed`);
    const rows = this.#rowsOf(table);
    const removed = rows.filter((row) => rowIds.has(rowIdOf(table, row)));
    this.#tables.set(
      table,
      rows.filter((row) => !rowIds.has(rowIdOf(table, row))),
    );
    this.#shortened.add(table);
    for (const rowId of rowIds) this.#movedOf(table).set(rowId, null);
    return removed;
  }

  #placeOf(table: TableName, rowId: string): number | null {
    const moved = this.#moved.get(table)?.get(rowId);
    if (moved !== undefined) return moved;
    return (
      placesOf(table, this.#shortened.has(table) ? this.#rowsOf(table) : looseRows(this.#before, table)).get(rowId) ??
      null
    );
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

  #movedOf(table: TableName): Map<string, number | null> {
    return emptyIn(this.#moved, table, () => new Map());
  }

  #writtenOf(table: TableName): Set<number> {
    return emptyIn(this.#written, table, () => new Set());
  }
}

/** The entry of a map, made where there is none. */
function emptyIn<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
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
    issues.push(
      makeIssue('row-contradicts', tablePlace(table), { place: rowId, otherRow: null, otherSheet: null }, rowId),
    );
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
