import { join } from 'node:path';
import type { PaperOptions } from '../../export/paper-options.ts';
import { makeFolder, nodeFileSystem, type WritingFileSystem, writeFilesWhole } from '../../export/whole-files.ts';
import { loadPolicyRegister } from '../../norms/index.ts';
import { budgetContents } from './budget-contents.ts';
import type { OpenedPlan } from './open-saved-plan.ts';
import { packageOf } from './plan-package.ts';
import { namedPlan, staffingContents } from './staffing-contents.ts';

/** Where the papers of a plan go; null for those that are not asked for. */
export interface Papers {
  readonly budget: string | null;
  readonly staffing: string | null;
  /** The decision paper as a Word file. */
  readonly word: string | null;
  /** The decision paper as an HTML page to print. */
  readonly page: string | null;
  readonly package: string | null;
  /** A folder, with a file for each table. */
  readonly csv: string | null;
  /** One archive with a CSV file for each table. */
  readonly tables: string | null;
  /** One file with every table. */
  readonly json: string | null;
}

export const NO_PAPERS: Papers = {
  budget: null,
  staffing: null,
  word: null,
  page: null,
  package: null,
  csv: null,
  tables: null,
  json: null,
};

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
  fileSystem: WritingFileSystem = nodeFileSystem,
): Promise<void> {
  // The libraries that write workbooks and Word files are large, so that each is loaded only where it is needed.
  if (papers.package !== null) {
    const { writePlanPackage } = await import('../../export/package/index.ts');
    await writePlanPackage(packageOf(opened), papers.package, fileSystem);
  }
  if (papers.budget !== null) {
    const { writeBudgetWorkbook } = await import('../../export/budget/index.ts');
    await writeBudgetWorkbook(budgetContents(opened), papers.budget, options, fileSystem);
  }
  if (papers.staffing !== null) {
    const { writeStaffingWorkbook } = await import('../../export/staffing/index.ts');
    await writeStaffingWorkbook(staffingContents(opened, other), papers.staffing, options, fileSystem);
  }
  if (papers.word !== null) {
    const { writePaperWord } = await import('../../export/paper/index.ts');
    await writePaperWord(paperContents(opened, other), papers.word, options, fileSystem);
  }
  if (papers.page !== null)
    await writeFilesWhole([{ path: papers.page, content: await paperPage(opened, other, options) }], fileSystem);
  await writeTables(opened, other, papers, fileSystem);
}

/** The decision paper of a plan as one HTML page that needs nothing else. */
export async function paperPage(opened: OpenedPlan, other: OpenedPlan | null, options: PaperOptions): Promise<string> {
  const { paperHtml } = await import('../../export/paper/index.ts');
  return paperHtml(paperContents(opened, other), options);
}

function paperContents(opened: OpenedPlan, other: OpenedPlan | null) {
  return {
    budget: budgetContents(opened),
    other: other === null ? null : namedPlan(other),
    policy: loadPolicyRegister(),
  };
}

async function writeTables(
  opened: OpenedPlan,
  other: OpenedPlan | null,
  { csv, tables: archive, json }: Papers,
  fileSystem: WritingFileSystem,
): Promise<void> {
  if (csv === null && archive === null && json === null) return;
  const { csvText } = await import('../../export/plan-csv.ts');
  const { exportTables, tablesJson } = await import('./export-tables.ts');
  const tables = exportTables(budgetContents(opened), staffingContents(opened, other));
  const files = tables.map((table) => ({ name: `${table.name}.csv`, content: csvText(table) }));
  if (csv !== null) {
    await makeFolder(csv);
    await writeFilesWhole(
      files.map(({ name, content }) => ({ path: join(csv, name), content })),
      fileSystem,
    );
  }
  if (archive !== null) {
    const { archiveOf } = await import('../../export/package/index.ts');
    await writeFilesWhole([{ path: archive, content: archiveOf(files) }], fileSystem);
  }
  if (json !== null) await writeFilesWhole([{ path: json, content: tablesJson(tables) }], fileSystem);
}
