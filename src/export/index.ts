export { type Names, namesOf } from './names.ts';
export { csvText, writePlanCsv } from './plan-csv.ts';
export { type PlanTable, planTables, type TableValue } from './plan-tables.ts';
export { type ShownTable, shownTableWorkbook } from './shown-table.ts';
export { safeCellText } from './user-text.ts';
export {
  type FileToWrite,
  makeFolder,
  nodeFileSystem,
  WRITE_FAILURES,
  type WriteFailure,
  type WritingFileSystem,
  writeFilesWhole,
} from './whole-files.ts';
export type { ExportLocale } from './words.ts';
export { type WorkbookOptions, writePlanWorkbook } from './workbook/plan-workbook.ts';
