import type { Workbook } from 'exceljs';
import { namesOf } from '../names.ts';
import type { PaperOptions } from '../paper-options.ts';
import { nodeFileSystem, type WritingFileSystem, writeFilesWhole } from '../whole-files.ts';
import { newWorkbook } from '../workbook/new-workbook.ts';
import { addSourcesSheet } from '../workbook/sources-sheet.ts';
import { addChecksSheet } from './checks-sheet.ts';
import type { BudgetContents } from './contents.ts';
import { addCoverSheet } from './cover-sheet.ts';
import { addLinesSheet, addTailSheet, numberedLines } from './lines-sheet.ts';
import { METHODS } from './methods.ts';
import { addPostsCostSheet } from './posts-cost-sheet.ts';
import { addPricesSheet } from './prices-sheet.ts';
import { addPublicFundsSheet } from './public-funds-sheet.ts';
import { priceCells } from './sheet-names.ts';
import { addBalanceSheet, addBudgetSheet, addDistrictSheet, addSchoolSheet } from './totals-sheets.ts';

/**
 * Writes the budget workbook of a plan (经费预算表) for a finance office. Every total is a live formula of the cost lines,
 * and every cost line one of the price sheet, so that another price gives the totals that planning gives for it.
 * @param path where the workbook goes; a file there is replaced whole or not at all
 * @throws Failure with a `WriteFailure` code when the file cannot be written
 */
export async function writeBudgetWorkbook(
  contents: BudgetContents,
  path: string,
  options: PaperOptions,
  fileSystem: WritingFileSystem = nodeFileSystem,
): Promise<void> {
  const content = await budgetWorkbook(contents, options).xlsx.writeBuffer();
  await writeFilesWhole([{ path, content: new Uint8Array(content) }], fileSystem);
}

function budgetWorkbook(contents: BudgetContents, { locale, madeAt }: PaperOptions): Workbook {
  const { plan, bureau, prices, tail } = contents;
  const names = namesOf(bureau);
  const context = newWorkbook(plan, bureau, locale, madeAt);
  const priceCell = priceCells(context, prices);
  const values = new Map(prices.map(({ id, value }) => [id, value ?? 0]));
  const priceOf = ({ price }: { readonly price: string }): number => values.get(price) ?? 0;
  const lines = numberedLines(contents.lines);
  addCoverSheet(context, contents);
  addBudgetSheet(context, contents, lines);
  addBalanceSheet(context, contents, lines);
  addDistrictSheet(context, contents, lines, names);
  addSchoolSheet(context, lines, names);
  addPostsCostSheet(context, 'posts', contents, lines, names);
  addPostsCostSheet(context, 'purchasedPosts', contents, lines, names);
  addPublicFundsSheet(context, contents, priceOf, names, priceCell);
  addTailSheet(
    context,
    { tail, firstYear: (plan.years.at(-1) ?? bureau.settings.baseYear) + 1 },
    priceOf,
    names,
    priceCell,
  );
  addPricesSheet(context, prices, names, priceCell);
  addLinesSheet(context, lines, priceOf, names, priceCell);
  addSourcesSheet(context, { methods: METHODS, ...contents });
  addChecksSheet(context, contents);
  return context.workbook;
}
