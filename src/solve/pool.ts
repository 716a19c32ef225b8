import { extname } from 'node:path';
import type { SolverPool } from './solver.ts';
import { createWorkerPool } from './worker-pool.ts';

export interface SolverPoolOptions {
  /** Most models solved at the same time; one worker thread each, started when first needed. */
  readonly size: number;
  readonly solver: 'highs' | 'jslp';
}

/** A pool of worker threads with one solver, loaded once a thread. Close it when done. */
export function createSolverPool({ size, solver }: SolverPoolOptions): SolverPool {
  if (solver === 'highs')
    return createWorkerPool({
      identity: { name: 'highs', version: '1.15.1' },
      entry: workerEntry('highs/highs-worker'),
      size,
      graceSeconds: 1,
    });
  return createWorkerPool({
    identity: { name: 'jslp', version: '1.0.3' },
    entry: workerEntry('jslp/jslp-worker'),
    size,
    graceSeconds: 0,
  });
}

/** The entry has the same name ending as this module, so this holds for the sources and for built scripts. */
function workerEntry(path: string): URL {
  return new URL(`./${path}${extname(import.meta.url)}`, import.meta.url);
}
