import { formedClasses, type PlacesData, type PlacesDecisions } from '../../../models/school-places/index.ts';
import { shareExcesses } from '../places/shares.ts';

/** What decisions leave, summed over the planned years, as classes are formed. */
export interface Standing {
  readonly roomsShort: number;
  /** Weighted class-years, as the goal counts them. */
  readonly weighted: number;
  readonly large: number;
  readonly superLarge: number;
  /** Classes beyond the policy shares. */
  readonly shareExcess: number;
}

/** Counts what decisions leave. */
export function standingOf(data: PlacesData, decisions: PlacesDecisions): Standing {
  const shareExcess = shareExcesses(data, decisions).reduce((all, excess) => all + excess, 0);
  const sum = { roomsShort: 0, weighted: 0, large: 0, superLarge: 0, shareExcess };
  data.sites.forEach((_, site) => {
    for (let year = 0; year < data.yearCount; year += 1) {
      const { roomsShort, large, superLarge } = formedClasses(data, decisions, site, year);
      sum.roomsShort += roomsShort;
      sum.large += large;
      sum.superLarge += superLarge;
      sum.weighted += data.yearWeights[year]! * (large + data.superLargeWeight * superLarge);
    }
  });
  return sum;
}

/** Whether one standing is nowhere worse than another. */
export function isNowhereWorse(one: Standing, other: Standing): boolean {
  return (
    one.roomsShort <= other.roomsShort &&
    one.weighted <= other.weighted &&
    one.large <= other.large &&
    one.superLarge <= other.superLarge &&
    one.shareExcess <= other.shareExcess + 1e-9
  );
}
