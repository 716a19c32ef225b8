import {
  type BureauTables,
  type ColumnDeclaration,
  fieldName,
  TABLES,
  type TableDeclaration,
  type TableName,
} from '../../domain/tables/index.ts';

/** The value of one cell; null is unknown. */
export type CellValue = string | number | boolean | null;
/** A row of any table by field name. */
export type LooseRow = Readonly<Record<string, CellValue>>;

/** The columns of a table as they are declared. */
export function columnsOf(table: TableName): readonly ColumnDeclaration[] {
  const declaration: TableDeclaration = TABLES[table];
  return declaration.columns;
}

/** The rows of a table without the types of its columns, to go through columns one by one. */
export function looseRows(tables: BureauTables, table: TableName): readonly LooseRow[] {
  return tables[table] as readonly unknown[] as readonly LooseRow[];
}

/** The fields of each table's key, in order. */
const keyFields = new Map<TableName, readonly string[]>();

function keyFieldsOf(table: TableName): readonly string[] {
  const known = keyFields.get(table);
  if (known !== undefined) return known;
  const fields = columnsOf(table)
    .filter((column) => column.key === true)
    .map(({ name }) => fieldName(name));
  keyFields.set(table, fields);
  return fields;
}

/**
 * The id of a row: the values of its key columns as a JSON array. So ids outlive edits of other rows, and a row that is
 * deleted and put back has its id again.
 */
export function rowIdOf(table: TableName, row: LooseRow): string {
  return JSON.stringify(keyFieldsOf(table).map((field) => row[field] ?? null));
}

/** Where each row stands, by the rows themselves, which never change. */
const places = new WeakMap<readonly LooseRow[], ReadonlyMap<string, number>>();

/** The index of every row of a table by its id. */
export function placesOf(table: TableName, rows: readonly LooseRow[]): ReadonlyMap<string, number> {
  const known = places.get(rows);
  if (known !== undefined) return known;
  const found = new Map(rows.map((row, index) => [rowIdOf(table, row), index]));
  places.set(rows, found);
  return found;
}
