import type { OutputOf } from '../../../src/api/index.ts';
import type { TierName } from '../../charts/palette.ts';

/** Classes by tier of one programme, in arrays over the plan's years. */
export type TierLine = OutputOf<'plan.classTiers'>['rows'][number];
export type TierYear = OutputOf<'plan.tierSums'>[number];
export type TierCounts = TierYear['after'];

export const TIERS: readonly TierName[] = ['standard', 'oversize', 'large', 'superLarge'];

/** The counts of a line in one year by their names; null where the programme is not there. */
export function countsAt(side: TierLine['after'], index: number): TierCounts | null {
  const counts = side[index] ?? null;
  if (counts === null) return null;
  const [standard = 0, oversize = 0, large = 0, superLarge = 0] = counts;
  return { standard, oversize, large, superLarge };
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
