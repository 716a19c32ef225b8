import type { Plan } from '../../../src/domain/plan/index.ts';
import type { PlanProgress } from '../../../src/planning/index.ts';
import type { LoadedSource } from '../../../src/services/bureau/index.ts';
import { NO_CHANGES, type PlanOptions, resolveScenario, runPlan } from '../../../src/services/plan/index.ts';
import type { Moment } from '../share.ts';

/** Gap of the command line, where a user who says nothing stops. */
export const RELATIVE_GAP = 0.01;

export interface PlanningOptions {
  readonly limitSeconds: number;
  /** Seconds since the wait began. */
  readonly elapsed: () => number;
  /** Multiplies every budget; default: the budgets as they are. */
  readonly budgetFactor?: number;
  /** Stop when this share of the best possible reduction is proven. */
  readonly enoughShare?: number;
  /** A plan to begin with. */
  readonly start?: Plan;
  /** Whether the run is interrupted, as a user may, and finished with the plan it has. */
  readonly stopAt?: (moment: Moment) => boolean;
}

export interface PlanningRun {
  readonly plan: Plan;
  /** Every better plan and every better bound, when it was known. */
  readonly moments: readonly Moment[];
}

/** Plans a loaded bureau with the settings of `junheng plan`. */
export async function runPlanning(source: LoadedSource, options: PlanningOptions): Promise<PlanningRun> {
  const moments: Moment[] = [];
  const ending = new AbortController();
  const onProgress = ({ baseline, objective, bound }: PlanProgress): void => {
    if (baseline === null || objective === null || bound === null) return;
    const last = moments.at(-1);
    if (last?.objective === objective && last.bound === bound) return;
    const moment = { seconds: options.elapsed(), baseline, objective, bound };
    moments.push(moment);
    if (options.stopAt?.(moment) === true) ending.abort();
  };
  const scenario = resolveScenario(source, { ...NO_CHANGES, budgetFactor: options.budgetFactor ?? null });
  const planOptions: PlanOptions = {
    timeLimitSeconds: Math.max(0.5, options.limitSeconds - options.elapsed()),
    relativeGap: RELATIVE_GAP,
    solver: 'auto',
    signal: ending.signal,
    onProgress,
    ...(options.enoughShare === undefined ? {} : { enoughShare: options.enoughShare }),
    ...(options.start === undefined ? {} : { start: options.start }),
  };
  const { plan } = await runPlan(source, scenario, planOptions);
  return { plan, moments };
}

/** Seconds since now, at every call. */
export function stopwatch(): () => number {
  const began = performance.now();
  return () => (performance.now() - began) / 1000;
}
