import { Worker } from 'node:worker_threads';
import { Failure, type FailureFacts } from '../failures.ts';
import type { Standing } from './jobs.ts';

/** What a thread that does one piece of work sends. */
export type FromThread<Result> =
  | { readonly kind: 'progress'; readonly standing: Standing }
  | { readonly kind: 'result'; readonly result: Result }
  | { readonly kind: 'failure'; readonly code: string; readonly facts: FailureFacts };

/** Milliseconds that work which was asked to stop has to hand over what it has. */
const GRACE = 20_000;

/**
 * Does one piece of work in a fresh thread. One that does not stop when asked is ended.
 * @param entry the thread's module
 * @param order what the thread is given; everything in it can be handed to another thread
 * @param grace milliseconds to hand over what there is when asked to stop
 * @throws Failure when something that the work needs is missing; the reason of the signal when it is stopped before it
 *   has any result
 */
export function inThread<Result>(
  entry: URL,
  order: unknown,
  signal: AbortSignal,
  onProgress: (standing: Standing) => void,
  grace = GRACE,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(signal.reason);
      return;
    }
    const worker = new Worker(entry, { workerData: order });
    let timer: NodeJS.Timeout | undefined;
    const stop = () => {
      worker.postMessage('stop');
      timer = setTimeout(() => void worker.terminate(), grace);
    };
    const settled = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
    };
    signal.addEventListener('abort', stop, { once: true });
    worker.on('message', (message: FromThread<Result>) => {
      if (message.kind === 'progress') onProgress(message.standing);
      else if (message.kind === 'result') resolve(message.result);
      else reject(new Failure(message.code, message.facts));
    });
    worker.on('error', (error) => {
      settled();
      reject(error);
    });
    worker.on('exit', (code) => {
      settled();
      // After a result was handed over this changes nothing.
      reject(signal.aborted ? signal.reason : new Error(`a thread ended with code ${code} and no result`));
    });
  });
}
