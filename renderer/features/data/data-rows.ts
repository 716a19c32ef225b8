import type { CellValue } from '../../i18n/cells.ts';

/** A row of an input table as the core sends it. */
export interface DataRow {
  readonly rowId: string;
  readonly cells: Readonly<Record<string, CellValue>>;
  /** The cells in the file, where refused values stand in their place in the table. */
  readonly stored?: Readonly<Record<string, CellValue>>;
}

/** A value that the core refused to write, with the reason. */
export interface RefusedValue {
  readonly typed: string;
  readonly reason: string;
}

/** The key of a cell among all of a table. */
export function cellKey(rowId: string, field: string): string {
  return `${rowId} ${field}`;
}

/** What a row has in the file, whatever was typed and refused. */
export function storedCells({ cells, stored = cells }: DataRow): Readonly<Record<string, CellValue>> {
  return stored;
}

/**
 * The rows as they stand in the table, with values that were refused in their cells; rows without any stay the same.
 * @param refused by `cellKey`
 */
export function shownRows(rows: readonly DataRow[], refused: ReadonlyMap<string, RefusedValue>): readonly DataRow[] {
  const typed = new Map<string, Record<string, string>>();
  for (const [key, value] of refused) {
    const end = key.lastIndexOf(' ');
    const rowId = key.slice(0, end);
    typed.set(rowId, { ...typed.get(rowId), [key.slice(end + 1)]: value.typed });
  }
  if (typed.size === 0) return rows;
  return rows.map((row) =>
    typed.has(row.rowId) ? { ...row, cells: { ...row.cells, ...typed.get(row.rowId) }, stored: row.cells } : row,
  );
}
