import type { Arc, Charge, EnteringCohort, PlacesData, Site } from '../../models/school-places/index.ts';
import type { ClassLimits } from '../../src/domain/class-forming/index.ts';
import { seededRandom } from '../../src/domain/random.ts';

/** Scaled-down limits; in the last two a room holds no super-large, or no large class at all. */
const LIMITS: readonly ClassLimits[] = [
  { standard: 3, large: 4, superLarge: 6, maximum: 8 },
  { standard: 2, large: 3, superLarge: 5, maximum: 7 },
  { standard: 3, large: 4, superLarge: 6, maximum: 5 },
  { standard: 3, large: 4, superLarge: 6, maximum: 3 },
];

/**
 * A random bureau so small that every decision can be tried: two to four sites, one or two years and grades, a few
 * pupils, rooms and neighbours, with or without money, redirection, a project and a staffing limit.
 */
export function randomTinyPlaces(seed: number): PlacesData {
  const random = seededRandom(seed * 7919 + 1);
  const below = (count: number): number => Math.floor(random() * count);
  const years = 1 + below(2);
  const grades = 1 + below(2);
  const limits = LIMITS[below(10) < 6 ? 0 : 1 + below(3)]!;
  const perYear = <Value>(make: (year: number) => Value): Value[] =>
    Array.from({ length: years }, (_, year) => make(year));
  const purseCount = below(3);
  const recurrentCount = below(2);
  const withRedirection = below(4) > 0;
  const withProject = below(3) === 0;

  const charges = (count: number): Charge[] => {
    if (count === 0) return [];
    if (count === 1 || below(2) === 0) return [{ purse: below(count), share: 1 }];
    return [
      { purse: 0, share: 0.25 },
      { purse: 1, share: 0.75 },
    ];
  };
  const school = (): Site => {
    const crowded = below(2) === 0;
    const pupils = (): number => (crowded ? 4 + below(11) : below(7));
    return {
      rooms: below(grades + 2),
      maxNewRooms: purseCount > 0 ? below(3) : 0,
      roomCost: 20_000 * (1 + below(2)),
      leadYears: below(5) === 0 ? 1 : 0,
      charges: perYear(() => charges(purseCount)),
      settled: Array.from({ length: grades - 1 }, () => {
        const own = pupils();
        return { pupils: perYear((year) => (year + 1 < grades ? own : 0)), limits: perYear(() => limits) };
      }),
      entering: perYear((entry): EnteringCohort => {
        const own = pupils();
        const leave = Math.min(years, entry + grades);
        return {
          entry,
          leave,
          pupils: perYear((year) => (year >= entry && year < leave ? own : 0)),
          limits: perYear(() => limits),
          mostOut: withRedirection ? Math.min(own, below(4)) : 0,
          mostIn: withRedirection ? below(4) : 0,
        };
      }),
      project: null,
    };
  };
  const sites: Site[] = Array.from({ length: 2 + below(2) }, school);
  const schoolCount = sites.length;
  if (withProject)
    sites.push({
      rooms: 0,
      maxNewRooms: 0,
      roomCost: 0,
      leadYears: below(2),
      charges: perYear(() => (purseCount > 0 ? charges(purseCount) : [])),
      settled: [],
      entering: perYear((entry) => ({
        entry,
        leave: Math.min(years, entry + grades),
        pupils: perYear(() => 0),
        limits: perYear(() => limits),
        mostOut: 0,
        mostIn: 3,
      })),
      project: {
        minRooms: 1,
        roomStep: 1,
        maxSteps: below(2),
        fixedCost: purseCount > 0 ? 10_000 * below(3) : 0,
        costPerRoom: purseCount > 0 ? 10_000 : 0,
        earliest: below(2),
        runningCost: 10_000,
        runningCharges: perYear(() => charges(recurrentCount)),
      },
    });
  const arcs: Arc[] = [];
  for (let from = 0; from < schoolCount; from += 1)
    for (let to = 0; to < sites.length; to += 1)
      if (from !== to && (to >= schoolCount || below(2) === 0))
        arcs.push({ from, to, distanceMetres: 500 * (1 + below(5)) });
  return {
    yearCount: years,
    yearWeights: perYear(() => 1 + below(2)),
    superLargeWeight: 10,
    sites,
    arcs: withRedirection ? arcs.slice(0, 3 + (withProject ? 1 : 0)) : [],
    capitalPurses: Array.from({ length: purseCount }, () => ({
      amounts: perYear(() => 10_000 * below(8)),
      carryOver: perYear(() => below(2) === 0),
    })),
    recurrentPurses: Array.from({ length: recurrentCount }, () => ({
      amounts: perYear(() => 10_000 * below(3)),
      carryOver: perYear(() => below(2) === 0),
    })),
    staffing:
      below(3) === 0
        ? [{ available: perYear(() => below(3)), sites: [{ site: 0, postsPerClass: 0, postsPerPupil: 0.25 }] }]
        : [],
    policyShares: [],
  };
}
