import { type Refusal, refuse } from '../../api/errors.ts';
import { readScenarios } from '../../data/index.ts';
import type { Plan } from '../../domain/plan/index.ts';
import { type LoadedSource, loadSource } from '../bureau/index.ts';
import { Failure } from '../failures.ts';
import type { ResolvedScenario } from '../plan/index.ts';
import type { JobContext } from './jobs.ts';
import type { PlanMaker, PlanOrder } from './plan-in-thread.ts';
import type { OpenBureau } from './session.ts';

/** Loads what a scenario plans, in its present state; the plans of a job are pinned to it. */
export async function loadToPlan(
  bureau: OpenBureau,
  scenarioId: string,
  now: Date,
): Promise<LoadedSource | Refusal<'scenario.notFound'>> {
  if (!readScenarios(bureau.file).some(({ id }) => id === scenarioId))
    return refuse('scenario.notFound', { scenarioId });
  const loading = await loadSource(bureau.path, { scenario: scenarioId, now });
  if (loading.outcome === 'refused') throw new Failure('dataNotReady');
  return loading.source;
}

/** Has a plan made as part of a job. */
export async function orderPlan(
  makePlan: PlanMaker,
  source: LoadedSource,
  resolved: ResolvedScenario,
  options: PlanOrder['options'],
  { signal, onProgress }: JobContext,
): Promise<Plan> {
  const { intake: _intake, ...given } = source;
  return makePlan({ source: given, resolved, options }, signal, onProgress);
}
