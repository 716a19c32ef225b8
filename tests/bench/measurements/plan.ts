import { noDecisions } from '../../../models/school-places/index.ts';
import { type ClassYears, classYears } from '../class-years.ts';
import { ruleOfThumb } from '../rule-of-thumb.ts';
import type { Moment } from '../share.ts';
import { loadFolder, peakBytes, placesOf } from './load.ts';
import { runPlanning, stopwatch } from './planning.ts';

export interface PlanRequest {
  readonly folder: string;
  readonly limitSeconds: number;
  /** Stop at the first plan, as a user may, and finish it. */
  readonly firstOnly: boolean;
}

export interface PlanMeasurement {
  readonly programmes: number;
  /** Seconds count from the first byte read. */
  readonly moments: readonly Moment[];
  /** Seconds until the whole plan, posts and special education included, was there and checked. */
  readonly seconds: number;
  readonly share: number | null;
  /** Ids of the checks that the plan did not pass. */
  readonly failedChecks: readonly string[];
  readonly peakBytes: number;
  readonly nothing: ClassYears;
  readonly plan: ClassYears;
  readonly rule: ClassYears;
}

/** Plans a folder of tables as `junheng plan` does, and then by the rule of thumb with the same budgets. */
export async function measurePlan({ folder, limitSeconds, firstOnly }: PlanRequest): Promise<PlanMeasurement> {
  const elapsed = stopwatch();
  const source = await loadFolder(folder);
  const { plan, moments } = await runPlanning(source, { limitSeconds, elapsed, stopAt: () => firstOnly });
  const seconds = elapsed();
  const peak = peakBytes();
  const { data } = placesOf(source, 1);
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  return {
    programmes: plan.input.programmes,
    moments,
    seconds,
    share: plan.solver.reductionShare,
    failedChecks: plan.certificate.checks.filter(({ ok }) => !ok).map(({ id }) => id),
    peakBytes: peak,
    nothing: classYears(data, noDecisions(data)),
    plan: {
      large: sum(plan.plan.largeClasses),
      superLarge: sum(plan.plan.superLargeClasses),
      roomsShort: sum(plan.plan.roomsShort),
    },
    rule: classYears(data, ruleOfThumb(data)),
  };
}
