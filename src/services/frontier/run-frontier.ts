import { Failure } from '../../domain/failure.ts';
import { NormError } from '../../norms/index.ts';
import { type FrontierOptions, type FrontierPlan, planFrontier } from '../../planning/index.ts';
import { cbcVersion } from '../../solve/index.ts';
import type { LoadedSource } from '../bureau/index.ts';
import { resolveScenario, type ScenarioChanges } from '../plan/index.ts';
import { type FrontierPoint, frontierPointOf, kneeOf } from './frontier-point.ts';

export interface FrontierRun {
  /** In order of budget. */
  readonly points: readonly FrontierPoint[];
  /** The plan behind each point. */
  readonly plans: readonly FrontierPlan[];
  /** Index of the point after which money helps markedly less; null where there is none. */
  readonly knee: number | null;
}

/**
 * Plans a source at several multiples of its budgets.
 * @param changes apply to every point; the factor takes the place of their budget factor
 * @throws Failure as `runPlan` does
 */
export async function runFrontier(
  source: LoadedSource,
  changes: Omit<ScenarioChanges, 'budgetFactor'>,
  factors: readonly number[],
  options: FrontierOptions,
): Promise<FrontierRun> {
  if (options.solver === 'external' && (await cbcVersion()) === null)
    throw new Failure('solverMissing', { program: 'cbc' });
  const { normSet } = resolveScenario(source, { ...changes, budgetFactor: null });
  const scenarios = factors.map((factor) => ({
    factor,
    settings: resolveScenario(source, { ...changes, budgetFactor: factor }).settings,
  }));
  try {
    const plans = await planFrontier(source.bureau, normSet, scenarios, options);
    const points = plans.map(({ factor, plan }) => frontierPointOf(factor, plan));
    return { points, plans, knee: kneeOf(points) };
  } catch (error) {
    if (error instanceof NormError) throw new Failure(error.code, error.facts, { cause: error });
    throw error;
  }
}
