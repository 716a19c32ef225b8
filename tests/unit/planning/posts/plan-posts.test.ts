import { describe, expect, it } from 'vitest';
import type { BureauData } from '../../../../src/domain/bureau.ts';
import { overdrafts } from '../../../../src/planning/money/index.ts';
import { type PostsInput, type PostsResult, planPosts, verifyPostsPlan } from '../../../../src/planning/posts/index.ts';
import { randomWhole } from '../../../models/teacher-posts/tiny.ts';
import {
  bureauWith,
  constantSizes,
  district,
  normsWith,
  postsInput,
  recurrent,
  school,
  staff,
  YEARS,
} from './bureau.ts';

const POST = 91_790;

/** Everything that can be checked without the model. */
function faults(bureau: BureauData, input: PostsInput, result: PostsResult): unknown[] {
  return [
    ...result.checks.filter(({ ok }) => !ok),
    ...overdrafts(input.purses, result.money),
    ...verifyPostsPlan(bureau, {
      years: input.years,
      posts: result.rows,
      moves: result.moves,
      hires: result.hires,
    }).filter(({ ok }) => !ok),
  ];
}

describe('planning posts', () => {
  it('moves who can be spared, a tenth a year, before it hires', async () => {
    // a: 190 pupils need 10, has 20, may send 10 % = 2 in the first year; b: 190 pupils need 10, has 5.
    // Of 5 missing 2 come by moving; a full establishment of 25 leaves no hire. Then 18 × 10 % = 1, then 17 → 1.
    const bureau = bureauWith({
      schools: [school({ schoolId: 'a' }), school({ schoolId: 'b', lon: 101.75 })],
      staffing: [staff('a', 'primary', 20), staff('b', 'primary', 5)],
      districts: [district('d', 25)],
      budgets: YEARS.map((year) => recurrent(year, 0)),
    });
    const input = postsInput(bureau, constantSizes({ a: ['primary', 190, 6], b: ['primary', 190, 6] }));
    const result = await planPosts(input);
    expect(faults(bureau, input, result)).toEqual([]);
    expect(
      result.rows.filter(({ schoolId }) => schoolId === 'b').map(({ allotted, short }) => [allotted, short]),
    ).toEqual([
      [7, 3],
      [8, 2],
      [9, 1],
    ]);
    expect(result.moves.map(({ year, posts }) => [year, posts])).toEqual([
      [2027, 2],
      [2028, 1],
      [2029, 1],
    ]);
    expect(result.hires).toEqual([]);
    const shortfall = result.explanations.find(({ kind, year }) => kind === 'shortfall' && year === 2027)!;
    expect(shortfall).toMatchObject({ constraint: 'establishment', schoolId: 'b' });
    expect(shortfall.facts).toMatchObject({
      arithmetic: 'ceil(190 / 19) = 10',
      norm: 'posts.pupilsPerPost.primary',
      short: 3,
      neighboursAtMoveShare: 1,
    });
  });

  it('replaces the retired without new money and pays for new posts by the shares of the district', async () => {
    // 38 pupils over three classes of 19 need 2; one of 1 retires in 2027. The replacement is free; the second post
    // is new and costs 91,790 yuan a year: 60 % province (55,074), 40 % county (36,716).
    const bureau = bureauWith({
      schools: [school({ schoolId: 'a' })],
      staffing: [staff('a', 'primary', 1)],
      retirements: [{ schoolId: 'a', stage: 'primary', year: 2027, people: 1 }],
      districts: [district('d', 10, [0, 0.6, 0, 0.4])],
      budgets: YEARS.flatMap((year) => [
        recurrent(year, 36_716, 'd'),
        { ...recurrent(year, 55_074), level: 'province' as const },
      ]),
    });
    const input = postsInput(bureau, constantSizes({ a: ['primary', 38, 1] }));
    const result = await planPosts(input);
    expect(faults(bureau, input, result)).toEqual([]);
    expect(result.rows.map(({ allotted, hired }) => [allotted, hired])).toEqual([
      [2, 2],
      [2, 0],
      [2, 0],
    ]);
    expect(result.money.map(({ year, level, districtId, amount }) => [year, level, districtId, amount])).toEqual(
      YEARS.flatMap((year) => [
        [year, 'province', null, 55_074],
        [year, 'county', 'd', 36_716],
      ]),
    );
  });

  it('does not hire whom a later year could not pay', async () => {
    const bureau = bureauWith({
      schools: [school({ schoolId: 'a' })],
      staffing: [staff('a', 'primary', 0)],
      districts: [district('d', 10)],
      budgets: [recurrent(2027, 5 * POST), recurrent(2028, POST), recurrent(2029, 5 * POST)],
    });
    const input = postsInput(bureau, constantSizes({ a: ['primary', 95, 2] }));
    const result = await planPosts(input);
    expect(faults(bureau, input, result)).toEqual([]);
    // 95 / 19 = 5 are needed; 2028 pays one, so 2027 hires one; 2029 pays for all five.
    expect(result.rows.map(({ allotted }) => allotted)).toEqual([1, 1, 5]);
  });

  it('keeps posts unknown, and out of the shortage, where the staff of the base year is unknown', async () => {
    const bureau = bureauWith({
      schools: [school({ schoolId: 'a' }), school({ schoolId: 'p', ownership: 'private' })],
    });
    const input = postsInput(bureau, constantSizes({ a: ['primary', 310, 8], p: ['primary', 190, 5] }));
    const result = await planPosts(input);
    expect(result.rows[0]).toMatchObject({ schoolId: 'a', required: 17, allotted: null, short: null });
    expect(result.indicators).toMatchObject({ postsRequired: [27, 27, 27], postsShort: [0, 0, 0] });
    expect(result.explanations.map(({ constraint }) => constraint)).toEqual(
      expect.arrayContaining(['posts.staffUnknown', 'posts.private']),
    );
  });

  it('purchases nothing where neither a number nor a budget limits it, and says so', async () => {
    const bureau = bureauWith({
      schools: [school({ schoolId: 'a' })],
      staffing: [staff('a', 'primary', 0)],
      districts: [district('d', 1)],
    });
    const result = await planPosts(postsInput(bureau, constantSizes({ a: ['primary', 95, 2] })));
    expect(result.rows.map(({ allotted }) => allotted)).toEqual([1, 1, 1]);
    expect(result.explanations.map(({ constraint }) => constraint)).toContain('posts.hireLimit.purchasedService');
    const limited = await planPosts(
      postsInput(bureau, constantSizes({ a: ['primary', 95, 2] }), {
        norms: normsWith({ 'posts.hireLimit.purchasedService': 2 }),
      }),
    );
    expect(limited.hires.filter(({ channel }) => channel === 'purchasedService').map(({ posts }) => posts)).toEqual([
      2, 2,
    ]);
  });

  it('gives special posts to rural schools of compulsory education alone', async () => {
    const bureau = bureauWith({
      schools: [school({ schoolId: 'a', locale: 'rural' }), school({ schoolId: 'b', locale: 'urban' })],
      staffing: [staff('a', 'primary', 0), staff('b', 'primary', 0)],
      districts: [district('d', 10)],
    });
    const sizes = constantSizes({ a: ['primary', 38, 1], b: ['primary', 38, 1] });
    const norms = normsWith({ 'posts.hireLimit.specialPost': 5, 'posts.hireLimit.provincialExam': 0 });
    const result = await planPosts(postsInput(bureau, sizes, { norms }));
    expect(result.hires).toEqual([{ schoolId: 'a', stage: 'primary', year: 2027, channel: 'specialPost', posts: 2 }]);
  });

  it('lets a new school start with nobody and fill up', async () => {
    const bureau = bureauWith({
      schools: [school({ schoolId: 'a' })],
      staffing: [staff('a', 'primary', 30)],
      districts: [district('d', 33)],
      projects: [
        {
          ...{ projectId: 'new', name: null, districtId: 'd', stage: 'primary', lon: 101.71, lat: 36.6 },
          ...{ minRooms: 12, maxRooms: 12, roomStep: null, fixedCost: null, costPerRoom: null },
          ...{ earliestYear: null, leadYears: null, runningCost: null, landReady: null },
        },
      ],
    });
    // It opens in 2028 with 95 pupils: 5 posts. 30 × 10 % = 3 may move; 33 − 30 = 3 can be hired.
    const sizes = [
      ...constantSizes({ a: ['primary', 190, 6] }),
      ...[1, 2].map((year) => ({ schoolId: 'new', stage: 'primary' as const, year, pupils: 95, classes: 2 })),
    ];
    const input = postsInput(bureau, sizes);
    const result = await planPosts(input);
    expect(faults(bureau, input, result)).toEqual([]);
    expect(result.rows.filter(({ schoolId }) => schoolId === 'new')).toMatchObject([
      { year: 2028, required: 5, movedIn: 3, hired: 2, allotted: 5, short: 0 },
      { year: 2029, required: 5, movedIn: 0, hired: 0, allotted: 5, short: 0 },
    ]);
  });

  it('holds every check, and books every yuan, on random bureaus', async () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const below = randomWhole(seed);
      const ids = Array.from({ length: 30 }, (_, index) => `s${index}`);
      const schools = ids.map((schoolId, index) =>
        school({
          schoolId,
          districtId: `d${index % 3}`,
          locale: (['urban', 'town', 'rural'] as const)[below(3)]!,
          lon: 101.5 + below(300) / 1000,
          lat: 36.5 + below(300) / 1000,
        }),
      );
      const stages = ids.map(() => (['primary', 'junior', 'kindergarten', 'special'] as const)[below(4)]!);
      const sizes = ids.flatMap((schoolId, index) =>
        YEARS.map((_, year) => {
          const pupils = 40 + below(900);
          return { schoolId, stage: stages[index]!, year, pupils, classes: Math.ceil(pupils / 45) };
        }),
      );
      const bureau = bureauWith({
        schools,
        staffing: ids.map((schoolId, index) =>
          staff(schoolId, stages[index]!, 5 + below(40), { purchasedPosts: below(3), carers: below(5) }),
        ),
        retirements: ids.flatMap((schoolId, index) =>
          YEARS.map((year) => ({ schoolId, stage: stages[index]!, year, people: below(4) })),
        ),
        districts: [
          district('d0', 400, [0.5, 0.2, 0, 0.3]),
          district('d1', 300, [0.5, 0.2, 0, 0.3]),
          district('d2', null),
        ],
        budgets: YEARS.flatMap((year) => [
          { ...recurrent(year, below(40) * POST), level: 'central' as const, carryOver: below(2) === 0 },
          { ...recurrent(year, below(30) * POST), level: 'province' as const },
          recurrent(year, below(20) * POST),
          recurrent(year, below(20) * POST, 'd1'),
        ]),
      });
      const input = postsInput(bureau, sizes);
      const result = await planPosts(input);
      expect(faults(bureau, input, result), `seed ${seed}`).toEqual([]);
      expect(result.rows).toHaveLength(30 * YEARS.length);
    }
  });
});
