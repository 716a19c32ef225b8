import { Failure } from '../../domain/failure.ts';
import { NormError } from '../../norms/index.ts';
import { type Alternatives, type AlternativesOptions, planAlternatives } from '../../planning/index.ts';
import { cbcVersion } from '../../solve/index.ts';
import type { LoadedSource } from '../bureau/index.ts';
import type { ResolvedScenario } from '../plan/index.ts';

export type { Alternatives, AlternativesOptions, MeasuredPlan, PlanCharacter } from '../../planning/index.ts';
export { PLAN_CHARACTERS } from '../../planning/index.ts';

/**
 * Plans a source in one scenario, and again nearly as well but different in character.
 * @throws Failure as `runPlan` does
 */
export async function runAlternatives(
  source: LoadedSource,
  { normSet, settings }: ResolvedScenario,
  options: AlternativesOptions,
): Promise<Alternatives> {
  if (options.solver === 'external' && (await cbcVersion()) === null)
    throw new Failure('solverMissing', { program: 'cbc' });
  try {
    return await planAlternatives(source.bureau, normSet, settings, options);
  } catch (error) {
    if (error instanceof NormError) throw new Failure(error.code, error.facts, { cause: error });
    throw error;
  }
}
