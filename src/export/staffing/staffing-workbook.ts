import type { Method } from '../background.ts';
import { addFactSheet } from '../fact-sheet.ts';
import { namesOf } from '../names.ts';
import type { PaperOptions } from '../paper-options.ts';
import { planFacts } from '../plan-facts.ts';
import { nodeFileSystem, type WritingFileSystem, writeFilesWhole } from '../whole-files.ts';
import { newWorkbook } from '../workbook/new-workbook.ts';
import { addSourcesSheet } from '../workbook/sources-sheet.ts';
import { addHiresSheet, addMovesSheet, addSpecialSheet } from '../workbook/staff-sheets.ts';
import type { StaffingContents } from './contents.ts';
import { addComparisonSheet, addDistrictBalanceSheet, addStaffingSheet } from './staffing-sheets.ts';

/** How the sheets are calculated. */
const METHODS: readonly Method[] = [
  {
    name: { zh: '配备', en: 'posts' },
    text: {
      zh: '方案配备＝上一学年在岗＋调入－调出＋招聘－退休；缺口＝应配－方案配备，不小于0。现有数为基准学年数，空白表示数据未填。',
      en: 'Plan = staff of the year before + moved in − moved out + hired − retired; short = required − plan, never below 0. What is there now is of the base year; blank means that the data do not say.',
    },
  },
];

/**
 * Writes the staffing tables of a plan (编制分配表) for a staffing office, with a comparison where a second plan is given.
 * @param path where the workbook goes; a file there is replaced whole or not at all
 * @throws Failure with a `WriteFailure` code when the file cannot be written
 */
export async function writeStaffingWorkbook(
  contents: StaffingContents,
  path: string,
  { locale, madeAt }: PaperOptions,
  fileSystem: WritingFileSystem = nodeFileSystem,
): Promise<void> {
  const { plan, bureau, other } = contents;
  const context = newWorkbook(plan, bureau, locale, madeAt);
  const names = namesOf(bureau);
  addFactSheet(
    context,
    { zh: '封面', en: 'Cover' },
    { zh: '教师编制分配表', en: 'Teacher posts' },
    planFacts(contents, locale),
  );
  addStaffingSheet(context, contents, names);
  addDistrictBalanceSheet(context, contents, names);
  addMovesSheet(context, plan, names);
  addHiresSheet(context, plan, names);
  addSpecialSheet(context, plan, names);
  if (other !== null) addComparisonSheet(context, contents, names);
  addSourcesSheet(context, { methods: METHODS, ...contents });
  const content = await context.workbook.xlsx.writeBuffer();
  await writeFilesWhole([{ path, content: new Uint8Array(content) }], fileSystem);
}
