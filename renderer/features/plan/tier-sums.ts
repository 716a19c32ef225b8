import type { OutputOf } from '../../../src/api/index.ts';
import type { TierName } from '../../charts/palette.ts';

export type TierRow = OutputOf<'plan.classTiers'>['rows'][number];
export type TierCounts = TierRow['after'];

export const TIERS: readonly TierName[] = ['standard', 'oversize', 'large', 'superLarge'];
const NONE: TierCounts = { standard: 0, oversize: 0, large: 0, superLarge: 0 };

export interface TierYear {
  readonly year: number;
  readonly before: TierCounts;
  readonly after: TierCounts;
}

/** Classes by tier and year over all rows. */
export function tiersByYear(rows: readonly TierRow[], years: readonly number[]): TierYear[] {
  const sums = new Map(years.map((year) => [year, { year, before: { ...NONE }, after: { ...NONE } }]));
  for (const row of rows) {
    const sum = sums.get(row.year);
    if (sum === undefined) continue;
    sum.after = plus(sum.after, row.after);
    if (row.before !== null) sum.before = plus(sum.before, row.before);
  }
  return [...sums.values()];
}

/** The sum of two counts, tier by tier. */
export function plus(one: TierCounts, other: TierCounts): TierCounts {
  return {
    standard: one.standard + other.standard,
    oversize: one.oversize + other.oversize,
    large: one.large + other.large,
    superLarge: one.superLarge + other.superLarge,
  };
}

/** Classes of all tiers. */
export function classesOf({ standard, oversize, large, superLarge }: TierCounts): number {
  return standard + oversize + large + superLarge;
}

/** Classes of 56 and more, those of 66 and more included. */
export function largeOf({ large, superLarge }: TierCounts): number {
  return large + superLarge;
}

/** The worst tier of which there is a class; null where there are no classes at all. */
export function worstTier(counts: TierCounts | null): TierName | null {
  if (counts === null) return null;
  return [...TIERS].reverse().find((tier) => counts[tier] > 0) ?? null;
}
