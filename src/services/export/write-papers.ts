import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { writeBudgetWorkbook } from '../../export/budget/index.ts';
import { csvText, writeFilesWhole } from '../../export/index.ts';
import { writePlanPackage } from '../../export/package/index.ts';
import { writePaper } from '../../export/paper/index.ts';
import type { PaperOptions } from '../../export/paper-options.ts';
import { writeStaffingWorkbook } from '../../export/staffing/index.ts';
import { attempt } from '../../export/whole-files.ts';
import { loadPolicyRegister } from '../../norms/index.ts';
import { budgetContents } from './budget-contents.ts';
import { exportTables, tablesJson } from './export-tables.ts';
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
  const budget = budgetContents(opened);
  const staffing = staffingContents(opened, other);
  if (papers.budget !== null) await writeBudgetWorkbook(budget, papers.budget, options);
  if (papers.staffing !== null) await writeStaffingWorkbook(staffing, papers.staffing, options);
  if (papers.paper !== null) {
    const compared = other === null ? null : namedPlan(other);
    await writePaper({ budget, other: compared, policy: loadPolicyRegister() }, papers.paper, options);
  }
  if (papers.package !== null) await writePlanPackage(packageOf(opened), papers.package);
  const tables = exportTables(budget, staffing);
  const { csv, json } = papers;
  if (csv !== null) {
    await attempt(csv, () => mkdir(csv, { recursive: true }));
    await writeFilesWhole(tables.map((table) => ({ path: join(csv, `${table.name}.csv`), content: csvText(table) })));
  }
  if (json !== null) await writeFilesWhole([{ path: json, content: tablesJson(tables) }]);
}
