import { extname } from 'node:path';
import type { Plan } from '../../domain/plan/index.ts';
import type { PlannedPlaces } from '../../planning/index.ts';
import type { LoadedSource } from '../bureau/index.ts';
import type { ResolvedScenario } from '../plan/index.ts';
import { inThread } from './in-thread.ts';
import type { Standing } from './jobs.ts';

/** What to plan and how well; everything in it can be handed to another thread. */
export interface PlanOrder {
  readonly source: Omit<LoadedSource, 'intake'>;
  readonly resolved: ResolvedScenario;
  readonly options: {
    readonly relativeGap: number;
    readonly timeLimitSeconds: number;
    readonly solver: 'auto' | 'highs' | 'jslp' | 'external';
    /** A plan to begin with, and whether it stays where the new one is somewhere worse. */
    readonly start?: PlannedPlaces;
    readonly keepStart?: boolean;
  };
}

/**
 * Makes a plan.
 * @throws Failure when something that planning needs is missing; the reason of the signal when it is stopped before
 *   there is any plan
 */
export type PlanMaker = (
  order: PlanOrder,
  signal: AbortSignal,
  onProgress: (standing: Standing) => void,
) => Promise<Plan>;

/** Makes a plan in a fresh thread. A thread that does not stop when asked is ended. */
export const planInThread: PlanMaker = (order, signal, onProgress) =>
  // The thread's module has the same name ending as this one, in the sources and when built.
  inThread(new URL(`./plan-thread${extname(import.meta.url)}`, import.meta.url), order, signal, onProgress);
