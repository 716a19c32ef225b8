import type { PlacesData, Site } from '../../../../models/school-places/index.ts';
import { classesOfAtLeast } from '../../../domain/class-forming/index.ts';

/** The settled cohorts of a site in one year: what each further room for them is worth at most. */
export interface SettledClasses {
  /** Fewest classes that hold them all. */
  readonly fewest: number;
  /** Weighted class-years with the fewest classes. */
  readonly weighted: number;
  /** Rooms beyond the fewest, and by how much each of them lowers the weighted class-years; the best ones first. */
  readonly steps: readonly { readonly rooms: number; readonly gain: number }[];
}

/**
 * The lower convex hull of the least weighted class-years that the settled cohorts of a site can have together with
 * each whole number of rooms, [site][planned year].
 */
export function settledClasses(data: PlacesData): readonly (readonly SettledClasses[])[] {
  return data.sites.map((site) => Array.from({ length: data.yearCount }, (_, year) => settledIn(data, site, year)));
}

function settledIn(data: PlacesData, site: Site, year: number): SettledClasses {
  let fewest = 0;
  /** Least weighted class-years with each number of rooms above the fewest. */
  let least = [0];
  for (const cohort of site.settled) {
    const pupils = cohort.pupils[year]!;
    if (pupils === 0) continue;
    const { large, superLarge, maximum } = cohort.limits[year]!;
    const own = Math.ceil(pupils / maximum);
    const enough = Math.max(own, Math.ceil(pupils / Math.min(large - 1, maximum)));
    const costs = Array.from({ length: enough - own + 1 }, (_, above) => {
      const largeOnes = classesOfAtLeast(large, pupils, own + above);
      const superLargeOnes = classesOfAtLeast(superLarge, pupils, own + above);
      return data.yearWeights[year]! * (largeOnes + data.superLargeWeight * superLargeOnes);
    });
    const before = least;
    least = Array.from({ length: before.length + costs.length - 1 }, (_, rooms) =>
      costs.reduce((cheapest, cost, above) => Math.min(cheapest, cost + (before[rooms - above] ?? Infinity)), Infinity),
    );
    fewest += own;
  }
  return { fewest, weighted: least[0]!, steps: hullSteps(least) };
}

/** The falling edges of the lower convex hull of values at 0, 1, 2 …, steepest first. */
function hullSteps(values: readonly number[]): { rooms: number; gain: number }[] {
  const corners: number[] = [];
  const gainBetween = (from: number, to: number): number => (values[from]! - values[to]!) / (to - from);
  for (const place of values.keys()) {
    while (corners.length > 1 && gainBetween(corners.at(-2)!, corners.at(-1)!) <= gainBetween(corners.at(-2)!, place))
      corners.pop();
    corners.push(place);
  }
  return corners
    .slice(1)
    .map((corner, index) => ({ rooms: corner - corners[index]!, gain: gainBetween(corners[index]!, corner) }))
    .filter(({ gain }) => gain > 0);
}
