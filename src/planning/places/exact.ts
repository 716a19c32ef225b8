import {
  buildPlacesModel,
  encodeDecisions,
  goalExpression,
  PLACES_GOALS,
  type PlacesData,
  type PlacesDecisions,
  readDecisions,
} from '../../../models/school-places/index.ts';
import type { SolveOptions, Solver } from '../../solve/solver.ts';
import { solveInOrder } from '../goals/index.ts';
import { presolveSettings } from './presolve.ts';

export interface ExactSolution {
  readonly decisions: PlacesDecisions;
  /** Proven lower bound of the class-size goal, in weighted class-years. */
  readonly bound: number;
  /** Whether every goal was solved to its best value within the gap. */
  readonly proven: boolean;
}

/**
 * Solves the whole model for all goals in strict order. Meant for small bureaus.
 * @returns null when the solver found nothing within its limits
 */
export async function solveExactly(
  data: PlacesData,
  start: PlacesDecisions,
  solver: Solver,
  options: Pick<SolveOptions, 'relativeGap' | 'timeLimitSeconds'> & { readonly signal?: AbortSignal },
): Promise<ExactSolution | null> {
  const model = buildPlacesModel(data, { objective: [] });
  const goals = PLACES_GOALS.map((goal) => {
    const { expression, constant } = goalExpression(goal, data, model.columns);
    return { id: goal, sum: expression, constant };
  });
  const isHighs = solver.identity.name === 'highs' || solver.identity.name === 'auto';
  const outcome = await solveInOrder(
    solver,
    model.named.model,
    goals,
    {
      relativeGap: Math.min(options.relativeGap, 1e-4),
      timeLimitSeconds: options.timeLimitSeconds / goals.length,
      start: encodeDecisions(data, model.columns, start, model.named.model.columnCount),
      ...(isHighs ? presolveSettings(data) : {}),
    },
    options.signal === undefined ? {} : { signal: options.signal },
  );
  if (outcome.status === 'notSolved') return null;
  const classSizes = PLACES_GOALS.indexOf('classSizes');
  return {
    decisions: readDecisions(data, model.columns, outcome.solution.values),
    bound: (outcome.bounds[classSizes] ?? 0) + goals[classSizes]!.constant,
    proven: outcome.status === 'optimal',
  };
}
