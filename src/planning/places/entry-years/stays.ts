import type { EnteringCohort, PlacesData } from '../../../../models/school-places/index.ts';
import { classesOfAtLeast } from '../../../domain/class-forming/index.ts';

/** One year of a stay. */
interface StayYear {
  readonly year: number;
  /** Fewest classes that can hold the cohort at its smallest. */
  readonly fewest: number;
  /** Numbers of classes from the fewest on that are worth a look. */
  readonly counts: number;
  /**
   * Weighted large classes of the year, [classes above the fewest × nets + net pupils above the least]; Infinity where
   * the pupils do not fit.
   */
  readonly weighted: Float64Array;
}

/** What an entering cohort costs at a site over its whole stay, for every number of pupils redirected to it. */
export interface Stay {
  readonly site: number;
  readonly entry: number;
  /** The net number of pupils redirected to it, whole, lies between these. */
  readonly least: number;
  readonly most: number;
  /** Whether nobody is taught here unless a project starts in time. */
  readonly isProject: boolean;
  readonly years: readonly StayYear[];
}

/** The stays of all entering cohorts, [site][entry year]; null where a site has none that year. */
export function staysOf(data: PlacesData): readonly (readonly (Stay | null)[])[] {
  const shapes = data.sites.map(({ entering }) => entering.map((cohort) => shapesOf(cohort)));
  const length = shapes.flat(2).reduce((sum, { counts, nets }) => sum + counts * nets, 0);
  // All in one piece, which goes back to the system as a whole; thousands of small ones would leave holes.
  const store = new Float64Array(length);
  let used = 0;
  return data.sites.map((site, index) => {
    const byEntry: (Stay | null)[] = Array.from({ length: data.yearCount }, () => null);
    for (const [place, cohort] of site.entering.entries())
      byEntry[cohort.entry] = {
        site: index,
        entry: cohort.entry,
        least: -cohort.mostOut,
        most: cohort.mostIn,
        isProject: site.project !== null,
        years: shapes[index]![place]!.map((shape) => {
          const weighted = store.subarray(used, used + shape.counts * shape.nets);
          used += weighted.length;
          fill(weighted, data, cohort, shape);
          return { year: shape.year, fewest: shape.fewest, counts: shape.counts, weighted };
        }),
      };
    return byEntry;
  });
}

/** Which numbers of classes and of net pupils are looked at in one year of a stay. */
interface Shape {
  readonly year: number;
  readonly fewest: number;
  readonly counts: number;
  readonly nets: number;
}

function shapesOf(cohort: EnteringCohort): Shape[] {
  const shapes: Shape[] = [];
  const nets = cohort.mostOut + cohort.mostIn + 1;
  for (let year = cohort.entry; year < cohort.leave; year += 1) {
    const { large, maximum } = cohort.limits[year]!;
    const smallest = cohort.pupils[year]! - cohort.mostOut;
    const fewest = Math.ceil(smallest / maximum);
    const enough = Math.max(fewest, Math.ceil((smallest + nets - 1) / Math.min(large - 1, maximum)));
    shapes.push({ year, fewest, counts: enough - fewest + 1, nets });
  }
  return shapes;
}

function fill(weighted: Float64Array, data: PlacesData, cohort: EnteringCohort, { year, fewest, nets }: Shape): void {
  const { large, superLarge, maximum } = cohort.limits[year]!;
  const smallest = cohort.pupils[year]! - cohort.mostOut;
  for (let place = 0; place < weighted.length; place += 1) {
    const classes = fewest + Math.floor(place / nets);
    const pupils = smallest + (place % nets);
    if (pupils > classes * maximum) {
      weighted[place] = Number.POSITIVE_INFINITY;
      continue;
    }
    const largeOnes = classesOfAtLeast(large, pupils, classes);
    const superLargeOnes = classesOfAtLeast(superLarge, pupils, classes);
    weighted[place] = data.yearWeights[year]! * (largeOnes + data.superLargeWeight * superLargeOnes);
  }
}

/** What rooms, pupils and the opening of a project cost a stay, in weighted class-years. */
export interface StayPrices {
  /** A room in each planned year. */
  readonly rooms: readonly number[];
  /** What is gained by each pupil taken in, and lost by each sent away. */
  readonly pupil: number;
  /** Taking in anybody, where a project must have been started for it. */
  readonly opening: number;
}

/**
 * The cheapest weighted classes and rooms of a stay at prices, for every net number of pupils from the least on. Classes
 * are whole, and chosen for each year by itself.
 */
export function pricedStay({ least, most, isProject, years }: Stay, prices: StayPrices): number[] {
  const cost = new Array<number>(most - least + 1).fill(0);
  for (const { year, fewest, counts, weighted } of years) {
    const room = prices.rooms[year]!;
    for (let net = 0; net < cost.length; net += 1) {
      let cheapest = Number.POSITIVE_INFINITY;
      for (let above = 0; above < counts; above += 1) {
        const value = weighted[above * cost.length + net]! + room * (fewest + above);
        if (value < cheapest) cheapest = value;
      }
      cost[net]! += cheapest;
    }
  }
  for (let net = 0; net < cost.length; net += 1) {
    cost[net]! -= prices.pupil * (least + net);
    if (isProject && least + net > 0) cost[net]! += prices.opening;
  }
  return cost;
}

/** A stay with a number of pupils decided on. */
export interface ChosenStay {
  readonly site: number;
  /** Pupils redirected to the site less those redirected away. */
  readonly net: number;
  /** Weighted class-years. */
  readonly weighted: number;
  /** Classes in each year of the stay. */
  readonly classes: readonly { readonly year: number; readonly classes: number }[];
}

/** The classes that `pricedStay` finds cheapest for a net number of pupils. */
export function chosenStay(stay: Stay, net: number, rooms: readonly number[]): ChosenStay {
  let total = 0;
  const nets = stay.most - stay.least + 1;
  const classes = stay.years.map(({ year, fewest, counts, weighted }) => {
    const weightedAt = (above: number): number => weighted[above * nets + net - stay.least]!;
    const costs = Array.from({ length: counts }, (_, above) => weightedAt(above) + rooms[year]! * (fewest + above));
    const above = costs.indexOf(Math.min(...costs));
    total += weightedAt(above);
    return { year, classes: fewest + above };
  });
  return { site: stay.site, net, weighted: total, classes };
}
