import type { OutputOf } from '../../api/table.ts';
import type { PlanOutcome } from '../../domain/plan/index.ts';
import { Failure } from '../failures.ts';
import { refusalOf } from './failures.ts';
import type { Surroundings } from './surroundings.ts';

export type JobState = OutputOf<'job.get'>;

/** Where long work stands; null where there is nothing yet. */
export interface Standing {
  readonly phase: string;
  /** Weighted class-years without any measure, of the best plan so far, and proven to be unavoidable. */
  readonly baseline: number | null;
  readonly objective: number | null;
  readonly bound: number | null;
  /** How much of the work is done, from 0 to 1, where that is known. */
  readonly done?: number;
}

/** What long work is about. */
export type JobSubject = Pick<JobState, 'scenarioId' | 'planId'>;

export interface JobContext {
  /** Raised when the user asks the job to stop or the bureau closes. */
  readonly signal: AbortSignal;
  readonly onProgress: (standing: Standing) => void;
  /** Notes a plan that the job has saved. */
  readonly saved: (planId: string) => void;
}

/** Milliseconds between two progress events, so that there are at most four a second. */
const PROGRESS_INTERVAL = 250;
/** Jobs that have ended and are still told about. */
const KEPT = 50;

/** Runs long work, one piece at a time, and tells how it goes. */
export class Jobs {
  readonly #surroundings: Surroundings;
  readonly #states = new Map<string, JobState>();
  #running: { readonly jobId: string; readonly stopping: AbortController; readonly ended: Promise<void> } | null = null;

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
  }

  get isBusy(): boolean {
    return this.#running !== null;
  }

  /** Starts work; returns its id, or null when other work is running. */
  start(
    kind: JobState['kind'],
    { scenarioId, planId }: JobSubject,
    work: (context: JobContext) => Promise<PlanOutcome>,
  ): string | null {
    if (this.#running !== null) return null;
    const { now, newId, publish } = this.#surroundings;
    const jobId = newId();
    const began = now().getTime();
    const stopping = new AbortController();
    let told = Number.NEGATIVE_INFINITY;
    this.#keep({
      jobId,
      kind,
      scenarioId,
      planId,
      state: 'running',
      phase: 'loading',
      startedAt: now().toISOString(),
      seconds: 0,
      baseline: null,
      objective: null,
      bound: null,
      gap: null,
      done: null,
      outcome: null,
      planIds: [],
      failure: null,
    });
    const change = (part: Partial<JobState>) => {
      const state = { ...this.#state(jobId), ...part, seconds: Math.max(0, now().getTime() - began) / 1000 };
      this.#keep(state);
      return state;
    };
    const context: JobContext = {
      signal: stopping.signal,
      onProgress: ({ phase, baseline, objective, bound, done }) => {
        // A phase that measures nothing leaves the figures of the one before.
        const before = this.#state(jobId);
        const best = objective ?? before.objective;
        const proven = bound ?? before.bound;
        const state = change({
          phase,
          baseline: baseline ?? before.baseline,
          objective: best,
          bound: proven,
          gap: gapOf(best, proven),
          done: done ?? before.done,
        });
        const time = now().getTime();
        if (time - told < PROGRESS_INTERVAL) return;
        told = time;
        publish('job.progress', state);
      },
      saved: (planId) => {
        change({ planIds: [...this.#state(jobId).planIds, planId] });
        publish('plan.changed', {});
      },
    };
    const ended = this.#run(work, context).then((ending) => {
      this.#running = null;
      publish('job.ended', change({ ...ending, state: 'ended' }));
    });
    this.#running = { jobId, stopping, ended };
    return jobId;
  }

  async #run(
    work: (context: JobContext) => Promise<PlanOutcome>,
    context: JobContext,
  ): Promise<Pick<JobState, 'outcome' | 'failure'>> {
    try {
      return { outcome: await work(context), failure: null };
    } catch (thrown) {
      if (context.signal.aborted) return { outcome: 'interrupted', failure: null };
      const expected = refusalOf(thrown);
      if (expected !== null) {
        const { code, parameters } = expected;
        return { outcome: 'failed', failure: { code, parameters, incident: null } };
      }
      const code = thrown instanceof Failure ? thrown.code : 'internal';
      return {
        outcome: 'failed',
        failure: { code, parameters: {}, incident: this.#surroundings.report('job', thrown) },
      };
    }
  }

  get(jobId: string): JobState | null {
    return this.#states.get(jobId) ?? null;
  }

  /** The latest first. */
  list(): readonly JobState[] {
    return [...this.#states.values()].reverse();
  }

  /** Asks a job to stop; the state it has from now on, or null when there is no such job. */
  cancel(jobId: string): JobState | null {
    const state = this.#states.get(jobId);
    if (state === undefined) return null;
    if (this.#running?.jobId !== jobId) return state;
    const cancelling: JobState = { ...state, state: 'cancelling' };
    this.#keep(cancelling);
    this.#running.stopping.abort();
    return cancelling;
  }

  /** Stops what is running and waits until it has stopped. */
  async close(): Promise<void> {
    this.#running?.stopping.abort();
    await this.#running?.ended;
  }

  #state(jobId: string): JobState {
    const state = this.#states.get(jobId);
    if (state === undefined) throw new RangeError(`no job ${jobId}`);
    return state;
  }

  #keep(state: JobState): void {
    this.#states.set(state.jobId, state);
    const [oldest] = this.#states.keys();
    if (this.#states.size > KEPT && oldest !== undefined && oldest !== this.#running?.jobId)
      this.#states.delete(oldest);
  }
}

/** (objective − bound) / objective, as a plan's own report has it; 0 where nothing is left to reduce. */
function gapOf(objective: number | null, bound: number | null): number | null {
  if (objective === null || bound === null) return null;
  return objective === 0 ? 0 : Math.max(0, (objective - bound) / objective);
}
