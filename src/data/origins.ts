import type { TableName } from '../domain/tables/index.ts';
import type { ReadableBureau, WritableBureau } from './handle.ts';

/** The file, sheet and row that a row of an input table was imported from. */
export interface ImportedFrom {
  readonly file: string;
  readonly sheet: string;
  /** The row as the sheet numbers it. */
  readonly row: number;
}

/**
 * Keeps where the rows of the tables came from, so that any figure can be traced back to its cell. Belongs in the
 * transaction that replaces the tables, after it has replaced them.
 * @param origins by table, in the order of its rows; null for a row that was not imported
 */
export function recordOrigins(
  bureau: WritableBureau,
  origins: Readonly<Partial<Record<TableName, readonly (ImportedFrom | null)[]>>>,
): void {
  for (const [table, places] of Object.entries(origins))
    for (const [index, place] of places.entries()) {
      if (place === null) continue;
      bureau.run(
        'INSERT INTO row_origins (table_name, row_number, file, sheet, source_row) VALUES (?, ?, ?, ?, ?)',
        table,
        index + 1,
        place.file,
        place.sheet,
        place.row,
      );
    }
}

/**
 * Where a row came from, or null when it was not imported.
 * @param rowNumber 1 for the first row of the table
 */
export function readOrigin(bureau: ReadableBureau, table: TableName, rowNumber: number): ImportedFrom | null {
  const found = bureau.first(
    'SELECT file, sheet, source_row FROM row_origins WHERE table_name = ? AND row_number = ?',
    table,
    rowNumber,
  );
  if (found === undefined) return null;
  return { file: String(found.file), sheet: String(found.sheet), row: Number(found.source_row) };
}

/** Where all rows that were imported came from, by table and row number. */
export function readOrigins(
  bureau: ReadableBureau,
): readonly (ImportedFrom & { readonly table: TableName; readonly rowNumber: number })[] {
  return bureau.all('SELECT table_name, row_number, file, sheet, source_row FROM row_origins').map((found) => ({
    table: String(found.table_name) as TableName,
    rowNumber: Number(found.row_number),
    file: String(found.file),
    sheet: String(found.sheet),
    row: Number(found.source_row),
  }));
}
