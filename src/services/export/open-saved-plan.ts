import { hashOfTables, readPlan, readTables, type SavedPlan } from '../../data/index.ts';
import { type BureauData, bureauOf } from '../../domain/bureau.ts';
import { Failure } from '../../domain/failure.ts';
import { NormError } from '../../norms/index.ts';
import { type PlanningInputs, planningInputs } from '../../planning/inputs.ts';
import { openUpToDate } from '../bureau/index.ts';

/** A saved plan with what it was planned from. */
export interface OpenedPlan {
  readonly saved: SavedPlan;
  readonly inputs: PlanningInputs;
  /** Whether the bureau's data are still those of the plan. */
  readonly isDataUnchanged: boolean;
}

/**
 * Reads saved plans of one bureau file with what they were planned from.
 * @throws Failure `notFound` for a plan; codes of the bureau file and of the norms
 */
export async function openSavedPlans(
  path: string,
  planIds: readonly (number | 'latest')[],
  now: Date,
): Promise<OpenedPlan[]> {
  const file = await openUpToDate(path, now);
  try {
    const tables = readTables(file);
    const bureau = bureauOf(tables);
    const hash = hashOfTables(tables);
    return planIds.map((planId) => openedPlan(readPlan(file, planId), bureau, hash));
  } finally {
    file.close();
  }
}

/**
 * A saved plan with what it was planned from.
 * @param bureau the bureau as it is now
 * @param hash of its tables
 * @throws Failure with a code of the norms
 */
export function openedPlan(saved: SavedPlan, bureau: BureauData, hash: string): OpenedPlan {
  try {
    const inputs = planningInputs(bureau, saved.normSet, saved.settings);
    return { saved, inputs, isDataUnchanged: saved.data.hash === hash };
  } catch (error) {
    if (error instanceof NormError) throw new Failure(error.code, error.facts, { cause: error });
    throw error;
  }
}
