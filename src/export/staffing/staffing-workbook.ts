import ExcelJS from 'exceljs';
import { addFactSheet } from '../fact-sheet.ts';
import { namesOf } from '../names.ts';
import type { PaperOptions } from '../paper-options.ts';
import { planFacts } from '../plan-facts.ts';
import { nodeFileSystem, type WritingFileSystem, writeFilesWhole } from '../whole-files.ts';
import type { SheetContext } from '../workbook/sheet.ts';
import { addHiresSheet, addMovesSheet, addSpecialSheet } from '../workbook/staff-sheets.ts';
import type { StaffingContents } from './contents.ts';
import { addComparisonSheet, addDistrictBalanceSheet, addStaffingSheet } from './staffing-sheets.ts';

/**
 * Writes the staffing tables of a plan (编制配备表) for a staffing office, with a comparison where a second plan is given.
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
  const workbook = new ExcelJS.Workbook();
  workbook.creator = 'Junheng';
  workbook.lastModifiedBy = 'Junheng';
  workbook.created = madeAt;
  workbook.modified = madeAt;
  workbook.title = plan.scenario.name;
  // Programs that calculate do so once on opening; others show the results kept in the file.
  workbook.calcProperties.fullCalcOnLoad = true;
  const scenario = locale === 'zh' ? `情景 Scenario：${plan.scenario.name}` : `Scenario: ${plan.scenario.name}`;
  const context: SheetContext = {
    workbook,
    locale,
    subject: [bureau.settings.name ?? '', scenario].filter((text) => text !== '').join('  ·  '),
    synthetic: plan.input.synthetic,
  };
  const names = namesOf(bureau);
  addFactSheet(
    context,
    { zh: '封面', en: 'Cover' },
    { zh: '教师编制配备表', en: 'Teacher posts' },
    planFacts(contents, locale),
  );
  addStaffingSheet(context, contents, names);
  addDistrictBalanceSheet(context, contents, names);
  addMovesSheet(context, plan, names);
  addHiresSheet(context, plan, names);
  addSpecialSheet(context, plan, names);
  if (other !== null) addComparisonSheet(context, contents, names);
  const content = await workbook.xlsx.writeBuffer();
  await writeFilesWhole([{ path, content: new Uint8Array(content) }], fileSystem);
}
