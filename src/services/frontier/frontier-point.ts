import type { Plan } from '../../domain/plan/index.ts';

/** What a plan achieves with a multiple of the budget; class counts are summed over the years. */
export interface FrontierPoint {
  readonly factor: number;
  /** Yuan, all years. */
  readonly capitalBudget: number;
  readonly largeClasses: number;
  readonly superLargeClasses: number;
  /** Yuan, all years. */
  readonly capitalCost: number;
  readonly gap: number;
  /** The plan was stopped on the way: the budget may reach more than this. Left out where it was not. */
  readonly interrupted?: true;
}

/** What a plan comes to as a point of the frontier, summed over its years. */
export function frontierPointOf(factor: number, plan: Plan): FrontierPoint {
  return {
    factor,
    capitalBudget: sum(plan.budget.capital),
    largeClasses: sum(plan.plan.largeClasses),
    superLargeClasses: sum(plan.plan.superLargeClasses),
    capitalCost: sum(plan.plan.capitalCost),
    gap: plan.solver.gap,
    ...(plan.outcome === 'interrupted' && { interrupted: true }),
  };
}

/**
 * The point after which money helps markedly less: the one farthest below the straight line from the first to the last
 * point, both axes scaled to their range (Satopää and others 2011, “Finding a Kneedle in a Haystack”). A point that was
 * stopped on the way does not count.
 * @param all in order of budget
 * @returns its index, or null when fewer than three points or no bend leave nothing to mark
 */
export function kneeOf(all: readonly FrontierPoint[]): number | null {
  // Only the last one can have been stopped, so that indices stay as they are.
  const points = all.filter(({ interrupted }) => interrupted !== true);
  const first = points[0];
  const last = points.at(-1);
  if (points.length < 3 || first === undefined || last === undefined) return null;
  const width = last.capitalBudget - first.capitalBudget;
  const height = first.largeClasses - last.largeClasses;
  if (width <= 0 || height <= 0) return null;
  let knee: number | null = null;
  let farthest = 0.01;
  for (const [index, point] of points.entries()) {
    const along = (point.capitalBudget - first.capitalBudget) / width;
    const gained = (first.largeClasses - point.largeClasses) / height;
    if (gained - along > farthest) {
      farthest = gained - along;
      knee = index;
    }
  }
  return knee;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
