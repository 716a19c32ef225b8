import type { Explanation, Plan } from '../../domain/plan/index.ts';
import type { Reason } from '../explain/index.ts';
import type { Change } from './change.ts';
import type { Certainty } from './report.ts';
import { type Target, type TargetStanding, worstShare } from './target.ts';

/** A target as facts. */
export function targetFacts(target: Target): Explanation['facts'] {
  return target.kind === 'classShare'
    ? { target: `share.${target.tier}`, targetShare: target.share, targetYear: target.year }
    : { target: 'specialTeachers', targetPupils: target.pupilsPerTeacher, targetYear: target.year };
}

/** The reason that tells a change with which the target is met, and what the confirming plan comes to. */
export function changeReason(
  target: Target,
  change: Change,
  steps: number,
  isLeast: boolean,
  { plan, certificate }: Plan,
  standing: TargetStanding,
): Reason {
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  return {
    kind: 'relaxation',
    constraint: CONSTRAINTS[change.code],
    year: target.year,
    facts: {
      reason: 'relaxation',
      ...targetFacts(target),
      change: change.code,
      ...change.facts,
      ...change.amountOf(steps),
      isLeast,
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

/** The reason that tells a change which does not meet the target alone. */
export function notEnoughReason(
  target: Target,
  change: Change,
  certainty: Certainty,
  standing: TargetStanding,
): Reason {
  return {
    kind: 'shortfall',
    constraint: CONSTRAINTS[change.code],
    year: target.year,
    facts: {
      reason: 'relaxationNotEnough',
      ...targetFacts(target),
      change: change.code,
      ...change.facts,
      ...change.amountOf(change.most),
      certainty,
      reachedShare: worstShare(standing),
      reachedAmount: Math.max(0, ...standing.years.map(({ amount }) => amount)),
    },
  };
}

/** The rule that each change relaxes. */
const CONSTRAINTS: Readonly<Record<Change['code'], string>> = {
  targetFirst: 'goals',
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
