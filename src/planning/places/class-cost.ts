import { type ClassLimits, classesOfAtLeast } from '../../domain/class-forming/index.ts';

/** What a room that is missing costs, in weighted large classes: far more than any class can. */
export const ROOM_SHORT_COST = 10_000;

/** The cost of teaching a cohort in its fewest classes, one more, two more … until no class is large. */
export interface CohortCosts {
  readonly fewest: number;
  readonly costs: Float64Array;
}

/**
 * Class costs by cohort size, worked out once each: a search asks for the same sizes again and again. `slope` adds a
 * little for each pupil above the full classes, so that a search feels the way towards the next relief.
 */
export class ClassCosts {
  readonly #superLargeWeight: number;
  readonly #slope: number;
  readonly #limits: ClassLimits[] = [];
  readonly #known: (CohortCosts | undefined)[][] = [];
  /** Equal costs are one object, so that a search sees at once that nothing has changed. */
  readonly #distinct = new Map<string, CohortCosts>();

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

  /** The costs of one cohort; one object where they are equal. */
  of(limitsIndex: number, pupils: number): CohortCosts {
    const bySize = this.#known[limitsIndex]!;
    let known = bySize[pupils];
    if (known === undefined) {
      const costs = this.#workOut(this.#limits[limitsIndex]!, pupils);
      const written = `${costs.fewest}: ${costs.costs.join(' ')}`;
      known = this.#distinct.get(written) ?? costs;
      this.#distinct.set(written, known);
      bySize[pupils] = known;
    }
    return known;
  }

  #workOut(limits: ClassLimits, pupils: number): CohortCosts {
    if (pupils === 0) return { fewest: 0, costs: new Float64Array(1) };
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

/** The least cost of teaching some cohorts together, by the rooms that they share. */
export class CostsByRooms {
  /** Fewest rooms that the cohorts need. */
  fewest = 0;
  /** Rooms above the fewest with which no class is large. */
  most = 0;
  /** Rooms above the fewest up to which the costs are kept. */
  #kept = 0;
  #costs = new Float64Array(8);

  /**
   * Works out the costs anew.
   * @param count how many of the cohorts are in use
   * @param rooms most rooms that `cost` is asked for
   * @param others further cohorts that share the rooms, worked out for as many rooms
   */
  set(cohorts: readonly CohortCosts[], count: number, rooms: number, others?: CostsByRooms): void {
    this.fewest = others?.fewest ?? 0;
    this.most = others?.most ?? 0;
    for (let index = 0; index < count; index += 1) {
      this.fewest += cohorts[index]!.fewest;
      this.most += cohorts[index]!.costs.length - 1;
    }
    this.#kept = Math.min(this.most, Math.max(0, rooms - this.fewest));
    if (this.#costs.length <= this.#kept) this.#costs = new Float64Array(2 * this.#kept);
    // With more rooms than are of use to them, the others cost nothing.
    for (let used = 0; used <= this.#kept; used += 1)
      this.#costs[used] = others !== undefined && used <= others.#kept ? others.#costs[used]! : 0;
    for (let index = 0; index < count; index += 1) this.#add(cohorts[index]!.costs);
  }

  /** Whether the costs were worked out for so many rooms. */
  reaches(rooms: number): boolean {
    return this.#kept >= Math.min(this.most, rooms - this.fewest);
  }

  /** The cost in so many rooms, those that are missing included. */
  cost(rooms: number): number {
    const spare = rooms - this.fewest;
    if (spare >= this.most) return 0;
    return spare >= 0 ? this.#costs[spare]! : this.#costs[0]! - ROOM_SHORT_COST * spare;
  }

  /** The cost in so many rooms with one cohort more. */
  costWith({ fewest, costs }: CohortCosts, rooms: number): number {
    const spare = rooms - this.fewest - fewest;
    const last = costs.length - 1;
    if (spare >= this.most + last) return 0;
    if (spare < 0) return this.#costs[0]! + costs[0]! - ROOM_SHORT_COST * spare;
    let best = Number.POSITIVE_INFINITY;
    for (let extra = Math.min(spare, last); extra >= 0; extra -= 1) {
      const left = spare - extra;
      const cost = costs[extra]! + (left < this.most ? this.#costs[left]! : 0);
      if (cost < best) best = cost;
    }
    return best;
  }

  /** Adds a cohort; one whose classes are never large costs nothing in any number of rooms. */
  #add(costs: Float64Array): void {
    const last = costs.length - 1;
    if (last === 0) return;
    // From the most rooms down, each cost is made from those of fewer rooms, which are still the old ones.
    for (let used = this.#kept; used >= 0; used -= 1) {
      let best = this.#costs[used]! + costs[0]!;
      for (let extra = Math.min(used, last); extra > 0; extra -= 1) {
        const cost = this.#costs[used - extra]! + costs[extra]!;
        if (cost < best) best = cost;
      }
      this.#costs[used] = best;
    }
  }
}
