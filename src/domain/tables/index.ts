import type { RowOf, TableDeclaration } from './column.ts';
import * as declared from './declarations.ts';

/** Every input table in the order of the input template, and so of the template workbook's sheets. */
export const TABLES = {
  settings: declared.settingsTable,
  districts: declared.districtsTable,
  schools: declared.schoolsTable,
  programmes: declared.programmesTable,
  enrolment: declared.enrolmentTable,
  class_sizes: declared.classSizesTable,
  special_needs: declared.specialNeedsTable,
  staffing: declared.staffingTable,
  retirements: declared.retirementsTable,
  projects: declared.projectsTable,
  budgets: declared.budgetsTable,
  population: declared.populationTable,
  facilities: declared.facilitiesTable,
  qualifications: declared.qualificationsTable,
  measures: declared.measuresTable,
} as const satisfies Record<string, TableDeclaration>;

export type TableName = keyof typeof TABLES;
export const TABLE_NAMES = Object.keys(TABLES) as readonly TableName[];

export type TableRow<Name extends TableName> = RowOf<(typeof TABLES)[Name]>;

/** All rows of a bureau, table by table. Blank cells are null: unknown, which is not zero. */
export type BureauTables = { readonly [Name in TableName]: readonly TableRow<Name>[] };

/** Tables without a single row, to build on. */
export function emptyTables(): BureauTables {
  return Object.fromEntries(TABLE_NAMES.map((name) => [name, []])) as unknown as BureauTables;
}

export type { ColumnDeclaration, TableDeclaration } from './column.ts';
export { fieldName, isRequired } from './column.ts';
export type { BudgetKind, ClassSizeBin, FundingLevel } from './declarations.ts';
export { BUDGET_KINDS, CLASS_SIZE_BINS, FUNDING_LEVELS } from './declarations.ts';
export type { SpreadColumn, SpreadStage } from './spread-columns.ts';
export { filledBy, spreadColumnsOf } from './spread-columns.ts';
