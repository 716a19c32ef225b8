import type { Arc, Cohort, EnteringCohort, PlacesData, Site } from '../../models/school-places/index.ts';
import type { ClassLimits } from '../../src/domain/class-forming/index.ts';
import { seededRandom } from '../../src/domain/random.ts';

const LIMITS: ClassLimits = { standard: 45, large: 56, superLarge: 66, maximum: 90 };

export interface RandomPlacesOptions {
  readonly seed: number;
  readonly sites: number;
  readonly years: number;
  readonly grades: number;
  /** Share of sites that are short of rooms. */
  readonly crowded: number;
  /** Share of the missing rooms that the money pays for. */
  readonly money: number;
  readonly redirection: boolean;
}

/** A random city of schools of one stage: crowded and roomy ones mixed, one purse, neighbours within 3 km. */
export function randomPlaces(options: RandomPlacesOptions): PlacesData {
  const random = seededRandom(options.seed);
  const { years, grades } = options;
  const side = Math.sqrt(options.sites) * 1.1;
  const positions: { east: number; north: number }[] = [];
  let missing = 0;
  const sites: Site[] = Array.from({ length: options.sites }, () => {
    positions.push({ east: random() * side, north: random() * side });
    const intake = Math.round(60 + random() * random() * 450);
    const crowded = random() < options.crowded;
    const perClass = crowded ? 54 + random() * random() * 16 : 36 + random() * 16;
    const size = (): number => Math.max(1, Math.round(intake * (0.93 + 0.14 * random())));
    const settled: Cohort[] = [];
    for (let age = 1; age < grades; age += 1) {
      const pupils = size();
      settled.push({
        pupils: Array.from({ length: years }, (_, year) => (year + age < grades ? pupils : 0)),
        limits: new Array(years).fill(LIMITS),
      });
    }
    const entering: EnteringCohort[] = Array.from({ length: years }, (_, entry) => {
      const pupils = size();
      const leave = Math.min(years, entry + grades);
      const cap = options.redirection ? Math.floor(0.3 * pupils) : 0;
      return {
        entry,
        leave,
        pupils: Array.from({ length: years }, (_, year) => (year >= entry && year < leave ? pupils : 0)),
        limits: new Array(years).fill(LIMITS),
        mostOut: cap,
        mostIn: cap,
      };
    });
    const rooms = Math.max(grades * Math.ceil((1.1 * intake) / 85), Math.round((intake * grades) / perClass));
    const wanted = Math.ceil((intake * grades) / 52);
    missing += Math.max(0, wanted - rooms);
    return {
      rooms,
      maxNewRooms: crowded ? Math.round(random() * 12) : 0,
      roomCost: 2_670_000,
      leadYears: 1,
      charges: Array.from({ length: years }, () => [{ purse: 0, share: 1 }]),
      settled,
      entering,
      project: null,
    };
  });
  const arcs: Arc[] = [];
  if (options.redirection)
    for (let from = 0; from < sites.length; from += 1) {
      const near = sites
        .map((_, to) => ({
          to,
          distanceMetres: Math.round(
            1000 *
              Math.hypot(positions[from]!.east - positions[to]!.east, positions[from]!.north - positions[to]!.north),
          ),
        }))
        .filter(({ to, distanceMetres }) => to !== from && distanceMetres <= 3000)
        .sort((left, right) => left.distanceMetres - right.distanceMetres)
        .slice(0, 4);
      for (const { to, distanceMetres } of near) arcs.push({ from, to, distanceMetres });
    }
  const yearly = Math.round((missing * options.money * 2_670_000) / years);
  return {
    yearCount: years,
    yearWeights: new Array(years).fill(1),
    superLargeWeight: 10,
    sites,
    arcs,
    capitalPurses: [{ amounts: new Array(years).fill(yearly), carryOver: new Array(years).fill(false) }],
    recurrentPurses: [],
    staffing: [],
    policyShares: [],
  };
}
