import { classesOfAtLeast } from '../../domain/class-forming/index.ts';
import type { Explanation } from '../../domain/plan/index.ts';
import type { PlanningInputs } from '../inputs.ts';
import type { PlacesRows } from '../places/rows.ts';

/** Fewer of the worst schools are named one by one; the rest are counted. */
const NAMED_SCHOOLS = 20;

/** Why classes stay large where they do, and what each decision about places is for. */
export function explainPlaces(inputs: PlanningInputs, rows: PlacesRows): Explanation[] {
  return [...decisionsOf(inputs, rows), ...shortfallsOf(inputs, rows)];
}

function decisionsOf({ norms }: PlanningInputs, rows: PlacesRows): Explanation[] {
  const builds = rows.builds.map(({ schoolId, stage, orderYear, useYear, rooms, cost }): Explanation => {
    const row = rows.places.find(
      (place) => place.schoolId === schoolId && place.stage === stage && place.year === useYear,
    );
    const pupils = row?.grades.reduce((sum, grade) => sum + grade.pupils, 0) ?? 0;
    const inUse = row?.rooms ?? 0;
    const before = inUse - rooms;
    return {
      kind: 'decision',
      constraint: 'rooms',
      year: orderYear,
      schoolId,
      text:
        `${rooms} rooms ordered for ${useYear}: ${pupils} pupils in ${before} rooms would be ` +
        `${perRoom(pupils, before)} a room, in ${inUse} they are ${perRoom(pupils, inUse)}; ` +
        `large from ${norms.value(`class.large.${stage}`)} (${norms.norm(`class.large.${stage}`).document}).`,
      facts: { stage, rooms, useYear, cost, pupils, roomsBefore: before, norm: `class.large.${stage}` },
    };
  });
  const projects = rows.projects.map(
    ({ projectId, stage, startYear, openYear, rooms, cost }): Explanation => ({
      kind: 'decision',
      constraint: 'projects',
      year: startYear,
      schoolId: projectId,
      text: `New school with ${rooms} rooms, open from ${openYear}; it fills from the entry grade up.`,
      facts: { stage, rooms, openYear, cost },
    }),
  );
  const redirections = rows.redirections.map(
    ({ fromSchoolId, toSchoolId, stage, year, pupils, distanceMetres }): Explanation => ({
      kind: 'decision',
      constraint: 'redirection',
      year,
      schoolId: fromSchoolId,
      text:
        `${pupils} entry pupils of ${fromSchoolId} enter at ${toSchoolId}, ${distanceMetres} m away ` +
        `(limit ${norms.value('redirect.distance')} m, ${Math.round(100 * norms.value('redirect.cohortShare'))} % of the cohort).`,
      facts: { stage, toSchoolId, pupils, distanceMetres, norm: 'redirect.distance' },
    }),
  );
  return [...builds, ...projects, ...redirections];
}

function perRoom(pupils: number, rooms: number): string {
  return rooms === 0 ? 'without a room' : (pupils / rooms).toFixed(1);
}

/** What stops large classes from falling further: the rooms the site takes, the money of the year, or both. */
function shortfallsOf(inputs: PlanningInputs, rows: PlacesRows): Explanation[] {
  const { bureau, norms, years } = inputs;
  const capacity = new Map(
    bureau.tables.programmes.map((row) => [`${row.schoolId}|${row.stage}`, row.maxNewRooms ?? 0]),
  );
  const names = new Map(bureau.tables.schools.map(({ schoolId, name }) => [schoolId, name]));
  const nameOf = (schoolId: string): string => names.get(schoolId) ?? schoolId;
  const worst = rows.places
    .map((row) => ({
      row,
      large: row.grades.reduce(
        (sum, { grade, pupils, classes }) =>
          sum + classesOfAtLeast(norms.classLimits(row.stage, grade).large, pupils, classes),
        0,
      ),
    }))
    .filter(({ row, large }) => large > 0 && row.year === years.at(-1))
    .sort((one, other) => other.large - one.large || (one.row.schoolId < other.row.schoolId ? -1 : 1));
  const explanations = worst.slice(0, NAMED_SCHOOLS).map(({ row, large }): Explanation => {
    const built = rows.builds
      .filter((build) => build.schoolId === row.schoolId && build.stage === row.stage)
      .reduce((sum, build) => sum + build.rooms, 0);
    const most = capacity.get(`${row.schoolId}|${row.stage}`) ?? 0;
    const stoppedBy = built >= most ? 'land' : 'budget.capital';
    return {
      kind: 'shortfall',
      constraint: stoppedBy === 'land' ? 'buildLimit' : 'budget.capital',
      year: row.year,
      schoolId: row.schoolId,
      text:
        stoppedBy === 'land'
          ? `${nameOf(row.schoolId)} (${row.stage}) keeps ${large} large classes in ${row.year}: the site takes ${most} more rooms, and ${built} are built.`
          : `${nameOf(row.schoolId)} (${row.stage}) keeps ${large} large classes in ${row.year}: ${built} of ${most} possible rooms are built, and the capital money is spent elsewhere.`,
      facts: { stage: row.stage, largeClasses: large, roomsBuilt: built, maxNewRooms: most },
    };
  });
  if (worst.length > NAMED_SCHOOLS)
    explanations.push({
      kind: 'shortfall',
      constraint: 'classSizes',
      year: years.at(-1)!,
      text: `${worst.length - NAMED_SCHOOLS} more programmes keep large classes.`,
      facts: { programmes: worst.length - NAMED_SCHOOLS },
    });
  const short = rows.places.filter((row) => row.roomsShort > 0);
  for (const row of short.slice(0, NAMED_SCHOOLS))
    explanations.push({
      kind: 'shortfall',
      constraint: 'rooms',
      year: row.year,
      schoolId: row.schoolId,
      text: `${nameOf(row.schoolId)} (${row.stage}): ${row.roomsShort} rooms are missing even with classes of ${norms.value(`class.maximum.${row.stage}`)}.`,
      facts: { stage: row.stage, roomsShort: row.roomsShort },
    });
  return explanations;
}
