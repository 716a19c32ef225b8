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

/**
 * The classes of every programme and year by tier. What would happen without measures is formed again from the plan's
 * own rows: redirected pupils go back to where they came from, and rooms that the plan built are taken away.
 */
export function classTiersOf(plan: Pick<Plan, 'places' | 'projects'>, norms: Norms): ClassTierRow[] {
  const limitsOf = rememberedLimits(norms);
  return formedRows(plan, norms).map(({ row: { schoolId, stage, year, grades }, before }) => ({
    schoolId,
    stage,
    year,
    pupils: grades.reduce((sum, { pupils }) => sum + pupils, 0),
    before: before === null ? null : countTiers(stage, before, limitsOf),
    after: countTiers(stage, grades, limitsOf),
  }));
}

/** The classes of every stage and year by size, in the bins of the yearly statistics; bins without classes are left out. */
export function classSizesOf(plan: Pick<Plan, 'places' | 'projects'>, norms: Norms): ClassSizeLine[] {
  const lines = new Map<string, { stage: Stage; year: number; bin: ClassSizeBin; before: number; after: number }>();
  const add = (stage: Stage, year: number, grades: readonly Formed[], side: 'before' | 'after'): void => {
    for (const { pupils, classes } of grades) {
      const { larger, smaller } = formEvenly(pupils, classes);
      for (const { size, count } of [larger, smaller]) {
        if (count === 0) continue;
        const bin = binOf(size);
        const key = `${stage}|${year}|${bin}`;
        const line = lines.get(key) ?? { stage, year, bin, before: 0, after: 0 };
        line[side] += count;
        lines.set(key, line);
      }
    }
  };
  for (const { row, before } of formedRows(plan, norms)) {
    add(row.stage, row.year, row.grades, 'after');
    if (before !== null) add(row.stage, row.year, before, 'before');
  }
  return [...lines.values()];
}

/** The official bin of a class size. */
export function binOf(size: number): ClassSizeBin {
  const index = Math.min(CLASS_SIZE_BINS.length - 1, Math.max(0, Math.ceil((size - 25) / 5)));
  return CLASS_SIZE_BINS[index]!;
}

function formedRows(
  { places, projects }: Pick<Plan, 'places' | 'projects'>,
  norms: Norms,
): { readonly row: PlaceRow; readonly before: readonly Formed[] | null }[] {
  const limitsOf = rememberedLimits(norms);
  const superLargeWeight = norms.value('class.superLargeWeight');
  const newSchools = new Set(projects.map(({ projectId }) => projectId));
  const roomsBuilt = new Map<string, number>();
  const inOrder = [...places].sort((one, other) => one.year - other.year);
  const before = new Map<PlaceRow, readonly Formed[] | null>();
  for (const row of inOrder) {
    if (newSchools.has(row.schoolId)) {
      before.set(row, null);
      continue;
    }
    const key = `${row.schoolId}|${row.stage}`;
    const built = (roomsBuilt.get(key) ?? 0) + row.roomsBuilt;
    roomsBuilt.set(key, built);
    const cohorts = row.grades.map(({ grade, pupils, redirectedIn, redirectedOut }) => ({
      grade,
      pupils: pupils - redirectedIn + redirectedOut,
    }));
    const { classes } = allocateClasses(
      cohorts.map(({ grade, pupils }) => ({ pupils, limits: limitsOf(row.stage, grade) })),
      row.rooms - built,
      superLargeWeight,
    );
    before.set(
      row,
      cohorts.map((cohort, index) => ({ ...cohort, classes: classes[index] ?? 0 })),
    );
  }
  return places.map((row) => ({ row, before: before.get(row) ?? null }));
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
