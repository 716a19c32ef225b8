import { type ClassLimitsOf, tierCounts } from '../../domain/class-forming/index.ts';
import type { Plan } from '../../domain/plan/index.ts';
import type { Norms } from '../../norms/index.ts';
import { rememberedLimits } from '../plan/index.ts';
import { commonYears } from './compare-plans.ts';

/** What a school is better off with less of; sums over the years that both plans have. */
export const SCHOOL_MEASURES = [
  /** Classes of 66 or more. */
  'superLargeClasses',
  /** Classes of 56 or more, super-large ones included. */
  'largeClasses',
  'roomsShort',
  'postsShort',
  'specialTeachersShort',
] as const;
export type SchoolMeasure = (typeof SCHOOL_MEASURES)[number];

/** A school that fares otherwise than in the reference plan. */
export interface SchoolOutcome {
  readonly schoolId: string;
  /** `mixed`: better in one respect and worse in another. */
  readonly outcome: 'wins' | 'loses' | 'mixed';
  /** The measures that differ. */
  readonly changes: readonly {
    readonly measure: SchoolMeasure;
    readonly reference: number;
    readonly plan: number;
  }[];
  /** The measures that are known of both plans and the same, with their value. */
  readonly unchanged: readonly { readonly measure: SchoolMeasure; readonly value: number }[];
}

/** Null: unknown in some year. */
type Standing = Record<SchoolMeasure, number | null>;

/**
 * The schools that win and lose against the reference, the most changed first. No measure is weighed against another:
 * a school wins when something gets better and nothing worse. Schools that only one of the plans has, and measures that
 * one of them does not know, are left out.
 * @param norms of the reference plan, so that both plans are held to the same class sizes
 */
export function schoolOutcomes(plan: Plan, reference: Plan, norms: Norms): SchoolOutcome[] {
  const years = new Set(commonYears(plan, reference));
  const limitsOf = rememberedLimits(norms);
  const before = standings(reference, years, limitsOf);
  const outcomes: SchoolOutcome[] = [];
  for (const [schoolId, after] of standings(plan, years, limitsOf)) {
    const other = before.get(schoolId);
    if (other === undefined) continue;
    const changes = SCHOOL_MEASURES.flatMap((measure) => {
      const [then, now] = [other[measure], after[measure]];
      return then === null || now === null || then === now ? [] : [{ measure, reference: then, plan: now }];
    });
    if (changes.length === 0) continue;
    const unchanged = SCHOOL_MEASURES.flatMap((measure) => {
      const value = after[measure];
      return value !== null && value === other[measure] ? [{ measure, value }] : [];
    });
    const better = changes.some((change) => change.plan < change.reference);
    const worse = changes.some((change) => change.plan > change.reference);
    outcomes.push({ schoolId, outcome: better && worse ? 'mixed' : better ? 'wins' : 'loses', changes, unchanged });
  }
  return outcomes.sort((one, other) => byMeasures(one, other) || (one.schoolId < other.schoolId ? -1 : 1));
}

/** Orders by the size of the first measure that differs in size, in the order of the measures. */
function byMeasures(one: SchoolOutcome, other: SchoolOutcome): number {
  for (const measure of SCHOOL_MEASURES) {
    const difference = sizeOf(other, measure) - sizeOf(one, measure);
    if (difference !== 0) return difference;
  }
  return 0;
}

function sizeOf({ changes }: SchoolOutcome, measure: SchoolMeasure): number {
  const change = changes.find((one) => one.measure === measure);
  return change === undefined ? 0 : Math.abs(change.plan - change.reference);
}

function standings(plan: Plan, years: ReadonlySet<number>, limitsOf: ClassLimitsOf): ReadonlyMap<string, Standing> {
  const standing = new Map<string, Standing>();
  const add = (schoolId: string, measure: SchoolMeasure, amount: number | null): void => {
    let school = standing.get(schoolId);
    if (school === undefined) {
      school = { superLargeClasses: 0, largeClasses: 0, roomsShort: 0, postsShort: 0, specialTeachersShort: 0 };
      standing.set(schoolId, school);
    }
    const sum = school[measure];
    school[measure] = sum === null || amount === null ? null : sum + amount;
  };
  for (const { schoolId, stage, year, roomsShort, grades } of plan.places) {
    if (!years.has(year)) continue;
    add(schoolId, 'roomsShort', roomsShort);
    for (const { grade, pupils, classes } of grades) {
      if (classes === 0) continue;
      const { large, superLarge } = tierCounts(pupils, classes, limitsOf(stage, grade));
      add(schoolId, 'largeClasses', large + superLarge);
      add(schoolId, 'superLargeClasses', superLarge);
    }
  }
  for (const { schoolId, year, short } of plan.posts) if (years.has(year)) add(schoolId, 'postsShort', short);
  for (const { schoolId, year, teachersRequired, teachersAllotted } of plan.special)
    if (years.has(year))
      add(
        schoolId,
        'specialTeachersShort',
        teachersAllotted === null ? null : Math.max(0, teachersRequired - teachersAllotted),
      );
  return standing;
}
