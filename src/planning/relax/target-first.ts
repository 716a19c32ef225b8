import type { Cohort, PlacesData, Site } from '../../../models/school-places/index.ts';
import type { ClassLimits } from '../../domain/class-forming/index.ts';
import type { Target } from './target.ts';

/**
 * The places data with a class target put before everything else: only the years from the target year on count, and
 * only classes of its tier. The objective and its bound are then class-years of that tier.
 */
export function targetFirst(
  data: PlacesData,
  target: Extract<Target, { kind: 'classShare' }>,
  years: readonly number[],
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
    ...inYearsOf(data, target, years),
    superLargeWeight: 0,
    sites: data.sites.map(
      (site): Site => ({ ...site, settled: site.settled.map(cohortOf), entering: site.entering.map(cohortOf) }),
    ),
  };
}

/** The places data with its own weights of class sizes, counting only the years from the target year on. */
export function inYearsOf(data: PlacesData, target: Pick<Target, 'year'>, years: readonly number[]): PlacesData {
  return { ...data, yearWeights: years.map((year) => (year >= target.year ? 1 : 0)), policyShares: [] };
}

/** More classes than there can be in the years that count: one for each room that is there or could be. */
export function mostClassYears(data: PlacesData): number {
  const rooms = data.sites.reduce(
    (sum, site) =>
      sum +
      site.rooms +
      site.maxNewRooms +
      (site.project === null ? 0 : site.project.minRooms + site.project.roomStep * site.project.maxSteps),
    0,
  );
  return rooms * data.yearWeights.filter((weight) => weight > 0).length;
}
