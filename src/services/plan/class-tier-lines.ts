import { CLASS_TIERS, type ClassTier, type TierCounts } from '../../domain/class-forming/index.ts';
import type { Stage } from '../../domain/stage.ts';
import type { ClassTierRow } from './classes-of-plan.ts';

/** Classes by tier in the order of `CLASS_TIERS`; names at every count would make a large answer three times as long. */
export type TierTuple = [standard: number, oversize: number, large: number, superLarge: number];

/** One programme with its pupils and classes by tier in every year of the plan; null in a year without the programme. */
export interface ClassTierLine {
  readonly schoolId: string;
  readonly stage: Stage;
  readonly pupils: (number | null)[];
  /** Null for a new school, too, which is not there without the plan. */
  readonly before: (TierTuple | null)[];
  readonly after: (TierTuple | null)[];
}

/** The classes of one year over all programmes. */
export interface TierYear {
  readonly year: number;
  readonly before: TierCounts;
  readonly after: TierCounts;
}

/** The rows of a plan's classes as one line a programme, in the order of their first rows. */
export function classTierLines(rows: readonly ClassTierRow[], years: readonly number[]): ClassTierLine[] {
  const place = new Map(years.map((year, index) => [year, index]));
  const lines = new Map<string, ClassTierLine>();
  for (const { schoolId, stage, year, pupils, before, after } of rows) {
    const index = place.get(year);
    if (index === undefined) continue;
    const key = `${schoolId} ${stage}`;
    const unknown = () => years.map(() => null);
    const line = lines.get(key) ?? { schoolId, stage, pupils: unknown(), before: unknown(), after: unknown() };
    lines.set(key, line);
    line.pupils[index] = pupils;
    line.before[index] = before === null ? null : tupleOf(before);
    line.after[index] = tupleOf(after);
  }
  return [...lines.values()];
}

/** Adds the classes of all programmes up by year. A new school adds nothing to what there would be without the plan. */
export function tierSums(rows: readonly ClassTierRow[], years: readonly number[]): TierYear[] {
  const none = (): Record<ClassTier, number> => ({ standard: 0, oversize: 0, large: 0, superLarge: 0 });
  const sums = new Map(years.map((year) => [year, { year, before: none(), after: none() }]));
  for (const row of rows) {
    const sum = sums.get(row.year);
    if (sum === undefined) continue;
    for (const tier of CLASS_TIERS) {
      sum.after[tier] += row.after[tier];
      sum.before[tier] += row.before?.[tier] ?? 0;
    }
  }
  return [...sums.values()];
}

function tupleOf({ standard, oversize, large, superLarge }: TierCounts): TierTuple {
  return [standard, oversize, large, superLarge];
}
