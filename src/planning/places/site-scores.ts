import {
  cohortsPresent,
  type PlacesData,
  type PlacesDecisions,
  roomsInUse,
  type SiteScore,
} from '../../../models/school-places/index.ts';
import { ClassCosts } from './class-cost.ts';

/** Scores sites as `scoreSite` does, but several times as fast where cohorts of the same sizes come again and again. */
export class SiteScores {
  readonly #data: PlacesData;
  readonly #costs: ClassCosts;
  readonly #sizes = new Int32Array(64);
  readonly #limits = new Int32Array(64);

  constructor(data: PlacesData) {
    this.#data = data;
    this.#costs = new ClassCosts(data.superLargeWeight, 0);
  }

  /** Weighted large classes and missing rooms of one site over all planned years. */
  of(decisions: PlacesDecisions, site: number): SiteScore {
    let weighted = 0;
    let roomsShort = 0;
    for (let year = 0; year < this.#data.yearCount; year += 1) {
      const present = cohortsPresent(this.#data, decisions, site, year);
      let fewest = 0;
      present.forEach(({ cohort, pupils }, index) => {
        const limits = cohort.limits[year]!;
        fewest += Math.ceil(pupils / limits.maximum);
        this.#sizes[index] = pupils;
        this.#limits[index] = this.#costs.limitsIndex(limits);
      });
      const rooms = roomsInUse(this.#data, decisions, site, year);
      const cost = this.#costs.leastCost(this.#sizes, this.#limits, present.length, Math.max(rooms, fewest));
      weighted += this.#data.yearWeights[year]! * cost;
      roomsShort += Math.max(0, fewest - rooms);
    }
    return { weighted, roomsShort };
  }
}
