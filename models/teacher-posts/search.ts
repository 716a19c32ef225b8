import type { HireChannel } from '../../src/domain/plan/index.ts';

/** Stands for "no arc". */
export const NONE = -1;

/** A hire taken back at the programme that gives a person up, so that another can be made where the person is wanted. */
export interface HireSwap {
  readonly released: HireChannel;
  readonly hired: HireChannel;
}

/**
 * How a programme was reached, seen from the programme that wants a person: along which arc one more person moves, on
 * which arc one fewer, or which hire takes the place of which.
 */
export interface Step {
  readonly towards: number;
  readonly gains: number;
  readonly yields: number;
  readonly swap: HireSwap | null;
}

/** The marks of one breadth-first search; reused, because thousands of searches are made. */
export class Search {
  readonly queue: number[] = [];
  #round = 0;
  readonly #seen: Int32Array;
  readonly #seenSource: Int32Array;
  readonly #steps: (Step | undefined)[];
  readonly #seenPools: Readonly<Record<HireChannel, Int32Array>>;

  constructor(size: number, districts: number) {
    this.#seenPools = {
      provincialExam: new Int32Array(districts),
      specialPost: new Int32Array(districts),
      purchasedService: new Int32Array(districts),
    };
    this.#seen = new Int32Array(size);
    this.#seenSource = new Int32Array(size);
    this.#steps = new Array(size);
  }

  start(programme: number): void {
    this.#round += 1;
    this.queue.length = 0;
    this.queue.push(programme);
    this.#seen[programme] = this.#round;
  }

  has(programme: number): boolean {
    return this.#seen[programme] === this.#round;
  }

  add(programme: number, step: Step): void {
    if (this.has(programme)) return;
    this.#seen[programme] = this.#round;
    this.#steps[programme] = step;
    this.queue.push(programme);
  }

  stepOf(programme: number): Step {
    return this.#steps[programme]!;
  }

  /** Whether people who leave this programme were already considered; marks it so. */
  marksSource(programme: number): boolean {
    if (this.#seenSource[programme] === this.#round) return true;
    this.#seenSource[programme] = this.#round;
    return false;
  }

  /** Whether the hires of a district were already considered for a channel; marks them so. */
  marksPool(district: number, channel: HireChannel): boolean {
    if (this.#seenPools[channel][district] === this.#round) return true;
    this.#seenPools[channel][district] = this.#round;
    return false;
  }
}
