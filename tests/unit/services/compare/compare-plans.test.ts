import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Plan } from '../../../../src/domain/plan/index.ts';
import { loadNormSet, normsOf } from '../../../../src/norms/index.ts';
import { comparePlans, differencesOf, schoolOutcomes } from '../../../../src/services/compare/index.ts';
import { smallPlan } from '../../export/small-plan.ts';
import { otherPlan } from './plans.ts';

const norms = normsOf(loadNormSet(), [], 2027);
const comparison = comparePlans([smallPlan, otherPlan], 0);

function rowsOf(section: string, plans: readonly Plan[] = [smallPlan, otherPlan]) {
  return comparePlans(plans, 0)
    .rows.filter((row) => row.section === section)
    .map(({ change, schoolId, otherSchoolId, year, size, fields }) => ({
      change,
      who: otherSchoolId === null ? schoolId : `${schoolId}→${otherSchoolId}`,
      year,
      size,
      fields: Object.fromEntries(fields.map(({ field, reference, plan }) => [field, [reference, plan]])),
    }));
}

test('indicators stand side by side by year, with signed differences', () => {
  expect(comparison.years).toEqual([2027, 2028]);
  const large = comparison.indicators.filter(({ indicator }) => indicator === 'largeClasses');
  expect(large.map(({ plan, values }) => [plan, values])).toEqual([
    [0, [3, 3]],
    [1, [3, 1]],
  ]);
  // One large class of three is left in 2028: 1 − 3.
  expect(differencesOf(large[1]!.values, large[0]!.values)).toEqual([0, -2]);
  expect(differencesOf([5, null, 1], [null, 2, 3])).toEqual([null, null, -2]);
});

test('money is summed by level, district and kind, to the fen, and what a plan does not pay is zero', () => {
  const paid = (plan: number) =>
    comparison.districtMoney
      .filter((line) => line.plan === plan && line.kind === 'capital')
      .map(({ level, districtId, values }) => [level, districtId, ...values]);
  // The small plan: half of 5,000,000.50 in D1, half of 13,000,000 in D2, from city and county each.
  expect(paid(0)).toEqual([
    ['city', 'D1', 2_500_000.25, 0],
    ['county', 'D1', 2_500_000.25, 0],
    ['city', 'D2', 6_500_000, 0],
    ['county', 'D2', 6_500_000, 0],
  ]);
  expect(paid(1)).toEqual([
    ['city', 'D1', 3_750_000.37, 0],
    ['county', 'D1', 3_750_000.38, 0],
    ['city', 'D2', 0, 0],
    ['county', 'D2', 0, 0],
  ]);
  const city = comparison.money.find(({ kind, level, plan }) => kind === 'capital' && level === 'city' && plan === 0);
  expect(city?.values).toEqual([9_000_000.25, 0]);
});

test('rooms: S1 gets three rooms instead of two, the new school is gone', () => {
  expect(rowsOf('places')).toEqual([
    {
      change: 'modified',
      who: 'S1',
      year: 2028,
      // Pupils 370 → 400 is the largest count: 30.
      size: 30,
      fields: { rooms: [7, 8], roomsBuilt: [2, 3], pupils: [370, 400], classes: [7, 8], redirectedOut: [30, 0] },
    },
    {
      change: 'removed',
      who: 'P1',
      year: 2028,
      size: 30,
      fields: {
        rooms: [6, null],
        roomsBuilt: [6, null],
        roomsShort: [0, null],
        pupils: [30, null],
        classes: [1, null],
        redirectedIn: [30, null],
        redirectedOut: [0, null],
      },
    },
  ]);
});

test('redirections, projects, posts, special education and resource rooms are compared as well', () => {
  expect(rowsOf('redirections')).toMatchObject([{ change: 'removed', who: 'S1→P1', year: 2028, size: 30 }]);
  expect(rowsOf('projects')).toMatchObject([{ change: 'removed', who: 'P1', year: 2027, size: 6 }]);
  expect(rowsOf('posts')).toEqual([
    { change: 'modified', who: 'S1', year: 2028, size: 2, fields: { required: [26, 28], short: [0, 2] } },
  ]);
  expect(rowsOf('special')).toEqual([]);
  expect(rowsOf('resourceRooms')).toMatchObject([{ change: 'removed', who: 'S2', year: 2028, size: 1 }]);
});

test('a project that starts a year later is the same project, changed by all of its rooms', () => {
  const later: Plan = { ...smallPlan, projects: [{ ...smallPlan.projects[0]!, startYear: 2028, openYear: 2029 }] };
  expect(rowsOf('projects', [smallPlan, later])).toEqual([
    { change: 'modified', who: 'P1', year: 2028, size: 6, fields: { openYear: [2028, 2029] } },
  ]);
});

test('a change from an unknown figure has no known size', () => {
  const known = (short: number | null): Plan => ({ ...smallPlan, posts: [{ ...smallPlan.posts[0]!, short }] });
  expect(rowsOf('posts', [known(null), known(4)])).toMatchObject([{ size: null, fields: { short: [null, 4] } }]);
  expect(rowsOf('posts', [known(1), known(4)])).toMatchObject([{ size: 3 }]);
});

test('rows are compared only in the years that both plans have', () => {
  const short: Plan = {
    ...smallPlan,
    years: [2027],
    places: smallPlan.places.filter(({ year }) => year === 2027),
    posts: smallPlan.posts.filter(({ year }) => year === 2027),
    special: smallPlan.special.filter(({ year }) => year === 2027),
    redirections: [],
  };
  const compared = comparePlans([smallPlan, short], 0);
  expect(compared.years).toEqual([2027, 2028]);
  expect(compared.rows).toEqual([]);
  expect(compared.indicators.find(({ plan }) => plan === 1)?.values).toEqual([7, null]);
});

test('schools win and lose without weighing one measure against another', () => {
  // S1: three classes of 56+ fewer (57 + 57 + 56 → four of 50) in 2028, but two posts short. P1 is in one plan only.
  expect(schoolOutcomes(otherPlan, smallPlan, norms)).toEqual([
    {
      schoolId: 'S1',
      outcome: 'mixed',
      changes: [
        { measure: 'largeClasses', reference: 6, plan: 3 },
        { measure: 'postsShort', reference: 2, plan: 4 },
      ],
      // Of the six large classes of the reference three are super-large ones of 2027, and the other plan leaves them.
      unchanged: [
        { measure: 'superLargeClasses', value: 3 },
        { measure: 'roomsShort', value: 0 },
        { measure: 'specialTeachersShort', value: 0 },
      ],
    },
  ]);
  const posts: Plan = { ...smallPlan, posts: otherPlan.posts };
  expect(schoolOutcomes(posts, smallPlan, norms).map(({ outcome }) => outcome)).toEqual(['loses']);
  expect(schoolOutcomes(smallPlan, posts, norms).map(({ outcome }) => outcome)).toEqual(['wins']);
});

/** The small plan with some of its figures drawn anew. */
const anyPlan = fc
  .record({
    years: fc.constantFrom([2027, 2028], [2027], [2028]),
    pupils: fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 5, maxLength: 5 }),
    short: fc.array(fc.option(fc.integer({ min: 0, max: 9 })), { minLength: 5, maxLength: 5 }),
    kept: fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
    amounts: fc.array(fc.integer({ min: 0, max: 1_000_000_000 }), { minLength: 4, maxLength: 4 }),
  })
  .map(
    ({ years, pupils, short, kept, amounts }): Plan => ({
      ...smallPlan,
      years,
      places: smallPlan.places
        .map((row, index) => ({ ...row, grades: [{ ...row.grades[0]!, pupils: pupils[index] ?? 1 }] }))
        .filter((_, index) => kept[index]),
      posts: smallPlan.posts.map((row, index) => ({ ...row, short: short[index] ?? null })),
      redirections: kept[5] ? smallPlan.redirections : [],
      projects: kept[6] ? smallPlan.projects : [],
      money: smallPlan.money.slice(0, 4).map((line, index) => ({ ...line, amount: (amounts[index] ?? 0) / 100 })),
    }),
  );

test('a plan compared with itself has no differing row and no school that wins or loses', () => {
  fc.assert(
    fc.property(anyPlan, (plan) => {
      expect(comparePlans([plan, structuredClone(plan)], 0).rows).toEqual([]);
      expect(schoolOutcomes(structuredClone(plan), plan, norms)).toEqual([]);
    }),
    { numRuns: 50 },
  );
});

test('with the other plan as the reference every sign flips, added becomes removed, winners lose', () => {
  const flipped = { added: 'removed', removed: 'added', modified: 'modified' } as const;
  const turned = { wins: 'loses', loses: 'wins', mixed: 'mixed' } as const;
  fc.assert(
    fc.property(anyPlan, anyPlan, (one, other) => {
      const [there, back] = [comparePlans([one, other], 0), comparePlans([one, other], 1)];
      const keyed = (rows: typeof there.rows, isBack: boolean) =>
        rows
          .map(({ change, section, schoolId, otherSchoolId, stage, year, size, fields }) => {
            const known = fields.filter(({ reference, plan }) => reference !== null || plan !== null);
            return JSON.stringify([
              isBack ? flipped[change] : change,
              // Of a project that starts in another year, the year is that of the plan which has it.
              [section, schoolId, otherSchoolId, stage, section === 'projects' ? null : year, size],
              known.map(({ field, reference, plan }) => [field, ...(isBack ? [plan, reference] : [reference, plan])]),
            ]);
          })
          .sort();
      expect(keyed(back.rows, true)).toEqual(keyed(there.rows, false));
      const money = (plan: number) => there.districtMoney.filter((line) => line.plan === plan);
      for (const [index, line] of money(0).entries()) {
        const forth = differencesOf(money(1)[index]!.values, line.values);
        const signs = differencesOf(line.values, money(1)[index]!.values).map((value) =>
          value === null ? null : 0 - value,
        );
        expect(forth).toEqual(signs);
      }
      const schools = (plan: Plan, reference: Plan) =>
        new Map(schoolOutcomes(plan, reference, norms).map(({ schoolId, outcome }) => [schoolId, outcome]));
      const [forth, reverse] = [schools(other, one), schools(one, other)];
      expect(reverse.size).toBe(forth.size);
      for (const [school, outcome] of forth) expect(reverse.get(school)).toBe(turned[outcome]);
    }),
    { numRuns: 50 },
  );
});

test('a reference that is none of the plans is a defect of the caller', () => {
  expect(() => comparePlans([smallPlan], 1)).toThrow(RangeError);
});
