import { afterAll, describe, expect, it } from 'vitest';
import type { BureauData } from '../../../../src/domain/bureau.ts';
import { settingsOf } from '../../../../src/domain/scenario.ts';
import type { TableRow } from '../../../../src/domain/tables/index.ts';
import { afterSpending, overdrafts, pursesOf } from '../../../../src/planning/money/index.ts';
import { type PupilsAndClasses, planPosts } from '../../../../src/planning/posts/index.ts';
import {
  planSpecialEducation,
  type SpecialInput,
  withAllottedTeachers,
} from '../../../../src/planning/special-education/index.ts';
import { createSolverPool } from '../../../../src/solve/pool.ts';
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
} from '../posts/bureau.ts';

const solver = createSolverPool({ size: 1, solver: 'highs' });
afterAll(() => solver.close());

const ROOM = 450_000;

function pupilsWithNeeds(
  schoolId: string,
  form: TableRow<'special_needs'>['form'],
  pupils: number,
  resourceRoom: boolean | null = null,
): TableRow<'special_needs'> {
  return { schoolId, year: 2026, form, pupils, specialTeachers: null, resourceRoom };
}

function capital(year: number, amount: number): TableRow<'budgets'> {
  return { ...recurrent(year, amount), kind: 'capital' };
}

function specialInput(
  bureau: BureauData,
  pupilsAndClasses: readonly PupilsAndClasses[],
  terms: Partial<SpecialInput> = {},
): SpecialInput {
  return {
    bureau,
    norms: normsWith(),
    years: YEARS,
    pupilsAndClasses,
    purses: pursesOf(bureau.tables, settingsOf('base', []), YEARS),
    sharedRooms: false,
    solver,
    timeLimitSeconds: 10,
    ...terms,
  };
}

describe('planning special education', () => {
  it('requires a teacher for 4.5 pupils of a special school, as projected year by year', async () => {
    // 96 / 4.5 = 21.3 → 22; 99 / 4.5 = 22 exactly; 100 / 4.5 = 22.2 → 23.
    const bureau = bureauWith({ schools: [school({ schoolId: 'x', kind: 'special' })] });
    const sizes = [96, 99, 100].map((pupils, year) => ({
      schoolId: 'x',
      stage: 'special' as const,
      year,
      pupils,
      classes: 12,
    }));
    const result = await planSpecialEducation(specialInput(bureau, sizes));
    expect(result.rows.map(({ pupils, teachersRequired }) => [pupils, teachersRequired])).toEqual([
      [96, 22],
      [99, 22],
      [100, 23],
    ]);
    expect(result.needs[0]).toMatchObject({ reason: 'specialSchool', posts: 22, arithmetic: 'ceil(96 / 4.5) = 22' });
  });

  it('takes the special-needs table for a special school without enrolment', async () => {
    const bureau = bureauWith({
      schools: [school({ schoolId: 'x', kind: 'special' })],
      special_needs: [pupilsWithNeeds('x', 'special_school', 45)],
    });
    const result = await planSpecialEducation(specialInput(bureau, []));
    expect(result.rows.map(({ teachersRequired }) => teachersRequired)).toEqual([10, 10, 10]);
  });

  it('opens rooms at schools with 8 and more as capital money comes, most pupils first', async () => {
    // Three schools must have a room; 2027 pays one, 2028 two. a has a room, d has 7 pupils.
    const bureau = bureauWith({
      schools: ['a', 'b', 'c', 'd', 'e'].map((schoolId) => school({ schoolId })),
      special_needs: [
        pupilsWithNeeds('a', 'inclusive', 20, true),
        pupilsWithNeeds('b', 'inclusive', 8),
        pupilsWithNeeds('c', 'inclusive', 12),
        pupilsWithNeeds('d', 'inclusive', 7),
        pupilsWithNeeds('e', 'inclusive', 9),
      ],
      budgets: [capital(2027, 1.5 * ROOM), capital(2028, 2 * ROOM), capital(2029, 0)],
    });
    const sizes = constantSizes(
      Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((id) => [id, ['primary', 190, 6] as const])),
    );
    const input = specialInput(bureau, sizes);
    const result = await planSpecialEducation(input);
    expect(result.rooms.map(({ schoolId, year, isObliged }) => [schoolId, year, isObliged])).toEqual([
      ['c', 2027, true],
      ['e', 2028, true],
      ['b', 2028, true],
    ]);
    expect(overdrafts(input.purses, result.money)).toEqual([]);
    expect(result.money.reduce((sum, { amount }) => sum + amount, 0)).toBe(3 * ROOM);
    expect(result.rows.filter(({ year }) => year === 2027).map((row) => [row.schoolId, row.resourceRoom])).toEqual([
      ['a', true],
      ['b', false],
      ['c', true],
      ['d', false],
      ['e', false],
    ]);
    // The norm requires the teacher with the room, whether or not the room is there yet.
    expect(result.rows.filter(({ year }) => year === 2027).map((row) => row.teachersRequired)).toEqual([1, 1, 1, 0, 1]);
    const missing = result.explanations.filter(({ kind, year }) => kind === 'shortfall' && year === 2027);
    expect(missing.map(({ schoolId, facts }) => [schoolId, facts.yuanMissing])).toEqual([
      ['b', ROOM / 2],
      ['e', ROOM / 2],
    ]);
  });

  it('shares rooms with the money that places leave, where they serve most pupils', async () => {
    // a has 9 and gets its room first. Of the small ones b, c, d lie 1 km apart in a row; c reaches both others
    // within 1.5 km (norm set so), so one room at c serves 3 + 2 + 4 pupils.
    const at = (schoolId: string, kilometres: number) => school({ schoolId, lat: 36.6 + kilometres / 111.2 });
    const bureau = bureauWith({
      schools: [at('a', 50), at('b', 0), at('c', 1), at('d', 2)],
      special_needs: [
        pupilsWithNeeds('a', 'inclusive', 9),
        pupilsWithNeeds('b', 'inclusive', 3),
        pupilsWithNeeds('c', 'inclusive', 2),
        pupilsWithNeeds('d', 'inclusive', 4),
      ],
      budgets: [capital(2027, 5 * ROOM), capital(2028, 0), capital(2029, 0)],
    });
    const sizes = constantSizes(
      Object.fromEntries(['a', 'b', 'c', 'd'].map((id) => [id, ['primary', 190, 6] as const])),
    );
    const norms = normsWith({ 'special.resourceRoom.distance': 1500 });
    const first = await planSpecialEducation(specialInput(bureau, sizes, { norms }));
    expect(first.rooms.map(({ schoolId }) => schoolId)).toEqual(['a']);
    const purses = afterSpending(specialInput(bureau, sizes).purses, first.money);
    const second = await planSpecialEducation(
      specialInput(bureau, sizes, { norms, purses, sharedRooms: true, decided: first }),
    );
    expect(second.rooms.map(({ schoolId, isObliged }) => [schoolId, isObliged])).toEqual([
      ['a', true],
      ['c', false],
    ]);
    expect(second.money).toHaveLength(2);
    expect(second.rows.filter(({ schoolId, year }) => schoolId === 'c' && year === 2029)).toMatchObject([
      { resourceRoom: true, teachersRequired: 1 },
    ]);
    expect(second.explanations.filter(({ kind }) => kind === 'decision').map(({ schoolId }) => schoolId)).toEqual([
      'a',
      'c',
    ]);
  });

  it('buys auxiliaries on their own line once the norm has a value, as far as the recurrent money reaches', async () => {
    // 45 pupils at one auxiliary for 10 need 5; 1 is there; 91,790 yuan each; money for 3 in every year.
    const bureau = bureauWith({
      schools: [school({ schoolId: 'x', kind: 'special' })],
      special_needs: [pupilsWithNeeds('x', 'special_school', 45)],
      staffing: [staff('x', 'special', 10, { purchasedPosts: 1 })],
      budgets: YEARS.map((year) => recurrent(year, 3.5 * 91_790)),
    });
    const without = await planSpecialEducation(specialInput(bureau, []));
    expect(without.auxiliaries).toEqual([]);
    expect(without.explanations.map(({ constraint }) => constraint)).toContain('special.pupilsPerAuxiliary');
    const input = specialInput(bureau, [], { norms: normsWith({ 'special.pupilsPerAuxiliary': 10 }) });
    const result = await planSpecialEducation(input);
    expect(result.auxiliaries).toEqual([
      { schoolId: 'x', stage: 'special', year: 2027, channel: 'purchasedService', posts: 3 },
    ]);
    expect(result.money.map(({ year, purpose, amount }) => [year, purpose, amount])).toEqual(
      YEARS.map((year) => [year, 'purchasedPosts', 3 * 91_790]),
    );
    expect(result.explanations.find(({ kind }) => kind === 'shortfall')?.facts).toMatchObject({
      required: 5,
      short: 1,
    });
  });

  it('feeds the posts model and takes back who is allotted', async () => {
    // The special school needs 10 and has 6; the primary school needs 10 + 1 for its resource room and has 11, one of
    // whom (a tenth) could go to the special school, which comes first; one more can be hired: 18 − 17.
    const bureau = bureauWith({
      schools: [school({ schoolId: 'x', kind: 'special' }), school({ schoolId: 'a' })],
      special_needs: [pupilsWithNeeds('x', 'special_school', 45), pupilsWithNeeds('a', 'inclusive', 8, true)],
      staffing: [staff('x', 'special', 6), staff('a', 'primary', 11)],
      districts: [district('d', 18)],
    });
    const sizes = constantSizes({ a: ['primary', 190, 6] });
    const special = await planSpecialEducation(specialInput(bureau, sizes));
    const posts = await planPosts({ ...postsInput(bureau, sizes), needs: special.needs });
    const staffed = withAllottedTeachers(special, posts.rows, normsWith(), YEARS);
    expect(posts.rows.filter(({ year }) => year === 2027)).toMatchObject([
      { schoolId: 'x', required: 10, allotted: 8, movedIn: 1, hired: 1 },
      { schoolId: 'a', required: 11, allotted: 10, movedOut: 1 },
    ]);
    expect(staffed.rows.filter(({ year }) => year === 2027)).toMatchObject([
      { schoolId: 'x', teachersRequired: 10, teachersAllotted: 8 },
      { schoolId: 'a', teachersRequired: 1, teachersAllotted: 1 },
    ]);
    expect(staffed.indicators.specialTeachersShort[0]).toBe(2);
    // 9 in post / 4 years.
    expect(staffed.indicators.trainingPlaces[0]).toBe(3);
    // With 10 classes for the 10 people who stay, the resource room has nobody.
    const crowded = special.needs.map((need) => ({ ...need, classes: 10 }));
    const others = withAllottedTeachers({ ...special, needs: crowded }, posts.rows, normsWith(), YEARS);
    expect(others.rows.find(({ schoolId }) => schoolId === 'a')?.teachersAllotted).toBe(0);
    expect(staffed.indicators.resourceRooms).toEqual([1, 1, 1]);
  });
});
