import ExcelJS from 'exceljs';
import type { PaperOptions } from '../paper-options.ts';
import { csvText } from '../plan-csv.ts';
import { nodeFileSystem, type WritingFileSystem, writeFilesWhole } from '../whole-files.ts';
import { type SheetContext, say } from '../workbook/sheet.ts';
import { addTableSheet } from '../workbook/table-sheet.ts';
import type { ComparisonContents, ComparisonPart } from './contents.ts';
import { comparisonTables } from './tables.ts';
import { PART_WORDS } from './words.ts';

/**
 * Writes a comparison as a workbook: a sheet each for the plans and what their scenarios differ in, indicators, money,
 * posts by district, rows, schools that win and lose, and the allocation of posts with its rules.
 * @param path where the workbook goes; a file there is replaced whole or not at all
 * @throws Failure with a `WriteFailure` code when the file cannot be written
 */
export async function writeComparisonWorkbook(
  contents: ComparisonContents,
  path: string,
  { locale, madeAt }: PaperOptions,
  fileSystem: WritingFileSystem = nodeFileSystem,
): Promise<void> {
  const workbook = new ExcelJS.Workbook();
  workbook.creator = 'Junheng';
  workbook.lastModifiedBy = 'Junheng';
  workbook.created = madeAt;
  workbook.modified = madeAt;
  const context: SheetContext = {
    workbook,
    locale,
    subject: contents.bureau.settings.name ?? '',
    synthetic: contents.plans.some(({ synthetic }) => synthetic),
  };
  for (const { part, columns, rows, frozenColumns } of comparisonTables(contents, locale)) {
    addTableSheet(context, {
      table: part,
      name: PART_WORDS[part],
      title: PART_WORDS[part],
      columns: columns.map((column, index) => ({
        ...column,
        value: (row: (typeof rows)[number]) => row[index] ?? null,
      })),
      rows,
      frozenColumns,
      years: null,
    });
  }
  const content = await workbook.xlsx.writeBuffer();
  await writeFilesWhole([{ path, content: new Uint8Array(content) }], fileSystem);
}

/**
 * Writes one table of a comparison as CSV, in UTF-8 with a byte order mark.
 * @throws Failure with a `WriteFailure` code when the file cannot be written
 */
export async function writeComparisonCsv(
  contents: ComparisonContents,
  part: ComparisonPart,
  path: string,
  { locale }: Pick<PaperOptions, 'locale'>,
  fileSystem: WritingFileSystem = nodeFileSystem,
): Promise<void> {
  const table = comparisonTables(contents, locale).find((one) => one.part === part);
  if (table === undefined) throw new RangeError(`a comparison has no table ${part}`);
  const headers = table.columns.map(({ header }) => say(header, locale));
  await writeFilesWhole([{ path, content: csvText({ name: part, headers, rows: table.rows }) }], fileSystem);
}
