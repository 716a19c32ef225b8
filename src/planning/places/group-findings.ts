import type { PlacesData, PlacesDecisions } from '../../../models/school-places/index.ts';
import { type Neighbourhood, putBack } from './neighbourhood.ts';
import { repairDecisions } from './repair.ts';

type Group = Pick<Neighbourhood, 'sites' | 'arcs'>;

/** Seconds of other work for each second of repairing. */
const PAUSE = 4;

/**
 * Decisions that proofs of groups have found at the prices of money, waiting to be put into the plan. Repairing a plan
 * to its money looks at every school, so in a bureau of thousands several of them are taken together.
 */
export class GroupFindings {
  #waiting: { readonly group: Group; readonly decided: PlacesDecisions }[] = [];
  #next = 0;
  readonly #data: PlacesData;
  /** Seconds since some fixed moment. */
  readonly #clock: () => number;

  constructor(data: PlacesData, clock: () => number) {
    this.#data = data;
    this.#clock = clock;
  }

  /**
   * Adds what was found for a group.
   * @returns the plan with everything that waited, repaired to the money; null while it is too early for that
   */
  add(group: Group, decided: PlacesDecisions, plan: PlacesDecisions): PlacesDecisions | null {
    this.#waiting.push({ group, decided });
    const began = this.#clock();
    if (began < this.#next) return null;
    const wished = this.#waiting.reduce((whole, found) => putBack(whole, found.group, found.decided), plan);
    this.#waiting = [];
    const repaired = repairDecisions(this.#data, wished);
    this.#next = this.#clock() + PAUSE * (this.#clock() - began);
    return repaired;
  }
}
