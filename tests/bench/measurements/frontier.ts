import type { Plan } from '../../../src/domain/plan/index.ts';
import { planFrontier } from '../../../src/planning/frontier/index.ts';
import type { LoadedSource } from '../../../src/services/bureau/index.ts';
import { NO_CHANGES, resolveScenario } from '../../../src/services/plan/index.ts';
import { type Moment, secondsToShare } from '../share.ts';
import { loadFolder } from './load.ts';
import { RELATIVE_GAP, runPlanning, stopwatch } from './planning.ts';

export interface FrontierRequest {
  readonly folder: string;
  /** Multiples of every budget, the smallest first. */
  readonly factors: readonly number[];
  /** For each point. */
  readonly limitSeconds: number;
  /** Share of the best possible reduction at which a point is left, in both ways. */
  readonly enoughShare: number;
}

/** What one way to plan at several budgets came to. */
export interface FrontierRun {
  /** Seconds for all points. */
  readonly seconds: number;
  /** Seconds to 95 % of each point, from its own start; null where that was not reached while solving. */
  readonly secondsTo95: readonly (number | null)[];
  readonly shares: readonly (number | null)[];
  /** Class-years of 56 and more by point. */
  readonly large: readonly number[];
  readonly failedChecks: readonly string[];
}

export interface FrontierMeasurement {
  readonly factors: readonly number[];
  readonly together: FrontierRun;
  readonly separate: FrontierRun;
}

/** Plans a bureau at several budgets: as a frontier, and then each budget by itself. */
export async function measureFrontier(request: FrontierRequest): Promise<FrontierMeasurement> {
  const source = await loadFolder(request.folder);
  return {
    factors: request.factors,
    together: await planTogether(source, request),
    separate: await planSeparately(source, request),
  };
}

async function planTogether(
  source: LoadedSource,
  { factors, limitSeconds, enoughShare }: FrontierRequest,
): Promise<FrontierRun> {
  const scenarios = factors.map((factor) => ({
    factor,
    ...resolveScenario(source, { ...NO_CHANGES, budgetFactor: factor }),
  }));
  const elapsed = stopwatch();
  const moments = factors.map((): Moment[] => []);
  const starts: number[] = [];
  const points = await planFrontier(source.bureau, scenarios[0]!.normSet, scenarios, {
    timeLimitSeconds: limitSeconds * factors.length,
    relativeGap: RELATIVE_GAP,
    enoughShare,
    solver: 'auto',
    onProgress: ({ point, baseline, objective, bound }) => {
      starts[point] ??= elapsed();
      if (baseline === null || objective === null || bound === null) return;
      moments[point]!.push({ seconds: elapsed() - starts[point], baseline, objective, bound });
    },
  });
  return runOf(
    elapsed(),
    moments,
    points.map(({ plan }) => plan),
  );
}

async function planSeparately(
  source: LoadedSource,
  { factors, limitSeconds, enoughShare }: FrontierRequest,
): Promise<FrontierRun> {
  const elapsed = stopwatch();
  const moments: (readonly Moment[])[] = [];
  const plans: Plan[] = [];
  for (const budgetFactor of factors) {
    const run = await runPlanning(source, { limitSeconds, elapsed: stopwatch(), budgetFactor, enoughShare });
    moments.push(run.moments);
    plans.push(run.plan);
  }
  return runOf(elapsed(), moments, plans);
}

function runOf(seconds: number, moments: readonly (readonly Moment[])[], plans: readonly Plan[]): FrontierRun {
  return {
    seconds,
    secondsTo95: moments.map((ofPoint) => secondsToShare(ofPoint, 0.95)),
    shares: plans.map(({ solver }) => solver.reductionShare),
    large: plans.map(({ plan }) => plan.largeClasses.reduce((sum, classes) => sum + classes, 0)),
    failedChecks: plans.flatMap(({ certificate }) => certificate.checks.filter(({ ok }) => !ok).map(({ id }) => id)),
  };
}
