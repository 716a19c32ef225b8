import { extname } from 'node:path';
import type { SolverPool } from './solver.ts';
import { createWorkerPool } from './worker-pool.ts';

export interface SolverPoolOptions {
  /** Most models solved at the same time; one worker thread each, started when first needed. */
  readonly size: number;
  readonly solver: 'highs';
}

/** A pool of worker threads, each with one HiGHS loaded once. Close it when done. */
export function createSolverPool({ size }: SolverPoolOptions): SolverPool {
  // The entry has the name ending of this module, so the same line holds for the sources and for a built bundle.
  const entry = new URL(`./highs/highs-worker${extname(import.meta.url)}`, import.meta.url);
  return createWorkerPool({ identity: { name: 'highs', version: '1.15.3' }, entry, size, graceSeconds: 2 });
}
