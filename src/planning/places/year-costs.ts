import type { PlacesData } from '../../../models/school-places/index.ts';
import type { CohortToForm } from '../../domain/class-forming/index.ts';
import { ClassCosts, type CohortCosts, CostsByRooms } from './class-cost.ts';
import { type EnteringArrays, type SiteCohorts, siteCohorts } from './cohort-arrays.ts';

/** Stands for no entry year where one can be left out. */
const NONE = -1;

/** What some cohorts of a site cost in a year; out of date when one of them has changed. */
interface Remembered {
  readonly costs: CostsByRooms;
  isCurrent: boolean;
}

/**
 * What classes cost at each site in each year, while a search moves pupils and rooms. Asked again and again what one
 * cohort of another size would cost, it remembers what all others cost in any number of rooms, until one of them
 * changes.
 */
export class YearCosts {
  readonly #years: number;
  readonly #weights: readonly number[];
  readonly #costs: ClassCosts;
  readonly #cohorts: readonly SiteCohorts[];
  /** By site and entry year; null where nobody enters. */
  readonly #entering: readonly (EnteringArrays | null)[];
  /** Net pupils redirected to a site, by site and entry year. */
  readonly #net: Int32Array;
  readonly #rooms: Int32Array;
  /** Settled cohorts, which never change, by site and year. */
  readonly #settled: (CostsByRooms | undefined)[];
  /** By site, year and the entry year that is left out, the first standing for none. */
  readonly #remembered: (Remembered | undefined)[];
  readonly #gathered: CohortCosts[] = [];

  /**
   * @param slope extra cost of a pupil above full classes; see ClassCosts
   * @param rooms in use, by site and year, kept up to date by the caller
   */
  constructor(data: PlacesData, slope: number, rooms: Int32Array) {
    this.#years = data.yearCount;
    this.#weights = data.yearWeights;
    this.#costs = new ClassCosts(data.superLargeWeight, slope);
    this.#cohorts = data.sites.map((site) => siteCohorts(site, this.#costs));
    this.#entering = this.#cohorts.flatMap(({ entering }) =>
      Array.from({ length: this.#years }, (_, year) => entering.find(({ entry }) => entry === year) ?? null),
    );
    const slots = data.sites.length * this.#years;
    this.#net = new Int32Array(slots);
    this.#rooms = rooms;
    this.#settled = new Array<CostsByRooms | undefined>(slots);
    this.#remembered = new Array<Remembered | undefined>(slots * (this.#years + 1));
  }

  /** The cohort that enters a site in a year. */
  entering(site: number, entry: number): EnteringArrays | null {
    return this.#entering[site * this.#years + entry]!;
  }

  /** Pupils of an entering cohort in its entry year, redirections included. */
  pupilsAtEntry(site: number, cohort: EnteringArrays): number {
    return cohort.pupils[cohort.entry]! + this.#net[site * this.#years + cohort.entry]!;
  }

  /** What the classes of a site cost in a year, its weight included. */
  of(site: number, year: number): number {
    const rooms = this.#rooms[site * this.#years + year]!;
    return this.#weights[year]! * this.#others(site, year, NONE, rooms).cost(rooms);
  }

  /** The same if a cohort that entered in `entry` had so many pupils more. */
  withChange(site: number, year: number, entry: number, change: number): number {
    const cohort = this.#entering[site * this.#years + entry]!;
    if (cohort === null || year < entry || year >= cohort.leave) return this.of(site, year);
    const rooms = this.#rooms[site * this.#years + year]!;
    const pupils = cohort.pupils[year]! + this.#net[site * this.#years + entry]! + change;
    const own = this.#costs.of(cohort.limits[year]!, pupils);
    return this.#weights[year]! * this.#others(site, year, entry, rooms).costWith(own, rooms);
  }

  /** Moves pupils of an entry year to a site for good. */
  addPupils(site: number, entry: number, pupils: number): void {
    const slot = site * this.#years + entry;
    const before = this.#net[slot]!;
    this.#net[slot] = before + pupils;
    const cohort = this.#entering[slot]!;
    if (cohort === null || pupils === 0) return;
    for (let year = entry; year < cohort.leave; year += 1) {
      const limits = cohort.limits[year]!;
      const size = cohort.pupils[year]! + before;
      if (this.#costs.of(limits, size) === this.#costs.of(limits, size + pupils)) continue;
      // What the others cost is not changed by this cohort.
      for (let leftOut = NONE; leftOut <= year; leftOut += 1) {
        const remembered = this.#remembered[this.#place(site, year, leftOut)];
        if (remembered !== undefined && leftOut !== entry) remembered.isCurrent = false;
      }
    }
  }

  /** The cohorts taught at a site in a year, with a change to the one that entered in `entry`. */
  cohortsAt(site: number, year: number, entry: number, change: number): CohortToForm[] {
    const { settled, entering } = this.#cohorts[site]!;
    const taught: CohortToForm[] = [];
    const add = (pupils: number, limits: number): void => {
      if (pupils > 0) taught.push({ pupils, limits: this.#costs.limits(limits) });
    };
    for (const { pupils, limits } of settled) add(pupils[year]!, limits[year]!);
    for (const cohort of entering) {
      if (year < cohort.entry || year >= cohort.leave) continue;
      const net = this.#net[site * this.#years + cohort.entry]!;
      add(cohort.pupils[year]! + net + (cohort.entry === entry ? change : 0), cohort.limits[year]!);
    }
    return taught;
  }

  #place(site: number, year: number, leftOut: number): number {
    return (site * this.#years + year) * (this.#years + 1) + 1 + leftOut;
  }

  /** What the cohorts of a site cost in a year, but for the one that entered in `leftOut`. */
  #others(site: number, year: number, leftOut: number, rooms: number): CostsByRooms {
    const place = this.#place(site, year, leftOut);
    let remembered = this.#remembered[place];
    if (remembered?.isCurrent === true && remembered.costs.reaches(rooms)) return remembered.costs;
    const settled = this.#settledCosts(site, year, rooms);
    let count = 0;
    for (let entry = 0; entry <= year; entry += 1) {
      const cohort = this.#entering[site * this.#years + entry]!;
      if (cohort === null || year >= cohort.leave || entry === leftOut) continue;
      const pupils = cohort.pupils[year]! + this.#net[site * this.#years + entry]!;
      this.#gathered[count] = this.#costs.of(cohort.limits[year]!, pupils);
      count += 1;
    }
    if (remembered === undefined) {
      remembered = { costs: new CostsByRooms(), isCurrent: true };
      this.#remembered[place] = remembered;
    }
    remembered.isCurrent = true;
    remembered.costs.set(this.#gathered, count, rooms, settled);
    return remembered.costs;
  }

  #settledCosts(site: number, year: number, rooms: number): CostsByRooms {
    const slot = site * this.#years + year;
    const known = this.#settled[slot];
    if (known?.reaches(rooms) === true) return known;
    const { settled } = this.#cohorts[site]!;
    const cohorts = settled.map(({ pupils, limits }) => this.#costs.of(limits[year]!, pupils[year]!));
    const costs = known ?? new CostsByRooms();
    costs.set(cohorts, cohorts.length, rooms);
    this.#settled[slot] = costs;
    return costs;
  }
}
