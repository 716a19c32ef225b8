import type { TableName, TableRow } from '../../domain/tables/index.ts';
import type { Place, RowPlace } from '../issue.ts';

/** Where a row came from, so that any figure made of it can be traced back to its cell. */
export interface RowOrigin {
  readonly file: string;
  readonly sheet: string;
  /** The row as the sheet numbers it. */
  readonly row: number;
}

/** A row that was accepted, with its origin and the sheet's own headers by column name. */
export interface Entry<Name extends TableName = TableName> {
  readonly table: Name;
  readonly row: TableRow<Name>;
  readonly origin: RowOrigin;
  readonly titles: ReadonlyMap<string, string>;
}

export type Entries = { readonly [Name in TableName]: readonly Entry<Name>[] };

/** The place of one cell of an entry, or of the whole row when no column is named. */
export function placeIn(entry: Pick<Entry, 'table' | 'origin' | 'titles'>, columnName: string | null): Place {
  const { file, sheet, row } = entry.origin;
  return {
    table: entry.table,
    file,
    sheet,
    row,
    column: columnName === null ? null : (entry.titles.get(columnName) ?? columnName),
  };
}

/** A row as an issue of another row names it. */
export function rowPlace({ row, sheet }: RowOrigin): RowPlace {
  return { place: `row ${row} of ${sheet}`, otherRow: row, otherSheet: sheet };
}
