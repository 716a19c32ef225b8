import { readPlan, type SavedPlan } from '../../data/index.ts';
import type { OpenBureau } from './session.ts';

/** As many plans as are compared at once. */
const KEPT = 4;

/**
 * Saved plans are immutable and their documents are large, so the last ones read of the open bureau are kept, once for
 * all screens. With a bureau that was closed they are let go of.
 */
export class RecentPlans {
  readonly #kept = new WeakMap<OpenBureau, Map<number, SavedPlan>>();

  /**
   * The plan of a bureau.
   * @throws Failure as `readPlan` does
   */
  read(bureau: OpenBureau, planId: number): SavedPlan {
    const kept = this.#kept.get(bureau) ?? new Map<number, SavedPlan>();
    this.#kept.set(bureau, kept);
    const saved = kept.get(planId) ?? readPlan(bureau.file, planId);
    kept.delete(planId);
    kept.set(planId, saved);
    const [oldest] = kept.keys();
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
    return saved;
  }

  /** Lets go of a plan that was deleted. */
  forget(bureau: OpenBureau, planId: number): void {
    this.#kept.get(bureau)?.delete(planId);
  }
}
