import highsPackage from 'highs';
import type { SolveOutcome } from '../solver.ts';
import { answerJobs } from '../worker-entry.ts';
import { runHighs } from './run.ts';

/** WebAssembly memory only grows, so a thread that once solved a very large model is replaced afterwards. */
const memoryToKeep = 256 * 1024 ** 2;

// The package's types describe its CommonJS face; imported, the loader itself is the default export.
const loadHighs = highsPackage as unknown as typeof highsPackage.default;
const highs = await loadHighs();

answerJobs(({ model, options }, channel) => {
  try {
    const outcome = runHighs(highs, model, options, channel);
    return { outcome, retire: highs.memoryBytes > memoryToKeep };
  } catch (error) {
    // A refused setting leaves HiGHS in order, but memory used up does not, and the two are hard to tell apart.
    const detail = error instanceof Error ? error.message : String(error);
    const outcome: SolveOutcome = { status: 'failed', code: 'solverError', detail, bound: null, seconds: 0 };
    return { outcome, retire: true };
  }
});
