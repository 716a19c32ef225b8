import type { ChangeCode, RelaxationReport, TargetStanding } from '../../services/explain/index.ts';
import { numberText, percentText } from './table.ts';

/** Whether a target is met and what would meet it, for people. */
export function relaxationReport(report: RelaxationReport): string {
  const { outcome, certainty, standing, standingWhenFirst, relaxations, notEnough, notTried, interrupted } = report;
  const head = {
    met: 'The target is met by the plan.\n',
    metWhenFirst: 'The plan does not meet the target, but one that puts it first does, within the same limits.\n',
    notMet:
      certainty === 'proven'
        ? 'The target cannot be met within the present limits; that is proven.\n'
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
      : `No time was left to try: ${[...new Set(notTried.map(changesText))].join('; ')}. Give more --time-limit.\n\n`,
    `${numberText(report.solves)} plans were solved in ${numberText(report.seconds)} s.\n`,
  ].join('');
}

/** What a search changes, in a few words: `a later year with more money in one year`. */
export function changesText(changes: readonly ChangeCode[]): string {
  return changes.map((change) => CHANGES[change]).join(' with ');
}

const CHANGES: Readonly<Record<ChangeCode, string>> = {
  targetFirst: 'the target before all other goals',
  withoutLock: 'a lock lifted',
  laterYear: 'a later year',
  moneyOfYear: 'more money in one year',
  moneyOfPurse: 'more money in one purse',
  allMoney: 'more of all money',
  moneyEveryYear: 'more recurrent money in every year',
  redirectionAllowed: 'redirection',
  redirectShare: 'a larger share of a cohort redirected',
  redirectNearest: 'redirection to more schools',
  redirectDistance: 'redirection over longer ways',
  roomsAtSchools: 'more rooms at the schools concerned',
  establishment: 'more establishment posts',
  hireLimit: 'more hires a year',
  classLimit: 'a higher limit of the class',
  pupilsPerTeacher: 'more pupils per special teacher',
  classShare: 'a higher share of the classes',
};

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
