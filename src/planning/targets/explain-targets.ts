import { formedClasses } from '../../../models/school-places/index.ts';
import { type Lock, schoolOfLock } from '../../domain/lock.ts';
import { type Explanation, lockFacts } from '../../domain/plan/index.ts';
import type { PlanningInputs } from '../inputs.ts';
import type { Purses } from '../money/index.ts';
import { decisionsOfPlan, type PlannedPlaces } from '../places/decisions-of-plan.ts';
import { type PlacesInput, placesInput } from '../places/input/input.ts';
import { type PlacesScore, scoreOf } from '../places/score.ts';
import { shareExcesses } from '../places/shares.ts';
import { lockText } from './lock-text.ts';
import { scoreWithoutLock } from './without-lock.ts';

/** Locks that are tried one by one when something is missed. */
const LOCKS_TRIED = 10;
/** Seconds that one lock usually takes, and the most of all the time that may be kept for them. */
const SECONDS_FOR_A_LOCK = 5;
const MOST_OF_TIME = 0.25;

/**
 * Seconds to keep for `explainTargets` before places are decided about.
 * @param untouched the places without any decision: where nothing is missed then, nothing is missed later
 */
export function secondsForTargets(
  { settings }: PlanningInputs,
  { data }: PlacesInput,
  untouched: PlacesScore,
  timeLimitSeconds: number,
): number {
  const { locks = [] } = settings;
  if (untouched.roomsShort === 0 && data.policyShares.length === 0) return 0;
  return Math.min(MOST_OF_TIME * timeLimitSeconds, SECONDS_FOR_A_LOCK * Math.min(LOCKS_TRIED, locks.length));
}

/**
 * What the scenario fixes, which of its shares of large classes are missed, and, where a share is missed or rooms are
 * missing, each lock without which less would be missing. Says how many locks there was no time for.
 *
 * @param purses the money that places were planned with
 * @param rows the plan's decisions about places
 * @param stopped asked again and again; true when there is no time to go on
 */
export async function explainTargets(
  inputs: PlanningInputs,
  input: PlacesInput,
  purses: Purses,
  rows: PlannedPlaces,
  stopped: () => boolean,
): Promise<Explanation[]> {
  const { locks = [] } = inputs.settings;
  const decisions = decisionsOfPlan(input, rows);
  const { roomsShort, shareExcess } = scoreOf(input.data, decisions);
  const found: Explanation[] = locks.map((lock) => ({
    kind: 'assumption',
    constraint: 'lock',
    year: null,
    schoolId: schoolOfLock(lock),
    text: `Locked by the scenario: ${lockText(lock)}.`,
    facts: lockFacts(lock),
  }));
  found.push(...missedShares(inputs, input, rows), ...sharesOutside(inputs));
  if (roomsShort === 0 && shareExcess === 0) return found;
  let tried = 0;
  for (const lock of quickFirst(locks).slice(0, LOCKS_TRIED)) {
    if (stopped()) break;
    const free = inputWithout(inputs, purses, lock);
    const project = 'projectId' in lock ? lock.projectId : null;
    const { score, complete } = await scoreWithoutLock(free, decisionsOfPlan(free, rows), project, stopped);
    const rooms = roomsShort - score.roomsShort;
    const classes = shareExcess - score.shareExcess;
    const isBetter = rooms > 0 || (rooms === 0 && classes > 1e-9);
    if (complete || isBetter) tried += 1;
    if (!isBetter) continue;
    const gains = [
      ...(rooms > 0 ? [`${rooms} fewer room-years would be missing`] : []),
      ...(classes > 1e-9 ? [`${rounded(classes)} fewer classes would be beyond the shares set`] : []),
    ];
    found.push({
      kind: 'shortfall',
      constraint: 'lock',
      year: null,
      schoolId: schoolOfLock(lock),
      text: `Without the lock that ${lockText(lock)}, ${gains.join(' and ')}.`,
      facts: {
        reason: 'lockInTheWay',
        ...lockFacts(lock),
        roomsShort: Math.max(0, rooms),
        classesBeyondShares: Math.max(0, rounded(classes)),
      },
    });
  }
  if (tried < locks.length) found.push(notTried(locks.length - tried, locks.length));
  return found;
}

/** Locks on projects come last: each possible start is tried, which takes several times as long. */
function quickFirst(locks: readonly Lock[]): Lock[] {
  return [...locks].sort((one, other) => Number('projectId' in one) - Number('projectId' in other));
}

function notTried(left: number, locks: number): Explanation {
  return {
    kind: 'assumption',
    constraint: 'locks.notTried',
    year: null,
    text: `Whether less would be missing without it is unknown of ${left} of the ${locks} locks: there was no time to try.`,
    facts: { left, locks },
  };
}

function inputWithout(
  { bureau, projection, norms, settings }: PlanningInputs,
  purses: Purses,
  lock: Lock,
): PlacesInput {
  const locks = (settings.locks ?? []).filter((other) => other !== lock);
  return placesInput(bureau, projection, norms, purses, { ...settings, locks });
}

function missedShares({ years }: PlanningInputs, input: PlacesInput, rows: PlannedPlaces): Explanation[] {
  const { data } = input;
  const decisions = decisionsOfPlan(input, rows);
  const excesses = shareExcesses(data, decisions);
  return data.policyShares.flatMap(({ tier, year, share }, target): Explanation[] => {
    const excess = excesses[target]!;
    if (excess <= 1e-9) return [];
    let counted = 0;
    let classes = 0;
    data.sites.forEach((_, site) => {
      const formed = formedClasses(data, decisions, site, year);
      counted += formed[tier];
      classes += formed.classes.reduce((sum, ofCohort) => sum + ofCohort, 0);
    });
    return [
      {
        kind: 'shortfall',
        constraint: 'policyShare',
        year: years[year]!,
        text:
          `In ${years[year]} ${counted} of ${classes} classes are ${tier === 'large' ? 'large' : 'super-large'}; at most ` +
          `${rounded(100 * share)} % were to be: ${rounded(excess)} too many.`,
        facts: {
          reason: 'shareMissed',
          ...{ tier, share, targetShare: share, reachedShare: counted / classes },
          ...{ counted, classes, excess: rounded(excess) },
        },
      },
    ];
  });
}

/** Shares that are set for a year that is not planned. */
function sharesOutside({ years, settings }: PlanningInputs): Explanation[] {
  return (settings.policyShares ?? [])
    .filter(({ year }) => !years.includes(year))
    .map(({ tier, year, share }) => ({
      kind: 'assumption' as const,
      constraint: 'policyShare',
      year,
      text: `The share set for ${year} is left out, because that year is not planned.`,
      facts: { tier, share },
    }));
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
