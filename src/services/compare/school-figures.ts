import { tierCounts } from '../../domain/class-forming/index.ts';
import type { Plan } from '../../domain/plan/index.ts';
import type { Norms } from '../../norms/index.ts';
import { rememberedLimits } from '../plan/index.ts';

/** What the map of differences shows of a school in one year, all its stages together. */
export interface SchoolFigures {
  readonly pupils: number;
  readonly rooms: number;
  readonly classes: number;
  /** Classes of 56 or more, super-large ones included. */
  readonly largeClasses: number;
  /** Classes of 66 or more. */
  readonly superLargeClasses: number;
  /** Null where the staff of one of its programmes is not known. */
  readonly postsShort: number | null;
}

/** A school under the reference and under another plan; null where a plan does not have it. */
export interface SchoolFiguresDifference {
  readonly schoolId: string;
  readonly reference: SchoolFigures | null;
  readonly plan: SchoolFigures | null;
}

/**
 * Every school of either plan in one year, the reference's first.
 * @param norms of the reference plan, so that both plans are held to the same class sizes
 */
export function compareSchoolFigures(
  plan: Plan,
  reference: Plan,
  year: number,
  norms: Norms,
): SchoolFiguresDifference[] {
  const [before, after] = [figuresOf(reference, year, norms), figuresOf(plan, year, norms)];
  return [...new Set([...before.keys(), ...after.keys()])].map((schoolId) => ({
    schoolId,
    reference: before.get(schoolId) ?? null,
    plan: after.get(schoolId) ?? null,
  }));
}

/** How many schools have each figure otherwise than in the reference in one year. */
export interface YearOfDifferences {
  readonly year: number;
  readonly schools: Readonly<Record<keyof SchoolFigures, number>>;
}

/**
 * How many schools differ in each figure, for every year of both plans. A school that a plan does not have counts 0
 * there; a figure that is not known on one side is no difference.
 * @param norms of the reference plan, so that both plans are held to the same class sizes
 */
export function countDifferingSchools(plan: Plan, reference: Plan, norms: Norms): YearOfDifferences[] {
  return reference.years
    .filter((year) => plan.years.includes(year))
    .map((year) => {
      const schools = { pupils: 0, rooms: 0, classes: 0, largeClasses: 0, superLargeClasses: 0, postsShort: 0 };
      for (const row of compareSchoolFigures(plan, reference, year, norms))
        for (const figure of Object.keys(schools) as (keyof SchoolFigures)[]) {
          const [before, after] = [row.reference, row.plan].map((side) => (side === null ? 0 : side[figure]));
          if (before !== null && after !== null && before !== after) schools[figure] += 1;
        }
      return { year, schools };
    });
}

function figuresOf(plan: Plan, year: number, norms: Norms): ReadonlyMap<string, SchoolFigures> {
  const limitsOf = rememberedLimits(norms);
  const figures = new Map<string, { -readonly [Name in keyof SchoolFigures]: SchoolFigures[Name] }>();
  for (const row of plan.places) {
    if (row.year !== year) continue;
    let school = figures.get(row.schoolId);
    if (school === undefined) {
      school = { pupils: 0, rooms: 0, classes: 0, largeClasses: 0, superLargeClasses: 0, postsShort: 0 };
      figures.set(row.schoolId, school);
    }
    school.rooms += row.rooms;
    for (const { grade, pupils, classes } of row.grades) {
      school.pupils += pupils;
      school.classes += classes;
      if (classes === 0) continue;
      const { large, superLarge } = tierCounts(pupils, classes, limitsOf(row.stage, grade));
      school.largeClasses += large + superLarge;
      school.superLargeClasses += superLarge;
    }
  }
  for (const { schoolId, year: one, short } of plan.posts) {
    const school = figures.get(schoolId);
    if (one !== year || school === undefined) continue;
    school.postsShort = school.postsShort === null || short === null ? null : school.postsShort + short;
  }
  return figures;
}
