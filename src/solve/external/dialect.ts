import type { SolveOptions } from '../solver.ts';

/** Files of one run, by name inside the run's own folder. */
export interface RunFiles {
  /** Free MPS; the columns are called C0, C1, … */
  readonly model: string;
  /** Where the program has to write its answer. */
  readonly answer: string;
  /** A complete assignment to start from; null when there is none. */
  readonly start: string | null;
}

/** What a solution file says. Nothing of it is believed before it is checked against the model. */
export interface FileAnswer {
  readonly status: 'optimal' | 'feasible' | 'none' | 'infeasible' | 'unbounded';
  /** Objective the program claims. */
  readonly objective: number;
  readonly values: Float64Array;
}

/** How a family of command-line solvers is spoken to. */
export interface Dialect {
  /** Settings that may be passed on, by the program's names. */
  readonly settings: readonly string[];
  /** Arguments of the program; no shell reads them. */
  arguments(files: RunFiles, options: SolveOptions): readonly string[];
  /** Reads a solution file, or says what is wrong with it. */
  read(text: string, columnCount: number): FileAnswer | { readonly garbage: string };
  /** The text of a start file. */
  start(values: Float64Array): string;
}
