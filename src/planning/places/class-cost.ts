import { type ClassLimits, classesOfAtLeast } from '../../domain/class-forming/index.ts';

/** What a room that is missing costs, in weighted large classes: far more than any class can. */
export const ROOM_SHORT_COST = 10_000;

/**
 * The cost of teaching a cohort in its fewest classes, one more, two more … until no class is large. `slope` adds a
 * little for each pupil above the full classes, so that a search feels the way towards the next relief.
 */
interface CohortCosts {
  readonly fewest: number;
  readonly costs: Float64Array;
}

/** Class costs by cohort size, worked out once each: a search asks for the same sizes again and again. */
export class ClassCosts {
  readonly #superLargeWeight: number;
  readonly #slope: number;
  readonly #limits: ClassLimits[] = [];
  readonly #known: (CohortCosts | undefined)[][] = [];
  #before = new Float64Array(64);
  #after = new Float64Array(64);

  constructor(superLargeWeight: number, slope: number) {
    this.#superLargeWeight = superLargeWeight;
    this.#slope = slope;
  }

  /** A number for the limits, the same for equal ones. */
  limitsIndex(limits: ClassLimits): number {
    const found = this.#limits.findIndex(
      (known) =>
        known.standard === limits.standard &&
        known.large === limits.large &&
        known.superLarge === limits.superLarge &&
        known.maximum === limits.maximum,
    );
    if (found >= 0) return found;
    this.#limits.push(limits);
    this.#known.push([]);
    return this.#limits.length - 1;
  }

  /** The limits behind a number that `limitsIndex` gave. */
  limits(index: number): ClassLimits {
    return this.#limits[index]!;
  }

  /**
   * The least cost of teaching cohorts of the given sizes in so many rooms.
   * @param count how many entries of `sizes` and `limits` are in use
   */
  leastCost(sizes: Int32Array, limits: Int32Array, count: number, rooms: number): number {
    let fewest = 0;
    let most = 0;
    for (let index = 0; index < count; index += 1) {
      const known = this.#costsOf(limits[index]!, sizes[index]!);
      fewest += known.fewest;
      most += known.fewest + known.costs.length - 1;
    }
    if (rooms >= most) return 0;
    const short = Math.max(0, fewest - rooms);
    const spare = Math.max(0, rooms - fewest);
    if (this.#before.length <= spare) {
      this.#before = new Float64Array(2 * spare);
      this.#after = new Float64Array(2 * spare);
    }
    let before = this.#before;
    let after = this.#after;
    before.fill(0, 0, spare + 1);
    for (let index = 0; index < count; index += 1) {
      const { costs } = this.#costsOf(limits[index]!, sizes[index]!);
      if (costs.length === 1) {
        const only = costs[0]!;
        if (only > 0) for (let used = 0; used <= spare; used += 1) before[used]! += only;
        continue;
      }
      for (let used = 0; used <= spare; used += 1) {
        let best = Number.POSITIVE_INFINITY;
        const last = Math.min(used, costs.length - 1);
        for (let extra = 0; extra <= last; extra += 1) {
          const cost = before[used - extra]! + costs[extra]!;
          if (cost < best) best = cost;
        }
        after[used] = best;
      }
      const swapped = before;
      before = after;
      after = swapped;
    }
    return before[spare]! + ROOM_SHORT_COST * short;
  }

  #costsOf(limitsIndex: number, pupils: number): CohortCosts {
    const bySize = this.#known[limitsIndex]!;
    let known = bySize[pupils];
    if (known === undefined) {
      known = this.#workOut(this.#limits[limitsIndex]!, pupils);
      bySize[pupils] = known;
    }
    return known;
  }

  #workOut(limits: ClassLimits, pupils: number): CohortCosts {
    const fewest = Math.ceil(pupils / limits.maximum);
    const enough = Math.max(fewest, Math.ceil(pupils / (limits.large - 1)));
    const costs = new Float64Array(enough - fewest + 1);
    for (let classes = fewest; classes <= enough; classes += 1) {
      const weighted =
        classesOfAtLeast(limits.large, pupils, classes) +
        this.#superLargeWeight * classesOfAtLeast(limits.superLarge, pupils, classes);
      const above =
        Math.max(0, pupils - (limits.large - 1) * classes) +
        this.#superLargeWeight * Math.max(0, pupils - (limits.superLarge - 1) * classes);
      costs[classes - fewest] = weighted + this.#slope * above;
    }
    return { fewest, costs };
  }
}
