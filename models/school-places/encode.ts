import type { PlacesData, PurseLimit } from './data.ts';
import type { PlacesDecisions } from './decisions.ts';
import { netRedirection, roomsInUse } from './formed.ts';
import { leftOver, spendingOf } from './spending.ts';
import type { EnteringChoice, PlacesColumns } from './variables.ts';

/** One way to teach a cohort in a year: its classes, their weight, and the columns it sets. */
interface Teaching {
  readonly classes: number;
  readonly weighted: number;
  readonly set: readonly (readonly [column: number, value: number])[];
}

/**
 * Values of all columns for given decisions, so that a solver can start from a plan. Classes are chosen best for each
 * site and year, and carried money follows. Staffing shortage and share excess are left to the solver to fill in.
 */
export function encodeDecisions(
  data: PlacesData,
  columns: PlacesColumns,
  decisions: PlacesDecisions,
  columnCount: number,
): Float64Array {
  const values = new Float64Array(columnCount);
  data.sites.forEach((site, siteIndex) => {
    const own = columns.sites[siteIndex]!;
    for (let year = 0; year < data.yearCount; year += 1) {
      const build = own.build[year] ?? null;
      if (build !== null) values[build] = decisions.build[siteIndex]![year]!;
      const start = own.start[year] ?? null;
      const rooms = decisions.projectRooms[siteIndex]![year]!;
      if (start !== null && rooms > 0) {
        values[start] = 1;
        const steps = own.steps[year] ?? null;
        if (steps !== null) values[steps] = (rooms - site.project!.minRooms) / site.project!.roomStep;
      }
      const teachings: (readonly Teaching[])[] = [];
      own.settled.forEach((byYear) => {
        const { options, columns: choice } = byYear[year]!;
        teachings.push(
          options.map(({ classes, weighted }, index) => ({
            classes,
            weighted,
            set: choice.length === 0 ? [] : [[choice[index]!, 1] as const],
          })),
        );
      });
      own.entering.forEach((byYear, cohortIndex) => {
        const choice = byYear[year] ?? null;
        if (choice === null) return;
        const cohort = site.entering[cohortIndex]!;
        const pupils = cohort.pupils[year]! + netRedirection(data, decisions, siteIndex, cohort.entry);
        teachings.push(enteringTeachings(choice, pupils, data.superLargeWeight));
      });
      const short = chooseTeachings(teachings, roomsInUse(data, decisions, siteIndex, year), values);
      values[own.roomShort[year]!] = short;
    }
  });
  columns.redirect.forEach((byYear, arc) => {
    byYear.forEach((column, year) => {
      if (column !== null) values[column] = decisions.redirect[arc]![year]!;
    });
  });
  const spent = spendingOf(data, decisions);
  setCarried(data.capitalPurses, spent.capital, columns.carriedCapital, values);
  setCarried(data.recurrentPurses, spent.recurrent, columns.carriedRecurrent, values);
  return values;
}

/** Carries on all that may be carried. */
function setCarried(
  purses: readonly PurseLimit[],
  spent: readonly (readonly number[])[],
  columns: readonly (readonly (number | null)[])[],
  values: Float64Array,
): void {
  purses.forEach((purse, index) => {
    const left = leftOver(purse, spent[index]!);
    columns[index]!.forEach((column, year) => {
      if (column !== null) values[column] = Math.max(0, left[year]!);
    });
  });
}

/** The ways to teach an entering cohort of known size: for each class count the cheapest pair that holds it. */
function enteringTeachings(choice: EnteringChoice, pupils: number, superLargeWeight: number): readonly Teaching[] {
  if (choice.columns.length === 0) return [{ classes: choice.pairs[0]!.classes, weighted: 0, set: [] }];
  const best = new Map<number, Teaching>();
  choice.pairs.forEach((pair, index) => {
    const over = Math.max(0, pupils - pair.capacity);
    if (over > pair.excess) return;
    const weighted = pair.weighted + over * (pair.tier === 0 ? 1 : superLargeWeight);
    const known = best.get(pair.classes);
    if (known !== undefined && known.weighted <= weighted) return;
    const excess = pair.tier === 0 ? choice.excessLarge! : choice.excessSuper!;
    best.set(pair.classes, {
      classes: pair.classes,
      weighted,
      set:
        over > 0
          ? [
              [choice.columns[index]!, 1],
              [excess, over],
            ]
          : [[choice.columns[index]!, 1]],
    });
  });
  return [...best.values()];
}

/** Picks one teaching a cohort, lightest within the rooms; sets its columns and returns the rooms that are missing. */
function chooseTeachings(cohorts: readonly (readonly Teaching[])[], rooms: number, values: Float64Array): number {
  const fewest = cohorts.reduce((sum, ways) => sum + Math.min(...ways.map(({ classes }) => classes)), 0);
  const limit = Math.max(rooms, fewest);
  let costs = new Float64Array(limit + 1);
  const picks: Int32Array[] = [];
  for (const ways of cohorts) {
    const next = new Float64Array(limit + 1).fill(Number.POSITIVE_INFINITY);
    const pick = new Int32Array(limit + 1);
    ways.forEach(({ classes, weighted }, way) => {
      for (let used = classes; used <= limit; used += 1) {
        const cost = costs[used - classes]! + weighted + classes * 1e-6;
        if (cost < next[used]!) {
          next[used] = cost;
          pick[used] = way;
        }
      }
    });
    costs = next;
    picks.push(pick);
  }
  let left = limit;
  for (let index = cohorts.length - 1; index >= 0; index -= 1) {
    const way = cohorts[index]![picks[index]![left]!]!;
    for (const [column, value] of way.set) values[column] = value;
    left -= way.classes;
  }
  return Math.max(0, fewest - rooms);
}
