import { parentPort, workerData } from 'node:worker_threads';
import { NormError } from '../../norms/index.ts';
import { planAlternatives, stressTest } from '../../planning/index.ts';
import { relaxSavedPlan } from '../explain/relax-saved-plan.ts';
import { Failure } from '../failures.ts';
import type { FromThread } from './in-thread.ts';
import type { Standing } from './jobs.ts';
import type { StudyKind, StudyOrder, StudyResult } from './study-in-thread.ts';

/** A thread that studies one plan, so that the core goes on answering meanwhile. */
if (parentPort === null) throw new Error('this module runs inside a worker thread only');
const port = parentPort;
const stopping = new AbortController();
port.once('message', () => stopping.abort());

/** Milliseconds between two messages about the futures done. */
const INTERVAL = 200;
const NO_FIGURES = { baseline: null, objective: null, bound: null } as const;
const send = (message: FromThread<StudyResult<StudyKind>>) => port.postMessage(message);
const tell = (standing: Standing) => send({ kind: 'progress', standing });

async function study({ kind, subject, options }: StudyOrder): Promise<StudyResult<StudyKind>> {
  const { bureau, saved } = subject;
  const { normSet, settings, plan } = saved;
  const { signal } = stopping;
  switch (kind) {
    case 'alternatives':
      return planAlternatives(bureau, normSet, settings, {
        ...options,
        signal,
        onProgress: ({ character, phase, baseline, objective, bound }) =>
          tell({ phase: character ?? phase, baseline, objective, bound }),
      });
    case 'relaxations':
      return relaxSavedPlan(subject, options.target, {
        timeLimitSeconds: options.timeLimitSeconds,
        signal,
        onProgress: ({ phase, seconds }) =>
          tell({ phase, ...NO_FIGURES, done: Math.min(1, seconds / options.timeLimitSeconds) }),
      });
    case 'stress': {
      const { futures = 200 } = options;
      let told = performance.now();
      return stressTest(bureau, normSet, settings, plan, {
        ...options,
        onFuture: (done) => {
          if (performance.now() - told < INTERVAL) return;
          told = performance.now();
          tell({ phase: 'futures', ...NO_FIGURES, done: done / futures });
        },
      });
    }
  }
}

try {
  send({ kind: 'result', result: await study(workerData as StudyOrder) });
} catch (error) {
  // An error that leaves a thread by itself loses its class, and with it that it was expected.
  if (!(error instanceof Failure) && !(error instanceof NormError)) throw error;
  send({ kind: 'failure', code: error.code, facts: error.facts });
}
port.close();
