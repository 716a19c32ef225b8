import highsPackage from 'highs';
import type { SolveOutcome } from '../solver.ts';
import { answerJobs } from '../worker-entry.ts';
import { runHighs } from './run.ts';

/**
 * WebAssembly memory only grows, so a thread that solved a large model is replaced afterwards. A fresh one is there in
 * 0.2 seconds; the models of a few schools, of which one follows the other, and the relaxation of 300 stay below.
 */
const memoryToKeep = 72 * 1024 ** 2;
/** The same after a model with a memory limit: what the thread holds would count against that of the next. */
const memoryToKeepWithin = 52 * 1024 ** 2;

// The package's types describe its CommonJS face; imported, the loader itself is the default export.
const loadHighs = highsPackage as unknown as typeof highsPackage.default;
const highs = await loadHighs();

answerJobs(({ model, options }, channel) => {
  try {
    const outcome = runHighs(highs, model, options, channel);
    const toKeep = options.memoryLimitMegabytes === undefined ? memoryToKeep : memoryToKeepWithin;
    return { outcome, retire: highs.memoryBytes > toKeep };
  } catch (error) {
    // A refused setting leaves HiGHS in order, but memory used up does not, and the two are hard to tell apart.
    const detail = error instanceof Error ? error.message : String(error);
    const outcome: SolveOutcome = { status: 'failed', code: 'solverError', detail, bound: null, seconds: 0 };
    return { outcome, retire: true };
  }
});
