import { type IntakeIssue, issueText } from '../../services/intake/index.ts';

/** How many issues of each severity are printed in full. */
const SHOWN = 40;

/** One line for each issue, errors first; beyond a number of each kind only how many there are. */
export function issueLines(issues: readonly IntakeIssue[]): string[] {
  return (['error', 'warning'] as const).flatMap((severity) => {
    const ofSeverity = issues.filter((issue) => issue.severity === severity);
    const more = ofSeverity.length - SHOWN;
    return [
      ...ofSeverity.slice(0, SHOWN).map((issue) => `${severity}: ${placeText(issue)}${issueText(issue)}`),
      ...(more > 0 ? [`… and ${more} more of severity ${severity}; junheng import --json lists all`] : []),
    ];
  });
}

/** `schools.csv, row 12, column name: `, as far as it is known. */
function placeText({ sheet, row, column }: IntakeIssue): string {
  const parts = [
    ...(sheet === '' ? [] : [sheet]),
    ...(row === null ? [] : [`row ${row}`]),
    ...(column === null ? [] : [`column ${column}`]),
  ];
  return parts.length === 0 ? '' : `${parts.join(', ')}: `;
}
