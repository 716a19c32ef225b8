import {
  cohortsPresent,
  formedClasses,
  type PlacesDecisions,
  roomsInUse,
} from '../../../models/school-places/index.ts';
import type {
  BuildDecision,
  GradeRow,
  MoneyLine,
  PlaceRow,
  ProjectDecision,
  RedirectionDecision,
} from '../../domain/plan/index.ts';
import { gradeInYear } from '../../domain/stage.ts';
import { moneyLines, type Purses } from '../money/index.ts';
import type { PlacesInput } from './input/input.ts';

/** Everything a plan says about places, in the bureau's own terms. */
export interface PlacesRows {
  readonly places: readonly PlaceRow[];
  readonly builds: readonly BuildDecision[];
  readonly projects: readonly ProjectDecision[];
  readonly redirections: readonly RedirectionDecision[];
  readonly money: readonly MoneyLine[];
}

/** Turns decisions about sites and arcs into rows about schools and projects; classes are formed evenly. */
export function placesRows(input: PlacesInput, decisions: PlacesDecisions, purses: Purses): PlacesRows {
  const { data, origins, years } = input;
  const builds: BuildDecision[] = [];
  const projects: ProjectDecision[] = [];
  const money: MoneyLine[] = [];
  origins.forEach((origin, site) => {
    const { leadYears, roomCost, project } = data.sites[site]!;
    const what = { schoolId: origin.schoolId, stage: origin.stage };
    decisions.build[site]!.forEach((rooms, year) => {
      if (rooms === 0) return;
      builds.push({
        ...what,
        orderYear: years[year]!,
        useYear: years[year]! + leadYears,
        rooms,
        cost: rooms * roomCost,
      });
      money.push(...moneyLines(purses, year, origin.roomParts[year]!, rooms, { ...what, purpose: 'rooms' }));
    });
    decisions.projectRooms[site]!.forEach((rooms, year) => {
      if (rooms === 0 || project === null) return;
      projects.push({
        projectId: origin.schoolId,
        stage: origin.stage,
        startYear: years[year]!,
        openYear: years[year]! + leadYears,
        rooms,
        cost: project.fixedCost + rooms * project.costPerRoom,
        runningCost: project.runningCost,
      });
      const steps = (rooms - project.minRooms) / project.roomStep;
      const building = { ...what, purpose: 'newSchool' as const };
      money.push(...moneyLines(purses, year, origin.startParts[year]!, 1, building));
      money.push(...moneyLines(purses, year, origin.stepParts[year]!, steps, building));
      for (let running = year + leadYears; running < years.length; running += 1)
        money.push(
          ...moneyLines(purses, running, origin.runningParts[running]!, 1, { ...what, purpose: 'runningCost' }),
        );
    });
  });
  return {
    places: placeRows(input, decisions),
    builds,
    projects,
    redirections: redirectionRows(input, decisions),
    money: mergedLines(money),
  };
}

/** A row for every programme and year, and for every started project from its opening on. */
function placeRows(input: PlacesInput, decisions: PlacesDecisions): PlaceRow[] {
  const { data, origins, years } = input;
  const into = redirectedBySite(input, decisions, 'to');
  const out = redirectedBySite(input, decisions, 'from');
  return origins.flatMap((origin, site) =>
    years.flatMap((year, index): PlaceRow[] => {
      const rooms = roomsInUse(data, decisions, site, index);
      if (origin.project !== null && rooms === 0) return [];
      const present = cohortsPresent(data, decisions, site, index);
      const formed = formedClasses(data, decisions, site, index);
      const before = index === 0 ? data.sites[site]!.rooms : roomsInUse(data, decisions, site, index - 1);
      const grades = present.map(({ cohort, entry, pupils }, position): GradeRow => {
        const entryYear =
          entry === null ? origin.settledEntryYears[data.sites[site]!.settled.indexOf(cohort)]! : years[entry]!;
        return {
          grade: gradeInYear(origin.stage, entryYear, year)!,
          pupils,
          classes: formed.classes[position]!,
          redirectedIn: entry === null ? 0 : into[site]![entry]!,
          redirectedOut: entry === null ? 0 : out[site]![entry]!,
        };
      });
      return [
        {
          schoolId: origin.schoolId,
          stage: origin.stage,
          year,
          rooms,
          roomsBuilt: rooms - before,
          roomsShort: formed.roomsShort,
          grades: grades.sort((one, other) => one.grade - other.grade),
        },
      ];
    }),
  );
}

function redirectedBySite(input: PlacesInput, decisions: PlacesDecisions, end: 'from' | 'to'): number[][] {
  const sums = input.data.sites.map(() => input.years.map(() => 0));
  input.data.arcs.forEach((arc, index) => {
    decisions.redirect[index]!.forEach((pupils, year) => {
      sums[arc[end]]![year]! += pupils;
    });
  });
  return sums;
}

function redirectionRows({ data, origins, years }: PlacesInput, decisions: PlacesDecisions): RedirectionDecision[] {
  return data.arcs.flatMap((arc, index) =>
    decisions.redirect[index]!.flatMap((pupils, year) =>
      pupils === 0
        ? []
        : [
            {
              fromSchoolId: origins[arc.from]!.schoolId,
              toSchoolId: origins[arc.to]!.schoolId,
              stage: origins[arc.from]!.stage,
              year: years[year]!,
              pupils,
              distanceMetres: arc.distanceMetres,
            },
          ],
    ),
  );
}

/** Lines of the same purse, purpose and school become one. */
function mergedLines(lines: readonly MoneyLine[]): MoneyLine[] {
  const merged = new Map<string, MoneyLine>();
  for (const line of lines) {
    const key = [line.year, line.kind, line.level, line.districtId, line.schoolId, line.stage, line.purpose].join('|');
    const known = merged.get(key);
    const fen = Math.round((known?.amount ?? 0) * 100) + Math.round(line.amount * 100);
    merged.set(key, { ...line, amount: fen / 100 });
  }
  return [...merged.values()];
}
