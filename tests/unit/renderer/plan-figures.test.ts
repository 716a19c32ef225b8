import { expect, test } from 'vitest';
import { districtHulls, mapRows, placedSchools, sceneOf } from '../../../renderer/features/plan/map-scene.ts';
import { postsByDistrict } from '../../../renderer/features/plan/overview/district-posts.ts';
import { levelTotals } from '../../../renderer/features/plan/overview/level-totals.ts';
import { differenceOf } from '../../../renderer/features/plan/tables/difference.ts';
import { tiersByYear, worstTier } from '../../../renderer/features/plan/tier-sums.ts';
import { cellText } from '../../../renderer/grid/result-copy.ts';

const none = { standard: 0, oversize: 0, large: 0, superLarge: 0 };
const tier = {
  schoolId: 'S1',
  stage: 'primary',
  year: 2027,
  pupils: 170,
  before: { ...none, superLarge: 2 },
  after: { ...none, large: 3 },
} as const;

test('tiers are added up by year; a new school has no before', () => {
  const rows = [
    tier,
    { ...tier, schoolId: 'P1', before: null, after: { ...none, standard: 6 } },
    { ...tier, year: 2028 },
  ];
  expect(tiersByYear(rows, [2027])).toEqual([
    { year: 2027, before: { ...none, superLarge: 2 }, after: { ...none, large: 3, standard: 6 } },
  ]);
  expect(worstTier({ ...none, standard: 4, oversize: 1 })).toBe('oversize');
  expect(worstTier(none)).toBeNull();
  expect(worstTier(null)).toBeNull();
});

test('a difference to what is unknown is unknown, not the value itself', () => {
  expect(differenceOf(3, 5)).toBe(2);
  expect(differenceOf(0, 5)).toBe(5);
  expect([differenceOf(null, 5), differenceOf(3, null), differenceOf(undefined, 5)]).toEqual([null, null, null]);
});

test('purses of a level are added up, and one without a limit leaves the level without a limit', () => {
  const purse = { kind: 'capital', level: 'city', year: 2027, carriedIn: 5, spent: 40, left: 65 } as const;
  const balances = [
    { ...purse, districtId: 'D1', amount: 100 },
    { ...purse, districtId: 'D2', amount: 100 },
    { ...purse, districtId: null, level: 'county', amount: null, left: null },
  ] as const;
  expect(levelTotals(balances, 'capital', [2027, 2028])).toEqual([
    { level: 'city', available: [210, 0], spent: [80, 0], left: [130, 0] },
    { level: 'county', available: [null, 0], spent: [40, 0], left: [null, 0] },
  ]);
  expect(levelTotals(balances, 'recurrent', [2027])).toEqual([]);
});

test('posts of programmes with unknown staff are neither filled nor short', () => {
  const post = { stage: 'primary', year: 2027, movedIn: 0, movedOut: 0, hired: 0 } as const;
  const rows = [
    { ...post, schoolId: 'S1', required: 20, allotted: 17, short: 3 },
    { ...post, schoolId: 'S2', required: 9, allotted: null, short: null },
    { ...post, schoolId: 'S3', required: 5, allotted: 7, short: 0 },
    { ...post, schoolId: 'S1', year: 2028, required: 99, allotted: 0, short: 99 },
  ];
  // The two people beyond the posts of S3 fill none elsewhere: 34 − 24 = 3 − 2 + 9.
  expect(postsByDistrict(rows, 2027, () => 'D1')).toEqual([
    { districtId: 'D1', required: 34, allotted: 24, short: 3, surplus: 2, unknown: 9 },
  ]);
});

test('the map shows a year and side, arrows only under the plan, and new schools only there', () => {
  const school = (id: string, lon: number | null, project = false) => ({
    id,
    name: id,
    districtId: 'D1',
    kind: null,
    locale: null,
    ownership: null,
    locked: null,
    lon,
    lat: 36,
    project,
  });
  const byId = new Map([school('S1', 101), school('P1', 102, true), school('S9', null)].map((one) => [one.id, one]));
  const rows = mapRows(
    [
      tier,
      { ...tier, schoolId: 'P1', pupils: 12, before: null, after: { ...none, standard: 6 } },
      { ...tier, schoolId: 'S9' },
      // A second stage adds to the school, another year does not.
      { ...tier, stage: 'junior', pupils: 30, before: { ...none, standard: 1 }, after: { ...none, standard: 1 } },
      { ...tier, year: 2028, pupils: 999 },
    ],
    [{ fromSchoolId: 'S1', toSchoolId: 'P1', stage: 'primary', year: 2027, pupils: 12, distanceMetres: 900 }],
  );
  const { located, unlocated } = placedSchools(['S1', 'P1', 'S9'], byId);
  expect(unlocated).toBe(1);
  const request = { rows, located, year: 2027, stage: null, arrows: true } as const;
  const after = sceneOf({ ...request, side: 'after' });
  expect(after.scene.schools.map(({ id, look, shape }) => [id, look, shape])).toEqual([
    ['P1', 'standard', 'square'],
    ['S1', 'large', 'circle'],
  ]);
  expect(after.scene.arrows.map(({ pupils }) => pupils)).toEqual([12]);
  expect(after.figures.get('S1')).toMatchObject({ pupils: 200, redirectedOut: 12, redirectedIn: 0 });
  const before = sceneOf({ ...request, side: 'before' });
  expect(before.scene.schools.map(({ id, look }) => [id, look])).toEqual([['S1', 'superLarge']]);
  expect(before.scene.arrows).toEqual([]);
  expect(districtHulls(located, byId, new Map([['D1', '城东区']]))).toEqual([]);
});

test('cells are copied as spreadsheets take them', () => {
  expect([1234.5, null, undefined, '小学', '=1+1', 'a\tb\nc', -3].map(cellText)).toEqual([
    '1234.5',
    '',
    '',
    '小学',
    "'=1+1",
    'a b c',
    '-3',
  ]);
});
