import { expect, test } from 'vitest';
import { districtHulls, mapRows, placedSchools, sceneOf } from '../../../renderer/features/plan/map-scene.ts';
import { postsOfYear } from '../../../renderer/features/plan/overview/district-posts.ts';
import { levelTotals } from '../../../renderer/features/plan/overview/level-totals.ts';
import { differenceOf } from '../../../renderer/features/plan/tables/difference.ts';
import { countsAt, worstTier } from '../../../renderer/features/plan/tier-sums.ts';
import { cellText } from '../../../renderer/grid/result-copy.ts';

const none = { standard: 0, oversize: 0, large: 0, superLarge: 0 };
/** Standard, oversize, large and super-large classes of S1 in 2027 and 2028. */
const line = {
  schoolId: 'S1',
  stage: 'primary',
  pupils: [170, 999],
  before: [
    [0, 0, 0, 2],
    [0, 0, 0, 2],
  ],
  after: [
    [0, 0, 3, 0],
    [0, 0, 3, 0],
  ],
} as const;

test('counts of a line have their names again, and a year without the programme has none', () => {
  expect(countsAt([[1, 2, 3, 4], null], 0)).toEqual({ standard: 1, oversize: 2, large: 3, superLarge: 4 });
  expect([countsAt([[1, 2, 3, 4], null], 1), countsAt([], -1)]).toEqual([null, null]);
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

test('the districts of a year stand by what is short', () => {
  const sum = { year: 2027, required: 20, allotted: 17, surplus: 0, unknown: 0 } as const;
  const sums = [
    { ...sum, districtId: 'D1', short: 3 },
    { ...sum, districtId: 'D2', short: 5 },
    { ...sum, districtId: 'D1', year: 2028, short: 99 },
  ];
  expect(postsOfYear(sums, 2027).map(({ districtId, short }) => [districtId, short])).toEqual([
    ['D2', 5],
    ['D1', 3],
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
    {
      years: [2027, 2028],
      total: 4,
      rows: [
        line,
        {
          ...line,
          schoolId: 'P1',
          pupils: [12, 12],
          before: [null, null],
          after: [
            [6, 0, 0, 0],
            [6, 0, 0, 0],
          ],
        },
        { ...line, schoolId: 'S9' },
        // A second stage adds to the school, in the year in which it is there.
        { ...line, stage: 'junior', pupils: [30, null], before: [[1, 0, 0, 0], null], after: [[1, 0, 0, 0], null] },
      ],
    },
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
