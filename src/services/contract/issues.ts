import type { OutputOf } from '../../api/table.ts';
import { counted } from '../../domain/filled-text.ts';
import type { IntakeIssue } from '../../intake/index.ts';
import { issueText } from '../../intake/index.ts';
import type { ChangeIssue } from '../data/change.ts';

type ShownIssue = OutputOf<'data.health'>['issues'][number];

/** An issue of the intake as the window gets it. */
export function shownIssue(issue: IntakeIssue, rowId: string | null = null): ShownIssue {
  return {
    severity: issue.severity,
    code: issue.code,
    table: issue.table,
    file: issue.file === '' ? null : issue.file,
    // Without a file the place is a row of the bureau's own table.
    sheet: issue.file === '' || issue.sheet === '' ? null : issue.sheet,
    row: issue.row,
    rowId,
    column: issue.column,
    value: issue.value,
    parameters: issue.parameters,
    message: issueText(issue),
  };
}

/** An issue of a change, with the edit or row of the request that it is about. */
export function shownChangeIssue({ index, rowId, issue }: ChangeIssue): OutputOf<'data.edit'>['issues'][number] {
  if (issue.code !== 'row-in-use') return { ...shownIssue(issue, rowId), row: null, index };
  const { severity, code, table, column, value, parameters } = issue;
  const message = `${counted(Number(parameters.rows), 'row refers/rows refer')} to this one, so it keeps its key.`;
  return {
    severity,
    code,
    table,
    file: null,
    sheet: null,
    row: null,
    rowId,
    column,
    value,
    parameters,
    message,
    index,
  };
}
