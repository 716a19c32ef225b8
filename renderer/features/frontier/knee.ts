import type { OutputOf } from '../../../src/api/index.ts';

export type Frontier = NonNullable<OutputOf<'frontier.saved'>>;
export type FrontierPoint = Frontier['points'][number];

/** What money buys on both sides of the knee, in large class-years less for ten million yuan more. */
export interface KneeWorth {
  readonly point: FrontierPoint;
  readonly before: number;
  readonly after: number;
}

const TEN_MILLION = 1e7;

/** The points that were solved to their end: only the last one can have been stopped on the way. */
export function solvedPoints(points: readonly FrontierPoint[]): readonly FrontierPoint[] {
  return points.filter(({ interrupted }) => interrupted !== true);
}

/** The knee with the average worth of money up to it and from it on; null where there is none. */
export function kneeWorth({ points: all, knee }: Pick<Frontier, 'points' | 'knee'>): KneeWorth | null {
  const points = solvedPoints(all);
  const first = points[0];
  const last = points.at(-1);
  const point = knee === null ? undefined : points[knee];
  if (first === undefined || last === undefined || point === undefined || point === first || point === last)
    return null;
  return { point, before: worth(first, point), after: worth(point, last) };
}

function worth(poorer: FrontierPoint, richer: FrontierPoint): number {
  const money = richer.capitalBudget - poorer.capitalBudget;
  return money <= 0 ? 0 : ((poorer.largeClasses - richer.largeClasses) / money) * TEN_MILLION;
}
