import type { Cohort, PlacesData, Site } from '../../../models/school-places/index.ts';
import type { ClassLimits } from '../../domain/class-forming/index.ts';
import type { Target } from './target.ts';

/**
 * The places data with a class target put before everything else: only the years from the target year on count, and
 * only classes of its tier. The objective and its bound are then weighted class-years of that tier.
 *
 * @param yearWeights weight of a class in each planned year; 0 before the target year
 */
export function targetFirst(
  data: PlacesData,
  target: Extract<Target, { kind: 'classShare' }>,
  yearWeights: readonly number[],
): PlacesData {
  const known = new Map<ClassLimits, ClassLimits>();
  const limitsOf = (limits: ClassLimits): ClassLimits => {
    if (target.tier === 'large') return limits;
    const changed = known.get(limits) ?? { ...limits, large: limits.superLarge, superLarge: limits.superLarge + 1 };
    known.set(limits, changed);
    return changed;
  };
  const cohortOf = <Member extends Cohort>(cohort: Member): Member => ({
    ...cohort,
    limits: cohort.limits.map(limitsOf),
  });
  return {
    ...asFormed(data, yearWeights),
    superLargeWeight: 0,
    sites: data.sites.map(
      (site): Site => ({ ...site, settled: site.settled.map(cohortOf), entering: site.entering.map(cohortOf) }),
    ),
  };
}

/** The places data with classes formed and weighed as in every plan, but in years with weights of their own. */
export function asFormed(data: PlacesData, yearWeights: readonly number[]): PlacesData {
  return { ...data, yearWeights, policyShares: [] };
}

/** More weighted class-years than there can be: a class for each room that is there or could be. */
export function mostClassYears(data: PlacesData): number {
  const rooms = data.sites.reduce(
    (sum, site) =>
      sum +
      site.rooms +
      site.maxNewRooms +
      (site.project === null ? 0 : site.project.minRooms + site.project.roomStep * site.project.maxSteps),
    0,
  );
  return rooms * data.yearWeights.reduce((sum, weight) => sum + weight, 0);
}
