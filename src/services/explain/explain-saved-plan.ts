import { hashOfTables, type ImportedFrom, readOrigin, readTables, type SavedPlan } from '../../data/index.ts';
import { type BureauData, bureauOf } from '../../domain/bureau.ts';
import { Failure } from '../../domain/failure.ts';
import type { Explanation } from '../../domain/plan/index.ts';
import { type DataRow, DataRows, explainSchool } from '../../planning/index.ts';
import { openUpToDate } from '../bureau/index.ts';
import { readUsablePlan } from '../plan/index.ts';

/** A data row with the cell it was imported from; null for a row that was typed in. */
export interface TracedRow extends DataRow {
  readonly origin: ImportedFrom | null;
}

/** An explanation with the rows that its figures come from. */
export interface TracedExplanation extends Explanation {
  readonly rows: readonly TracedRow[];
}

export interface ExplainedPlan {
  readonly planId: number;
  readonly createdAt: string;
  readonly scenarioName: string;
  /** Whether the data are still those that the plan was made from. */
  readonly dataUnchanged: boolean;
  readonly saved: SavedPlan;
  readonly bureau: BureauData;
  /** All of the plan's explanations, or those of one school with how it stands; rows are traced for one school only. */
  readonly explanations: readonly TracedExplanation[];
}

/**
 * Explains a saved plan: everything it says, or everything about one school, down to the imported rows.
 * @param schoolId a school or a project; null for the whole plan
 * @throws Failure `notFound` for the plan or the school, `planChanged` when the plan was changed by hand; codes of the
 *   bureau file
 */
export async function explainSavedPlan(
  path: string,
  planId: number | 'latest',
  schoolId: string | null,
  now: Date,
): Promise<ExplainedPlan> {
  const file = await openUpToDate(path, now);
  try {
    const saved = readUsablePlan(file, planId);
    const tables = readTables(file);
    const bureau = bureauOf(tables);
    if (schoolId !== null && !isKnown(bureau, schoolId))
      throw new Failure('notFound', { kind: 'school', name: schoolId });
    const dataRows = new DataRows(bureau);
    const traced = (explanation: Explanation): TracedExplanation => ({
      ...explanation,
      rows: dataRows.of(explanation).map((row) => ({ ...row, origin: readOrigin(file, row.table, row.row) })),
    });
    return {
      planId: saved.planId,
      createdAt: saved.createdAt,
      scenarioName: saved.scenarioName,
      dataUnchanged: hashOfTables(tables) === saved.data.hash,
      saved,
      bureau,
      explanations:
        schoolId === null
          ? saved.plan.explanations.map((explanation) => ({ ...explanation, rows: [] }))
          : explainSchool(bureau, saved.normSet, saved.settings, saved.plan, schoolId).map(traced),
    };
  } finally {
    file.close();
  }
}

function isKnown({ tables }: BureauData, schoolId: string): boolean {
  return (
    tables.schools.some((school) => school.schoolId === schoolId) ||
    tables.projects.some((project) => project.projectId === schoolId)
  );
}
