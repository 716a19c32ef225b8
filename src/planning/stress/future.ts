import type { Cohort, PlacesData } from '../../../models/school-places/index.ts';
import type { Projection } from '../../domain/projection.ts';
import type { PlacesInput } from '../places/input/input.ts';
import { entrantsDeviation, entrantsSources, progressionDeviation, STRESS_SPREADS } from './spreads.ts';

/** Pupils by cohort of a site, settled ones first, then entering ones, and by planned year. Before redirection. */
export type FuturePupils = readonly (readonly Int32Array[])[];

interface CohortSpread {
  readonly cohort: Cohort;
  /** Planned year in which the cohort enters; null for one that is there in the base year. */
  readonly entry: number | null;
  /** Standard deviation of the district’s entrants in that year. */
  readonly entrants: number;
}

/** Samples futures of enrolment around a projection. */
export class Futures {
  readonly #districts: readonly (string | null)[];
  readonly #sites: readonly { readonly district: number; readonly cohorts: readonly CohortSpread[] }[];
  readonly #years: number;

  constructor({ data, origins, years }: Pick<PlacesInput, 'data' | 'origins' | 'years'>, projection: Projection) {
    const sourceOf = entrantsSources(projection);
    this.#years = data.yearCount;
    this.#districts = [...new Set(origins.map(({ districtId }) => districtId))];
    this.#sites = data.sites.map((site, index) => {
      const { districtId, stage } = origins[index]!;
      return {
        district: this.#districts.indexOf(districtId),
        cohorts: [
          ...site.settled.map((cohort) => ({ cohort, entry: null, entrants: 0 })),
          ...site.entering.map((cohort) => ({
            cohort,
            entry: cohort.entry,
            entrants: entrantsDeviation(sourceOf(districtId, stage, years[cohort.entry]!), cohort.entry + 1),
          })),
        ],
      };
    });
  }

  /** Draws one future. The same random numbers give the same future. */
  draw(random: () => number): FuturePupils {
    const normal = normals(random);
    const common = Math.sqrt(STRESS_SPREADS.commonVariance);
    const own = Math.sqrt(1 - STRESS_SPREADS.commonVariance);
    const ofDistricts = (): number[] => {
      const shared = normal();
      return this.#districts.map(() => common * shared + own * normal());
    };
    const births = ofDistricts();
    const migration = ofDistricts();
    return this.#sites.map(({ district, cohorts }) =>
      cohorts.map(({ cohort, entry, entrants }) => {
        const pupils = new Int32Array(this.#years);
        // A cohort that has entered goes on from the size it entered with; others from the base year.
        let school = entry === null ? 1 : 1 + STRESS_SPREADS.schoolEntrants * normal();
        const entered = entry === null ? 1 : 1 + entrants * births[district]!;
        const from = entry ?? -1;
        for (let year = Math.max(0, from); year < this.#years; year += 1) {
          if (year > from) school *= 1 + STRESS_SPREADS.schoolProgression * normal();
          const ofDistrict = entered * (1 + progressionDeviation(year - from) * migration[district]!);
          pupils[year] = Math.max(0, Math.round(cohort.pupils[year]! * ofDistrict * school));
        }
        return pupils;
      }),
    );
  }
}

/**
 * Pupils who enter elsewhere. What a plan draws is a boundary of catchments, so the planned share of the cohort moves:
 * more when it is larger, fewer when it is smaller.
 *
 * @returns pupils gained by site and planned year of entry, negative where more leave
 */
export function netRedirected(
  data: PlacesData,
  redirect: readonly (readonly number[])[],
  pupils: FuturePupils,
): Int32Array[] {
  const net = data.sites.map(() => new Int32Array(data.yearCount));
  data.arcs.forEach(({ from, to }, arc) => {
    redirect[arc]!.forEach((planned, year) => {
      if (planned === 0) return;
      const { settled, entering } = data.sites[from]!;
      const position = entering.findIndex(({ entry }) => entry === year);
      const forecast = entering[position]?.pupils[year] ?? 0;
      const sampled = pupils[from]![settled.length + position]?.[year] ?? 0;
      const moved = forecast === 0 ? 0 : Math.round((planned * sampled) / forecast);
      net[from]![year]! -= moved;
      net[to]![year]! += moved;
    });
  });
  return net;
}

/** Standard normal numbers (Box and Muller 1958). */
function normals(random: () => number): () => number {
  let kept: number | null = null;
  return () => {
    if (kept !== null) {
      const value = kept;
      kept = null;
      return value;
    }
    const radius = Math.sqrt(-2 * Math.log(1 - random()));
    const angle = 2 * Math.PI * random();
    kept = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };
}
