import { classesOfAtLeast } from './form.ts';
import type { ClassLimits } from './limits.ts';

/** One cohort that needs classes in one year. */
export interface CohortToForm {
  readonly pupils: number;
  readonly limits: ClassLimits;
}

export interface AllocatedClasses {
  /** Classes by cohort, in the order given; a cohort without pupils has none. */
  readonly classes: readonly number[];
  /** Classes of 56 and more, super-large ones included. */
  readonly large: number;
  readonly superLarge: number;
  /** Rooms that are missing even when every class is filled to the physical maximum. */
  readonly roomsShort: number;
}

/**
 * Divides a programme's rooms among its cohorts. In order: no pupil without a room; the fewest large classes, a
 * super-large class counting `1 + superLargeWeight`; with rooms to spare, the fewest pupils above the standard class;
 * then the fewest classes. Classes of a cohort are formed evenly. When the rooms do not hold the pupils, the missing
 * rooms are counted and the classes are formed as if they were there, at the physical maximum.
 *
 * @param cohorts the cohorts present in one year
 * @param rooms general classrooms in use
 * @param superLargeWeight how many large classes more a super-large class counts (norm; default 10)
 */
export function allocateClasses(
  cohorts: readonly CohortToForm[],
  rooms: number,
  superLargeWeight: number,
): AllocatedClasses {
  const fewest = cohorts.map(({ pupils, limits }) => Math.ceil(pupils / limits.maximum));
  const needed = fewest.reduce((sum, classes) => sum + classes, 0);
  const roomsShort = Math.max(0, needed - rooms);
  const classes =
    roomsShort > 0
      ? fewest
      : (standardClasses(cohorts, rooms) ?? bestDivision(cohorts, fewest, rooms, superLargeWeight));
  let large = 0;
  let superLarge = 0;
  cohorts.forEach(({ pupils, limits }, index) => {
    large += classesOfAtLeast(limits.large, pupils, classes[index]!);
    superLarge += classesOfAtLeast(limits.superLarge, pupils, classes[index]!);
  });
  return { classes, large, superLarge, roomsShort };
}

/**
 * As few standard classes as hold each cohort, where there are rooms for all of them: none is then large, nobody sits
 * above the standard, and one class fewer would change that. Null where rooms are too few or limits are out of order.
 */
function standardClasses(cohorts: readonly CohortToForm[], rooms: number): number[] | null {
  const classes: number[] = [];
  let left = rooms;
  for (const { pupils, limits } of cohorts) {
    if (limits.standard >= Math.min(limits.large, limits.superLarge) || limits.standard > limits.maximum) return null;
    const own = Math.ceil(pupils / limits.standard);
    left -= own;
    if (!(left >= 0)) return null;
    classes.push(own);
  }
  return classes;
}

/** Exact dynamic programme over cohorts and rooms; costs are compared as (weighted large, oversize pupils, classes). */
function bestDivision(
  cohorts: readonly CohortToForm[],
  fewest: readonly number[],
  rooms: number,
  superLargeWeight: number,
): number[] {
  const chosen: number[][] = [];
  let costs: number[] = new Array(rooms + 1).fill(0);
  for (let index = 0; index < cohorts.length; index += 1) {
    const { pupils, limits } = cohorts[index]!;
    const most = Math.max(fewest[index]!, Math.ceil(pupils / limits.standard));
    const next: number[] = new Array(rooms + 1).fill(Number.POSITIVE_INFINITY);
    const choice: number[] = new Array(rooms + 1).fill(fewest[index]!);
    for (let classes = fewest[index]!; classes <= Math.min(most, rooms); classes += 1) {
      const cost = cohortCost(pupils, classes, limits, superLargeWeight);
      for (let used = classes; used <= rooms; used += 1) {
        const total = costs[used - classes]! + cost;
        if (total < next[used]!) {
          next[used] = total;
          choice[used] = classes;
        }
      }
    }
    costs = next;
    chosen.push(choice);
  }
  let left = rooms;
  const result: number[] = new Array(cohorts.length).fill(0);
  for (let index = cohorts.length - 1; index >= 0; index -= 1) {
    result[index] = chosen[index]![left]!;
    left -= result[index]!;
  }
  return result;
}

/** The three lower goals as one number: their ranges cannot reach into each other for any real school. */
function cohortCost(pupils: number, classes: number, limits: ClassLimits, superLargeWeight: number): number {
  const weighted =
    classesOfAtLeast(limits.large, pupils, classes) +
    superLargeWeight * classesOfAtLeast(limits.superLarge, pupils, classes);
  const oversize = Math.max(0, pupils - limits.standard * classes);
  return weighted * 1e9 + oversize * 1e3 + classes;
}
