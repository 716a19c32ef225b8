import { distance } from 'geokdbush';
import { programmeKey } from '../../domain/bureau.ts';
import { classesOfAtLeast } from '../../domain/class-forming/index.ts';
import type { CertificateCheck, Plan } from '../../domain/plan/index.ts';
import { completeProgrammes } from '../../domain/programme-defaults.ts';
import { gradeInYear, type Stage } from '../../domain/stage.ts';
import type { PlanningInputs } from '../inputs.ts';
import { Check } from './check.ts';

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
  const known = new Map(
    completeProgrammes(bureau).programmes.map((programme) => [
      programmeKey(programme.schoolId, programme.stage),
      programme.rooms,
    ]),
  );
  const rows = new Set(plan.places.map((row) => `${programmeKey(row.schoolId, row.stage)}|${row.year}`));
  for (const key of known.keys())
    for (const year of plan.years) if (!rows.has(`${key}|${year}`)) check.note(1, `${key} ${year}: no row`);
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
    const where = `${key} ${row.year}`;
    let rooms = known.get(key) ?? 0;
    let comingIntoUse = 0;
    for (const { useYear, rooms: more } of added.get(key) ?? []) {
      if (useYear <= row.year) rooms += more;
      if (useYear === row.year) comingIntoUse += more;
    }
    check.same(row.rooms, rooms, where);
    check.same(row.roomsBuilt, comingIntoUse, where);
    const classes = row.grades.reduce((sum, grade) => sum + grade.classes, 0);
    check.note(classes - row.rooms - row.roomsShort, where);
    check.note(-row.roomsShort, where);
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
  for (const key of byProgramme.keys()) if (!known.has(key)) check.note(1, `${key}: unknown`);
  for (const programme of programmes) {
    const where = programmeKey(programme.schoolId, programme.stage);
    const orders = byProgramme.get(where) ?? [];
    const ordered = orders.reduce((sum, { rooms }) => sum + rooms, 0);
    check.note(ordered - (locked.has(programme.schoolId) ? 0 : programme.maxNewRooms), where);
    const cost = programme.roomCost ?? norms.value('build.roomCost');
    for (const order of orders) {
      check.same(order.cost, order.rooms * cost, `${where} ${order.orderYear}`);
      check.same(order.useYear, order.orderYear + norms.value('build.leadYears.extension'), where);
      if (!years.includes(order.orderYear) || order.rooms <= 0) check.note(1, `${where} ${order.orderYear}`);
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
    const where = decision.projectId;
    const project = known.get(decision.projectId);
    if (project === undefined || started.has(where)) {
      check.note(1, where);
      continue;
    }
    started.add(where);
    const step = Math.max(1, project.roomStep ?? project.maxRooms - project.minRooms);
    const costPerRoom = project.costPerRoom ?? norms.value('build.roomCost');
    check.note(project.minRooms - decision.rooms, where);
    check.note(decision.rooms - project.maxRooms, where);
    check.note((decision.rooms - project.minRooms) % step, where);
    check.note((project.earliestYear ?? years[0]!) - decision.startYear, where);
    if (project.landReady === false) check.note(1, `${where}: no land`);
    if (!years.includes(decision.startYear)) check.note(1, where);
    check.same(
      decision.openYear,
      decision.startYear + (project.leadYears ?? norms.value('build.leadYears.newSchool')),
      where,
    );
    check.same(decision.cost, (project.fixedCost ?? 0) + decision.rooms * costPerRoom, where);
    check.same(decision.runningCost, project.runningCost ?? 0, where);
  }
  return check.result();
}

/** Pupils of each cohort are those projected plus those redirected in less those out; nobody is lost. */
function checkPupils({ projection }: PlanningInputs, plan: PlacesPart): CertificateCheck {
  const check = new Check('pupils conserved');
  const expected = new Map<string, number>();
  const add = (schoolId: string, stage: Stage, year: number, grade: number, pupils: number): void => {
    const key = `${programmeKey(schoolId, stage)}|${year}|${grade}`;
    expected.set(key, (expected.get(key) ?? 0) + pupils);
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
      check.same(row.pupils, expected.get(key) ?? 0, key);
      expected.delete(key);
      check.same(row.redirectedIn, moved.get(key)?.into ?? 0, key);
      check.same(row.redirectedOut, moved.get(key)?.out ?? 0, key);
    }
  for (const [key, pupils] of expected) check.note(Math.abs(pupils), `${key}: left out`);
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
        const where = `${programmeKey(row.schoolId, row.stage)} ${year} grade ${grade.grade}`;
        if (grade.pupils > 0 && grade.classes === 0) check.note(grade.pupils, where);
        check.note(grade.pupils - grade.classes * limits.maximum, where);
        if (!Number.isInteger(grade.pupils) || !Number.isInteger(grade.classes)) check.note(1, where);
        classes += grade.classes;
        large += classesOfAtLeast(limits.large, grade.pupils, grade.classes);
        superLarge += classesOfAtLeast(limits.superLarge, grade.pupils, grade.classes);
      }
    }
    check.same(plan.plan.classes[index]!, classes, `classes ${year}`);
    check.same(plan.plan.largeClasses[index]!, large, `large classes ${year}`);
    check.same(plan.plan.superLargeClasses[index]!, superLarge, `super-large classes ${year}`);
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
  const sums = new Map<string, number>();
  for (const move of plan.redirections) {
    const where = `${move.fromSchoolId} to ${move.toSchoolId}, ${move.stage} ${move.year}`;
    const from = schools.get(move.fromSchoolId);
    const to = schools.get(move.toSchoolId) ?? projects.get(move.toSchoolId);
    if (from === undefined || to === undefined || move.pupils <= 0 || move.stage === 'special') {
      check.note(1, where);
      continue;
    }
    for (const school of [from, schools.get(move.toSchoolId)])
      if (school?.locked || school?.kind === 'teaching_point' || school?.ownership === 'private') check.note(1, where);
    if (from.lon === null || from.lat === null || to.lon === null || to.lat === null) check.note(1, where);
    else {
      const metres = Math.round(1000 * distance(from.lon, from.lat, to.lon, to.lat));
      check.note(metres - norms.value('redirect.distance') - 1, where);
      check.note(Math.abs(metres - move.distanceMetres) - 1, where);
    }
    if (norms.value('redirect.acrossDistricts') === 0 && from.districtId !== to.districtId) check.note(1, where);
    const project = plan.projects.find(({ projectId }) => projectId === move.toSchoolId);
    if (!schools.has(move.toSchoolId) && (project === undefined || project.openYear > move.year)) check.note(1, where);
    for (const key of [
      `out ${programmeKey(move.fromSchoolId, move.stage)}|${move.year}`,
      `in ${programmeKey(move.toSchoolId, move.stage)}|${move.year}`,
    ])
      sums.set(key, (sums.get(key) ?? 0) + move.pupils);
  }
  for (const [key, pupils] of sums) {
    const programme = key.slice(key.indexOf(' ') + 1);
    if (projects.has(programme.slice(0, programme.indexOf('|')))) continue;
    check.note(pupils - Math.floor(share * (entrants.get(programme) ?? 0)), key);
  }
  const receivers = new Map<string, Set<string>>();
  for (const move of plan.redirections)
    if (schools.has(move.toSchoolId)) {
      const key = programmeKey(move.fromSchoolId, move.stage);
      receivers.set(key, (receivers.get(key) ?? new Set()).add(move.toSchoolId));
    }
  for (const [key, found] of receivers) check.note(found.size - norms.value('redirect.nearestSchools'), key);
  return check.result();
}
