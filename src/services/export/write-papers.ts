import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { PaperOptions } from '../../export/paper-options.ts';
import { attempt, writeFilesWhole } from '../../export/whole-files.ts';
import { loadPolicyRegister } from '../../norms/index.ts';
import { budgetContents } from './budget-contents.ts';
import type { OpenedPlan } from './open-saved-plan.ts';
import { packageOf } from './plan-package.ts';
import { namedPlan, staffingContents } from './staffing-contents.ts';

/** Where the papers of a plan go; null for those that are not asked for. */
export interface Papers {
  readonly budget: string | null;
  readonly staffing: string | null;
  /** The decision paper: Word where it ends with `.docx`, else HTML. */
  readonly paper: string | null;
  readonly package: string | null;
  /** A folder, with a file for each table. */
  readonly csv: string | null;
  /** One file with every table. */
  readonly json: string | null;
}

/**
 * Writes the papers of a plan, each file whole or not at all.
 * @param other the plan to compare with; null for none
 * @throws Failure with a write code
 */
export async function writePapers(
  opened: OpenedPlan,
  other: OpenedPlan | null,
  papers: Papers,
  options: PaperOptions,
): Promise<void> {
  // The libraries that write workbooks and Word files are large, so that each is loaded only where it is needed.
  if (papers.package !== null) {
    const { writePlanPackage } = await import('../../export/package/index.ts');
    await writePlanPackage(packageOf(opened), papers.package);
  }
  const budget = budgetContents(opened);
  const staffing = staffingContents(opened, other);
  if (papers.budget !== null) {
    const { writeBudgetWorkbook } = await import('../../export/budget/index.ts');
    await writeBudgetWorkbook(budget, papers.budget, options);
  }
  if (papers.staffing !== null) {
    const { writeStaffingWorkbook } = await import('../../export/staffing/index.ts');
    await writeStaffingWorkbook(staffing, papers.staffing, options);
  }
  if (papers.paper !== null) {
    const { writePaper } = await import('../../export/paper/index.ts');
    const compared = other === null ? null : namedPlan(other);
    await writePaper({ budget, other: compared, policy: loadPolicyRegister() }, papers.paper, options);
  }
  const { csv, json } = papers;
  if (csv === null && json === null) return;
  const { csvText } = await import('../../export/plan-csv.ts');
  const { exportTables, tablesJson } = await import('./export-tables.ts');
  const tables = exportTables(budget, staffing);
  if (csv !== null) {
    await attempt(csv, () => mkdir(csv, { recursive: true }));
    await writeFilesWhole(tables.map((table) => ({ path: join(csv, `${table.name}.csv`), content: csvText(table) })));
  }
  if (json !== null) await writeFilesWhole([{ path: json, content: tablesJson(tables) }]);
}
