import { readPlan, type SavedPlan } from '../../data/index.ts';
import type { OpenBureau } from './session.ts';

/** Saved plans are immutable and their documents are large, so the last ones read are kept. */
export class RecentPlans {
  readonly #most: number;
  readonly #kept = new Map<string, SavedPlan>();

  /** @param most plans that are kept at the same time */
  constructor(most: number) {
    this.#most = most;
  }

  /**
   * The plan of a bureau.
   * @throws Failure as `readPlan` does
   */
  read({ path, file }: OpenBureau, planId: number): SavedPlan {
    const key = keyOf(path, planId);
    const saved = this.#kept.get(key) ?? readPlan(file, planId);
    this.#kept.delete(key);
    this.#kept.set(key, saved);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > this.#most && oldest !== undefined) this.#kept.delete(oldest);
    return saved;
  }

  /** Lets go of a plan that was deleted. */
  forget({ path }: OpenBureau, planId: number): void {
    this.#kept.delete(keyOf(path, planId));
  }
}

function keyOf(path: string, planId: number): string {
  return `${path} ${planId}`;
}
