import { afterAll, expect, it } from 'vitest';
import {
  buildPlacesModel,
  encodeDecisions,
  lockedDecisions,
  type PlacesData,
  type PlacesDecisions,
  verifyPlaces,
} from '../../../../models/school-places/index.ts';
import { seededRandom } from '../../../../src/domain/random.ts';
import { Annealing } from '../../../../src/planning/places/anneal.ts';
import { boundByGroups } from '../../../../src/planning/places/group-bounds.ts';
import { groupsOf } from '../../../../src/planning/places/groups.ts';
import { priceMoney } from '../../../../src/planning/places/price-money.ts';
import { readRelaxed } from '../../../../src/planning/places/relaxed.ts';
import { roundRelaxation } from '../../../../src/planning/places/rounding.ts';
import { scoreOf } from '../../../../src/planning/places/score.ts';
import { createSolverPool } from '../../../../src/solve/index.ts';
import { randomPlaces } from '../../../helpers/random-places.ts';

const pool = createSolverPool({ size: 1, solver: 'highs' });
afterAll(() => pool.close());

/** Changes tried for each redirection and site: a number and no time, so that the plans are the same on any machine. */
const MOVES = 150;
/** Seconds that nothing here comes near; a solve that needs them fails the test. */
const AMPLE_SECONDS = 300;

/** Cities far from each other that share one purse: without the money they would have nothing to do with each other. */
function province(cities: number, sites: number, seed: number): PlacesData {
  const parts = Array.from({ length: cities }, (_, city) =>
    randomPlaces({
      ...{ seed: 100 * seed + city, sites, years: 3, grades: 4 },
      ...{ crowded: 0.45, money: 0.6, redirection: true },
    }),
  );
  const purses = parts.map(({ capitalPurses }) => capitalPurses[0]!);
  return {
    ...parts[0]!,
    sites: parts.flatMap((part) => part.sites),
    arcs: parts.flatMap((part, city) =>
      part.arcs.map((arc) => ({ ...arc, from: arc.from + city * sites, to: arc.to + city * sites })),
    ),
    capitalPurses: [
      {
        ...purses[0]!,
        amounts: purses[0]!.amounts.map((_, year) => purses.reduce((sum, { amounts }) => sum + amounts[year]!, 0)),
      },
    ],
  };
}

/** A plan as it was found one way, with the bound that was proven the same way. */
interface Way {
  readonly weighted: number;
  readonly bound: number;
  readonly decisions: PlacesDecisions;
}

/** Goes on from rounded decisions by annealing, and checks every limit. */
function improved(data: PlacesData, start: PlacesDecisions, seed: number): Omit<Way, 'bound'> {
  const moves = MOVES * (data.arcs.length + data.sites.filter(({ maxNewRooms }) => maxNewRooms > 0).length);
  const annealing = new Annealing(data, start, {
    random: seededRandom(seed),
    moves,
    warm: 0.5,
    cold: 0.05,
    slope: 0.005,
  });
  annealing.run(0, moves);
  const decisions = annealing.decisions();
  expect(verifyPlaces(data, decisions).filter(({ ok }) => !ok)).toEqual([]);
  const { weighted, roomsShort } = scoreOf(data, decisions);
  expect(roomsShort).toBe(0);
  return { weighted, decisions };
}

/** One model of the whole bureau: its relaxation is rounded and bounds every plan. */
async function asOneModel(data: PlacesData, seed: number): Promise<Way> {
  const model = buildPlacesModel(data, {
    objective: [{ goal: 'classSizes', weight: 1 }],
    locks: [{ goal: 'roomShort', atMost: 0 }],
  });
  const options = { timeLimitSeconds: AMPLE_SECONDS, relativeGap: 0, relax: true };
  const outcome = await pool.solve(model.named.model, options);
  if (outcome.status !== 'optimal') throw new Error(outcome.status);
  return {
    ...improved(data, roundRelaxation(data, readRelaxed(model.columns, outcome.solution.values)), seed),
    bound: outcome.solution.objective + model.constant,
  };
}

/** Weighted class-years of decisions as the model's own objective counts them. */
function countedByModel(data: PlacesData, decisions: PlacesDecisions): number {
  const { named, columns, constant } = buildPlacesModel(data, { objective: [{ goal: 'classSizes', weight: 1 }] });
  const values = encodeDecisions(data, columns, decisions, named.model.columnCount);
  return values.reduce((sum, value, column) => sum + value * named.model.cost[column]!, constant);
}

/** In parts: money that blocks have in common gets a price, and groups of neighbouring schools are bounded apart at it. */
async function inParts(data: PlacesData, seed: number): Promise<Way> {
  const relaxed = await priceMoney(data, () => 0, { pool, secondsLeft: () => AMPLE_SECONDS, mostSites: 60 });
  if (relaxed === null) throw new Error('no relaxation');
  const ending = new AbortController();
  let bound = Number.NEGATIVE_INFINITY;
  await boundByGroups(data, relaxed.prices, () => 0, {
    pool,
    parallel: 1,
    signal: ending.signal,
    best: () => relaxed.decisions,
    secondsLeft: () => AMPLE_SECONDS,
    onBound: (found) => {
      bound = Math.max(bound, found);
      // The first bound comes once every group is relaxed; branching would go on for a time, not for a number of steps.
      ending.abort();
    },
  });
  return { ...improved(data, relaxed.decisions, seed), bound };
}

it.each([
  [15, 22, 11],
  [10, 45, 13],
  [12, 50, 14],
])(
  '%i cities of %i programmes planned in parts and as one model agree within their proven gaps (seed %i)',
  async (cities, sites, seed) => {
    const data = province(cities, sites, seed);
    expect(groupsOf(data).length).toBeGreaterThanOrEqual(cities);
    const [whole, parts] = [await asOneModel(data, seed), await inParts(data, seed)];
    const gapOf = ({ weighted, bound }: Way): number => (weighted - bound) / weighted;
    const difference = Math.abs(whole.weighted - parts.weighted) / Math.min(whole.weighted, parts.weighted);
    console.log(
      `${cities * sites} programmes, seed ${seed}: one model ${whole.weighted}, proven ${whole.bound.toFixed(1)} (gap ${(100 * gapOf(whole)).toFixed(1)} %); ` +
        `in ${groupsOf(data).length} groups ${parts.weighted}, proven ${parts.bound.toFixed(1)} (gap ${(100 * gapOf(parts)).toFixed(1)} %); ` +
        `they differ by ${(100 * difference).toFixed(2)} %`,
    );
    // Each way's bound holds for the other's plan, so the plans lie within both gaps of each other.
    expect(parts.bound).toBeLessThanOrEqual(whole.weighted + 1e-6);
    expect(whole.bound).toBeLessThanOrEqual(parts.weighted + 1e-6);
    expect(difference).toBeLessThanOrEqual(
      Math.max(gapOf(whole), gapOf(parts)) / (1 - Math.max(gapOf(whole), gapOf(parts))),
    );
    // What the model counts for a plan is what its classes come to as they are formed.
    for (const { decisions, weighted } of [whole, parts]) {
      const counted = countedByModel(data, decisions);
      console.log(`  the model counts ${counted}, the formed classes come to ${weighted}`);
      expect(Math.abs(counted - weighted)).toBeLessThanOrEqual(0.02 * weighted);
    }
    // Without these the agreement would say little: doing nothing leaves far more, and the gaps are narrow.
    const nothing = scoreOf(data, lockedDecisions(data)).weighted;
    for (const way of [whole, parts]) {
      expect(way.weighted).toBeLessThan(0.6 * nothing);
      expect(gapOf(way)).toBeLessThan(0.3);
    }
  },
);
