import type { Model } from '../../models/kit/index.ts';
import type { SolvedValues, SolveOptions, SolveOutcome, SolveProgress } from './solver.ts';

/** What a worker thread gets when it starts. */
export interface WorkerSetup {
  /** One number shared with the pool: see `stopReason`. */
  readonly stop: Int32Array<SharedArrayBuffer>;
}

/** Why the pool asks a running solver to stop; 0 while it does not. */
export const stopReason = { none: 0, cancelled: 1, timeLimit: 2 } as const;

/** One model to solve, from the pool to the worker. */
export interface SolveJob {
  readonly model: Model;
  readonly options: SolveOptions;
  readonly wantsProgress: boolean;
}

/**
 * From the worker to the pool: any number of the first two, then one of the others. Every better assignment is told,
 * because a worker that has to be ended leaves behind only what it told before.
 */
export type SolveReply =
  | { readonly kind: 'progress'; readonly progress: SolveProgress }
  | { readonly kind: 'solution'; readonly solution: SolvedValues }
  | {
      readonly kind: 'outcome';
      readonly outcome: SolveOutcome;
      /** The worker must be replaced: its solver may be broken, or holds more memory than it should keep. */
      readonly retire: boolean;
    }
  | { readonly kind: 'defect'; readonly detail: string };

/** What a solver inside a worker thread can tell and ask while it runs. */
export interface SolveChannel {
  /** Reason to stop, as in `stopReason`. */
  stopReason(): number;
  readonly onProgress: ((progress: SolveProgress) => void) | null;
  onSolution(solution: SolvedValues): void;
}
