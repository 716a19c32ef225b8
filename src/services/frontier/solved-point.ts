import type { Plan } from '../../domain/plan/index.ts';
import { type FrontierPoint, frontierPointOf } from './frontier-point.ts';

/** A point with what was proven about it. */
export interface SolvedPoint extends FrontierPoint {
  /** Room-years missing. */
  readonly roomsShort: number;
  /** Weighted class-years of the plan, as its solver reports them. */
  readonly objective: number;
  /** Proven lower bound of the weighted class-years of any plan with this budget. */
  readonly bound: number;
  /**
   * Fewer large classes than this no plan leaves that has no more super-large classes and no more missing rooms than
   * this one; null where nothing is proven.
   */
  readonly largeClassesBound: number | null;
}

/** A gap of nearly the whole objective means that nothing was proven. */
const NOTHING_PROVEN = 0.995;

/** The point of a plan with its objective and its proven bound. */
export function solvedPointOf(factor: number, plan: Plan): SolvedPoint {
  const { objective, bound } = plan.solver;
  const roomsShort = plan.plan.roomsShort.reduce((sum, rooms) => sum + rooms, 0);
  return { ...withBound({ ...frontierPointOf(factor, plan), roomsShort, objective, bound: 0 }, bound) };
}

/**
 * Hands bounds down: what no plan reaches with a larger budget, none reaches with a smaller one, as long as both leave
 * the same rooms missing, for the bounds are about such plans alone.
 * @param points in order of budget
 */
export function withBoundsOfRicher(points: readonly SolvedPoint[]): SolvedPoint[] {
  const raised: SolvedPoint[] = [];
  for (const point of points.toReversed()) {
    const richer = raised.at(-1);
    const holds = richer !== undefined && richer.roomsShort === point.roomsShort;
    raised.push(
      holds && richer.bound > point.bound && richer.bound <= point.objective ? withBound(point, richer.bound) : point,
    );
  }
  return raised.reverse();
}

/**
 * With W the weighted class-years, large + w × superLarge ≥ bound holds for every plan. One with no more super-large
 * classes than this therefore has at least bound − w × superLarge = large − (W − bound) large ones, in whole classes.
 */
function withBound(point: Omit<SolvedPoint, 'largeClassesBound' | 'gap'>, bound: number): SolvedPoint {
  const { objective, largeClasses } = point;
  const gap = objective === 0 ? 0 : (objective - bound) / objective;
  return {
    ...point,
    bound,
    gap,
    largeClassesBound: gap >= NOTHING_PROVEN ? null : Math.max(0, Math.ceil(largeClasses - (objective - bound) - 1e-6)),
  };
}
