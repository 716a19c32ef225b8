import {
  allocateClasses,
  CLASS_TIERS,
  type ClassLimitsOf,
  type ClassTier,
  formEvenly,
  type TierCounts,
  tierCounts,
} from '../../domain/class-forming/index.ts';
import type { PlaceRow, Plan } from '../../domain/plan/index.ts';
import type { Stage } from '../../domain/stage.ts';
import { CLASS_SIZE_BINS, type ClassSizeBin } from '../../domain/tables/index.ts';
import type { Norms } from '../../norms/index.ts';
import { rememberedLimits } from './remembered-limits.ts';

/** Classes of one programme in one year by tier, without any measure and under the plan. */
export interface ClassTierRow {
  readonly schoolId: string;
  readonly stage: Stage;
  readonly year: number;
  /** Under the plan. */
  readonly pupils: number;
  /** Null for a new school, which is not there without the plan. */
  readonly before: TierCounts | null;
  readonly after: TierCounts;
}

/** How many classes of a stage fall into one of the official bins of class sizes in one year. */
export interface ClassSizeLine {
  readonly stage: Stage;
  readonly year: number;
  readonly bin: ClassSizeBin;
  readonly before: number;
  readonly after: number;
}

interface Formed {
  readonly grade: number;
  readonly pupils: number;
  readonly classes: number;
}

/** The classes of a plan, and those that there would be without any measure. */
export interface PlanClasses {
  /** Of every programme and year, in the order of the plan's rows. */
  readonly tiers: readonly ClassTierRow[];
  /** Of every stage and year, in the bins of the yearly statistics; bins without classes are left out. */
  readonly sizes: readonly ClassSizeLine[];
}

/**
 * Counts the classes of a plan by tier and by size. What would happen without measures is formed again from the plan's
 * own rows: redirected pupils go back to where they came from, and rooms that the plan built are taken away.
 */
export function classesOfPlan({ places, projects }: Pick<Plan, 'places' | 'projects'>, norms: Norms): PlanClasses {
  const limitsOf = rememberedLimits(norms);
  const superLargeWeight = norms.value('class.superLargeWeight');
  const newSchools = new Set(projects.map(({ projectId }) => projectId));
  const roomsBuilt = new Map<string, number>();
  const sizes = new ClassSizes();
  const tiers = new Map<PlaceRow, ClassTierRow>();
  // Each row is counted as soon as it is formed: the classes of a large bureau, kept, would be tens of megabytes.
  for (const row of places.toSorted((one, other) => one.year - other.year)) {
    const { schoolId, stage, year, grades } = row;
    const key = `${schoolId}|${stage}`;
    const built = (roomsBuilt.get(key) ?? 0) + row.roomsBuilt;
    roomsBuilt.set(key, built);
    const before = newSchools.has(schoolId) ? null : formedBefore(row, built, limitsOf, superLargeWeight);
    sizes.add(stage, year, grades, 'after');
    if (before !== null) sizes.add(stage, year, before, 'before');
    tiers.set(row, {
      schoolId,
      stage,
      year,
      pupils: grades.reduce((sum, { pupils }) => sum + pupils, 0),
      before: before === null ? null : countTiers(stage, before, limitsOf),
      after: countTiers(stage, grades, limitsOf),
    });
  }
  return { tiers: places.map((row) => tiers.get(row)!), sizes: sizes.lines() };
}

/** The classes of a row in the rooms that there would be without the `built` ones, with the redirected pupils back. */
function formedBefore(row: PlaceRow, built: number, limitsOf: ClassLimitsOf, superLargeWeight: number): Formed[] {
  const cohorts = row.grades.map(({ grade, pupils, redirectedIn, redirectedOut }) => ({
    grade,
    pupils: pupils - redirectedIn + redirectedOut,
    limits: limitsOf(row.stage, grade),
  }));
  const { classes } = allocateClasses(cohorts, row.rooms - built, superLargeWeight);
  return cohorts.map(({ grade, pupils }, index) => ({ grade, pupils, classes: classes[index] ?? 0 }));
}

/** Classes of every stage and year by the bins of their sizes. */
class ClassSizes {
  readonly #counts = new Map<
    string,
    { readonly stage: Stage; readonly year: number; readonly before: number[]; readonly after: number[] }
  >();

  add(stage: Stage, year: number, grades: readonly Formed[], side: 'before' | 'after'): void {
    const key = `${stage}|${year}`;
    const known = this.#counts.get(key) ?? { stage, year, before: [], after: [] };
    this.#counts.set(key, known);
    const counts = known[side];
    for (const { pupils, classes } of grades) {
      const { larger, smaller } = formEvenly(pupils, classes);
      for (const { size, count } of [larger, smaller]) {
        if (count === 0) continue;
        const bin = binIndexOf(size);
        counts[bin] = (counts[bin] ?? 0) + count;
      }
    }
  }

  lines(): ClassSizeLine[] {
    return [...this.#counts.values()].flatMap(({ stage, year, before, after }) =>
      CLASS_SIZE_BINS.map((bin, index) => ({
        stage,
        year,
        bin,
        before: before[index] ?? 0,
        after: after[index] ?? 0,
      })).filter((line) => line.before + line.after > 0),
    );
  }
}

/** The official bin of a class size. */
export function binOf(size: number): ClassSizeBin {
  return CLASS_SIZE_BINS[binIndexOf(size)]!;
}

function binIndexOf(size: number): number {
  return Math.min(CLASS_SIZE_BINS.length - 1, Math.max(0, Math.ceil((size - 25) / 5)));
}

function countTiers(stage: Stage, grades: readonly Formed[], limitsOf: ClassLimitsOf): TierCounts {
  const sums: Record<ClassTier, number> = { standard: 0, oversize: 0, large: 0, superLarge: 0 };
  for (const { grade, pupils, classes } of grades) {
    if (classes === 0) continue;
    const counts = tierCounts(pupils, classes, limitsOf(stage, grade));
    for (const tier of CLASS_TIERS) sums[tier] += counts[tier];
  }
  return sums;
}
