import { afterAll, expect, it } from 'vitest';
import {
  buildPlacesModel,
  lockedDecisions,
  type PlacesData,
  type PlacesDecisions,
  verifyPlaces,
} from '../../../../models/school-places/index.ts';
import { seededRandom } from '../../../../src/domain/random.ts';
import { Annealing } from '../../../../src/planning/places/anneal.ts';
import { raiseBound } from '../../../../src/planning/places/raise-bound.ts';
import { scoreOf } from '../../../../src/planning/places/score.ts';
import { Turns } from '../../../../src/planning/places/turns.ts';
import { createSolverPool, type SolverPool } from '../../../../src/solve/index.ts';
import { randomPlaces } from '../../../helpers/random-places.ts';

const pool = createSolverPool({ size: 2, solver: 'highs' });
const single = createSolverPool({ size: 1, solver: 'highs' });
afterAll(() => Promise.all([pool.close(), single.close()]));

const CITIES = 4;
const SITES = 12;

/** Crowded cities far from each other that share one purse, each with more schools than one part. */
const data = province();

function province(): PlacesData {
  const cities = Array.from({ length: CITIES }, (_, city) =>
    randomPlaces({
      ...{ seed: 60 + city, sites: SITES, years: 4, grades: 6 },
      ...{ crowded: 0.9, money: 0.5, redirection: true },
    }),
  );
  const [purse] = cities[0]!.capitalPurses;
  const inAll = (year: number): number =>
    cities.reduce((sum, { capitalPurses }) => sum + capitalPurses[0]!.amounts[year]!, 0);
  return {
    ...cities[0]!,
    sites: cities.flatMap(({ sites }) => sites),
    arcs: cities.flatMap(({ arcs }, city) =>
      arcs.map((arc) => ({ ...arc, from: arc.from + city * SITES, to: arc.to + city * SITES })),
    ),
    capitalPurses: [{ ...purse!, amounts: purse!.amounts.map((_, year) => inAll(year)) }],
  };
}

function annealed(): { decisions: ReturnType<Annealing['decisions']>; weighted: number } {
  const annealing = new Annealing(data, lockedDecisions(data), {
    ...{ random: seededRandom(1), moves: 100_000, warm: 0.5, cold: 0.1, slope: 0.005 },
  });
  annealing.run(0, 100_000);
  const decisions = annealing.decisions();
  return { decisions, weighted: scoreOf(data, decisions).weighted };
}

async function raising(threads: SolverPool) {
  const model = buildPlacesModel(data, {
    objective: [{ goal: 'classSizes', weight: 1 }],
    locks: [{ goal: 'roomShort', atMost: 0 }],
    wholePupils: false,
  });
  const outcome = await threads.solve(model.named.model, { relativeGap: 0, relax: true, timeLimitSeconds: 60 });
  if (outcome.status !== 'optimal') throw new Error(`relaxation: ${outcome.status}`);
  const plan = annealed();
  const ending = new AbortController();
  const bounds: number[] = [];
  const starts: PlacesDecisions[] = [];
  const raised = raiseBound(data, model, outcome.duals, {
    pool: threads,
    ofGroups: threads,
    // The proof on the whole ends as soon as it has any bound, so that entry years are ahead of it.
    relativeGap: 0.9,
    secondsLeft: () => 60,
    signal: ending.signal,
    roomsShort: 0,
    best: () => plan.decisions,
    provenShare: () => 0,
    turns: new Turns(),
    onBound: (bound) => bounds.push(bound),
    onFound: () => undefined,
    onStart: (start) => starts.push(start),
  });
  return { plan, relaxation: outcome.solution.objective + model.constant, bounds, starts, ending, ...raised };
}

it('bounds a crowded bureau above its relaxation and below its plans, and hands on a start that keeps every limit', async () => {
  const { plan, relaxation, bounds, starts, ending, mixed, finished } = await raising(pool);
  await mixed;
  expect(starts.length).toBeGreaterThan(0);
  for (const start of starts) expect(verifyPlaces(data, start).filter(({ ok }) => !ok)).toEqual([]);
  const byEntryYears = Math.max(...bounds);
  expect(byEntryYears).toBeGreaterThan(1.005 * relaxation);
  // Groups are proven one after the other from there on, until somebody has had enough.
  await expect.poll(() => Math.max(...bounds), { timeout: 60_000 }).toBeGreaterThan(byEntryYears);
  ending.abort();
  await finished;
  expect(Math.max(...bounds)).toBeLessThanOrEqual(plan.weighted);
});

it('leaves it at the proof on the whole where there is one thread', async () => {
  const { bounds, mixed, finished } = await raising(single);
  expect(mixed).toBeNull();
  await finished;
  expect(bounds.length).toBeGreaterThan(0);
});

it('ends where it stands when it is cancelled', async () => {
  const { ending, mixed, finished } = await raising(pool);
  ending.abort();
  await Promise.all([mixed, finished]);
});
