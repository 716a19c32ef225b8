import { distance } from 'geokdbush';
import { programmeKey } from '../../domain/bureau.ts';
import { classesOfAtLeast } from '../../domain/class-forming/index.ts';
import type { CertificateCheck, CheckPlace, Plan } from '../../domain/plan/index.ts';
import { completeProgrammes } from '../../domain/programme-defaults.ts';
import { gradeInYear, type Stage } from '../../domain/stage.ts';
import type { PlanningInputs } from '../inputs.ts';
import { Check } from './check.ts';

type Programme = Required<Pick<CheckPlace, 'schoolId' | 'stage'>>;
type PlacesPart = Pick<Plan, 'years' | 'places' | 'builds' | 'projects' | 'redirections' | 'plan'>;

/** Recomputes everything a plan says about places from the data and its decisions; no model takes part. */
export function checkPlaces(inputs: PlanningInputs, plan: PlacesPart): CertificateCheck[] {
  return [
    checkRooms(inputs, plan),
    checkOrders(inputs, plan),
    checkProjects(inputs, plan),
    checkPupils(inputs, plan),
    checkClassSizes(inputs, plan),
    checkRedirections(inputs, plan),
  ];
}

/** Rooms in use are those of the base year and those ordered in time; classes fit into them. */
function checkRooms({ bureau }: PlanningInputs, plan: PlacesPart): CertificateCheck {
  const check = new Check('rooms');
  const { programmes } = completeProgrammes(bureau);
  const known = new Map(programmes.map(({ schoolId, stage, rooms }) => [programmeKey(schoolId, stage), rooms]));
  const rows = new Set(plan.places.map((row) => `${programmeKey(row.schoolId, row.stage)}|${row.year}`));
  for (const { schoolId, stage } of programmes)
    for (const year of plan.years)
      if (!rows.has(`${programmeKey(schoolId, stage)}|${year}`))
        check.note(1, { figure: 'noRow', schoolId, stage, year });
  const added = Map.groupBy(
    [
      ...plan.builds.map(({ schoolId, stage, useYear, rooms }) => ({
        key: programmeKey(schoolId, stage),
        useYear,
        rooms,
      })),
      ...plan.projects.map(({ projectId, stage, openYear, rooms }) => ({
        key: programmeKey(projectId, stage),
        useYear: openYear,
        rooms,
      })),
    ],
    ({ key }) => key,
  );
  for (const row of plan.places) {
    const key = programmeKey(row.schoolId, row.stage);
    const at = { schoolId: row.schoolId, stage: row.stage, year: row.year };
    let rooms = known.get(key) ?? 0;
    let comingIntoUse = 0;
    for (const { useYear, rooms: more } of added.get(key) ?? []) {
      if (useYear <= row.year) rooms += more;
      if (useYear === row.year) comingIntoUse += more;
    }
    check.same(row.rooms, rooms, at);
    check.same(row.roomsBuilt, comingIntoUse, at);
    const classes = row.grades.reduce((sum, grade) => sum + grade.classes, 0);
    check.note(classes - row.rooms - row.roomsShort, at);
    check.note(-row.roomsShort, at);
  }
  return check.result();
}

/** Rooms are ordered where the site takes them, in a planned year, with the lead time and at the price of the data. */
function checkOrders({ bureau, norms, years }: PlanningInputs, plan: PlacesPart): CertificateCheck {
  const check = new Check('room orders');
  const locked = new Set(bureau.tables.schools.filter((school) => school.locked).map(({ schoolId }) => schoolId));
  const { programmes } = completeProgrammes(bureau);
  const known = new Set(programmes.map(({ schoolId, stage }) => programmeKey(schoolId, stage)));
  const byProgramme = Map.groupBy(plan.builds, ({ schoolId, stage }) => programmeKey(schoolId, stage));
  for (const { schoolId, stage } of plan.builds)
    if (!known.has(programmeKey(schoolId, stage))) check.note(1, { figure: 'unknownProgramme', schoolId, stage });
  for (const programme of programmes) {
    const at = { schoolId: programme.schoolId, stage: programme.stage };
    const orders = byProgramme.get(programmeKey(programme.schoolId, programme.stage)) ?? [];
    const ordered = orders.reduce((sum, { rooms }) => sum + rooms, 0);
    check.note(ordered - (locked.has(programme.schoolId) ? 0 : programme.maxNewRooms), at);
    const cost = programme.roomCost ?? norms.value('build.roomCost');
    for (const order of orders) {
      const ordered = { ...at, year: order.orderYear };
      check.same(order.cost, order.rooms * cost, ordered);
      check.same(order.useYear, order.orderYear + norms.value('build.leadYears.extension'), ordered);
      if (!years.includes(order.orderYear) || order.rooms <= 0) check.note(1, ordered);
    }
  }
  return check.result();
}

/** Each project starts once, in a standard size, not before its earliest year, with land. */
function checkProjects({ bureau, norms, years }: PlanningInputs, plan: PlacesPart): CertificateCheck {
  const check = new Check('projects');
  const known = new Map(bureau.tables.projects.map((project) => [project.projectId, project]));
  const started = new Set<string>();
  for (const decision of plan.projects) {
    const at: CheckPlace = { schoolId: decision.projectId };
    const project = known.get(decision.projectId);
    if (project === undefined || started.has(decision.projectId)) {
      check.note(1, at);
      continue;
    }
    started.add(decision.projectId);
    const step = Math.max(1, project.roomStep ?? project.maxRooms - project.minRooms);
    const costPerRoom = project.costPerRoom ?? norms.value('build.roomCost');
    check.note(project.minRooms - decision.rooms, at);
    check.note(decision.rooms - project.maxRooms, at);
    check.note((decision.rooms - project.minRooms) % step, at);
    check.note((project.earliestYear ?? years[0]!) - decision.startYear, at);
    if (project.landReady === false) check.note(1, { ...at, figure: 'noLand' });
    if (!years.includes(decision.startYear)) check.note(1, at);
    check.same(
      decision.openYear,
      decision.startYear + (project.leadYears ?? norms.value('build.leadYears.newSchool')),
      at,
    );
    check.same(decision.cost, (project.fixedCost ?? 0) + decision.rooms * costPerRoom, at);
    check.same(decision.runningCost, project.runningCost ?? 0, at);
  }
  return check.result();
}

/** Pupils of each cohort are those projected plus those redirected in less those out; nobody is lost. */
function checkPupils({ projection }: PlanningInputs, plan: PlacesPart): CertificateCheck {
  const check = new Check('pupils conserved');
  const expected = new Map<string, { readonly at: CheckPlace; readonly pupils: number }>();
  const add = (schoolId: string, stage: Stage, year: number, grade: number, pupils: number): void => {
    const key = `${programmeKey(schoolId, stage)}|${year}|${grade}`;
    expected.set(key, { at: { schoolId, stage, grade, year }, pupils: (expected.get(key)?.pupils ?? 0) + pupils });
  };
  for (const { schoolId, stage, cohorts } of projection.programmes)
    for (const { entryYear, pupils } of cohorts)
      plan.years.forEach((year, index) => {
        const grade = gradeInYear(stage, entryYear, year);
        if (grade !== null) add(schoolId, stage, year, grade, pupils[index + 1]!);
      });
  const moved = new Map<string, { into: number; out: number }>();
  for (const { fromSchoolId, toSchoolId, stage, year: entry, pupils } of plan.redirections)
    for (const year of plan.years) {
      const grade = gradeInYear(stage, entry, year);
      if (grade === null) continue;
      add(fromSchoolId, stage, year, grade, -pupils);
      add(toSchoolId, stage, year, grade, pupils);
      const from = moved.get(`${programmeKey(fromSchoolId, stage)}|${year}|${grade}`) ?? { into: 0, out: 0 };
      const to = moved.get(`${programmeKey(toSchoolId, stage)}|${year}|${grade}`) ?? { into: 0, out: 0 };
      moved.set(`${programmeKey(fromSchoolId, stage)}|${year}|${grade}`, { ...from, out: from.out + pupils });
      moved.set(`${programmeKey(toSchoolId, stage)}|${year}|${grade}`, { ...to, into: to.into + pupils });
    }
  for (const { schoolId, stage, year, grades } of plan.places)
    for (const row of grades) {
      const key = `${programmeKey(schoolId, stage)}|${year}|${row.grade}`;
      const at = { schoolId, stage, grade: row.grade, year };
      check.same(row.pupils, expected.get(key)?.pupils ?? 0, at);
      expected.delete(key);
      check.same(row.redirectedIn, moved.get(key)?.into ?? 0, at);
      check.same(row.redirectedOut, moved.get(key)?.out ?? 0, at);
    }
  for (const { at, pupils } of expected.values()) check.note(Math.abs(pupils), { ...at, figure: 'leftOut' });
  return check.result();
}

/** Large classes counted from pupils and classes of every row are those the plan reports; no class is over the maximum. */
function checkClassSizes({ norms }: PlanningInputs, plan: PlacesPart): CertificateCheck {
  const check = new Check('class sizes');
  plan.years.forEach((year, index) => {
    let classes = 0;
    let large = 0;
    let superLarge = 0;
    for (const row of plan.places) {
      if (row.year !== year) continue;
      for (const grade of row.grades) {
        const limits = norms.classLimits(row.stage, grade.grade);
        const at = { schoolId: row.schoolId, stage: row.stage, grade: grade.grade, year };
        if (grade.pupils > 0 && grade.classes === 0) check.note(grade.pupils, at);
        check.note(grade.pupils - grade.classes * limits.maximum, at);
        if (!Number.isInteger(grade.pupils) || !Number.isInteger(grade.classes)) check.note(1, at);
        classes += grade.classes;
        large += classesOfAtLeast(limits.large, grade.pupils, grade.classes);
        superLarge += classesOfAtLeast(limits.superLarge, grade.pupils, grade.classes);
      }
    }
    check.same(plan.plan.classes[index]!, classes, { figure: 'classes', year });
    check.same(plan.plan.largeClasses[index]!, large, { figure: 'largeClasses', year });
    check.same(plan.plan.superLargeClasses[index]!, superLarge, { figure: 'superLargeClasses', year });
  });
  return check.result();
}

/** Only entry pupils move, between open schools that take part, within distance, number of schools and share. */
function checkRedirections(inputs: PlanningInputs, plan: PlacesPart): CertificateCheck {
  const { bureau, norms, projection, settings } = inputs;
  const check = new Check('redirection limits');
  const schools = new Map(bureau.tables.schools.map((school) => [school.schoolId, school]));
  const projects = new Map(bureau.tables.projects.map((project) => [project.projectId, project]));
  const entrants = new Map<string, number>();
  for (const { schoolId, stage, cohorts } of projection.programmes)
    for (const { entryYear, pupils } of cohorts) {
      const index = plan.years.indexOf(entryYear);
      if (index >= 0) entrants.set(`${programmeKey(schoolId, stage)}|${entryYear}`, pupils[index + 1]!);
    }
  const share = settings.redirectionAllowed ? norms.value('redirect.cohortShare') : 0;
  const sums = new Map<string, { readonly at: CheckPlace & Programme; readonly pupils: number }>();
  for (const move of plan.redirections) {
    const { fromSchoolId, toSchoolId, stage, year } = move;
    const at = { schoolId: fromSchoolId, toSchoolId, stage, year };
    const from = schools.get(move.fromSchoolId);
    const to = schools.get(move.toSchoolId) ?? projects.get(move.toSchoolId);
    if (from === undefined || to === undefined || move.pupils <= 0 || move.stage === 'special') {
      check.note(1, at);
      continue;
    }
    for (const school of [from, schools.get(move.toSchoolId)])
      if (school?.locked || school?.kind === 'teaching_point' || school?.ownership === 'private') check.note(1, at);
    if (from.lon === null || from.lat === null || to.lon === null || to.lat === null) check.note(1, at);
    else {
      const metres = Math.round(1000 * distance(from.lon, from.lat, to.lon, to.lat));
      check.note(metres - norms.value('redirect.distance') - 1, at);
      check.note(Math.abs(metres - move.distanceMetres) - 1, at);
    }
    if (norms.value('redirect.acrossDistricts') === 0 && from.districtId !== to.districtId) check.note(1, at);
    const project = plan.projects.find(({ projectId }) => projectId === move.toSchoolId);
    if (!schools.has(move.toSchoolId) && (project === undefined || project.openYear > move.year)) check.note(1, at);
    for (const [figure, schoolId] of [
      ['redirectedOut', fromSchoolId],
      ['redirectedIn', toSchoolId],
    ] as const) {
      const key = `${figure} ${programmeKey(schoolId, stage)}|${year}`;
      const pupils = (sums.get(key)?.pupils ?? 0) + move.pupils;
      sums.set(key, { at: { figure, schoolId, stage, year }, pupils });
    }
  }
  for (const { at, pupils } of sums.values()) {
    if (projects.has(at.schoolId)) continue;
    const ofCohort = entrants.get(`${programmeKey(at.schoolId, at.stage)}|${at.year}`) ?? 0;
    check.note(pupils - Math.floor(share * ofCohort), at);
  }
  const receivers = new Map<string, { readonly at: CheckPlace; readonly found: Set<string> }>();
  for (const move of plan.redirections)
    if (schools.has(move.toSchoolId)) {
      const key = programmeKey(move.fromSchoolId, move.stage);
      const before = receivers.get(key)?.found ?? new Set<string>();
      const at = { schoolId: move.fromSchoolId, stage: move.stage };
      receivers.set(key, { at, found: before.add(move.toSchoolId) });
    }
  for (const { at, found } of receivers.values()) check.note(found.size - norms.value('redirect.nearestSchools'), at);
  return check.result();
}
