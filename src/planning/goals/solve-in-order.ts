import type { Expression, Model } from '../../../models/kit/index.ts';
import type { SolvedValues, SolveHooks, SolveOptions, SolveOutcome, Solver } from '../../solve/solver.ts';

/** One goal of several in strict order: a sum to be made as small as possible. */
export interface OrderedGoal {
  readonly id: string;
  readonly sum: Expression;
  /**
   * How much the sum may exceed its best value while later goals are solved; 1e-6 of the value unless given. Half a
   * unit where the sum is whole holds it exactly and leaves the solver room for rounding.
   */
  readonly tolerance?: number;
}

/** How the goals in order ended. `solution` belongs to the last goal that was solved. */
export type OrderedOutcome =
  | {
      readonly status: 'optimal' | 'feasibleAtLimit';
      readonly solution: SolvedValues;
      /** The best value found of every goal, in order. */
      readonly values: readonly number[];
      /** The proven lower bound of every goal, the goals before it locked; null where none was proven. */
      readonly bounds: readonly (number | null)[];
    }
  | { readonly status: 'notSolved'; readonly goal: string; readonly outcome: SolveOutcome };

/**
 * Solves a model for several goals in strict order: each is made as small as possible and then locked at its value
 * before the next. When the time ends on a later goal, the plan of the goal before it stands.
 */
export async function solveInOrder(
  solver: Solver,
  model: Model,
  goals: readonly OrderedGoal[],
  options: SolveOptions,
  hooks?: SolveHooks,
): Promise<OrderedOutcome> {
  let current = model;
  let status: 'optimal' | 'feasibleAtLimit' = 'optimal';
  let solution: SolvedValues | null = null;
  const values: number[] = [];
  const bounds: (number | null)[] = [];
  for (const goal of goals) {
    const start: SolvedValues | null = solution;
    if (goal.sum.terms.size === 0) {
      values.push(0);
      bounds.push(0);
      continue;
    }
    const outcome: SolveOutcome = await solver.solve(
      withObjective(current, goal.sum),
      start === null ? options : { ...options, start: start.values },
      hooks,
    );
    if (outcome.status !== 'optimal' && outcome.status !== 'feasibleAtLimit') {
      const stopped = outcome.status === 'noSolutionAtLimit' || outcome.status === 'interrupted';
      if (stopped && start !== null) return { status: 'feasibleAtLimit', solution: start, values, bounds };
      return { status: 'notSolved', goal: goal.id, outcome };
    }
    if (outcome.status === 'feasibleAtLimit') status = 'feasibleAtLimit';
    solution = outcome.solution;
    const value = sumAt(goal.sum, solution.values);
    values.push(value);
    bounds.push(outcome.bound);
    current = withRow(current, goal.sum, value + (goal.tolerance ?? 1e-6 * Math.max(1, Math.abs(value))));
  }
  if (solution === null) throw new RangeError('a model without a goal');
  return { status, solution, values, bounds };
}

/** The value of a sum at an assignment. */
export function sumAt(sum: Expression, values: Float64Array): number {
  let total = 0;
  for (const [column, coefficient] of sum.terms) total += coefficient * values[column]!;
  return total;
}

function withObjective(model: Model, sum: Expression): Model {
  const cost = new Float64Array(model.columnCount);
  for (const [column, coefficient] of sum.terms) cost[column] = coefficient;
  return { ...model, cost };
}

/** The model with one more row, `sum ≤ upper`. */
function withRow(model: Model, sum: Expression, upper: number): Model {
  const columns = [...sum.terms.keys()];
  const coefficients = [...sum.terms.values()];
  return {
    ...model,
    rowCount: model.rowCount + 1,
    rowLower: joinedFloats(model.rowLower, [Number.NEGATIVE_INFINITY]),
    rowUpper: joinedFloats(model.rowUpper, [upper]),
    starts: joinedInts(model.starts, [model.indices.length + columns.length]),
    indices: joinedInts(model.indices, columns),
    values: joinedFloats(model.values, coefficients),
  };
}

function joinedFloats(values: Float64Array, more: readonly number[]): Float64Array {
  const joined = new Float64Array(values.length + more.length);
  joined.set(values);
  joined.set(more, values.length);
  return joined;
}

function joinedInts(values: Int32Array, more: readonly number[]): Int32Array {
  const joined = new Int32Array(values.length + more.length);
  joined.set(values);
  joined.set(more, values.length);
  return joined;
}
