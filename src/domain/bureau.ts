import { type BureauTables, TABLE_NAMES, TABLES, type TableName, type TableRow } from './tables/index.ts';

export type District = TableRow<'districts'>;
export type School = TableRow<'schools'>;
export type Programme = TableRow<'programmes'>;
export type Project = TableRow<'projects'>;
export type Budget = TableRow<'budgets'>;
export type SchoolKind = NonNullable<School['kind']>;
export type Locale = NonNullable<School['locale']>;

/** What the settings table says, with the defaults of the input template filled in. */
export interface BureauSettings {
  readonly name: string | null;
  /** The statistics year: the year in which the last school year with data starts. */
  readonly baseYear: number;
  /** How many years after the base year are planned. */
  readonly horizonYears: number;
}

/** One bureau's data: what was imported or typed, table by table, and its settings. */
export interface BureauData {
  readonly settings: BureauSettings;
  readonly tables: BureauTables;
}

export const DEFAULT_HORIZON_YEARS = 5;

/**
 * Reads the settings rows. Without a base year the latest year is taken that has at least half as much enrolment as the
 * fullest one: the template requires enrolment for the base year, but a few known cohorts may stand in later years too.
 * @throws RangeError when there is neither a base year nor any enrolment
 */
export function readSettings(tables: BureauTables): BureauSettings {
  const value = new Map(tables.settings.map((row) => [row.key.trim(), row.value.trim()]));
  const statedYear = wholeNumber(value.get('base_year'));
  const statedHorizon = wholeNumber(value.get('horizon_years'));
  const baseYear = statedYear ?? latestFullYear(tables);
  if (baseYear === null) throw new RangeError('a bureau without a base year and without enrolment');
  return {
    name: value.get('name') || null,
    baseYear,
    horizonYears: statedHorizon ?? DEFAULT_HORIZON_YEARS,
  };
}

/** The latest year with at least half as many enrolment rows as the year that has most; null without enrolment. */
function latestFullYear({ enrolment }: BureauTables): number | null {
  const rows = new Map<number, number>();
  for (const { year } of enrolment) rows.set(year, (rows.get(year) ?? 0) + 1);
  const most = Math.max(0, ...rows.values());
  const full = [...rows].filter(([, count]) => count * 2 >= most).map(([year]) => year);
  return full.length === 0 ? null : Math.max(...full);
}

function wholeNumber(text: string | undefined): number | null {
  if (text === undefined || !/^\d+$/.test(text)) return null;
  return Number(text);
}

/** Makes a bureau of its tables. */
export function bureauOf(tables: BureauTables): BureauData {
  return { settings: readSettings(tables), tables };
}

/**
 * The tables that have to be filled in before a bureau can be planned: required ones without a row, and enrolment
 * without a row of the base year.
 */
export function tablesLacking(tables: BureauTables): TableName[] {
  const empty = TABLE_NAMES.filter((name) => TABLES[name].required && tables[name].length === 0);
  if (empty.includes('enrolment')) return empty;
  const { baseYear } = readSettings(tables);
  return tables.enrolment.some(({ year }) => year === baseYear) ? empty : ['enrolment', ...empty];
}

/** `school|stage`: the key of a programme in maps. */
export function programmeKey(schoolId: string, stage: string): string {
  return `${schoolId}|${stage}`;
}
