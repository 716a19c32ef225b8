import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Plan } from '../../domain/plan/index.ts';
import type { PlannedPlaces } from '../../planning/index.ts';
import type { LoadedSource } from '../bureau/index.ts';
import { Failure, type FailureFacts } from '../failures.ts';
import type { ResolvedScenario } from '../plan/index.ts';
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

export type FromPlanThread =
  | { readonly kind: 'progress'; readonly standing: Standing }
  | { readonly kind: 'plan'; readonly plan: Plan }
  | { readonly kind: 'failure'; readonly code: string; readonly facts: FailureFacts };

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

/** Milliseconds that a planner which was asked to stop has to hand over its best plan. */
const GRACE = 20_000;

/** Makes a plan in a fresh thread. A thread that does not stop when asked is ended. */
export const planInThread: PlanMaker = (order, signal, onProgress) =>
  new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(signal.reason);
      return;
    }
    // The thread's module has the same name ending as this one, in the sources and when built.
    const entry = new URL(`./plan-thread${extname(import.meta.url)}`, import.meta.url);
    const worker = new Worker(entry, { workerData: order });
    let timer: NodeJS.Timeout | undefined;
    const stop = () => {
      worker.postMessage('stop');
      timer = setTimeout(() => void worker.terminate(), GRACE);
    };
    const settled = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
    };
    signal.addEventListener('abort', stop, { once: true });
    worker.on('message', (message: FromPlanThread) => {
      if (message.kind === 'progress') onProgress(message.standing);
      else if (message.kind === 'plan') resolve(message.plan);
      else reject(new Failure(message.code, message.facts));
    });
    worker.on('error', (error) => {
      settled();
      reject(error);
    });
    worker.on('exit', (code) => {
      settled();
      // After a plan was handed over this changes nothing.
      reject(signal.aborted ? signal.reason : new Error(`the planning thread ended with code ${code} and no plan`));
    });
  });
