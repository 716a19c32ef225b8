import {
  cohortsPresent,
  type PlacesData,
  type PlacesDecisions,
  roomsInUse,
  type SiteScore,
} from '../../../models/school-places/index.ts';
import { ClassCosts, type CohortCosts, CostsByRooms } from './class-cost.ts';

/** Scores sites as `scoreSite` does, but several times as fast where cohorts of the same sizes come again and again. */
export class SiteScores {
  readonly #data: PlacesData;
  readonly #costs: ClassCosts;
  readonly #cohorts: CohortCosts[] = [];
  readonly #byRooms = new CostsByRooms();

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
      present.forEach(({ cohort, pupils }, index) => {
        this.#cohorts[index] = this.#costs.of(this.#costs.limitsIndex(cohort.limits[year]!), pupils);
      });
      const rooms = roomsInUse(this.#data, decisions, site, year);
      this.#byRooms.set(this.#cohorts, present.length, rooms);
      const { fewest } = this.#byRooms;
      weighted += this.#data.yearWeights[year]! * this.#byRooms.cost(Math.max(rooms, fewest));
      roomsShort += Math.max(0, fewest - rooms);
    }
    return { weighted, roomsShort };
  }
}
