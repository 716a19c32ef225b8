import { GRADES, type Stage } from '../../domain/stage.ts';
import type { TableName, TableRow } from '../../domain/tables/index.ts';
import { type IntakeIssue, type IssueCode, type IssueParameters, makeIssue } from '../issue.ts';
import { type Entry, placeIn } from '../rows/entry.ts';
import { checkLocations } from './locations.ts';
import { checkSetting } from './settings.ts';

/** Reports an issue of one row, at a column or for the whole row. */
export type Report = <Code extends IssueCode>(
  code: Code,
  columnName: string | null,
  parameters: IssueParameters[Code],
  value?: string | number | null,
) => void;

type RowChecks = { readonly [Name in TableName]?: (row: TableRow<Name>, report: Report) => void };

/** What the cells of one row must say together. */
const CHECKS: RowChecks = {
  settings: checkSetting,
  districts: checkShares,
  enrolment: (row, report) => {
    checkGrade(row.stage, row.grade, report);
    if (row.classes === null) return;
    if (row.pupils > 0 && row.classes === 0) report('pupils-without-class', 'classes', { pupils: row.pupils }, 0);
    if (row.pupils === 0 && row.classes > 0)
      report('class-without-pupils', 'classes', { classes: row.classes }, row.classes);
    if (row.classes > 0 && row.pupils > ABSURD_CLASS * row.classes)
      report('class-size-absurd', 'pupils', { pupils: row.pupils, classes: row.classes }, row.pupils);
  },
  class_sizes: (row, report) => {
    const listed = row.classNo !== null && row.bin === null && row.grade !== null && row.pupils !== null;
    const binned = row.bin !== null && row.classNo === null && row.classes !== null;
    if (!listed && !binned) report('class-size-form', null, {});
    if (row.grade !== null) checkGrade(row.stage, row.grade, report);
  },
  staffing: (row, report) => {
    if (row.specialTeachers !== null && row.teachers !== null && row.specialTeachers > row.teachers)
      report(
        'staff-part-exceeds',
        'special_teachers',
        { part: row.specialTeachers, teachers: row.teachers },
        row.specialTeachers,
      );
  },
  projects: (row, report) => {
    const { minRooms: minimum, maxRooms: maximum, roomStep: step } = row;
    if (minimum > maximum) report('project-rooms-reversed', 'min_rooms', { minimum, maximum }, minimum);
    else if (step !== null && maximum > minimum && (step === 0 || (maximum - minimum) % step !== 0))
      report('project-step', 'room_step', { minimum, maximum, step }, step);
  },
};

/** No room holds this many; a class that large is a slip of the keyboard. */
const ABSURD_CLASS = 100;

/** Checks the rows of one table; returns those without an error. */
export function checkRows(table: TableName, entries: readonly Entry[], issues: IntakeIssue[]): readonly Entry[] {
  const refused = new Set<Entry>();
  const check = CHECKS[table] as ((row: TableRow<TableName>, report: Report) => void) | undefined;
  const reportOn =
    (entry: Entry): Report =>
    (code, columnName, parameters, value = null) => {
      const issue = makeIssue(code, placeIn(entry, columnName), parameters, value === null ? null : String(value));
      issues.push(issue);
      if (issue.severity === 'error') refused.add(entry);
    };
  if (check !== undefined) for (const entry of entries) check(entry.row, reportOn(entry));
  if (table === 'schools' || table === 'projects')
    checkLocations(entries as readonly Entry<'schools' | 'projects'>[], (entry) => reportOn(entry as Entry));
  return refused.size === 0 ? entries : entries.filter((entry) => !refused.has(entry));
}

function checkGrade(stage: Stage, grade: number, report: Report): void {
  const { first, last } = GRADES[stage];
  if (grade < first || grade > last) report('grade-outside-stage', 'grade', { stage, first, last }, grade);
}

/** Shares are typed with few decimals: three thirds of 0.333 are meant to be 1. */
const SHARE_TOLERANCE = 0.0015;

function checkShares(row: TableRow<'districts'>, report: Report): void {
  const shares = [row.shareCentral, row.shareProvince, row.shareCity, row.shareCounty];
  const given = shares.filter((share) => share !== null);
  if (given.length === 0) return;
  const sum = Number(given.reduce((total, share) => total + share, 0).toFixed(6));
  if (sum > 1 + SHARE_TOLERANCE || (given.length === shares.length && sum < 1 - SHARE_TOLERANCE))
    report('shares-sum', 'share_central', { sum }, row.shareCentral);
  else if (given.length < shares.length) report('shares-incomplete', 'share_central', { sum }, row.shareCentral);
}
