import type {
  Arc,
  Charge,
  Cohort,
  EnteringCohort,
  PlacesData,
  PurseLimit,
  Site,
} from '../../../../models/school-places/index.ts';
import type { BureauData, Project } from '../../../domain/bureau.ts';
import { programmeKey } from '../../../domain/bureau.ts';
import type { ClassLimits } from '../../../domain/class-forming/index.ts';
import { completeProgrammes } from '../../../domain/programme-defaults.ts';
import type { Projection } from '../../../domain/projection.ts';
import { neverRedirected } from '../../../domain/redirection.ts';
import type { ScenarioSettings } from '../../../domain/scenario.ts';
import { GRADES, gradeInYear, type Stage } from '../../../domain/stage.ts';
import type { Norms } from '../../../norms/index.ts';
import { chargesOf, type Part, type Purses, splitCost } from '../../money/index.ts';
import { checkLocksPaid, lockedSites, policyShares, unlockedArcs } from './locks.ts';
import { type Location, nearestNeighbours } from './neighbours.ts';
import type { SiteOrigin } from './origin.ts';
import { staffingLimits } from './staffing.ts';

/** The places model's input with the way back to schools, projects and purses. */
export interface PlacesInput {
  readonly data: PlacesData;
  readonly origins: readonly SiteOrigin[];
  readonly years: readonly number[];
  /** Purse of `Purses.purses` behind each capital and recurrent purse of the model. */
  readonly capitalPurses: readonly number[];
  readonly recurrentPurses: readonly number[];
}

/** Yuan of each purse and year that the model leaves alone, because splitting costs into whole fen rounds. */
const KEPT_BACK_FOR_ROUNDING = 1;

/**
 * Makes the places model's input from the bureau's data, the projection and the norms.
 *
 * Which programmes take part in redirection: those with coordinates whose school is public (or does not say), not
 * locked and not a teaching point; special education takes no part. Money, lead times and limits come from the norms
 * where the data says nothing.
 *
 * @throws Failure `lockImpossible` naming the first lock of the scenario that cannot be kept, and why
 */
export function placesInput(
  bureau: BureauData,
  projection: Projection,
  norms: Norms,
  purses: Purses,
  settings: ScenarioSettings,
): PlacesInput {
  const years = projection.years.slice(1);
  const schools = new Map(bureau.tables.schools.map((school) => [school.schoolId, school]));
  const projected = new Map(projection.programmes.map((entry) => [programmeKey(entry.schoolId, entry.stage), entry]));
  const capital = pursesOfKind(purses, 'capital');
  const recurrent = pursesOfKind(purses, 'recurrent').filter((purse) => isLimited(purses, purse));
  const place = new Map<number, number>();
  for (const [index, purse] of [...capital.entries(), ...recurrent.entries()]) place.set(purse, index);

  const partsByYear = (kind: 'capital' | 'recurrent', districtId: string | null, yuan: number): Part[][] =>
    years.map((_, year) => [...splitCost(chargesOf(purses, kind, districtId, year), yuan)]);
  const chargesByYear = (parts: readonly (readonly Part[])[], yuan: number): Charge[][] =>
    parts.map((ofYear) =>
      ofYear
        .filter(({ purse, fen }) => fen > 0 && place.has(purse))
        .map(({ purse, fen }) => ({ purse: place.get(purse)!, share: fen / 100 / yuan })),
    );

  const origins: SiteOrigin[] = [];
  const sites: Site[] = [];
  const locations: (Location | null)[] = [];
  const movable: boolean[] = [];
  const cohortShare = settings.redirectionAllowed ? norms.value('redirect.cohortShare') : 0;

  for (const programme of completeProgrammes(bureau).programmes) {
    const school = schools.get(programme.schoolId)!;
    const roomCost = programme.roomCost ?? norms.value('build.roomCost');
    const roomParts = partsByYear('capital', school.districtId, roomCost);
    const mayMove = neverRedirected(school, programme.stage) === null;
    const cohorts = cohortsOf(
      projected.get(programmeKey(programme.schoolId, programme.stage))?.cohorts ?? [],
      programme.stage,
      projection,
      norms,
    );
    origins.push({
      schoolId: programme.schoolId,
      stage: programme.stage,
      districtId: school.districtId,
      programme,
      school,
      project: null,
      settledEntryYears: cohorts.settledEntryYears,
      roomParts,
      startParts: [],
      stepParts: [],
      runningParts: [],
    });
    sites.push({
      rooms: programme.rooms,
      maxNewRooms: school.locked === true ? 0 : programme.maxNewRooms,
      roomCost,
      leadYears: norms.value('build.leadYears.extension'),
      charges: chargesByYear(roomParts, roomCost),
      settled: cohorts.settled,
      entering: cohorts.entering.map((cohort) => {
        const most = mayMove ? Math.floor(cohortShare * cohort.pupils[cohort.entry]!) : 0;
        // Where the cohort is projected to shrink later, no more may go than are left in its smallest year.
        const fewest = Math.min(...cohort.pupils.slice(cohort.entry, cohort.leave));
        return { ...cohort, mostOut: Math.min(most, fewest), mostIn: most };
      }),
      project: null,
    });
    locations.push(locationOf(school));
    movable.push(mayMove);
  }
  const senders = sites.map((_, index) => index).filter((index) => movable[index]);

  for (const project of bureau.tables.projects) {
    const { origin, site } = projectSite(project, years, norms, partsByYear, chargesByYear);
    origins.push(origin);
    sites.push(site);
    locations.push(locationOf(project));
    movable.push(project.landReady !== false);
  }

  const possible = arcsBetween(sites, origins, locations, senders, movable, norms, settings.redirectionAllowed);
  const arcs = unlockedArcs(possible, origins, settings.locks);
  limitToNeighbours(sites, arcs);
  const input: PlacesInput = {
    data: {
      yearCount: years.length,
      yearWeights: years.map(() => 1),
      superLargeWeight: norms.value('class.superLargeWeight'),
      sites: lockedSites(sites, origins, years, settings.locks),
      arcs,
      capitalPurses: capital.map((purse) => purseLimit(purses, purse)),
      recurrentPurses: recurrent.map((purse) => purseLimit(purses, purse)),
      staffing: staffingLimits(bureau, origins, years, norms),
      policyShares: policyShares(years, settings.policyShares),
    },
    origins,
    years,
    capitalPurses: capital,
    recurrentPurses: recurrent,
  };
  checkLocksPaid(input.data, origins, settings.locks);
  return input;
}

function pursesOfKind({ purses }: Purses, kind: 'capital' | 'recurrent'): number[] {
  return purses.flatMap((purse, index) => (purse.kind === kind ? [index] : []));
}

function isLimited({ purses }: Purses, index: number): boolean {
  return purses[index]!.amounts.every((amount) => amount !== null);
}

function purseLimit({ purses }: Purses, index: number): PurseLimit {
  const { amounts, carryOver } = purses[index]!;
  // A year's amount can be negative where money carried over has been spent already; the carry-over makes up for it.
  return { amounts: amounts.map((amount) => (amount ? amount - KEPT_BACK_FOR_ROUNDING : 0)), carryOver };
}

function locationOf({ lon, lat }: { readonly lon: number | null; readonly lat: number | null }): Location | null {
  return lon === null || lat === null ? null : { longitude: lon, latitude: lat };
}

/** Divides cohorts into those already there in the base year and those that enter in a planned year. */
function cohortsOf(
  cohorts: Projection['programmes'][number]['cohorts'],
  stage: Stage,
  projection: Projection,
  norms: Norms,
): {
  settled: Cohort[];
  settledEntryYears: number[];
  entering: Omit<EnteringCohort, 'mostIn' | 'mostOut'>[];
} {
  const years = projection.years.slice(1);
  const settled: Cohort[] = [];
  const settledEntryYears: number[] = [];
  const entering: Omit<EnteringCohort, 'mostIn' | 'mostOut'>[] = [];
  for (const { entryYear, pupils } of cohorts) {
    const planned = pupils.slice(1);
    if (planned.every((count) => count === 0)) continue;
    const entry = entryYear - years[0]!;
    const cohort = { pupils: planned, limits: limitsByYear(stage, entryYear, years, norms) };
    if (entry < 0) {
      settled.push(cohort);
      settledEntryYears.push(entryYear);
    } else entering.push({ ...cohort, entry, leave: leaveOf(stage, entry, years.length) });
  }
  return { settled, settledEntryYears, entering };
}

function limitsByYear(stage: Stage, entryYear: number, years: readonly number[], norms: Norms): ClassLimits[] {
  const entryLimits = norms.classLimits(stage, GRADES[stage].first);
  return years.map((year) => {
    const grade = gradeInYear(stage, entryYear, year);
    return grade === null ? entryLimits : norms.classLimits(stage, grade);
  });
}

function leaveOf(stage: Stage, entry: number, yearCount: number): number {
  return Math.min(yearCount, entry + GRADES[stage].last - GRADES[stage].first + 1);
}

function projectSite(
  project: Project,
  years: readonly number[],
  norms: Norms,
  partsByYear: (kind: 'capital' | 'recurrent', districtId: string | null, yuan: number) => Part[][],
  chargesByYear: (parts: readonly (readonly Part[])[], yuan: number) => Charge[][],
): { origin: SiteOrigin; site: Site } {
  const costPerRoom = project.costPerRoom ?? norms.value('build.roomCost');
  const fixedCost = project.fixedCost ?? 0;
  const runningCost = project.runningCost ?? 0;
  // One size only may be written as a step of 0.
  const roomStep = Math.max(1, project.roomStep ?? project.maxRooms - project.minRooms);
  // A school without a room is none, so a smallest size of 0 means the first step above it.
  const minRooms = project.minRooms > 0 ? project.minRooms : roomStep;
  const canStart = project.landReady !== false && minRooms <= project.maxRooms;
  const startCost = fixedCost + minRooms * costPerRoom;
  const startParts = partsByYear('capital', project.districtId, startCost);
  const stepParts = partsByYear('capital', project.districtId, roomStep * costPerRoom);
  const runningParts = partsByYear('recurrent', project.districtId, runningCost);
  const leadYears = project.leadYears ?? norms.value('build.leadYears.newSchool');
  const firstYear = years[0]!;
  return {
    origin: {
      schoolId: project.projectId,
      stage: project.stage,
      districtId: project.districtId,
      programme: null,
      school: null,
      project,
      settledEntryYears: [],
      roomParts: [],
      startParts,
      stepParts,
      runningParts,
    },
    site: {
      rooms: 0,
      maxNewRooms: 0,
      roomCost: 0,
      leadYears,
      charges: chargesByYear(startParts, startCost),
      settled: [],
      entering: years.map((year, entry) => ({
        entry,
        leave: leaveOf(project.stage, entry, years.length),
        pupils: years.map(() => 0),
        limits: limitsByYear(project.stage, year, years, norms),
        mostOut: 0,
        // The largest class that is not large, in every room of the largest size: no cohort of a new school is larger.
        mostIn: project.maxRooms * (norms.classLimits(project.stage, GRADES[project.stage].first).large - 1),
      })),
      project: {
        minRooms,
        roomStep,
        maxSteps: Math.max(0, Math.floor((project.maxRooms - minRooms) / roomStep)),
        fixedCost,
        costPerRoom,
        // A project without land, or without a size, cannot start within the plan.
        earliest: canStart ? Math.max(0, (project.earliestYear ?? firstYear) - firstYear) : years.length,
        runningCost,
        runningCharges: chargesByYear(runningParts, runningCost),
      },
    },
  };
}

/** Arcs to the nearest schools of the same stage, and to every project of the stage within the distance. */
function arcsBetween(
  sites: readonly Site[],
  origins: readonly SiteOrigin[],
  locations: readonly (Location | null)[],
  senders: readonly number[],
  movable: readonly boolean[],
  norms: Norms,
  allowed: boolean,
): Arc[] {
  if (!allowed) return [];
  const nearest = norms.value('redirect.nearestSchools');
  const distanceMetres = norms.value('redirect.distance');
  const acrossDistricts = norms.value('redirect.acrossDistricts') !== 0;
  const mayPair = (from: number, to: number): boolean =>
    acrossDistricts || origins[from]!.districtId === origins[to]!.districtId;
  const arcs: Arc[] = [];
  for (const [stage, ofStage] of Map.groupBy(origins.keys(), (index) => origins[index]!.stage)) {
    if (stage === 'special') continue;
    const from = senders.filter((index) => origins[index]!.stage === stage);
    const existing = ofStage.filter((index) => movable[index] && sites[index]!.project === null);
    const projects = ofStage.filter((index) => movable[index] && sites[index]!.project !== null);
    const near = nearestNeighbours(locations, from, existing, nearest, distanceMetres, mayPair);
    const nearProjects = nearestNeighbours(locations, from, projects, projects.length, distanceMetres, mayPair);
    for (const index of from)
      for (const neighbour of [...(near.get(index) ?? []), ...(nearProjects.get(index) ?? [])])
        arcs.push({ from: index, ...neighbour });
  }
  return arcs;
}

/** Schools without a neighbour cannot move anybody, and no new school can take more than its neighbours may send. */
function limitToNeighbours(sites: Site[], arcs: readonly Arc[]): void {
  const outward = Map.groupBy(arcs, (arc) => arc.from);
  const inward = Map.groupBy(arcs, (arc) => arc.to);
  sites.forEach((site, index) => {
    const entering = site.entering.map((cohort): EnteringCohort => {
      let offered = 0;
      for (const { from } of inward.get(index) ?? [])
        offered += sites[from]!.entering.find(({ entry }) => entry === cohort.entry)?.mostOut ?? 0;
      return {
        ...cohort,
        mostOut: outward.has(index) ? cohort.mostOut : 0,
        mostIn: Math.min(cohort.mostIn, offered),
      };
    });
    sites[index] = { ...site, entering };
  });
}
