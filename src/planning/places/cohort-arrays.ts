import type { Site } from '../../../models/school-places/index.ts';
import type { ClassCosts } from './class-cost.ts';

/** A cohort in typed arrays by planned year, for a search that looks at it millions of times. */
export interface SettledArrays {
  readonly pupils: Int32Array;
  /** Numbers of the class limits in the class costs. */
  readonly limits: Int32Array;
}

export interface EnteringArrays extends SettledArrays {
  readonly entry: number;
  readonly leave: number;
  readonly mostOut: number;
  readonly mostIn: number;
  /** Pupils in a class just below large, and just below super-large, in the entry grade. */
  readonly full: number;
  readonly fullLarge: number;
}

export interface SiteCohorts {
  readonly settled: readonly SettledArrays[];
  readonly entering: readonly EnteringArrays[];
}

/** The cohorts of a site in typed arrays; their limits are registered with the class costs. */
export function siteCohorts(site: Site, costs: ClassCosts): SiteCohorts {
  return {
    settled: site.settled.map((cohort) => ({
      pupils: Int32Array.from(cohort.pupils),
      limits: Int32Array.from(cohort.limits, (limits) => costs.limitsIndex(limits)),
    })),
    entering: site.entering.map((cohort) => ({
      entry: cohort.entry,
      leave: cohort.leave,
      mostOut: cohort.mostOut,
      mostIn: cohort.mostIn,
      full: cohort.limits[cohort.entry]!.large - 1,
      fullLarge: cohort.limits[cohort.entry]!.superLarge - 1,
      pupils: Int32Array.from(cohort.pupils),
      limits: Int32Array.from(cohort.limits, (limits) => costs.limitsIndex(limits)),
    })),
  };
}
