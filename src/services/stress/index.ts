import { hashOfTables, readTables } from '../../data/index.ts';
import { bureauOf } from '../../domain/bureau.ts';
import { type StressOptions, type StressResult, stressTest } from '../../planning/index.ts';
import { openUpToDate } from '../bureau/index.ts';
import { readUsablePlan } from '../plan/index.ts';

export type { ProgrammeRisk, StressOptions, StressResult, StressYear } from '../../planning/index.ts';

/** A stress test of a saved plan. */
export interface PlanStress {
  readonly planId: number;
  readonly createdAt: string;
  readonly scenarioName: string;
  /** False where the bureau’s data have changed since the plan was made; the test is of the data as they are now. */
  readonly isDataUnchanged: boolean;
  readonly result: StressResult;
}

/**
 * Holds the decisions of a saved plan against sampled futures of enrolment.
 * @throws Failure `notFound` for the plan, `planChanged` when it was changed by hand; codes of the bureau file
 */
export async function stressSavedPlan(
  path: string,
  planId: number | 'latest',
  options: StressOptions,
  now: Date,
): Promise<PlanStress> {
  const file = await openUpToDate(path, now);
  try {
    const saved = readUsablePlan(file, planId);
    const tables = readTables(file);
    return {
      planId: saved.planId,
      createdAt: saved.createdAt,
      scenarioName: saved.scenarioName,
      isDataUnchanged: hashOfTables(tables) === saved.data.hash,
      result: stressTest(bureauOf(tables), saved.normSet, saved.settings, saved.plan, options),
    };
  } finally {
    file.close();
  }
}
