import { Failure } from '../domain/failure.ts';
import {
  type BureauTables,
  type ColumnDeclaration,
  fieldName,
  isRequired,
  TABLE_NAMES,
  TABLES,
  type TableDeclaration,
  type TableName,
} from '../domain/tables/index.ts';
import { type DataVersion, hashOfTables, recordDataVersion } from './data-version.ts';
import { bureauFailure } from './failures.ts';
import type { ReadableBureau, StoredRow, StoredValue, WritableBureau } from './handle.ts';

type LooseRow = Readonly<Record<string, unknown>>;

/** All input tables, each in the order in which it was put in. */
export function readTables(bureau: ReadableBureau): BureauTables {
  return bureau.snapshot(
    () => Object.fromEntries(TABLE_NAMES.map((name) => [name, readTable(bureau, name)])) as unknown as BureauTables,
  );
}

function readTable(bureau: ReadableBureau, name: TableName): LooseRow[] {
  const { columns }: TableDeclaration = TABLES[name];
  const list = columns.map((column) => column.name).join(', ');
  return bureau
    .all(`SELECT ${list} FROM ${name} ORDER BY row_number`)
    .map((row, index) =>
      Object.fromEntries(
        columns.map((column) => [fieldName(column.name), fieldOf(column, row, { table: name, row: index + 1 })]),
      ),
    );
}

/** A stored value as the row types have it. A file edited by other programs may hold values that they do not. */
function fieldOf(column: ColumnDeclaration, row: StoredRow, where: RowPlace): unknown {
  const value = row[column.name] ?? null;
  if (value === null) return null;
  if (column.type === 'flag') return value === 1;
  if (column.choices !== undefined && !column.choices.includes(String(value)))
    throw refused(where, column.name, 'unknownChoice', String(value));
  return value;
}

interface RowPlace {
  readonly table: TableName;
  /** 1 for the first row. */
  readonly row: number;
}

/**
 * Puts new tables in place of all that were there, in one transaction: when a row is refused, the file stays as it was.
 * Where the rows came from is forgotten with them.
 * @param changed the tables that are not as in the file; the others are not written again
 * @returns the version of the new data
 * @throws Failure rowRefused with the table, the row and the reason
 */
export function replaceTables(
  bureau: WritableBureau,
  tables: BureauTables,
  changed: readonly TableName[] = TABLE_NAMES,
): DataVersion {
  return bureau.transaction(() => {
    const names = TABLE_NAMES.filter((name) => changed.includes(name));
    // Rows that refer to others go first and come last.
    for (const name of names) bureau.run('DELETE FROM row_origins WHERE table_name = ?', name);
    for (const name of names.toReversed()) bureau.run(`DELETE FROM ${name}`);
    for (const name of names) insertRows(bureau, name, tables[name] as readonly unknown[] as readonly LooseRow[]);
    refuseDanglingReferences(bureau);
    return recordDataVersion(bureau, hashOfTables(tables));
  });
}

/**
 * Writes single rows of tables, in one transaction: rows that were changed in their places, and rows added at the end.
 * The others are not touched, so that one cell of a long table is written as fast as one of a short. Where a written
 * row came from is forgotten.
 * @param places by table: the indexes in `tables` of the rows that are not as in the file, counted from 0
 * @returns the version of the new data
 * @throws Failure rowRefused with the table, the row and the reason
 */
export function replaceRows(
  bureau: WritableBureau,
  tables: BureauTables,
  places: ReadonlyMap<TableName, readonly number[]>,
): DataVersion {
  return bureau.transaction(() => {
    // All of them go before any comes, because two rows may have exchanged their keys.
    for (const [name, indexes] of places) {
      for (const index of indexes) {
        bureau.run(`DELETE FROM ${name} WHERE row_number = ?`, index + 1);
        bureau.run('DELETE FROM row_origins WHERE table_name = ? AND row_number = ?', name, index + 1);
      }
    }
    for (const [name, indexes] of places) {
      const rows = tables[name] as readonly unknown[] as readonly LooseRow[];
      insertRows(bureau, name, rows, indexes);
    }
    refuseDanglingReferences(bureau);
    return recordDataVersion(bureau, hashOfTables(tables));
  });
}

/** @param indexes which of the rows, counted from 0; all of them unless told */
function insertRows(
  bureau: WritableBureau,
  name: TableName,
  rows: readonly LooseRow[],
  indexes: Iterable<number> = rows.keys(),
): void {
  const { columns }: TableDeclaration = TABLES[name];
  const list = columns.map((column) => column.name).join(', ');
  const places = columns.map(() => '?').join(', ');
  const sql = `INSERT INTO ${name} (row_number, ${list}) VALUES (?, ${places})`;
  for (const index of indexes) {
    const row = rows[index];
    if (row === undefined) throw new RangeError(`no row ${index} in ${name}`);
    const number = index + 1;
    const where = { table: name, row: number };
    const values = columns.map((column) => storedValue(column, row[fieldName(column.name)], where));
    try {
      bureau.run(sql, number, ...values);
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== 'rowRefused') throw error;
      throw bureauFailure('rowRefused', { ...where, reason: 'duplicateOrOutOfRule', detail: error.message }, error);
    }
  }
}

/** The value to store. SQLite would turn NaN into a blank and keep any text, so both are checked here. */
function storedValue(column: ColumnDeclaration, value: unknown, where: RowPlace): StoredValue {
  if (value === null || value === undefined) {
    if (isRequired(column)) throw refused(where, column.name, 'missing', null);
    return null;
  }
  switch (column.type) {
    case 'flag':
      if (typeof value !== 'boolean') throw refused(where, column.name, 'notAFlag', String(value));
      return value ? 1 : 0;
    case 'integer':
      if (!Number.isSafeInteger(value)) throw refused(where, column.name, 'notWhole', String(value));
      return value as number;
    case 'number':
      if (!Number.isFinite(value)) throw refused(where, column.name, 'notANumber', String(value));
      return value as number;
    case 'choice':
      if (!column.choices?.includes(String(value))) throw refused(where, column.name, 'unknownChoice', String(value));
      return String(value);
    case 'text':
      if (typeof value !== 'string' || !value.isWellFormed())
        throw refused(where, column.name, 'notText', String(value).toWellFormed());
      return value;
  }
}

function refuseDanglingReferences(bureau: WritableBureau): void {
  const dangling = bureau.first('SELECT "table", rowid, parent FROM pragma_foreign_key_check');
  if (dangling === undefined) return;
  throw bureauFailure('rowRefused', {
    table: String(dangling.table),
    row: Number(dangling.rowid),
    reason: 'unknownReference',
    parent: String(dangling.parent),
  });
}

function refused(where: RowPlace, column: string, reason: string, value: string | null): Failure {
  return bureauFailure('rowRefused', { table: where.table, row: where.row, column, reason, value });
}
