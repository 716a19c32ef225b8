import { existsSync } from 'node:fs';
import { Failure } from '../../domain/failure.ts';
import type { Plan } from '../../domain/plan/index.ts';
import type { LoadedSource } from '../bureau/index.ts';
import { openUpToDate } from '../bureau/index.ts';
import { readUsablePlan } from './read-usable-plan.ts';
import { bureauFileOf } from './save-plan.ts';

export type { StartFit } from '../../planning/index.ts';

/** A saved plan to begin the next one with. */
export interface Start {
  readonly planId: number;
  readonly plan: Plan;
}

/**
 * Reads the saved plan that solving a source is to begin with, from the bureau file that the source's plans are saved
 * in. It may be of another scenario, or of data that have changed since.
 * @throws Failure `notFound` for the plan, also where nothing was saved yet; `planChanged`; codes of the bureau file
 */
export async function readStart(
  source: Pick<LoadedSource, 'kind' | 'path'>,
  planId: number | 'latest',
  now: Date,
): Promise<Start> {
  const path = bureauFileOf(source);
  if (!existsSync(path)) throw new Failure('notFound', { kind: 'plan', name: planId });
  const file = await openUpToDate(path, now);
  try {
    const saved = readUsablePlan(file, planId);
    return { planId: saved.planId, plan: saved.plan };
  } finally {
    file.close();
  }
}
