import type { TableName } from '../domain/tables/index.ts';

/**
 * Every kind of issue with the parameters its text is made of. The codes are a closed union: the text of each is in
 * `issue-text.ts`, the severity below, and the compiler refuses a code that lacks either.
 */
export interface IssueParameters {
  // A source that cannot be read.
  readonly 'source-missing': { readonly path: string };
  readonly 'source-unreadable': { readonly path: string; readonly reason: string };
  readonly 'source-empty': Record<never, never>;
  readonly 'source-too-large': { readonly megabytes: number; readonly limit: number };
  readonly 'source-kind-unknown': { readonly found: string };
  readonly 'source-misnamed': { readonly found: string };
  readonly 'workbook-old-or-encrypted': Record<never, never>;
  readonly 'workbook-damaged': { readonly reason: string };
  readonly 'workbook-too-large': { readonly part: string; readonly megabytes: number; readonly limit: number };
  readonly 'workbook-suspicious': { readonly part: string; readonly ratio: number };
  readonly 'workbook-entities': { readonly part: string };
  readonly 'text-damaged': { readonly line: number; readonly reason: string };
  readonly 'no-sources': Record<never, never>;
  readonly 'no-tables': { readonly tables: string };
  readonly 'required-table-empty': { readonly table: TableName; readonly label: string };
  // Encodings.
  readonly 'encoding-mixed': { readonly encoding: string; readonly lines: number; readonly firstLine: number };
  readonly 'encoding-uncertain': { readonly encoding: string; readonly other: string };
  readonly 'letters-undecodable': Record<never, never>;
  readonly 'code-with-lost-letters': Record<never, never>;
  readonly 'letters-replaced': { readonly mark: string };
  // Tables and columns.
  readonly 'table-unknown': { readonly tables: string };
  readonly 'table-missing-for-planning': { readonly table: TableName; readonly label: string };
  readonly 'rows-above-header': { readonly rows: number };
  readonly 'column-unknown': { readonly table: TableName };
  readonly 'column-repeated': { readonly columnName: string };
  readonly 'columns-made-rows': { readonly columns: number; readonly rows: number };
  readonly 'year-from-title': { readonly year: number };
  readonly 'column-missing': { readonly columnName: string; readonly label: string };
  readonly 'cells-without-header': { readonly cells: number };
  // Values.
  readonly 'value-required': Record<never, never>;
  readonly 'value-not-a-number': Record<never, never>;
  readonly 'value-fractional': Record<never, never>;
  readonly 'value-below-minimum': { readonly minimum: number };
  readonly 'value-above-maximum': { readonly maximum: number };
  readonly 'value-is-date': Record<never, never>;
  readonly 'value-not-a-choice': { readonly choices: string; readonly labels: string };
  readonly 'value-merged': Record<never, never>;
  readonly 'value-not-a-flag': Record<never, never>;
  readonly 'value-is-error': Record<never, never>;
  readonly 'value-too-long': { readonly limit: number };
  readonly 'formula-value-taken': { readonly cells: number };
  readonly 'merged-value-taken': { readonly cells: number };
  readonly 'money-converted': { readonly unit: string; readonly yuan: number };
  readonly 'formula-without-value': Record<never, never>;
  readonly 'code-typed-as-number': { readonly cells: number };
  readonly 'code-shown-as-power': Record<never, never>;
  // Rows.
  readonly 'row-is-total': Record<never, never>;
  readonly 'row-repeated': RowPlace;
  readonly 'row-contradicts': RowPlace;
  readonly 'reference-unknown': { readonly table: TableName };
  readonly 'reference-kept-out': RowPlace & { readonly table: TableName };
  // What rows say together.
  readonly 'location-swapped': { readonly lon: number; readonly lat: number };
  readonly 'location-far': { readonly kilometres: number };
  readonly 'location-half': Record<never, never>;
  readonly 'shares-sum': { readonly sum: number };
  readonly 'shares-incomplete': { readonly sum: number };
  readonly 'grade-outside-stage': { readonly stage: string; readonly first: number; readonly last: number };
  readonly 'pupils-without-class': { readonly pupils: number };
  readonly 'class-without-pupils': { readonly classes: number };
  readonly 'class-size-absurd': { readonly pupils: number; readonly classes: number };
  readonly 'school-without-pupils': { readonly year: number };
  readonly 'school-without-enrolment': Record<never, never>;
  readonly 'base-year-missing': { readonly year: number; readonly stage: string };
  readonly 'base-year-missing-everywhere': { readonly year: number; readonly years: string };
  readonly 'programme-without-room': { readonly pupils: number; readonly year: number };
  readonly 'programme-without-enrolment': Record<never, never>;
  readonly 'rooms-for-nothing': { readonly rooms: number };
  readonly 'project-for-nothing': Record<never, never>;
  readonly 'class-size-form': Record<never, never>;
  readonly 'class-size-two-forms': { readonly year: number };
  readonly 'class-size-classes-differ': {
    readonly listed: number;
    readonly enrolled: number;
    readonly year: number;
  };
  readonly 'class-size-pupils-differ': {
    readonly listed: number;
    readonly enrolled: number;
    readonly year: number;
  };
  readonly 'project-rooms-reversed': { readonly minimum: number; readonly maximum: number };
  readonly 'project-step': { readonly minimum: number; readonly maximum: number; readonly step: number };
  readonly 'staff-part-exceeds': { readonly part: number; readonly teachers: number };
  readonly 'pupils-without-teacher': { readonly pupils: number };
  readonly 'teacher-missing': Record<never, never>;
  readonly 'budget-before-plan': { readonly year: number; readonly baseYear: number };
  readonly 'budget-years-missing': { readonly years: string };
  readonly 'setting-unknown': { readonly settings: string };
  readonly 'setting-currency': { readonly currency: string };
  readonly 'setting-not-whole': { readonly minimum: number; readonly maximum: number };
  // What the import assumes.
  readonly 'assumed-base-year': { readonly year: number };
  readonly 'assumed-districts': { readonly districts: number };
  readonly 'assumed-classes': { readonly cells: number; readonly year: number };
  readonly 'assumed-programmes': { readonly programmes: number; readonly year: number };
  readonly 'assumed-rooms': { readonly programmes: number; readonly year: number };
  // Mapped files.
  readonly 'mapping-invalid': { readonly path: string; readonly reason: string };
  readonly 'mapping-unused': { readonly file: string };
  readonly 'mapping-column-missing': { readonly columns: string };
  readonly 'mapping-value-unknown': { readonly values: string };
  readonly 'mapping-left-out': { readonly columns: number; readonly reason: string };
  readonly 'mapping-check-blank': Record<never, never>;
  readonly 'mapping-check-range': { readonly minimum: string; readonly maximum: string };
  readonly 'mapping-check-sum': { readonly sum: number };
}

/** Another row that an issue names. */
export type RowPlace = {
  /** In English, or the row's key where it is a row of the bureau's own tables. */
  readonly place: string;
  /** The row as its sheet numbers it; null for a row of the bureau's own tables. */
  readonly otherRow: number | null;
  readonly otherSheet: string | null;
};

export type IssueCode = keyof IssueParameters;

/** An error keeps the rows concerned out; a warning keeps nothing out. */
export type Severity = 'error' | 'warning';

/** Where an issue is, as the user sees it. */
export interface Place {
  /** The table concerned, where it is known. */
  readonly table: TableName | null;
  /** The file's own name, without its folder. */
  readonly file: string;
  /** The sheet of a workbook; of a text file the file's name again. */
  readonly sheet: string;
  /** The row as the sheet numbers it: the header is usually row 1. Null for the sheet as a whole. */
  readonly row: number | null;
  /** The header as it stands in the sheet. Null for the row as a whole. */
  readonly column: string | null;
}

/** One thing wrong with the input, or assumed about it. The text is made late, by `issueText`. */
export interface IntakeIssue<Code extends IssueCode = IssueCode> extends Place {
  readonly severity: Severity;
  readonly code: Code;
  /** The cell as it was found, or null where there is no single cell. */
  readonly value: string | null;
  readonly parameters: IssueParameters[Code];
}

/** The longest cell value that an issue repeats, in letters; the rest is cut. */
const VALUE_LENGTH = 80;

/** Makes an issue; its severity follows from the code. */
export function makeIssue<Code extends IssueCode>(
  code: Code,
  place: Place,
  parameters: IssueParameters[Code],
  value: string | null = null,
): IntakeIssue<Code> {
  const shown = value !== null && value.length > VALUE_LENGTH ? `${value.slice(0, VALUE_LENGTH)}…` : value;
  return { severity: WARNINGS.has(code) ? 'warning' : 'error', code, ...place, value: shown, parameters };
}

/** The place that is a whole file. */
export function filePlace(file: string): Place {
  return { table: null, file, sheet: file, row: null, column: null };
}

/** The place of the data as a whole, when no file is to blame. */
export const NOWHERE: Place = { table: null, file: '', sheet: '', row: null, column: null };

/** The place that is a table as a whole, wherever its rows came from. */
export function tablePlace(table: TableName): Place {
  return { ...NOWHERE, table };
}

/** Codes that keep nothing out. Every other code is an error. */
const WARNINGS: ReadonlySet<IssueCode> = new Set<IssueCode>([
  'encoding-uncertain',
  'letters-undecodable',
  'letters-replaced',
  'table-unknown',
  'rows-above-header',
  'column-unknown',
  'column-repeated',
  'columns-made-rows',
  'year-from-title',
  'cells-without-header',
  'formula-value-taken',
  'merged-value-taken',
  'money-converted',
  'code-typed-as-number',
  'row-is-total',
  'row-repeated',
  'location-far',
  'location-half',
  'shares-incomplete',
  'pupils-without-class',
  'class-without-pupils',
  'class-size-absurd',
  'school-without-pupils',
  'school-without-enrolment',
  'base-year-missing',
  'programme-without-room',
  'programme-without-enrolment',
  'rooms-for-nothing',
  'project-for-nothing',
  'class-size-two-forms',
  'class-size-classes-differ',
  'class-size-pupils-differ',
  'project-step',
  'staff-part-exceeds',
  'pupils-without-teacher',
  'teacher-missing',
  'budget-before-plan',
  'budget-years-missing',
  'setting-unknown',
  'setting-currency',
  'assumed-base-year',
  'assumed-districts',
  'assumed-classes',
  'assumed-programmes',
  'assumed-rooms',
  'mapping-unused',
  'mapping-left-out',
  'mapping-check-blank',
  'mapping-check-range',
  'mapping-check-sum',
]);
