import { parentPort, workerData } from 'node:worker_threads';
import { examineModel } from './examine-model.ts';
import type { SolveChannel, SolveJob, SolveReply, WorkerSetup } from './message.ts';
import type { SolvedValues, SolveOutcome } from './solver.ts';

/** Solves one examined model while the thread waits. `retire` asks for a fresh thread afterwards. */
export type SolveInThread = (
  job: SolveJob,
  channel: SolveChannel,
) => { readonly outcome: SolveOutcome; readonly retire: boolean };

/** Makes this worker thread answer the jobs of its pool, one after the other, with `solve`. */
export function answerJobs(solve: SolveInThread): void {
  if (parentPort === null) throw new Error('this module runs inside a worker thread only');
  const port = parentPort;
  const { stop } = workerData as WorkerSetup;
  const reply = (message: SolveReply, handedOver: ArrayBuffer[] = []) => port.postMessage(message, handedOver);
  port.on('message', (job: SolveJob) => {
    try {
      const known = examineModel(job.model, job.options);
      const channel: SolveChannel = {
        stopReason: () => Atomics.load(stop, 0),
        onProgress: job.wantsProgress ? (progress) => reply({ kind: 'progress', progress }) : null,
        onSolution: (solution) => reply({ kind: 'solution', solution }),
      };
      const { outcome, retire } = known ? { outcome: known, retire: false } : solve(job, channel);
      reply({ kind: 'outcome', outcome, retire }, buffers(arraysOf(outcome)));
    } catch (error) {
      reply({ kind: 'defect', detail: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  });
}

function arraysOf(outcome: SolveOutcome): Float64Array[] {
  const solution: SolvedValues | null = 'solution' in outcome ? outcome.solution : null;
  const duals = 'duals' in outcome ? outcome.duals : null;
  return [...(solution ? [solution.values] : []), ...(duals ? [duals.rows, duals.columns] : [])];
}

function buffers(arrays: readonly Float64Array[]): ArrayBuffer[] {
  return [...new Set(arrays.map((array) => array.buffer as ArrayBuffer))];
}
