import { type BureauData, programmeKey } from '../../domain/bureau.ts';
import { completeProgrammes } from '../../domain/programme-defaults.ts';
import { type IntakeIssue, makeIssue, tablePlace } from '../issue.ts';
import { type Entries, placeIn } from '../rows/entry.ts';
import { checkClassSizes } from './class-sizes.ts';

/**
 * Checks what tables say together once every row has been read. All but one of these are warnings: each row is good by
 * itself, and the bureau can be planned with them.
 */
export function checkWhole(entries: Entries, bureau: BureauData): IntakeIssue[] {
  return [
    ...checkBaseYear(entries, bureau.settings.baseYear),
    ...checkProgrammes(entries, bureau.settings.baseYear),
    ...checkStaff(entries, bureau.settings.baseYear),
    ...checkClassSizes(entries),
    ...checkBudgets(entries, bureau),
    ...checkPrices(entries),
  ];
}

/** Every school has enrolment, and in the base year. */
function checkBaseYear(entries: Entries, baseYear: number): IntakeIssue[] {
  const years = new Set(entries.enrolment.map(({ row }) => row.year));
  if (years.size > 0 && !years.has(baseYear)) {
    const list = [...years].sort((left, right) => left - right).join(', ');
    return [makeIssue('base-year-missing-everywhere', tablePlace('enrolment'), { year: baseYear, years: list })];
  }
  const issues: IntakeIssue[] = [];
  const bySchool = Map.groupBy(entries.enrolment, ({ row }) => row.schoolId);
  for (const school of entries.schools) {
    const rows = bySchool.get(school.row.schoolId) ?? [];
    if (rows.length === 0) {
      issues.push(makeIssue('school-without-enrolment', placeIn(school, 'school_id'), {}, school.row.schoolId));
      continue;
    }
    const stages = Map.groupBy(rows, ({ row }) => row.stage);
    for (const [stage, stageRows] of stages) {
      if (stageRows.some(({ row }) => row.year === baseYear)) continue;
      const parameters = { year: baseYear, stage };
      issues.push(makeIssue('base-year-missing', placeIn(stageRows[0]!, 'year'), parameters, school.row.schoolId));
    }
    const present = rows.filter(({ row }) => row.year === baseYear);
    if (present.length > 0 && present.every(({ row }) => row.pupils === 0))
      issues.push(
        makeIssue('school-without-pupils', placeIn(school, 'school_id'), { year: baseYear }, school.row.schoolId),
      );
  }
  return issues;
}

/** Programmes have pupils, and pupils have rooms. */
function checkProgrammes(entries: Entries, baseYear: number): IntakeIssue[] {
  const { pupils, known } = pupilsByProgramme(entries, baseYear);
  return entries.programmes.flatMap((entry): IntakeIssue[] => {
    const key = programmeKey(entry.row.schoolId, entry.row.stage);
    const present = pupils.get(key) ?? 0;
    if (!known.has(key))
      return [makeIssue('programme-without-enrolment', placeIn(entry, null), {}, entry.row.schoolId)];
    if (entry.row.rooms !== 0 || present === 0) return [];
    return [makeIssue('programme-without-room', placeIn(entry, 'rooms'), { pupils: present, year: baseYear }, '0')];
  });
}

/** Pupils have teachers, and no more staff retire than there are. */
function checkStaff(entries: Entries, baseYear: number): IntakeIssue[] {
  const { pupils } = pupilsByProgramme(entries, baseYear);
  const issues: IntakeIssue[] = [];
  for (const entry of entries.staffing) {
    const present = pupils.get(programmeKey(entry.row.schoolId, entry.row.stage)) ?? 0;
    if (entry.row.teachers !== 0) continue;
    const place = placeIn(entry, 'teachers');
    if (present > 0) issues.push(makeIssue('pupils-without-teacher', place, { pupils: present }, '0'));
    else issues.push(makeIssue('teacher-missing', place, {}, '0'));
  }
  const teachers = new Map(
    entries.staffing.map(({ row }) => [programmeKey(row.schoolId, row.stage), row.teachers] as const),
  );
  for (const entry of entries.retirements) {
    const staff = teachers.get(programmeKey(entry.row.schoolId, entry.row.stage)) ?? null;
    if (staff !== null && entry.row.people > staff) {
      const parameters = { part: entry.row.people, teachers: staff };
      issues.push(makeIssue('staff-part-exceeds', placeIn(entry, 'people'), parameters, String(entry.row.people)));
    }
  }
  return issues;
}

/** Budgets lie in planned years, and every planned year has one for building. Budgets of zero are fine. */
function checkBudgets(entries: Entries, { settings }: BureauData): IntakeIssue[] {
  if (entries.budgets.length === 0) return [];
  const { baseYear, horizonYears } = settings;
  const issues: IntakeIssue[] = entries.budgets
    .filter(({ row }) => row.year <= baseYear)
    .map((entry) => {
      const parameters = { year: entry.row.year, baseYear };
      return makeIssue('budget-before-plan', placeIn(entry, 'year'), parameters, String(entry.row.year));
    });
  const capitalYears = new Set(entries.budgets.filter(({ row }) => row.kind === 'capital').map(({ row }) => row.year));
  const missing = Array.from({ length: horizonYears }, (_, index) => baseYear + 1 + index).filter(
    (year) => !capitalYears.has(year),
  );
  if (missing.length > 0)
    issues.push(makeIssue('budget-years-missing', tablePlace('budgets'), { years: missing.join(', ') }));
  return issues;
}

/** What can be built has a price: a cost of zero would be built without limit and charged to no budget. */
function checkPrices({ programmes, projects }: Entries): IntakeIssue[] {
  const rooms = programmes
    .filter(({ row }) => row.roomCost === 0 && (row.maxNewRooms ?? 0) > 0)
    .map((entry) =>
      makeIssue('rooms-for-nothing', placeIn(entry, 'room_cost'), { rooms: entry.row.maxNewRooms ?? 0 }, '0'),
    );
  const schools = projects
    .filter(({ row }) => row.costPerRoom === 0 && (row.fixedCost ?? 0) === 0)
    .map((entry) => makeIssue('project-for-nothing', placeIn(entry, 'cost_per_room'), {}, '0'));
  return [...rooms, ...schools];
}

/** Pupils of the base year by programme, and the programmes that have a row in any year. */
function pupilsByProgramme(entries: Entries, baseYear: number): { pupils: Map<string, number>; known: Set<string> } {
  const pupils = new Map<string, number>();
  const known = new Set<string>();
  for (const { row } of entries.enrolment) {
    const key = programmeKey(row.schoolId, row.stage);
    known.add(key);
    if (row.year === baseYear) pupils.set(key, (pupils.get(key) ?? 0) + row.pupils);
  }
  return { pupils, known };
}

/** What planning will take for granted where the data are silent, each said once. */
export function assumptionsOf(bureau: BureauData): IntakeIssue[] {
  const year = bureau.settings.baseYear;
  const issues: IntakeIssue[] = [];
  if (!bureau.tables.settings.some(({ key }) => key === 'base_year'))
    issues.push(makeIssue('assumed-base-year', tablePlace('settings'), { year }));
  const blank = bureau.tables.enrolment.filter((row) => row.year === year && row.classes === null && row.pupils > 0);
  if (blank.length > 0)
    issues.push(makeIssue('assumed-classes', tablePlace('enrolment'), { cells: blank.length, year }));
  const { assumptions } = completeProgrammes(bureau);
  const withoutRow = assumptions.filter(({ kind }) => kind === 'noRow').length;
  if (withoutRow > 0)
    issues.push(makeIssue('assumed-programmes', tablePlace('programmes'), { programmes: withoutRow, year }));
  const fromPupils = assumptions.filter(
    ({ kind, roomsFrom }) => kind !== 'maxNewRoomsUnknown' && roomsFrom === 'pupils',
  );
  if (fromPupils.length > 0)
    issues.push(makeIssue('assumed-rooms', tablePlace('programmes'), { programmes: fromPupils.length, year }));
  return issues;
}
