import { type Moment, reductionShare } from '../share.ts';
import { loadFolder, peakBytes } from './load.ts';
import { runPlanning, stopwatch } from './planning.ts';

export interface ResolveRequest {
  readonly folder: string;
  readonly limitSeconds: number;
  /** Every budget is multiplied by this before the second solve. */
  readonly budgetFactor: number;
}

export interface ResolveMeasurement {
  /** Seconds of both count from the start of planning, the data being loaded. */
  readonly first: readonly Moment[];
  readonly again: readonly Moment[];
  /** Weighted class-years of the plan that the second solve was given. */
  readonly startObjective: number;
  readonly peakBytes: number;
}

/** Plans a bureau, changes every budget, and plans again from the plan found, until 98 % are proven. */
export async function measureResolve(request: ResolveRequest): Promise<ResolveMeasurement> {
  const { limitSeconds, budgetFactor } = request;
  const source = await loadFolder(request.folder);
  const first = await runPlanning(source, { limitSeconds, elapsed: stopwatch() });
  const again = await runPlanning(source, {
    limitSeconds,
    elapsed: stopwatch(),
    budgetFactor,
    start: first.plan,
    stopAt: (moment) => (reductionShare(moment) ?? 0) >= 0.98,
  });
  return {
    first: first.moments,
    again: again.moments,
    startObjective: first.plan.solver.objective,
    peakBytes: peakBytes(),
  };
}
