import { type BureauTables, fieldName, type TableName } from '../../domain/tables/index.ts';
import { makeIssue, tablePlace } from '../../intake/issue.ts';
import { type ChangeIssue, checkRow, Draft, readCell, rowsReferringTo } from './change.ts';
import { type CellValue, columnsOf, type LooseRow, rowIdOf } from './row-keys.ts';

export interface InsertResult {
  readonly draft: Draft;
  readonly issues: readonly ChangeIssue[];
  /** One for each row given; null where it has an error and was left out. */
  readonly rowIds: readonly (string | null)[];
}

/** Adds rows at the end of a table; a row with an error is left out. */
export function insertIntoTable(tables: BureauTables, table: TableName, rows: readonly LooseRow[]): InsertResult {
  const draft = new Draft(tables);
  const issues: ChangeIssue[] = [];
  const fields = columnsOf(table).map(({ name }) => fieldName(name));
  const rowIds = rows.map((given, index) => {
    const found: ChangeIssue['issue'][] = Object.keys(given)
      .filter((field) => !fields.includes(field))
      .map((field) => makeIssue('column-unknown', { ...tablePlace(table), column: field }, { table }));
    const row: Record<string, CellValue> = {};
    for (const field of fields) {
      const read = readCell(table, field, given[field] ?? null);
      if (read !== null && 'code' in read) found.push(read);
      else row[field] = read?.value ?? null;
    }
    if (!found.some(({ severity }) => severity === 'error')) found.push(...checkRow(draft, table, row, null));
    issues.push(...found.map((issue) => ({ index, rowId: null, issue })));
    if (found.some(({ severity }) => severity === 'error')) return null;
    draft.add(table, row);
    return rowIdOf(table, row);
  });
  return { draft, issues, rowIds };
}

export type DeleteResult =
  | { readonly draft: Draft; readonly removed: readonly LooseRow[] }
  | { readonly unknown: string }
  /** Other rows refer to one of them; nothing is removed. */
  | { readonly inUse: string; readonly rows: number };

/** Removes rows, all or none. */
export function deleteFromTable(tables: BureauTables, table: TableName, rowIds: readonly string[]): DeleteResult {
  const draft = new Draft(tables);
  for (const rowId of rowIds) {
    const row = draft.row(table, rowId);
    if (row === null) return { unknown: rowId };
    const rows = rowsReferringTo(draft, table, row);
    if (rows > 0) return { inUse: rowId, rows };
  }
  return { draft, removed: draft.remove(table, new Set(rowIds)) };
}
