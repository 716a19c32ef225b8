import { threadId } from 'node:worker_threads';
import { answerJobs } from '../../../../src/solve/worker-entry.ts';

/** A solver whose behaviour the model's name says: it dies, throws, hangs with an assignment, or asks to be replaced. */
answerJobs(({ model }, channel) => {
  const solution = { values: Float64Array.of(1, 3), objective: -7 };
  if (model.name === 'exits') process.exit(3);
  if (model.name === 'throws') throw new Error('a made-up defect');
  if (model.name === 'crashes') process.nextTick(() => Promise.reject(new Error('a made-up crash')));
  if (model.name.startsWith('hangs')) {
    if (model.name === 'hangs with an assignment') channel.onSolution(solution);
    channel.onProgress?.({ seconds: 0, objective: -7, bound: -9 });
    for (;;);
  }
  // The thread's number stands where the seconds do, so that a test sees which thread answered.
  const outcome = { status: 'optimal', solution, duals: null, bound: -7, seconds: threadId } as const;
  return { outcome, retire: model.name === 'retires' };
});
