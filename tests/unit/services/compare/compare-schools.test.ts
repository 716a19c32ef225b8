import { expect, test } from 'vitest';
import type { Plan } from '../../../../src/domain/plan/index.ts';
import { loadNormSet, normsOf } from '../../../../src/norms/index.ts';
import { districtPosts } from '../../../../src/services/compare/district-posts.ts';
import { compareSchoolFigures, countDifferingSchools, isSameQuestion } from '../../../../src/services/compare/index.ts';
import { smallPlan } from '../../export/small-plan.ts';
import { otherPlan } from './plans.ts';

const norms = normsOf(loadNormSet(), [], 2027);

test('the figures of schools stand side by side, and a school that a plan lacks is not there', () => {
  const rows = compareSchoolFigures(otherPlan, smallPlan, 2028, norms);
  const s1 = rows.find(({ schoolId }) => schoolId === 'S1');
  // 200 in 4 classes are 50 each, none large; before they were 170 in 3 classes: 57, 57, 56, all large.
  expect(s1?.reference).toMatchObject({ pupils: 370, rooms: 7, classes: 7, largeClasses: 3, superLargeClasses: 0 });
  expect(s1?.plan).toMatchObject({ pupils: 400, rooms: 8, classes: 8, largeClasses: 0, superLargeClasses: 0 });
  // Two posts short under the other plan alone.
  expect([s1?.reference?.postsShort, s1?.plan?.postsShort]).toEqual([0, 2]);
  expect(rows.find(({ schoolId }) => schoolId === 'P1')).toMatchObject({
    reference: { pupils: 30, rooms: 6, classes: 1 },
    plan: null,
  });
});

test('a school with a programme of unknown staff has no known shortage', () => {
  const row = smallPlan.posts.find(({ schoolId, year }) => schoolId === 'S1' && year === 2028)!;
  const unknown: Plan = { ...smallPlan, posts: [...smallPlan.posts, { ...row, stage: 'junior', short: null }] };
  const [s1] = compareSchoolFigures(unknown, smallPlan, 2028, norms);
  expect([s1?.schoolId, s1?.reference?.postsShort, s1?.plan?.postsShort]).toEqual(['S1', 0, null]);
});

test('the schools that differ are counted by year, and what is not known is no difference', () => {
  // S1 has other pupils, rooms, classes, large classes and posts in 2028; P1, which the other plan lacks, counts 0 there.
  expect(countDifferingSchools(otherPlan, smallPlan, norms).find(({ year }) => year === 2028)?.schools).toEqual({
    pupils: 2,
    rooms: 2,
    classes: 2,
    largeClasses: 1,
    superLargeClasses: 0,
    postsShort: 1,
  });
  const same = countDifferingSchools(smallPlan, smallPlan, norms);
  expect(same.map(({ year }) => year)).toEqual(smallPlan.years);
  expect(same.every(({ schools }) => Object.values(schools).every((schoolCount) => schoolCount === 0))).toBe(true);
  const row = smallPlan.posts.find(({ schoolId, year }) => schoolId === 'S1' && year === 2028)!;
  const unknown: Plan = { ...smallPlan, posts: [...smallPlan.posts, { ...row, stage: 'junior', short: null }] };
  expect(countDifferingSchools(unknown, smallPlan, norms).map(({ schools }) => schools.postsShort)).toEqual(
    smallPlan.years.map(() => 0),
  );
});

test('posts are added up by district; unknown staff is neither filled nor short', () => {
  const post = { stage: 'primary', allotted: 0, movedIn: 0, movedOut: 0, hired: 0 } as const;
  const plan: Pick<Plan, 'years' | 'posts'> = {
    years: [2027],
    posts: [
      { ...post, schoolId: 'S1', year: 2027, required: 20, short: 3 },
      { ...post, schoolId: 'S2', year: 2027, required: 10, short: 1 },
      { ...post, schoolId: 'S3', year: 2027, required: 9, allotted: null, short: null },
      { ...post, schoolId: 'S4', year: 2027, required: 5, short: 5 },
    ],
  };
  const districts = new Map([
    ['S1', 'D1'],
    ['S2', 'D1'],
    ['S3', 'D1'],
  ]);
  // D1: 20 + 10 + 9 required, 3 + 1 short, 9 unknown; S4 lies in no district. The plan does not have 2028.
  expect(districtPosts(plan, [2027, 2028], (schoolId) => districts.get(schoolId) ?? null)).toEqual([
    { districtId: 'D1', required: [39, null], short: [4, null], unknown: [9, null] },
    { districtId: null, required: [5, null], short: [5, null], unknown: [0, null] },
  ]);
});

test('a norm set to the value that it has anyway asks for the same', () => {
  const norm = { kind: 'norm', id: 'class.standard.primary', value: 45 } as const;
  const asking = (ownValue: number | null) => ({
    overrides: [{ reference: null, plan: norm, ownValue }],
    norms: [],
  });
  expect(isSameQuestion(asking(45))).toBe(true);
  expect(isSameQuestion(asking(40))).toBe(false);
  expect(isSameQuestion(asking(null))).toBe(false);
  expect(isSameQuestion({ overrides: [], norms: [] })).toBe(true);
  expect(isSameQuestion({ overrides: [], norms: [{ id: 'x', reference: 1, plan: 2 }] })).toBe(false);
});
