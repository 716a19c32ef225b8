import type { Explanation, Plan } from '../../domain/plan/index.ts';
import type { Reason } from '../explain/index.ts';
import type { Change, ChangedBy } from './change.ts';
import type { Certainty } from './report.ts';
import { type Target, type TargetStanding, worstShare } from './target.ts';

/** A target as facts. */
export function targetFacts(target: Target): Explanation['facts'] {
  return target.kind === 'classShare'
    ? { target: `share.${target.tier}`, targetShare: target.share, targetYear: target.year }
    : { target: 'specialTeachers', targetPupils: target.pupilsPerTeacher, targetYear: target.year };
}

/** What is changed and by how much; the facts of a second change carry `also.` before their names. */
function partFacts(parts: readonly ChangedBy[]): Explanation['facts'] {
  const [first, second] = parts.map(({ change, steps }) => ({
    change: change.code,
    ...change.facts,
    ...change.amountOf(steps),
  }));
  const also = Object.entries(second ?? {}).map(([name, value]) => [`also.${name}`, value]);
  return { ...first, ...Object.fromEntries(also) };
}

/** The reason that tells a change with which the target is met, and what the confirming plan comes to. */
export function changeReason(
  target: Target,
  parts: readonly ChangedBy[],
  { isLeast, lessFails }: { readonly isLeast: boolean; readonly lessFails: Certainty | null },
  { plan, certificate }: Plan,
  standing: TargetStanding,
): Reason {
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  return {
    kind: 'relaxation',
    constraint: CONSTRAINTS[parts[0]!.change.code],
    year: target.year,
    facts: {
      reason: 'relaxation',
      ...targetFacts(target),
      ...partFacts(parts),
      isLeast,
      lessFails,
      reachedShare: worstShare(standing),
      certificateOk: certificate.ok,
      largeClassYears: sum(plan.largeClasses),
      superLargeClassYears: sum(plan.superLargeClasses),
      roomsBuilt: sum(plan.roomsBuilt),
      pupilsRedirected: sum(plan.pupilsRedirected),
      capitalCost: sum(plan.capitalCost),
      recurrentCost: sum(plan.recurrentCost),
    },
  };
}

/** The reason that tells a change, or two together, that does not meet the target. */
export function notEnoughReason(
  target: Target,
  parts: readonly ChangedBy[],
  certainty: Certainty,
  standing: TargetStanding,
): Reason {
  return {
    kind: 'shortfall',
    constraint: CONSTRAINTS[parts[0]!.change.code],
    year: target.year,
    facts: {
      reason: 'relaxationNotEnough',
      ...targetFacts(target),
      ...partFacts(parts),
      certainty,
      reachedShare: worstShare(standing),
      reachedAmount: Math.max(0, ...standing.years.map(({ amount }) => amount)),
    },
  };
}

/** The rule that each change relaxes. */
const CONSTRAINTS: Readonly<Record<Change['code'], string>> = {
  targetFirst: 'goals',
  withoutLock: 'lock',
  laterYear: 'target.year',
  moneyOfYear: 'budget.capital',
  moneyOfPurse: 'budget.capital',
  allMoney: 'budget',
  moneyEveryYear: 'budget.recurrent',
  redirectionAllowed: 'redirection',
  redirectShare: 'redirect.cohortShare',
  redirectNearest: 'redirect.nearestSchools',
  redirectDistance: 'redirect.distance',
  roomsAtSchools: 'buildLimit',
  establishment: 'establishment',
  hireLimit: 'posts.hireLimit.provincialExam',
  classLimit: 'class.limit',
  pupilsPerTeacher: 'special.pupilsPerTeacher',
  classShare: 'target.share',
};
