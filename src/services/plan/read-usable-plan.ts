import { type ReadableBureau, readPlan, type SavedPlan } from '../../data/index.ts';
import { Failure } from '../../domain/failure.ts';
import { planDocument } from './plan-document.ts';

/**
 * Reads a saved plan that is to be worked with and not only checked: one that was changed by hand since is refused,
 * because nothing that follows from it could be relied on.
 * @throws Failure `notFound`; `planChanged` with the number of the plan
 */
export function readUsablePlan(bureau: ReadableBureau, planId: number | 'latest'): SavedPlan {
  const saved = readPlan(bureau, planId);
  if (!saved.unchanged || !planDocument.safeParse(saved.plan).success)
    throw new Failure('planChanged', { path: bureau.path, planId: saved.planId });
  return saved;
}
