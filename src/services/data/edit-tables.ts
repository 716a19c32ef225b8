import { type BureauTables, fieldName, TABLE_NAMES, type TableName } from '../../domain/tables/index.ts';
import { type ChangeIssue, checkRow, Draft, readCell, rowsReferringTo } from './change.ts';
import { type CellValue, columnsOf, type LooseRow, rowIdOf } from './row-keys.ts';

export interface CellEdit {
  readonly table: TableName;
  readonly rowId: string;
  readonly field: string;
  readonly value: CellValue;
}

export interface EditResult {
  readonly draft: Draft;
  readonly issues: readonly ChangeIssue[];
  /** Cells that now have the value asked for. */
  readonly written: number;
  /** The edits that bring the cells back, in the order in which they must be made. */
  readonly inverse: readonly CellEdit[];
}

/** A row or field that is not there, so that nothing at all is changed. */
export interface UnknownPlace {
  readonly unknown: { readonly table: TableName; readonly rowId: string; readonly field: string | null };
}

/**
 * Edits cells. A cell with an error keeps its value; when the cells of a row contradict each other after its edits, or
 * its new key is taken, all edits of that row are left out.
 */
export function editTables(tables: BureauTables, edits: readonly CellEdit[]): EditResult | UnknownPlace {
  const draft = new Draft(tables);
  const issues: ChangeIssue[] = [];
  const inverse: CellEdit[] = [];
  let written = 0;
  const indexed = edits.map((edit, index) => ({ ...edit, index }));
  for (const { table, rowId, field } of edits) {
    if (draft.row(table, rowId) === null) return { unknown: { table, rowId, field: null } };
    if (!columnsOf(table).some(({ name }) => fieldName(name) === field)) return { unknown: { table, rowId, field } };
  }
  // Tables that others refer to come first, so that new keys are there when they are referred to.
  const byRow = Map.groupBy(indexed, ({ table, rowId }) => `${TABLE_NAMES.indexOf(table)} ${rowId}`);
  const groups = [...byRow.values()].sort(
    ([one], [other]) => TABLE_NAMES.indexOf(one!.table) - TABLE_NAMES.indexOf(other!.table),
  );
  for (const group of groups) {
    const { table, rowId, index } = group[0]!;
    const before = draft.row(table, rowId)!;
    const after: Record<string, CellValue> = { ...before };
    const accepted: string[] = [];
    for (const edit of group) {
      const read = readCell(table, edit.field, edit.value)!;
      if (read === null) continue;
      if ('code' in read) issues.push({ index: edit.index, rowId, issue: read });
      else {
        after[edit.field] = read.value;
        accepted.push(edit.field);
      }
    }
    const found = problemsOf(draft, table, before, after, rowId).map((issue) => ({ index, rowId, issue }));
    issues.push(...found);
    if (accepted.length === 0 || found.some(({ issue }) => issue.severity === 'error')) continue;
    draft.replace(table, rowId, after);
    written += accepted.length;
    const newId = rowIdOf(table, after);
    for (const field of new Set(accepted)) inverse.push({ table, rowId: newId, field, value: before[field] ?? null });
  }
  return { draft, issues, written, inverse: inverse.reverse() };
}

function problemsOf(
  draft: Draft,
  table: TableName,
  before: LooseRow,
  after: LooseRow,
  rowId: string,
): ChangeIssue['issue'][] {
  const problems: ChangeIssue['issue'][] = checkRow(draft, table, after, rowId);
  if (rowIdOf(table, after) === rowId) return problems;
  const rows = rowsReferringTo(draft, table, before);
  if (rows > 0)
    problems.push({ severity: 'error', code: 'row-in-use', table, column: null, value: rowId, parameters: { rows } });
  return problems;
}
