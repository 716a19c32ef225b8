import { expect, test } from 'vitest';
import { differenceScene, type SchoolDifference } from '../../../renderer/features/compare/difference-scene.ts';
import { moneyOf } from '../../../renderer/features/compare/figures.ts';

const figures = { pupils: 100, rooms: 4, classes: 4, largeClasses: 0, superLargeClasses: 0, postsShort: 0 };

test('the map of differences points up for more, down for less, and hatches what is not known', () => {
  const rows: SchoolDifference[] = [
    { schoolId: 'up', reference: { ...figures, postsShort: 1 }, plan: { ...figures, postsShort: 6 } },
    { schoolId: 'down', reference: { ...figures, postsShort: 4 }, plan: { ...figures, postsShort: 2 } },
    { schoolId: 'same', reference: figures, plan: figures },
    { schoolId: 'unknown', reference: { ...figures, postsShort: null }, plan: figures },
    // A new school that only the plan has: 3 against nothing.
    { schoolId: 'new', reference: null, plan: { ...figures, postsShort: 3 } },
    { schoolId: 'nowhere', reference: figures, plan: figures },
  ];
  const located = new Map(
    ['up', 'down', 'same', 'unknown', 'new'].map((id) => [id, { id, isNew: id === 'new', at: { x: 0, y: 0 } }]),
  );
  const { lines, schools, mostSize } = differenceScene(rows, located, 'postsShort');
  expect([...lines.values()].map(({ difference }) => difference)).toEqual([5, -2, 0, null, 3, 0]);
  expect(mostSize).toBe(5);
  // What is the same lies lowest, then what is unknown; the smallest differences lie on top.
  expect(schools.map(({ id, look, shape }) => [id, look, shape])).toEqual([
    ['same', 'same', 'circle'],
    ['unknown', 'unknown', 'circle'],
    ['up', 'more', 'up'],
    ['new', 'more', 'up'],
    ['down', 'less', 'down'],
  ]);
});

test('money is added up by what is chosen, to the fen, and is unknown in years that a plan does not have', () => {
  const line = { kind: 'capital', level: 'city', districtId: 'D1', planId: '1' } as const;
  const comparison = {
    years: [2027, 2028],
    plans: [{ planId: '1', years: [2027] }],
    money: [
      { ...line, values: [0.1, null] },
      { ...line, level: 'county', values: [0.2, null] },
      { ...line, kind: 'recurrent', districtId: null, values: [5, null] },
    ],
  } as unknown as Parameters<typeof moneyOf>[0];
  const all = { kind: null, level: null, district: null };
  // 0.10 + 0.20 + 5.00 in whole fen is 5.30 exactly.
  expect(moneyOf(comparison, '1', all)).toEqual([5.3, null]);
  expect(moneyOf(comparison, '1', { ...all, kind: 'capital' })).toEqual([0.3, null]);
  expect(moneyOf(comparison, '1', { ...all, level: 'county' })).toEqual([0.2, null]);
  expect(moneyOf(comparison, '1', { ...all, district: { id: null } })).toEqual([5, null]);
  expect(moneyOf(comparison, '1', { ...all, district: { id: 'D1' } })).toEqual([0.3, null]);
});
