import type { BureauData } from '../../domain/bureau.ts';
import type { NormSet } from '../../domain/norm.ts';
import type { Plan } from '../../domain/plan/index.ts';
import type { ScenarioSettings } from '../../domain/scenario.ts';
import { normsOf } from '../../norms/index.ts';
import { createSolverPool } from '../../solve/index.ts';
import { type PlanBureauOptions, type PlanningMemory, type PlanProgress, planBureau } from '../plan.ts';

/** A scenario with every budget multiplied by a factor. */
export interface FrontierScenario {
  readonly factor: number;
  readonly settings: ScenarioSettings;
}

/** A point of the frontier: what can be reached with a multiple of the budget. */
export interface FrontierPlan {
  readonly factor: number;
  readonly plan: Plan;
}

export interface FrontierOptions
  extends Pick<PlanBureauOptions, 'relativeGap' | 'solver' | 'signal' | 'threads' | 'enoughShare'> {
  /** Seconds for all points together. A point that needs less than its share leaves the rest to the later ones. */
  readonly timeLimitSeconds: number;
  /** Where the solving stands; points are counted from 0. */
  readonly onProgress?: (progress: PlanProgress & { readonly point: number; readonly points: number }) => void;
  /** Called with each point as soon as it is solved; its gap may still shrink when a richer point proves more. */
  readonly onPoint?: (point: FrontierPlan) => void;
}

/** Share of the best possible reduction at which a point is good enough to go on to the next. */
const ENOUGH_SHARE = 0.98;
/** A point that has not become better for so many seconds hands over to the next. */
const PATIENCE_SECONDS = 5;

/**
 * Plans a bureau at several budgets, the smallest first. The solver's threads are kept, and each relaxation begins where
 * the one before ended, because only amounts of money differ: that takes about a fifth of its time. Each point begins
 * with the plan of the one before, which the larger budget pays as well, and keeps that plan unless the new one is
 * nowhere worse: so large classes, super-large classes and missing rooms never rise with the budget. A bound that is
 * proven for a larger budget also holds for every smaller one.
 *
 * @param scenarios in any order; a factor given twice is planned once
 * @returns points in order of budget; when it was stopped on the way, those solved until then, and last the one under
 *   way, whose plan has the outcome `interrupted`
 */
export async function planFrontier(
  bureau: BureauData,
  normSet: NormSet,
  scenarios: readonly FrontierScenario[],
  options: FrontierOptions,
): Promise<readonly FrontierPlan[]> {
  const began = performance.now();
  const ordered = [...new Map(scenarios.map((scenario) => [scenario.factor, scenario])).values()].sort(
    (one, other) => one.factor - other.factor,
  );
  const points: FrontierPlan[] = [];
  const memory: PlanningMemory = {
    pool: createSolverPool({ size: options.threads ?? 2, solver: 'highs' }),
    basis: null,
  };
  try {
    for (const [point, { factor, settings }] of ordered.entries()) {
      const secondsLeft = options.timeLimitSeconds - (performance.now() - began) / 1000;
      const poorer = points.at(-1)?.plan;
      const { onProgress, onPoint, ...others } = options;
      const plan = await planBureau(bureau, normSet, settings, {
        patienceSeconds: PATIENCE_SECONDS,
        enoughShare: ENOUGH_SHARE,
        ...others,
        memory,
        timeLimitSeconds: Math.max(0.5, secondsLeft / (ordered.length - point)),
        ...(poorer !== undefined && { start: poorer, keepStart: true }),
        ...(onProgress && {
          onProgress: (progress) => onProgress({ ...progress, point, points: ordered.length }),
        }),
      });
      points.push({ factor, plan });
      onPoint?.(points.at(-1)!);
      // Stopped on the way, its plan is the best found by then, which its outcome says.
      if (options.signal?.aborted === true) break;
    }
  } finally {
    await memory.pool.close();
  }
  const [first] = ordered;
  if (first === undefined) return [];
  const norms = normsOf(normSet, first.settings.normOverrides, bureau.settings.baseYear + 1);
  return withBoundsOfLargerBudgets(points, norms.value('class.superLargeWeight'));
}

/** Proven bounds handed down from richer points to poorer ones. */
function withBoundsOfLargerBudgets(points: readonly FrontierPlan[], superLargeWeight: number): FrontierPlan[] {
  const raised: FrontierPlan[] = [];
  let richer: Plan | null = null;
  for (const { factor, plan } of points.toReversed()) {
    // A bound is about plans that leave no more rooms short than its own plan does.
    const holds: boolean = richer !== null && total(richer.plan.roomsShort) === total(plan.plan.roomsShort);
    const better: Plan = holds ? withBound(plan, richer!.solver.bound, superLargeWeight) : plan;
    raised.push({ factor, plan: better });
    richer = better;
  }
  return raised.reverse();
}

function withBound(plan: Plan, bound: number, superLargeWeight: number): Plan {
  const { solver, baseline } = plan;
  if (bound <= solver.bound || bound > solver.objective) return plan;
  const without = total(baseline.largeClasses) + superLargeWeight * total(baseline.superLargeClasses);
  const gap = solver.objective === 0 ? 0 : (solver.objective - bound) / solver.objective;
  const reductionShare = without > bound ? (without - solver.objective) / (without - bound) : null;
  return { ...plan, solver: { ...solver, bound, gap, reductionShare } };
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
