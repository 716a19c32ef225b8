import { Failure } from '../../domain/failure.ts';
import type { Plan } from '../../domain/plan/index.ts';
import { NormError } from '../../norms/index.ts';
import { planBureau } from '../../planning/index.ts';
import { cbcVersion } from '../../solve/index.ts';
import type { LoadedSource } from '../bureau/index.ts';
import type { ResolvedScenario } from './scenario-request.ts';

/** How long and how well to solve, with what, and how to stop or watch it. */
export type PlanOptions = Parameters<typeof planBureau>[3];

export interface PlanRun extends ResolvedScenario {
  readonly plan: Plan;
}

/**
 * Plans a source in one scenario.
 * @throws Failure with a code of the norms when a norm that planning needs has no value; `solverMissing` when the
 *   external solver is asked for and none is installed
 */
export async function runPlan(
  source: LoadedSource,
  resolved: ResolvedScenario,
  options: PlanOptions,
): Promise<PlanRun> {
  if (options.solver === 'external' && (await cbcVersion()) === null)
    throw new Failure('solverMissing', { program: 'cbc' });
  try {
    const plan = await planBureau(source.bureau, resolved.normSet, resolved.settings, options);
    return { ...resolved, plan };
  } catch (error) {
    if (error instanceof NormError) throw new Failure(error.code, error.facts, { cause: error });
    throw error;
  }
}
