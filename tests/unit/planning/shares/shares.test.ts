import { afterAll, describe, expect, it } from 'vitest';
import { noDecisions, type PlacesData, verifyPlaces } from '../../../../models/school-places/index.ts';
import { seededRandom } from '../../../../src/domain/random.ts';
import { Annealing } from '../../../../src/planning/places/anneal.ts';
import { isBetter, scoreOf } from '../../../../src/planning/places/score.ts';
import { ShareLedger, shareExcesses } from '../../../../src/planning/places/shares.ts';
import { solvePlaces } from '../../../../src/planning/places/solve.ts';
import { tidyDecisions } from '../../../../src/planning/places/tidy.ts';
import { createSolver, createSolverPool } from '../../../../src/solve/index.ts';
import { randomDecisions } from '../../../helpers/random-decisions.ts';
import { randomPlaces } from '../../../helpers/random-places.ts';
import { capital, everyGrade, planned, programme, town, townSchool } from '../town.ts';

const pool = createSolverPool({ size: 1, solver: 'highs' });
const solver = createSolver('highs');
afterAll(() => Promise.all([pool.close(), solver.close()]));

const LIMITS = [{ standard: 45, large: 56, superLarge: 66, maximum: 90 }];

/**
 * One room of money. School 0 has a cohort of 70 in its only room: one more room saves a super-large class, 11 weighted
 * class-years, and one large class. School 1 has a cohort of 112 in two rooms: one more room saves two large classes.
 */
function oneRoomForTwo(policyShares: PlacesData['policyShares']): PlacesData {
  const site = (pupils: number, rooms: number) => ({
    rooms,
    maxNewRooms: 1,
    roomCost: 100,
    leadYears: 0,
    charges: [[{ purse: 0, share: 1 }]],
    settled: [{ pupils: [pupils], limits: LIMITS }],
    entering: [],
    project: null,
  });
  return {
    yearCount: 1,
    yearWeights: [1],
    superLargeWeight: 10,
    sites: [site(70, 1), site(112, 2)],
    arcs: [],
    capitalPurses: [{ amounts: [100], carryOver: [false] }],
    recurrentPurses: [],
    staffing: [],
    policyShares,
  };
}

const AT_MOST_THIRTY_PERCENT: PlacesData['policyShares'] = [{ year: 0, tier: 'large', share: 0.3, elsewhere: 0 }];

describe('a share of large classes', () => {
  it('is counted on classes as formed', () => {
    const data = oneRoomForTwo(AT_MOST_THIRTY_PERCENT);
    // Nothing built: 3 large of 3 classes, 3 − 0.9. A room at school 0: 35 and 35, 56 and 56: 2 of 4, 2 − 1.2. A room at
    // school 1: 70, and 112 in three classes: 1 of 4, which is within 1.2.
    expect(shareExcesses(data, noDecisions(data))[0]).toBeCloseTo(2.1, 9);
    expect(shareExcesses(data, { ...noDecisions(data), build: [[1], [0]] })[0]).toBeCloseTo(0.8, 9);
    expect(shareExcesses(data, { ...noDecisions(data), build: [[0], [1]] })).toEqual([0]);
  });

  it.each(['annealing', 'solving'])('comes before class sizes when %s', async (how) => {
    const solve = async (data: PlacesData) => {
      if (how === 'solving') {
        const clock = () => performance.now() / 1000;
        const options = { pool, exactSolver: solver, relativeGap: 0, timeLimitSeconds: 20, seed: 1, clock };
        return (await solvePlaces(data, options)).decisions;
      }
      const random = seededRandom(1);
      const annealing = new Annealing(data, noDecisions(data), {
        random,
        moves: 3000,
        warm: 0.5,
        cold: 0.05,
        slope: 0,
      });
      annealing.run(0, 3000);
      return annealing.decisions();
    };
    expect((await solve(oneRoomForTwo([]))).build).toEqual([[1], [0]]);
    expect((await solve(oneRoomForTwo(AT_MOST_THIRTY_PERCENT))).build).toEqual([[0], [1]]);
  });

  it('is kept up to date move by move, whatever is tried and left', () => {
    const data: PlacesData = {
      ...randomPlaces({ seed: 5, sites: 12, years: 3, grades: 3, crowded: 0.7, money: 0.5, redirection: true }),
      policyShares: [
        { year: 2, tier: 'large', share: 0.05, elsewhere: 0 },
        { year: 1, tier: 'superLarge', share: 0, elsewhere: 0 },
      ],
    };
    const random = seededRandom(2);
    const start = randomDecisions(data, random, 40);
    const annealing = new Annealing(data, start, { random, moves: 4000, warm: 2, cold: 0.05, slope: 0 });
    for (let from = 0; from < 4000; from += 500) {
      const cost = annealing.run(from, from + 500);
      const decisions = annealing.decisions();
      const { weighted, roomsShort, shareExcess } = scoreOf(data, decisions);
      expect(cost).toBeCloseTo(weighted + 10_000 * roomsShort + 1000 * shareExcess, 3);
      expect(new ShareLedger(data, decisions).excess).toBeCloseTo(shareExcess, 6);
      expect(verifyPlaces(data, decisions).filter(({ ok }) => !ok)).toEqual([]);
      const tidied = scoreOf(data, tidyDecisions(data, decisions));
      expect(tidied.shareExcess).toBeLessThanOrEqual(shareExcess + 1e-9);
      expect(tidied.weighted).toBeLessThanOrEqual(weighted + 1e-9);
    }
    expect(scoreOf(data, annealing.decisions()).shareExcess).toBeLessThan(scoreOf(data, start).shareExcess);
  });

  it('decides between plans after missing rooms and before class sizes', () => {
    const score = (roomsShort: number, shareExcess: number, weighted: number) => ({
      roomsShort,
      shareExcess,
      weighted,
    });
    expect(isBetter(score(0, 3, 50), score(1, 0, 10))).toBe(true);
    expect(isBetter(score(0, 1, 50), score(0, 2, 10))).toBe(true);
    expect(isBetter(score(0, 1, 10), score(0, 1, 50))).toBe(true);
    expect(isBetter(score(0, 1, 50), score(0, 1, 50))).toBe(false);
  });
});

describe('a scenario with a share', () => {
  const bureau = town({
    schools: [townSchool('A', 0)],
    enrolment: everyGrade('A', 'junior', 120, 2),
    programmes: [programme('A', 'junior', 6, 0)],
    budgets: capital(0),
  });

  it('says by how much it is missed', async () => {
    // Six classes of 60, all large, and nothing can be built: 6 − 0.05 × 6 are too many.
    const plan = await planned(bureau, [{ kind: 'policyShare', tier: 'large', year: 2028, share: 0.05 }]);
    const missed = plan.explanations.filter(({ constraint }) => constraint === 'policyShare');
    expect(missed).toMatchObject([
      { kind: 'shortfall', year: 2028, facts: { tier: 'large', counted: 6, classes: 6, excess: 5.7 } },
    ]);
    expect(plan.certificate.ok).toBe(true);
  });

  it('says that the share of a year that is not planned is left out', async () => {
    const plan = await planned(bureau, [{ kind: 'policyShare', tier: 'large', year: 2040, share: 0.05 }]);
    expect(plan.explanations.filter(({ constraint }) => constraint === 'policyShare')).toMatchObject([
      { kind: 'assumption', year: 2040 },
    ]);
  });
});
