import type { Model } from '../../models/kit/index.ts';

export interface SolveOptions {
  /** Wall-clock seconds; Infinity for no limit. */
  readonly timeLimitSeconds: number;
  /** Stop when (objective − bound) / |objective| is at most this. */
  readonly relativeGap: number;
  /** A complete assignment to start from, one value a column; checked by the solver, ignored when infeasible. */
  readonly start?: Float64Array;
  /** Drop the integrality requirement and solve the linear relaxation. */
  readonly relax?: boolean;
  /** Where the relaxation of a model with the same columns and rows ended; only HiGHS begins with it. */
  readonly basis?: SolvedBasis;
  readonly seed?: number;
  /** Stop, as at a time limit, when the solver's memory has grown beyond so many megabytes; only HiGHS can tell. */
  readonly memoryLimitMegabytes?: number;
  /** Solver-specific settings, such as HiGHS's `presolve`; unknown ones are refused. */
  readonly settings?: Readonly<Record<string, string | number | boolean>>;
  /**
   * Hand the model's arrays over to the worker thread instead of copying them; the caller can no
   * longer read them afterwards. Solvers without a worker thread ignore it.
   */
  readonly handOver?: boolean;
}

export interface SolveProgress {
  readonly seconds: number;
  /** Objective of the best assignment so far; null before the first. */
  readonly objective: number | null;
  /** Proven lower bound; null while there is none. */
  readonly bound: number | null;
}

export interface SolvedValues {
  /** One value a column, whole where the column is whole. */
  readonly values: Float64Array;
  readonly objective: number;
}

/** Dual values of a linear model: the price of each row's limit and the reduced cost of each column. */
export interface SolvedDuals {
  readonly rows: Float64Array;
  readonly columns: Float64Array;
}

/**
 * Which columns and rows a linear model's answer rests on, in the solver's own codes, one a column and one a row. With
 * it a model that differs in a few numbers is solved in a fraction of the time.
 */
export interface SolvedBasis {
  readonly columns: Int32Array;
  readonly rows: Int32Array;
}

/**
 * How a solve ended. Values can be read only where the type has them, so the status is always read first.
 * `feasibleAtLimit` has an assignment but no proof within the wanted gap; `interrupted` was cancelled.
 */
export type SolveOutcome = (
  | {
      readonly status: 'optimal';
      readonly solution: SolvedValues;
      readonly duals: SolvedDuals | null;
      readonly basis?: SolvedBasis;
    }
  | { readonly status: 'feasibleAtLimit'; readonly solution: SolvedValues }
  | { readonly status: 'noSolutionAtLimit' }
  | { readonly status: 'infeasible' }
  | { readonly status: 'unbounded' }
  | { readonly status: 'interrupted'; readonly solution: SolvedValues | null }
  | { readonly status: 'failed'; readonly code: SolveFailure; readonly detail: string }
) & { readonly bound: number | null; readonly seconds: number };

export type SolveFailure =
  | 'workerDied'
  | 'wrongAnswer'
  | 'notANumber'
  | 'programMissing'
  | 'programFailed'
  | 'timeOut'
  | 'solverError';

export interface SolveHooks {
  readonly signal?: AbortSignal;
  /** Called at most four times a second. */
  readonly onProgress?: (progress: SolveProgress) => void;
  /**
   * Called with every better assignment while the solver runs, beginning with a start that holds; each is already
   * checked against the model. Only HiGHS tells them.
   */
  readonly onSolution?: (solution: SolvedValues) => void;
}

export interface SolverIdentity {
  readonly name: 'auto' | 'highs' | 'jslp' | 'external';
  readonly version: string;
}

/** Sparse model in, outcome out. Never throws for an outcome of the model; only a defect throws. */
export interface Solver {
  readonly identity: SolverIdentity;
  solve(model: Model, options: SolveOptions, hooks?: SolveHooks): Promise<SolveOutcome>;
  /** Ends worker threads and frees memory. */
  close(): Promise<void>;
}

/** Several long-lived worker threads behind the interface of one solver; what finds all of them busy waits in order. */
export interface SolverPool extends Solver {
  /** Most models solved at the same time. */
  readonly size: number;
}
