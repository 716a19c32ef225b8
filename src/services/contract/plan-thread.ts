import { parentPort, workerData } from 'node:worker_threads';
import type { Plan } from '../../domain/plan/index.ts';
import { Failure } from '../failures.ts';
import { runPlan } from '../plan/run-plan.ts';
import type { FromThread } from './in-thread.ts';
import type { PlanOrder } from './plan-in-thread.ts';

/** A thread that makes one plan, so that the core goes on answering while it is made. */
if (parentPort === null) throw new Error('this module runs inside a worker thread only');
const port = parentPort;
const { source, resolved, options } = workerData as PlanOrder;
const stopping = new AbortController();
port.once('message', () => stopping.abort());

const send = (message: FromThread<Plan>) => port.postMessage(message);
try {
  const { plan } = await runPlan({ ...source, intake: null }, resolved, {
    ...options,
    signal: stopping.signal,
    onProgress: ({ phase, baseline, objective, bound }) =>
      send({ kind: 'progress', standing: { phase, baseline, objective, bound } }),
  });
  send({ kind: 'result', result: plan });
} catch (error) {
  // An error that leaves a thread by itself loses its class, and with it that it was expected.
  if (!(error instanceof Failure)) throw error;
  send({ kind: 'failure', code: error.code, facts: error.facts });
}
port.close();
