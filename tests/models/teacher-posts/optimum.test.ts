import { afterAll, describe, expect, it } from 'vitest';
import {
  allotPosts,
  allottedPosts,
  buildPostsModel,
  checkPostsData,
  type PostsData,
  type PostsDecisions,
  shortenChains,
  verifyPosts,
} from '../../../models/teacher-posts/index.ts';
import { HIRE_CHANNELS } from '../../../src/domain/plan/index.ts';
import { solveInOrder } from '../../../src/planning/goals/index.ts';
import { createSolverPool } from '../../../src/solve/pool.ts';
import type { Solver } from '../../../src/solve/solver.ts';
import { bruteForce, goalValues, posts, programme, tinyPosts } from './tiny.ts';

const SEEDS = 400;
const highs = createSolverPool({ size: 1, solver: 'highs' });
const jslp = createSolverPool({ size: 1, solver: 'jslp' });
afterAll(() => Promise.all([highs.close(), jslp.close()]));

/** Goal values that a solver finds by solving the linear model goal by goal. */
async function solvedInOrder(solver: Solver, data: PostsData): Promise<number[]> {
  const { named, goals, variables } = buildPostsModel(data);
  // With its presolve HiGHS 1.15 calls a plan of seed 1007 optimal that hires one person too many.
  const settings = solver === highs ? { presolve: 'off' } : {};
  const outcome = await solveInOrder(solver, named.model, goals, { timeLimitSeconds: 60, relativeGap: 0, settings });
  if (outcome.status === 'notSolved') throw new Error(`${outcome.goal}: ${outcome.outcome.status}`);
  const { values } = outcome.solution;
  const decisions: PostsDecisions = {
    moves: variables.move.map((column) => Math.round(values[column]!)),
    hires: variables.hire.map((columns) => {
      const hired = { provincialExam: 0, specialPost: 0, purchasedService: 0 };
      for (const channel of HIRE_CHANNELS) {
        const column = columns.get(channel);
        if (column !== undefined) hired[channel] = Math.round(values[column]!);
      }
      return hired;
    }),
  };
  expect(verifyPosts(data, decisions).filter(({ ok }) => !ok)).toEqual([]);
  return goalValues(data, decisions);
}

describe('allotting posts', () => {
  it('gives a surplus to the school that misses the larger share', () => {
    // School 1 misses 2 of 4 (50 %), school 2 misses 3 of 10 (30 %); school 0 can send 2. The first goes to school 1,
    // which then misses 25 %; the second to school 2, which misses 30 % and then 20 %.
    const data = posts({
      programmes: [
        programme({ required: 5, staff: 9, mostOut: 2 }),
        programme({ required: 4, staff: 2 }),
        programme({ required: 10, staff: 7 }),
      ],
      moves: [
        { from: 0, to: 1 },
        { from: 0, to: 2 },
      ],
    });
    expect(allottedPosts(data, allotPosts(data))).toEqual([7, 3, 8]);
  });

  it('serves special schools first, then classes without teachers, then rural schools', () => {
    // One hire: all miss a quarter. Special first; without it the class post; without that the rural school.
    const needy = { required: 4, staff: 3, channels: ['provincialExam'] as const };
    const one = (programmes: PostsData['programmes']) => {
      const data = posts({ programmes, hireLimits: { provincialExam: 1, specialPost: 0, purchasedService: 0 } });
      return allottedPosts(data, allotPosts(data));
    };
    const plain = programme(needy);
    const rural = programme({ ...needy, rural: true });
    const classes = programme({ ...needy, classPosts: 4 });
    const special = programme({ ...needy, special: true });
    expect(one([plain, rural, classes, special])).toEqual([3, 3, 3, 4]);
    expect(one([plain, rural, classes])).toEqual([3, 3, 4]);
    expect(one([plain, rural])).toEqual([3, 4]);
  });

  it('hires nobody while staff nearby can be spared, even through a third school', () => {
    // School 0 has one to spare but is too far from school 2; school 1 sends one of its own and gets one from school 0.
    const data = posts({
      programmes: [
        programme({ required: 3, staff: 4, mostOut: 1 }),
        programme({ required: 3, staff: 3, mostOut: 1 }),
        programme({ required: 3, staff: 2, channels: ['provincialExam'] }),
      ],
      moves: [
        { from: 0, to: 1 },
        { from: 1, to: 2 },
      ],
    });
    const decisions = allotPosts(data);
    expect(decisions.moves).toEqual([1, 1]);
    expect(allottedPosts(data, decisions)).toEqual([3, 3, 3]);
  });

  it('sends nobody on from a school for which it hires', () => {
    // Schools 0 and 1 miss one each; only school 0 can be reached by a move from the surplus of school 2. Whoever is
    // hired or moves goes straight to where people are wanted.
    const data = posts({
      programmes: [
        programme({ required: 3, staff: 2, mostOut: 1, channels: ['provincialExam'] }),
        programme({ required: 3, staff: 2, mostOut: 1, channels: ['provincialExam'] }),
        programme({ required: 3, staff: 4, mostOut: 1 }),
      ],
      moves: [
        { from: 2, to: 0 },
        { from: 0, to: 1 },
        { from: 1, to: 0 },
      ],
    });
    const none = { provincialExam: 0, specialPost: 0, purchasedService: 0 };
    const chained = { moves: [1, 1, 0], hires: [{ ...none, provincialExam: 1 }, none, none] };
    const shortened = shortenChains(data, chained);
    expect(shortened.moves).toEqual([1, 0, 0]);
    expect(shortened.hires.map((hires) => hires.provincialExam)).toEqual([0, 1, 0]);
    expect(allottedPosts(data, shortened)).toEqual(allottedPosts(data, chained));
    expect(allotPosts(data)).toEqual(shortened);
  });

  it('hires only what can be paid in this and the next year', () => {
    // A post costs 91,790 yuan: 200,000 yuan pay two this year, 100,000 yuan only one next year, and nothing is carried.
    const cost = [[{ purse: 0, fen: 9_179_000 }], [{ purse: 0, fen: 9_179_000 }]];
    const data = posts({
      programmes: [programme({ required: 5, staff: 0, channels: ['provincialExam'] })],
      districts: [{ room: 10, freePosts: [0, 0], postCost: cost, purchasedCost: cost }],
      purses: [{ amounts: [20_000_000, 10_000_000], carryOver: [false, false] }],
    });
    expect(allottedPosts(data, allotPosts(data))).toEqual([1]);
    const carried = { ...data, purses: [{ amounts: [20_000_000, 10_000_000], carryOver: [true, false] }] };
    expect(allottedPosts(carried, allotPosts(carried))).toEqual([1]);
    // 200,000 − 91,790 carried + 100,000 = 208,210 pay two next year, but two this year leave 116,420 for two: too little.
    const more = { ...data, purses: [{ amounts: [20_000_000, 17_000_000], carryOver: [true, false] }] };
    // Two this year leave 16,420 to carry: 186,420 pay two (183,580) next year.
    expect(allottedPosts(more, allotPosts(more))).toEqual([2]);
  });

  it('reaches what trying every decision reaches, goal by goal', () => {
    let fewestMovesMissed = 0;
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const data = tinyPosts(seed);
      expect(checkPostsData(data), `seed ${seed}`).toEqual([]);
      const decisions = allotPosts(data);
      expect(
        verifyPosts(data, decisions).filter(({ ok }) => !ok),
        `seed ${seed}`,
      ).toEqual([]);
      const found = goalValues(data, decisions);
      const best = bruteForce(data);
      expect(found.slice(0, -1), `seed ${seed}`).toEqual(best.slice(0, -1));
      if (found.at(-1) !== best.at(-1)) fewestMovesMissed += 1;
    }
    // Fewest moves, the last goal, is sought by short chains and not proved: 15 in 20,000 such cases have one too many.
    expect(fewestMovesMissed).toBeLessThanOrEqual(1);
  });

  it('agrees with two solvers on the linear model, goal by goal', async () => {
    for (let seed = 1001; seed <= 1030; seed += 1) {
      const data = tinyPosts(seed);
      const found = goalValues(data, allotPosts(data)).slice(0, -1);
      expect((await solvedInOrder(highs, data)).slice(0, -1), `seed ${seed}, highs`).toEqual(found);
      if (seed <= 1010) expect((await solvedInOrder(jslp, data)).slice(0, -1), `seed ${seed}, jslp`).toEqual(found);
    }
  });
});

describe('properties of posts', () => {
  const shortage = (data: PostsData): number => goalValues(data, allotPosts(data)).at(-3)!;

  it('never leave more posts short when there is more establishment, more money or more may move', () => {
    for (let seed = 2001; seed <= 2200; seed += 1) {
      const data = tinyPosts(seed);
      const before = goalValues(data, allotPosts(data)).slice(0, 2);
      const more: PostsData[] = [
        { ...data, districts: data.districts.map((terms) => ({ ...terms, room: null })), bureauRoom: null },
        { ...data, purses: data.purses.map((purse) => ({ ...purse, amounts: purse.amounts.map(() => null) })) },
      ];
      for (const wider of more) {
        const after = goalValues(wider, allotPosts(wider)).slice(0, 2);
        expect(after[0]! < before[0]! || (after[0] === before[0] && after[1]! <= before[1]!), `seed ${seed}`).toBe(
          true,
        );
        expect(shortage(wider), `seed ${seed}`).toBeLessThanOrEqual(shortage(data));
      }
    }
  });

  it('conserve staff: who is in post is who was there and who was hired', () => {
    for (let seed = 2201; seed <= 2300; seed += 1) {
      const data = tinyPosts(seed);
      const decisions = allotPosts(data);
      const before = data.programmes.reduce((sum, { staff, fixed }) => sum + staff + fixed, 0);
      const hired = decisions.hires.flatMap((hires) => Object.values(hires)).reduce((sum, people) => sum + people, 0);
      expect(allottedPosts(data, decisions).reduce((sum, people) => sum + people, 0)).toBe(before + hired);
    }
  });

  it('find every fault that is put into the decisions', () => {
    const data = posts({
      programmes: [
        programme({ required: 1, staff: 2, mostOut: 1 }),
        programme({ required: 2, channels: ['provincialExam'] }),
      ],
      moves: [{ from: 0, to: 1 }],
      districts: [
        { room: 1, freePosts: [0], postCost: [[{ purse: 0, fen: 100 }]], purchasedCost: [[{ purse: 0, fen: 100 }]] },
      ],
      hireLimits: { provincialExam: 2, specialPost: 0, purchasedService: 0 },
      purses: [{ amounts: [100], carryOver: [false] }],
    });
    const none = { provincialExam: 0, specialPost: 0, purchasedService: 0 };
    const failed = (moves: number[], hired: Partial<typeof none>) =>
      verifyPosts(data, { moves, hires: [none, { ...none, ...hired }] })
        .filter(({ ok }) => !ok)
        .map(({ id }) => id);
    expect(failed([1], { provincialExam: 1 })).toEqual([]);
    expect(failed([2], {})).toEqual(['posts.moveShare']);
    expect(failed([0.5], {})).toEqual(['posts.wholeNumbers']);
    expect(failed([Number.NaN], {})).toContain('posts.wholeNumbers');
    expect(failed([0], { provincialExam: 2 })).toEqual(['posts.establishment', 'posts.recurrentMoney']);
    expect(failed([0], { provincialExam: 3 })).toContain('posts.hireLimits');
    expect(failed([0], { specialPost: 1 })).toEqual(['posts.hireLimits', 'posts.channels']);
  });
});
