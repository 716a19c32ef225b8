import type { OutputOf } from '../../../../src/api/index.ts';

export type DistrictPosts = OutputOf<'plan.postSums'>[number];

/** Posts of one year by district, the most short first. */
export function postsOfYear(sums: readonly DistrictPosts[], year: number): DistrictPosts[] {
  return sums.filter((sum) => sum.year === year).sort((one, other) => other.short - one.short);
}
