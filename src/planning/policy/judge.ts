import type { MeasureTarget } from '../../norms/index.ts';
import type { Figure } from './figure.ts';

/** 达标, 按计划推进, 未达标, 无数据. */
export const STANDINGS = ['met', 'onCourse', 'missed', 'noData'] as const;
export type Standing = (typeof STANDINGS)[number];

/** Why nothing can be said, or what to bear in mind. */
export type StandingReason =
  /** The rows it needs are not there. */
  | 'noRows'
  /** No input table holds it: it can be entered in the table of progress under the indicator's name. */
  | 'notInInput'
  /** Nobody has said how far it has come. */
  | 'notTracked'
  /** The policy names the matter and no figure. */
  | 'noTargetValue'
  /** A norm that it needs has no value. */
  | 'noNorm'
  /** Rows are unknown, and the outcome hangs on them. */
  | 'partlyUnknown'
  /** The year of the target is still to come, and nothing says what it will be. */
  | 'noForecast'
  /** The policy's year is over, or it names none, and the plan gets there within the planned years. */
  | 'late'
  /** It holds now, and the plan's years lose it again. */
  | 'lostLater';

export interface Judgement {
  readonly standing: Standing;
  readonly reason: StandingReason | null;
  /** The first year from which on it holds to the end of what is known; null where it does not. */
  readonly reachedIn: number | null;
  /** Whether it holds at the end of what is known; null where that is open. */
  readonly holdsAtEnd: boolean | null;
}

type Verdict = 'yes' | 'no' | 'open';
const TOLERANCE = 1e-9;

/** Whether a figure satisfies a target, whatever the unknown rows hold. */
export function verdictOn(
  figure: Figure | null,
  { comparison, value }: Pick<MeasureTarget, 'comparison' | 'value'>,
): Verdict {
  if (figure === null || value === null) return 'open';
  const satisfies = (one: number): boolean => {
    if (comparison === 'atLeast') return one >= value - TOLERANCE;
    if (comparison === 'atMost') return one <= value + TOLERANCE;
    return Math.abs(one - value) <= TOLERANCE;
  };
  const [least, most] = [satisfies(figure.least), satisfies(figure.most)];
  if (least && most) return 'yes';
  return least || most ? 'open' : 'no';
}

/**
 * Judges an indicator against its target.
 *
 * - met: it holds in the base year;
 * - on course: it does not yet, and the plan gets there by the target's year and keeps it; where that year is over or
 *   none is named, by the end of the planned years;
 * - missed: it does not hold and does not get there, or the plan has lost it by the target's year;
 * - no data: not known.
 *
 * @param figures of the base year and of each planned year; null where nothing is known
 * @param years the same years
 */
export function judge(
  target: Pick<MeasureTarget, 'comparison' | 'value' | 'year'>,
  figures: readonly (Figure | null)[],
  years: readonly number[],
): Judgement {
  const nothing = { reachedIn: null, holdsAtEnd: null };
  if (target.value === null) return { standing: 'noData', reason: 'noTargetValue', ...nothing };
  const verdicts = figures.map((figure) => verdictOn(figure, target));
  const now = verdicts[0] ?? 'open';
  const lastKnown = figures.findLastIndex((figure) => figure !== null);
  const end = verdicts[lastKnown] ?? 'open';
  const holdsAtEnd = end === 'open' ? null : end === 'yes';
  const reached = holdsAtEnd ? verdicts.slice(0, lastKnown + 1).findLastIndex((verdict) => verdict !== 'yes') + 1 : -1;
  const common = { reachedIn: years[reached] ?? null, holdsAtEnd };
  const unknownNow: StandingReason = figures[0] === null || figures[0] === undefined ? 'noRows' : 'partlyUnknown';
  const baseYear = years[0] ?? 0;

  if (target.year === null || target.year <= baseYear) {
    if (now === 'yes') return { standing: 'met', reason: holdsAtEnd === false ? 'lostLater' : null, ...common };
    if (lastKnown > 0 && holdsAtEnd)
      return { standing: 'onCourse', reason: target.year === null ? null : 'late', ...common };
    if (now === 'no') return { standing: 'missed', reason: null, ...common };
    if (lastKnown > 0 && holdsAtEnd === false) return { standing: 'missed', reason: null, ...common };
    return { standing: 'noData', reason: unknownNow, ...common };
  }
  const due = verdicts[years.indexOf(target.year)] ?? (years.at(-1)! < target.year ? end : 'open');
  if (lastKnown > 0 && due === 'yes') return { standing: now === 'yes' ? 'met' : 'onCourse', reason: null, ...common };
  if (lastKnown > 0 && due === 'no')
    return { standing: 'missed', reason: now === 'yes' ? 'lostLater' : null, ...common };
  if (now === 'yes') return { standing: 'met', reason: null, ...common };
  return { standing: 'noData', reason: now === 'no' ? 'noForecast' : unknownNow, ...common };
}
