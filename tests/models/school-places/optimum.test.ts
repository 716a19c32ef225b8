import { afterAll, describe, expect, it } from 'vitest';
import {
  buildPlacesModel,
  COMBINED_OBJECTIVE,
  checkPlacesData,
  encodeDecisions,
  lockedDecisions,
  noDecisions,
  type PlacesData,
  readDecisions,
  verifyPlaces,
} from '../../../models/school-places/index.ts';
import { seededRandom } from '../../../src/domain/random.ts';
import { solveExactly } from '../../../src/planning/places/exact.ts';
import { reducePlaces } from '../../../src/planning/places/reduce.ts';
import { scoreOf } from '../../../src/planning/places/score.ts';
import { checkAnswer, createSolverPool, type Solver } from '../../../src/solve/index.ts';
import { randomDecisions, withRandomLocks } from '../../helpers/random-decisions.ts';
import { randomPlaces } from '../../helpers/random-places.ts';
import { randomTinyPlaces } from '../../helpers/random-tiny-places.ts';
import { bestByTrying, compareInOrder, type GoalValues, goalValues } from './enumeration.ts';

const SEEDS = 240;
/** Decisions beyond which a case is not tried one by one. */
const MOST_DECISIONS = 20_000;
const highs = createSolverPool({ size: 1, solver: 'highs' });
const jslp = createSolverPool({ size: 1, solver: 'jslp' });
afterAll(() => Promise.all([highs.close(), jslp.close()]));

/** Goal values and proven bound that the exact path reaches. */
async function exactly(data: PlacesData, solver: Solver = highs): Promise<{ values: GoalValues; bound: number }> {
  const solved = await solveExactly(data, noDecisions(data), solver, { relativeGap: 0, timeLimitSeconds: 60 });
  if (solved === null || !solved.proven) throw new Error('not solved to the end');
  expect(verifyPlaces(data, solved.decisions).filter(({ ok }) => !ok)).toEqual([]);
  return { values: goalValues(data, solved.decisions), bound: solved.bound };
}

function withMoney(data: PlacesData, factor: number): PlacesData {
  const more = (purse: PlacesData['capitalPurses'][number]) => ({
    ...purse,
    amounts: purse.amounts.map((amount) => amount * factor),
  });
  return { ...data, capitalPurses: data.capitalPurses.map(more), recurrentPurses: data.recurrentPurses.map(more) };
}

describe('the exact path', () => {
  it('reaches what trying every decision reaches, goal by goal', async () => {
    let tried = 0;
    let improved = 0;
    let short = 0;
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const data = randomTinyPlaces(seed);
      expect(checkPlacesData(data), `seed ${seed}`).toEqual([]);
      const best = bestByTrying(data, MOST_DECISIONS);
      if (best === null) continue;
      const { values, bound } = await exactly(data);
      expect(compareInOrder(values, best), `seed ${seed}: ${values} for ${best}`).toBe(0);
      expect(bound, `seed ${seed}`).toBeCloseTo(best[1]!, 4);
      tried += 1;
      if (compareInOrder(best, goalValues(data, noDecisions(data))) < 0) improved += 1;
      if (best[0]! > 0) short += 1;
    }
    // The cases are worth something only when decisions change much and all kinds of outcomes are among them.
    expect(tried).toBeGreaterThanOrEqual(200);
    expect(improved).toBeGreaterThan(tried / 3);
    expect(short).toBeGreaterThan(20);
  });

  it('reaches it also where the presolve of HiGHS would miss a quarter of a post', async () => {
    for (const seed of [1137, 1678, 2464, 3981, 4441, 4504, 5852]) {
      const data = randomTinyPlaces(seed);
      const best = bestByTrying(data, MOST_DECISIONS)!;
      const { values } = await exactly(data);
      expect(compareInOrder(values, best), `seed ${seed}: ${values} for ${best}`).toBe(0);
    }
  });

  it('reaches it also where rooms and projects are fixed beforehand', async () => {
    let held = 0;
    for (let seed = 901; seed <= 960; seed += 1) {
      const free = randomTinyPlaces(seed);
      const data = withRandomLocks(free, seededRandom(seed));
      expect(checkPlacesData(data), `seed ${seed}`).toEqual([]);
      const best = bestByTrying(data, MOST_DECISIONS);
      const bestFree = bestByTrying(free, MOST_DECISIONS);
      if (best === null || bestFree === null) continue;
      expect(compareInOrder(bestFree, best), `seed ${seed}`).toBeLessThanOrEqual(0);
      if (compareInOrder(bestFree, best) < 0) held += 1;
      const solved = await solveExactly(data, lockedDecisions(data), highs, { relativeGap: 0, timeLimitSeconds: 60 });
      if (solved === null || !solved.proven) throw new Error('not solved to the end');
      expect(verifyPlaces(data, solved.decisions).filter(({ ok }) => !ok)).toEqual([]);
      const values = goalValues(data, solved.decisions);
      expect(compareInOrder(values, best), `seed ${seed}: ${values} for ${best}`).toBe(0);
    }
    expect(held).toBeGreaterThan(5);
  });

  it('reaches the same with javascript-lp-solver', async () => {
    for (let seed = 301; seed <= 330; seed += 1) {
      const data = randomTinyPlaces(seed);
      const { values } = await exactly(data, jslp);
      expect(compareInOrder(values, (await exactly(data)).values), `seed ${seed}: ${values}`).toBe(0);
    }
  });

  it('never leaves more rooms missing or more large classes when there is more money', async () => {
    let gained = 0;
    for (let seed = 401; seed <= 460; seed += 1) {
      const data = randomTinyPlaces(seed);
      if (data.capitalPurses.length === 0) continue;
      let before = (await exactly(withMoney(data, 0))).values.slice(0, 2);
      for (const factor of [1, 2]) {
        const after = (await exactly(withMoney(data, factor))).values.slice(0, 2);
        const difference = compareInOrder(after, before);
        expect(difference, `seed ${seed}, factor ${factor}`).toBeLessThanOrEqual(0);
        if (difference < 0) gained += 1;
        before = after;
      }
    }
    expect(gained).toBeGreaterThan(10);
  });
});

describe('leaving out what no decision can improve', () => {
  it('loses nothing: the rest is at its best when the reduced bureau is', async () => {
    let smaller = 0;
    for (let seed = 501; seed <= 600; seed += 1) {
      const whole = { ...randomTinyPlaces(seed), staffing: [] };
      const part = reducePlaces(whole);
      if (part.sites.length === whole.sites.length && part.arcs.length === whole.arcs.length) continue;
      smaller += 1;
      const best = (await exactly(whole)).values;
      const reduced: GoalValues = part.sites.length === 0 ? [0, 0, 0, 0, 0] : (await exactly(part.data)).values;
      expect(compareInOrder(reduced, best), `seed ${seed}: ${reduced} for ${best}`).toBe(0);
    }
    expect(smaller).toBeGreaterThan(30);
  });
});

describe('values of all columns for given decisions', () => {
  it('keep every row, and weigh what the formed classes weigh', () => {
    const cases = [
      ...Array.from({ length: 150 }, (_, index) => randomTinyPlaces(601 + index)),
      ...Array.from({ length: 10 }, (_, seed) =>
        randomPlaces({ seed, sites: 12, years: 3, grades: 3, crowded: 0.6, money: 0.6, redirection: true }),
      ),
    ].map((data) => ({ ...data, staffing: [] }));
    let redirected = 0;
    cases.forEach((data, index) => {
      const decisions = randomDecisions(data, seededRandom(index), 40);
      redirected += decisions.redirect.flat().filter((pupils) => pupils > 0).length;
      const score = scoreOf(data, decisions);
      for (const [goal, stated] of [
        ['classSizes', score.weighted],
        ['roomShort', score.roomsShort],
      ] as const) {
        const { named, columns, constant } = buildPlacesModel(data, { objective: [{ goal, weight: 1 }] });
        const values = encodeDecisions(data, columns, decisions, named.model.columnCount);
        const answer = checkAnswer(named.model, values);
        expect(answer, `case ${index}`).toMatchObject({ right: true });
        if (answer.right) expect(answer.solution.objective + constant, `case ${index}, ${goal}`).toBeCloseTo(stated, 6);
        expect(readDecisions(data, columns, values), `case ${index}`).toEqual(decisions);
      }
    });
    expect(redirected).toBeGreaterThan(100);
  });
});

describe('a bound', () => {
  it('is never above the score of any plan, from the relaxation or from the whole model', async () => {
    for (let seed = 701; seed <= 720; seed += 1) {
      const data = { ...randomTinyPlaces(seed), staffing: [] };
      const best = bestByTrying(data, MOST_DECISIONS);
      if (best === null) continue;
      const { named, constant } = buildPlacesModel(data, {
        objective: [{ goal: 'classSizes', weight: 1 }],
        locks: [{ goal: 'roomShort', atMost: best[0]! }],
      });
      const relaxed = await highs.solve(named.model, { timeLimitSeconds: 60, relativeGap: 0, relax: true });
      if (relaxed.status !== 'optimal') throw new Error(relaxed.status);
      expect(relaxed.solution.objective + constant, `seed ${seed}`).toBeLessThanOrEqual(best[1]! + 1e-6);
    }
  });
});

describe('the model in one weighted objective', () => {
  it('is solved to the same value by both solvers', async () => {
    for (let seed = 801; seed <= 825; seed += 1) {
      const { named } = buildPlacesModel(randomTinyPlaces(seed), { objective: COMBINED_OBJECTIVE });
      const options = { timeLimitSeconds: 60, relativeGap: 0 };
      const [one, other] = [await highs.solve(named.model, options), await jslp.solve(named.model, options)];
      if (one.status !== 'optimal' || other.status !== 'optimal') throw new Error(`${one.status}, ${other.status}`);
      expect(one.solution.objective, `seed ${seed}`).toBeCloseTo(other.solution.objective, 5);
    }
  });
});
