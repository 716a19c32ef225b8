import { afterAll, describe, expect, it } from 'vitest';
import {
  buildRoomsModel,
  canOpenAll,
  checkRoomsData,
  openedRooms,
  openGreedily,
  type RoomsData,
  verifyRooms,
} from '../../../models/special-education/index.ts';
import { solveInOrder } from '../../../src/planning/goals/index.ts';
import { createSolverPool } from '../../../src/solve/pool.ts';
import type { Solver } from '../../../src/solve/solver.ts';
import { bruteForceRooms, roomGoalValues, rooms, school, tinyRooms } from './tiny.ts';

const highs = createSolverPool({ size: 1, solver: 'highs' });
const jslp = createSolverPool({ size: 1, solver: 'jslp' });
afterAll(() => Promise.all([highs.close(), jslp.close()]));

async function solvedInOrder(solver: Solver, data: RoomsData): Promise<number[]> {
  const model = buildRoomsModel(data);
  const settings = solver === highs ? { presolve: 'off' } : {};
  const outcome = await solveInOrder(solver, model.named.model, model.goals, {
    timeLimitSeconds: 60,
    relativeGap: 0,
    settings,
  });
  if (outcome.status === 'notSolved') throw new Error(`${outcome.goal}: ${outcome.outcome.status}`);
  const opened = openedRooms(model, outcome.solution.values);
  expect(verifyRooms(data, opened).filter(({ ok }) => !ok)).toEqual([]);
  return roomGoalValues(data, opened);
}

/** Cases in which something can be opened; a model without a goal is not solved. */
const isOpen = (data: RoomsData): boolean => buildRoomsModel(data).goals.some(({ sum }) => sum.terms.size > 0);

describe('opening resource rooms', () => {
  it('opens the rooms that the norm requires before it shares any', () => {
    // Money for one room of 450,000 yuan: school 0 must have one for 9 pupils; a shared one would serve 4 + 6 = 10.
    const data = rooms({
      schools: [school({ pupils: 9, isObliged: true }), school({ pupils: 4 }), school({ pupils: 6 })],
      reaches: [{ room: 1, school: 2 }],
      purses: [36_000_000, 9_000_000],
    });
    expect([...openGreedily(data)]).toEqual([0]);
    // Two rooms: the second where both small schools are served.
    const two = { ...data, purses: [72_000_000, 18_000_000] };
    expect([...openGreedily(two)]).toEqual([0, 1]);
  });

  it('does not share a room with a school that must have its own', () => {
    const data = rooms({
      schools: [
        school({ pupils: 9, isObliged: true, canOpen: false }),
        school({ pupils: 2, canOpen: false, hasRoom: true }),
      ],
      reaches: [{ room: 1, school: 0 }],
    });
    expect(roomGoalValues(data, openGreedily(data))).toEqual([9, 0, 0]);
  });

  it('reaches with two solvers what trying every set of rooms reaches, goal by goal', async () => {
    let compared = 0;
    for (let seed = 1; seed <= 230; seed += 1) {
      const data = tinyRooms(seed);
      expect(checkRoomsData(data), `seed ${seed}`).toEqual([]);
      if (!isOpen(data)) continue;
      const best = bruteForceRooms(data);
      expect(await solvedInOrder(highs, data), `seed ${seed}, highs`).toEqual(best);
      if (seed <= 60) expect(await solvedInOrder(jslp, data), `seed ${seed}, jslp`).toEqual(best);
      compared += 1;
    }
    expect(compared).toBeGreaterThan(200);
  });

  it('opens greedily what holds, and the best where every room can be paid', () => {
    for (let seed = 301; seed <= 600; seed += 1) {
      const data = tinyRooms(seed);
      const opened = openGreedily(data);
      expect(
        verifyRooms(data, opened).filter(({ ok }) => !ok),
        `seed ${seed}`,
      ).toEqual([]);
      const best = bruteForceRooms(data);
      if (canOpenAll(data)) expect(roomGoalValues(data, opened).slice(0, 2), `seed ${seed}`).toEqual(best.slice(0, 2));
    }
  });

  it('never serves fewer pupils with more money', () => {
    for (let seed = 601; seed <= 700; seed += 1) {
      const data = tinyRooms(seed);
      const wider = { ...data, purses: data.purses.map((fen) => (fen === null ? null : fen + 200)) };
      const [before, after] = [bruteForceRooms(data), bruteForceRooms(wider)];
      expect(after[0]! < before[0]! || (after[0] === before[0] && after[1]! <= before[1]!), `seed ${seed}`).toBe(true);
    }
  });

  it('finds rooms that are opened where they may not be, and money that is not there', () => {
    const data = rooms({
      schools: [school({ pupils: 9, isObliged: true }), school({ pupils: 3, canOpen: false })],
      purses: [36_000_000, 8_999_999],
    });
    const failed = (opened: number[]) =>
      verifyRooms(data, new Set(opened))
        .filter(({ ok }) => !ok)
        .map(({ id }) => id);
    expect(failed([])).toEqual([]);
    expect(failed([0])).toEqual(['resourceRooms.capitalMoney']);
    expect(failed([1])).toEqual(['resourceRooms.places', 'resourceRooms.capitalMoney']);
    expect(failed([7])).toEqual(['resourceRooms.places']);
  });
});
