import { Worker } from 'node:worker_threads';
import type { Model } from '../../models/kit/index.ts';
import { type SolveJob, type SolveReply, stopReason, type WorkerSetup } from './message.ts';
import type {
  SolvedValues,
  SolveHooks,
  SolveOptions,
  SolveOutcome,
  SolveProgress,
  SolverIdentity,
  SolverPool,
} from './solver.ts';

export interface WorkerPoolOptions {
  readonly identity: SolverIdentity;
  /** Module each worker thread runs; it calls `answerJobs`. */
  readonly entry: URL;
  readonly size: number;
  /**
   * Seconds a worker may go on after it was asked to stop before it is ended and its best assignment so far taken.
   * 0 for a solver that cannot be asked.
   */
  readonly graceSeconds: number;
}

interface Task {
  readonly job: SolveJob;
  readonly hooks: SolveHooks;
  readonly settle: (outcome: SolveOutcome) => void;
  readonly fail: (error: Error) => void;
}

/** Starts up to `size` worker threads as they are needed and keeps them for the next models. */
export function createWorkerPool(options: WorkerPoolOptions): SolverPool {
  return new WorkerPool(options);
}

class WorkerPool implements SolverPool {
  readonly identity: SolverIdentity;
  readonly size: number;
  readonly #options: WorkerPoolOptions;
  readonly #idle: PoolWorker[] = [];
  readonly #all = new Set<PoolWorker>();
  readonly #waiting: Task[] = [];
  #closed = false;

  constructor(options: WorkerPoolOptions) {
    if (!Number.isInteger(options.size) || options.size < 1) throw new RangeError(`pool of ${options.size} workers`);
    this.identity = options.identity;
    this.size = options.size;
    this.#options = options;
  }

  solve(model: Model, options: SolveOptions, hooks: SolveHooks = {}): Promise<SolveOutcome> {
    if (this.#closed) return Promise.reject(new Error('the solver is closed'));
    const { signal } = hooks;
    if (signal?.aborted) return Promise.resolve(neverStarted());
    return new Promise((resolve, reject) => {
      const abort = () => {
        const place = this.#waiting.indexOf(task);
        if (place < 0) return;
        this.#waiting.splice(place, 1);
        task.settle(neverStarted());
      };
      const task: Task = {
        job: {
          model,
          options,
          wantsProgress: hooks.onProgress !== undefined,
        },
        hooks,
        settle: (outcome) => {
          signal?.removeEventListener('abort', abort);
          resolve(outcome);
        },
        fail: (error) => {
          signal?.removeEventListener('abort', abort);
          reject(error);
        },
      };
      signal?.addEventListener('abort', abort);
      this.#waiting.push(task);
      this.#dispatch();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const task of this.#waiting.splice(0)) task.settle(neverStarted());
    await Promise.all([...this.#all].map((worker) => worker.end()));
  }

  #dispatch(): void {
    while (this.#waiting.length > 0) {
      const worker = this.#idle.pop() ?? this.#start();
      if (!worker) return;
      worker.run(this.#waiting.shift()!);
    }
  }

  #start(): PoolWorker | null {
    if (this.#closed || this.#all.size >= this.size) return null;
    const worker = new PoolWorker(this.#options, (usable) => {
      if (usable) this.#idle.push(worker);
      else this.#forget(worker);
      this.#dispatch();
    });
    this.#all.add(worker);
    return worker;
  }

  #forget(worker: PoolWorker): void {
    this.#all.delete(worker);
    const place = this.#idle.indexOf(worker);
    if (place >= 0) this.#idle.splice(place, 1);
  }
}

/** One worker thread and the task it works on. */
class PoolWorker {
  readonly #worker: Worker;
  readonly #stop = new Int32Array(new SharedArrayBuffer(4));
  readonly #graceSeconds: number;
  readonly #free: (usable: boolean) => void;
  #task: Task | null = null;
  #began = 0;
  #best: SolvedValues | null = null;
  #progress: SolveProgress | null = null;
  #timers: NodeJS.Timeout[] = [];

  /** `free` is called whenever a task has ended, and when the thread ends: with true while it can take another. */
  constructor(options: WorkerPoolOptions, free: (usable: boolean) => void) {
    this.#graceSeconds = options.graceSeconds;
    this.#free = free;
    const setup: WorkerSetup = { stop: this.#stop };
    // A thread keeps little beside the solver’s own memory, which has no limit here; left alone it would keep 16 MB of what is young.
    const resourceLimits = { maxYoungGenerationSizeMb: 2 };
    this.#worker = new Worker(options.entry, { workerData: setup, resourceLimits });
    this.#worker.on('message', (reply: SolveReply) => this.#receive(reply));
    this.#worker.on('error', (error) => this.#died(error instanceof Error ? error.message : String(error)));
    this.#worker.on('exit', (code) => this.#died(`exit code ${code}`));
    this.#worker.unref();
  }

  run(task: Task): void {
    this.#task = task;
    this.#began = performance.now();
    this.#best = null;
    this.#progress = null;
    Atomics.store(this.#stop, 0, stopReason.none);
    // A busy thread keeps the process alive, an idle one does not.
    this.#worker.ref();
    task.hooks.signal?.addEventListener('abort', this.#cancel);
    const limit = task.job.options.timeLimitSeconds;
    // A solver looks at its own clock; only one that is far over its limit is told, and ended when it does not hear.
    if (Number.isFinite(limit)) this.#later(1 + limit * 1.1, () => this.#askToStop(stopReason.timeLimit));
    const { model, handedOver } = packed(task.job.model, task.job.options);
    try {
      this.#worker.postMessage({ ...task.job, model }, handedOver);
    } catch (error) {
      // Arrays that were handed over before cannot be sent again.
      this.#fail(error instanceof Error ? error : new Error(String(error)));
    }
  }

  /** Ends the thread; a task it still works on is interrupted. */
  async end(): Promise<void> {
    this.#endEarly(stopReason.cancelled);
    await this.#worker.terminate();
  }

  readonly #cancel = () => this.#askToStop(stopReason.cancelled);

  #askToStop(reason: number): void {
    Atomics.store(this.#stop, 0, reason);
    this.#later(this.#graceSeconds, () => this.#endEarly(reason));
  }

  /** The worker did not stop when asked: its best assignment so far is the answer. */
  #endEarly(reason: number): void {
    const ending = { bound: this.#progress?.bound ?? null, seconds: this.#seconds() };
    const solution = this.#best;
    if (reason === stopReason.cancelled) this.#settle({ status: 'interrupted', solution, ...ending }, false);
    else if (solution) this.#settle({ status: 'feasibleAtLimit', solution, ...ending }, false);
    else this.#settle({ status: 'noSolutionAtLimit', ...ending }, false);
  }

  #receive(reply: SolveReply): void {
    const task = this.#task;
    // What a worker sent before it was ended can still arrive.
    if (!task) return;
    if (reply.kind === 'progress') {
      this.#progress = reply.progress;
      task.hooks.onProgress?.(reply.progress);
    } else if (reply.kind === 'solution') {
      this.#best = reply.solution;
      task.hooks.onSolution?.(reply.solution);
    } else if (reply.kind === 'outcome') {
      this.#settle(reply.outcome, !reply.retire);
    } else {
      this.#fail(new Error(reply.detail));
    }
  }

  /** A defect of the caller: the thread itself is in order. */
  #fail(error: Error): void {
    const task = this.#task;
    if (!task) return;
    this.#release();
    task.fail(error);
    this.#free(true);
  }

  #died(detail: string): void {
    if (this.#task)
      this.#settle({ status: 'failed', code: 'workerDied', detail, bound: null, seconds: this.#seconds() }, false);
    else this.#free(false);
  }

  #settle(outcome: SolveOutcome, usable: boolean): void {
    const task = this.#task;
    if (!task) return;
    this.#release();
    if (!usable) void this.#worker.terminate();
    this.#free(usable);
    task.settle(outcome);
  }

  #release(): void {
    this.#task?.hooks.signal?.removeEventListener('abort', this.#cancel);
    this.#task = null;
    for (const timer of this.#timers.splice(0)) clearTimeout(timer);
    this.#worker.unref();
  }

  #later(seconds: number, action: () => void): void {
    // Longer waits than a timer can hold (24.8 days) need none.
    if (seconds < 2_000_000) this.#timers.push(setTimeout(action, seconds * 1000));
  }

  #seconds(): number {
    return (performance.now() - this.#began) / 1000;
  }
}

function neverStarted(): SolveOutcome {
  return { status: 'interrupted', solution: null, bound: null, seconds: 0 };
}

/**
 * The model as it is sent: only its own fields, and arrays that are a window into a larger buffer copied first,
 * because sending one would send the whole buffer.
 */
function packed(model: Model, options: SolveOptions): { model: Model; handedOver: ArrayBuffer[] } {
  const own = <T extends Float64Array | Int32Array | Uint8Array>(array: T): T =>
    array.byteLength === array.buffer.byteLength ? array : (array.slice() as T);
  const arrays = {
    cost: own(model.cost),
    columnLower: own(model.columnLower),
    columnUpper: own(model.columnUpper),
    integer: own(model.integer),
    rowLower: own(model.rowLower),
    rowUpper: own(model.rowUpper),
    starts: own(model.starts),
    indices: own(model.indices),
    values: own(model.values),
  };
  const { name, columnCount, rowCount } = model;
  const handedOver = options.handOver ? Object.values(arrays).map((array) => array.buffer as ArrayBuffer) : [];
  return { model: { name, columnCount, rowCount, ...arrays }, handedOver: [...new Set(handedOver)] };
}
