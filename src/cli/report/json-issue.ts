import { type IntakeIssue, issueText } from '../../services/intake/index.ts';

/** An issue as `--json` prints it; null where a place or a value does not apply. */
export interface JsonIssue {
  readonly severity: 'error' | 'warning';
  readonly code: string;
  readonly file: string;
  readonly sheet: string;
  readonly row: number | null;
  readonly column: string | null;
  readonly value: string | null;
  readonly message: string;
}

/** Makes the JSON of an issue, with its English text. */
export function jsonIssue(issue: IntakeIssue): JsonIssue {
  const { severity, code, file, sheet, row, column, value } = issue;
  return { severity, code, file, sheet, row, column, value, message: issueText(issue) };
}
