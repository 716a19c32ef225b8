import type { RelaxationReport, TargetStanding } from '../../services/explain/index.ts';
import { numberText, percentText } from './table.ts';

/** Whether a target is met and what would meet it, for people. */
export function relaxationReport(report: RelaxationReport): string {
  const { outcome, certainty, standing, standingWhenFirst, relaxations, notEnough, notTried, interrupted } = report;
  const head = {
    met: 'The target is met by the plan.\n',
    metWhenFirst: 'The plan does not meet the target, but one that puts it first does, within the same limits.\n',
    notMet:
      certainty === 'proven'
        ? 'The target cannot be met within the present limits; the bound of the solver proves it.\n'
        : 'No plan was found that meets the target within the present limits.\n',
  }[outcome];
  return [
    interrupted ? 'INTERRUPTED: what was found until then.\n' : '',
    head,
    standing === null ? '' : `The plan: ${standingText(report, standing)}\n`,
    standingWhenFirst === null ? '' : `With the target first: ${standingText(report, standingWhenFirst)}\n`,
    '\n',
    ...list('What would meet it, each confirmed by a plan with its certificate', relaxations),
    ...list('Tried', notEnough),
    notTried.length === 0
      ? ''
      : `No time was left to try: ${[...new Set(notTried)].join(', ')}. Give more --time-limit.\n\n`,
    `${numberText(report.solves)} solves in ${numberText(report.seconds)} s.\n`,
  ].join('');
}

function standingText({ target }: RelaxationReport, { years }: TargetStanding): string {
  if (years.length === 0) return 'no planned year counts.';
  return `${years
    .map(({ year, amount, of }) =>
      target.kind === 'specialTeachers'
        ? `${year}: ${numberText(amount)} of ${numberText(of)} short`
        : `${year}: ${numberText(amount)} of ${numberText(of)} classes (${percentText(of === 0 ? 0 : amount / of)})`,
    )
    .join(', ')}.`;
}

function list(title: string, members: readonly { readonly explanation: { readonly text: string } }[]): string[] {
  return members.length === 0
    ? []
    : [`${title}:\n`, ...members.map(({ explanation }) => `  - ${explanation.text}\n`), '\n'];
}
