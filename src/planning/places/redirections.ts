import type { PlacesData } from '../../../models/school-places/index.ts';
import type { EnteringArrays } from './cohort-arrays.ts';

/** Pupils of an entry year who would be at one site in place of another. */
export interface Transfer {
  readonly year: number;
  readonly from: number;
  readonly to: number;
  /** How many pupils it may be; a negative number goes the other way. */
  readonly least: number;
  readonly most: number;
  /** The arc along which as many go. */
  readonly arc: number;
  /** Another one along which as many go as well (1) or so many fewer (−1), or the same with 0. */
  readonly other: number;
  readonly sign: 1 | 0 | -1;
}

/** Redirected pupils, kept up to date with what their limits leave while a search changes them. */
export class Redirections {
  readonly #data: PlacesData;
  readonly #years: number;
  readonly #entering: (site: number, entry: number) => EnteringArrays | null;
  readonly #pupils: Int32Array;
  readonly #out: Int32Array;
  readonly #in: Int32Array;

  /** @param entering the cohort that enters a site in a year; null where nobody does */
  constructor(
    data: PlacesData,
    start: readonly (readonly number[])[],
    entering: (site: number, entry: number) => EnteringArrays | null,
  ) {
    this.#data = data;
    this.#years = data.yearCount;
    this.#entering = entering;
    this.#pupils = new Int32Array(data.arcs.length * this.#years);
    this.#out = new Int32Array(data.sites.length * this.#years);
    this.#in = new Int32Array(data.sites.length * this.#years);
    start.forEach((byYear, arc) => {
      for (const [year, pupils] of byYear.entries()) this.add(arc, year, pupils);
    });
  }

  /** Sends so many more pupils along an arc. */
  add(arc: number, year: number, pupils: number): void {
    const { from, to } = this.#data.arcs[arc]!;
    this.#pupils[arc * this.#years + year]! += pupils;
    this.#out[from * this.#years + year]! += pupils;
    this.#in[to * this.#years + year]! += pupils;
  }

  /** By arc and entry year. */
  rows(): number[][] {
    return this.#data.arcs.map((_, arc) => [...this.#pupils.subarray(arc * this.#years, (arc + 1) * this.#years)]);
  }

  /** More or fewer pupils along one arc. */
  along(arc: number, year: number): Transfer {
    const { from, to } = this.#data.arcs[arc]!;
    const most = Math.min(this.#mayLeave(from, year), this.#mayCome(to, year));
    return { year, from, to, least: -this.#at(arc, year), most, arc, other: arc, sign: 0 };
  }

  /**
   * A change of two arcs of a site that leaves the site as it is: pupils go to another site than before, or come from
   * another, or who is taken in makes room for others to go on to a third site. Null where both lead to the same one.
   */
  exchange(site: number, arc: number, other: number, year: number): Transfer | null {
    const first = this.#data.arcs[arc]!;
    const second = this.#data.arcs[other]!;
    const goesOut = first.from === site;
    const one = goesOut ? first.to : first.from;
    const two = second.from === site ? second.to : second.from;
    if (one === two) return null;
    const [from, to] = goesOut ? [two, one] : [one, two];
    const onFirst = this.#at(arc, year);
    const onSecond = this.#at(other, year);
    if (goesOut !== (second.from === site)) {
      const most = Math.min(
        this.#mayLeave(from, year),
        this.#mayCome(to, year),
        this.#mayLeave(site, year),
        this.#mayCome(site, year),
      );
      return { year, from, to, least: -Math.min(onFirst, onSecond), most, arc, other, sign: 1 };
    }
    const mayMove = (at: number): number => (goesOut ? this.#mayCome(at, year) : this.#mayLeave(at, year));
    const least = -Math.min(onFirst, mayMove(two));
    return { year, from, to, least, most: Math.min(onSecond, mayMove(one)), arc, other, sign: -1 };
  }

  #at(arc: number, year: number): number {
    return this.#pupils[arc * this.#years + year]!;
  }

  /** How many more pupils may be sent away from a site in an entry year; below 0 where nobody enters. */
  #mayLeave(site: number, year: number): number {
    const cohort = this.#entering(site, year);
    return cohort === null ? -1 : cohort.mostOut - this.#out[site * this.#years + year]!;
  }

  /** How many more pupils a site may take in in an entry year; below 0 where nobody enters. */
  #mayCome(site: number, year: number): number {
    const cohort = this.#entering(site, year);
    return cohort === null ? -1 : cohort.mostIn - this.#in[site * this.#years + year]!;
  }
}
