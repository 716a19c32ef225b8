import type { Workbook } from 'exceljs';
import type { BureauData } from '../../domain/bureau.ts';
import type { Plan } from '../../domain/plan/index.ts';
import type { PlanWords } from '../background.ts';
import { namesOf } from '../names.ts';
import { nodeFileSystem, type WritingFileSystem, writeFilesWhole } from '../whole-files.ts';
import type { ExportLocale } from '../words.ts';
import { addBuildingSheet, addRedirectionSheet } from './building-sheets.ts';
import { addMoneyLinesSheet } from './money-lines-sheet.ts';
import { addMoneySheet } from './money-sheet.ts';
import { newWorkbook } from './new-workbook.ts';
import { addPlacesSheet } from './place-sheets.ts';
import { addCertificateSheet, addReasonsSheet } from './proof-sheets.ts';
import { addHiresSheet, addMovesSheet, addPostsSheet, addSpecialSheet } from './staff-sheets.ts';
import { addSummarySheet } from './summary-sheet.ts';
import { addTotalsSheet } from './totals-sheet.ts';

export interface WorkbookOptions {
  readonly locale: ExportLocale;
  /** The same language's words for explanations and checks. */
  readonly words: PlanWords;
  /** Date of making, kept in the file's properties; none by default, so that the clock stays outside. */
  readonly madeAt?: Date;
}

/**
 * Writes a plan as an Excel workbook that a finance office can check and print: a sheet each for the summary, places,
 * building, redirection, posts, hires, moves, special education, money by year, the lines of money, reasons, the
 * certificate and the proof of the totals. Sums are live formulas with their results; there are no macros.
 * @param path where the workbook goes; a file there is replaced whole or not at all
 * @throws Failure with a `WriteFailure` code when the file cannot be written
 */
export async function writePlanWorkbook(
  plan: Plan,
  bureau: BureauData,
  path: string,
  options: WorkbookOptions,
  fileSystem: WritingFileSystem = nodeFileSystem,
): Promise<void> {
  const content = await planWorkbook(plan, bureau, options).xlsx.writeBuffer();
  await writeFilesWhole([{ path, content: new Uint8Array(content) }], fileSystem);
}

function planWorkbook(plan: Plan, bureau: BureauData, options: WorkbookOptions): Workbook {
  const { locale, words, madeAt } = options;
  const names = namesOf(bureau);
  const context = newWorkbook(plan, bureau, locale, madeAt ?? new Date(0));
  addSummarySheet(context, plan, bureau);
  addPlacesSheet(context, plan, names);
  addBuildingSheet(context, plan, names);
  addRedirectionSheet(context, plan, names);
  addPostsSheet(context, plan, names);
  addHiresSheet(context, plan, names);
  addMovesSheet(context, plan, names);
  addSpecialSheet(context, plan, names);
  addMoneySheet(context, plan, names);
  addMoneyLinesSheet(context, plan, names);
  addReasonsSheet(context, plan, names, words);
  addCertificateSheet(context, plan, words);
  addTotalsSheet(context, plan);
  return context.workbook;
}
