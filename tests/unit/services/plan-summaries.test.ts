import { expect, test } from 'vitest';
import type { MoneyLine, Plan } from '../../../src/domain/plan/index.ts';
import { loadNormSet, normsOf } from '../../../src/norms/index.ts';
import { classTierLines, tierSums } from '../../../src/services/plan/class-tier-lines.ts';
import { binOf, classesOfPlan } from '../../../src/services/plan/classes-of-plan.ts';
import { placeLines } from '../../../src/services/plan/place-lines.ts';
import { postLines, postSums } from '../../../src/services/plan/post-lines.ts';
import { purseBalances } from '../../../src/services/plan/purse-balances.ts';
import { shortfallGroups } from '../../../src/services/plan/shortfall-groups.ts';

const norms = normsOf(loadNormSet(), [], 2027);
const grade = (pupils: number, classes: number, redirectedIn = 0, redirectedOut = 0) => ({
  grade: 1,
  pupils,
  classes,
  redirectedIn,
  redirectedOut,
});

/**
 * S1 has 2 rooms and 140 first graders. The plan sends 30 to S2 and builds one room: 110 in 3 classes are 37, 37, 36.
 * Without measures they are 140 in 2 classes of 70. S2 has 2 rooms: 90 in 2 are 45 and 45, without the 30 it is 60 in 2.
 * P1 is a new school.
 */
const plan = {
  places: [
    { schoolId: 'S1', stage: 'primary', year: 2028, rooms: 3, roomsBuilt: 0, roomsShort: 0, grades: [grade(140, 3)] },
    {
      schoolId: 'S1',
      stage: 'primary',
      year: 2027,
      rooms: 3,
      roomsBuilt: 1,
      roomsShort: 0,
      grades: [grade(110, 3, 0, 30)],
    },
    {
      schoolId: 'S2',
      stage: 'primary',
      year: 2027,
      rooms: 2,
      roomsBuilt: 0,
      roomsShort: 0,
      grades: [grade(90, 2, 30)],
    },
    { schoolId: 'P1', stage: 'primary', year: 2028, rooms: 6, roomsBuilt: 6, roomsShort: 0, grades: [grade(47, 1)] },
  ],
  projects: [
    {
      projectId: 'P1',
      stage: 'primary',
      startYear: 2027,
      openYear: 2028,
      rooms: 6,
      cost: 1,
      runningCost: 0,
    },
  ],
} as const satisfies Pick<Plan, 'places' | 'projects'>;
const none = { standard: 0, oversize: 0, large: 0, superLarge: 0 };

test('classes without measures have the redirected pupils back and the built rooms away', () => {
  expect(classesOfPlan(plan, norms).tiers).toEqual([
    // 140 in the 2 rooms of the base year are 70 and 70; in 3 rooms 47, 47, 46, above the 45 of a standard class.
    {
      schoolId: 'S1',
      stage: 'primary',
      year: 2028,
      pupils: 140,
      before: { ...none, superLarge: 2 },
      after: { ...none, oversize: 3 },
    },
    {
      schoolId: 'S1',
      stage: 'primary',
      year: 2027,
      pupils: 110,
      before: { ...none, superLarge: 2 },
      after: { ...none, standard: 3 },
    },
    {
      schoolId: 'S2',
      stage: 'primary',
      year: 2027,
      pupils: 90,
      before: { ...none, standard: 2 },
      after: { ...none, standard: 2 },
    },
    { schoolId: 'P1', stage: 'primary', year: 2028, pupils: 47, before: null, after: { ...none, oversize: 1 } },
  ]);
});

test('the classes of a programme stand in one line, and those of all are added up by year', () => {
  const { tiers } = classesOfPlan(plan, norms);
  expect(classTierLines(tiers, [2027, 2028])).toEqual([
    {
      schoolId: 'S1',
      stage: 'primary',
      pupils: [110, 140],
      before: [
        [0, 0, 0, 2],
        [0, 0, 0, 2],
      ],
      after: [
        [3, 0, 0, 0],
        [0, 3, 0, 0],
      ],
    },
    { schoolId: 'S2', stage: 'primary', pupils: [90, null], before: [[2, 0, 0, 0], null], after: [[2, 0, 0, 0], null] },
    { schoolId: 'P1', stage: 'primary', pupils: [null, 47], before: [null, null], after: [null, [0, 1, 0, 0]] },
  ]);
  // In 2028 the new school adds one oversize class, and nothing to what there would be without it.
  expect(tierSums(tiers, [2027, 2028])).toEqual([
    { year: 2027, before: { ...none, standard: 2, superLarge: 2 }, after: { ...none, standard: 5 } },
    { year: 2028, before: { ...none, superLarge: 2 }, after: { ...none, oversize: 4 } },
  ]);
});

test('a figure of places is told with and without measures, and unknown where the programme is not there', () => {
  const { tiers } = classesOfPlan(plan, norms);
  const told = (figure: Parameters<typeof placeLines>[3]) =>
    placeLines(plan.places, tiers, [2027, 2028], figure).map(({ schoolId, before, after }) => [
      schoolId,
      before,
      after,
    ]);
  expect(told('large')).toEqual([
    ['S1', [2, 2], [0, 0]],
    ['S2', [0, null], [0, null]],
    ['P1', [null, null], [null, 0]],
  ]);
  expect(told('superLarge')[0]).toEqual(['S1', [2, 2], [0, 0]]);
  expect(told('classes')[0]).toEqual(['S1', [2, 2], [3, 3]]);
  // The 30 pupils are back where they came from: 110 + 30 at S1, 90 − 30 at S2.
  expect(told('pupils')).toEqual([
    ['S1', [140, 140], [110, 140]],
    ['S2', [60, null], [90, null]],
    ['P1', [null, null], [null, 47]],
  ]);
  // The room that is built in 2027 is not there without the plan, in no later year either.
  expect(told('rooms')).toEqual([
    ['S1', [2, 2], [3, 3]],
    ['S2', [2, null], [2, null]],
    ['P1', [null, null], [null, 6]],
  ]);
  expect(told('roomsShort')[0]).toEqual(['S1', [null, null], [0, 0]]);
  expect(told('redirectedIn')[1]).toEqual(['S2', [0, null], [30, null]]);
  expect(told('redirectedOut')[0]).toEqual(['S1', [0, 0], [30, 0]]);
});

test('posts of programmes with unknown staff are neither filled nor short', () => {
  const post = { stage: 'primary', year: 2027, movedIn: 0, movedOut: 0, hired: 0 } as const;
  const rows = [
    { ...post, schoolId: 'S1', required: 20, allotted: 17, short: 3, hired: 2 },
    { ...post, schoolId: 'S2', required: 9, allotted: null, short: null },
    { ...post, schoolId: 'S3', required: 5, allotted: 7, short: 0, movedOut: 1 },
    { ...post, schoolId: 'S1', year: 2028, required: 99, allotted: 0, short: 99 },
  ];
  // The two people beyond the posts of S3 fill none elsewhere: 34 − 24 = 3 − 2 + 9.
  expect(postSums(rows, (schoolId) => (schoolId === 'S4' ? null : 'D1'))).toEqual([
    { districtId: 'D1', year: 2027, required: 34, allotted: 24, short: 3, surplus: 2, unknown: 9 },
    { districtId: 'D1', year: 2028, required: 99, allotted: 0, short: 99, surplus: 0, unknown: 0 },
  ]);
  expect(postSums(rows.slice(1, 2), () => null)[0]).toMatchObject({ districtId: null, unknown: 9 });
  const [first, second, third] = postLines(rows, [2027, 2028]);
  expect(first).toEqual({
    schoolId: 'S1',
    stage: 'primary',
    required: [20, 99],
    allotted: [17, 0],
    short: [3, 99],
    hired: [2, 0],
    movedIn: [0, 0],
    movedOut: [0, 0],
  });
  expect(second).toMatchObject({ required: [9, null], allotted: [null, null], short: [null, null] });
  expect(third).toMatchObject({ movedOut: [1, null] });
});

test('class sizes are counted in the bins of the statistics', () => {
  expect([0, 25, 26, 30, 31, 55, 56, 60, 61, 65, 66, 120].map(binOf)).toEqual([
    '<=25',
    '<=25',
    '26-30',
    '26-30',
    '31-35',
    '51-55',
    '56-60',
    '56-60',
    '61-65',
    '61-65',
    '>=66',
    '>=66',
  ]);
  const inYear = classesOfPlan(plan, norms).sizes.filter((line) => line.year === 2027);
  expect(inYear.sort((one, other) => (one.bin < other.bin ? -1 : 1))).toEqual([
    // S2 without the 30: 60 in 2.
    { stage: 'primary', year: 2027, bin: '26-30', before: 2, after: 0 },
    // S1: 37, 37, 36.
    { stage: 'primary', year: 2027, bin: '36-40', before: 0, after: 3 },
    // S2: 45 and 45.
    { stage: 'primary', year: 2027, bin: '41-45', before: 0, after: 2 },
    { stage: 'primary', year: 2027, bin: '>=66', before: 2, after: 0 },
  ]);
});

test('money left over goes to the next year where it may, and is lost where it may not', () => {
  const purse = { kind: 'capital', level: 'city', amounts: [100.1, 50], stated: true } as const;
  const line = { kind: 'capital', level: 'city', schoolId: 'S1', stage: 'primary', purpose: 'rooms' } as const;
  const money: MoneyLine[] = [
    { ...line, districtId: 'D1', year: 2027, amount: 60 },
    { ...line, districtId: 'D1', year: 2028, amount: 90.1 },
    { ...line, districtId: null, year: 2027, amount: 60 },
  ];
  const balances = purseBalances(
    {
      years: [2027, 2028],
      purses: [
        { ...purse, districtId: 'D1', carryOver: [true, true] },
        { ...purse, districtId: null, carryOver: [false, false] },
        {
          ...purse,
          level: 'county',
          districtId: null,
          amounts: [null, null],
          carryOver: [false, false],
          stated: false,
        },
      ],
      districts: new Map(),
      assumptions: [],
    },
    money,
  );
  const shared = { kind: 'capital', level: 'city' };
  expect(balances).toEqual([
    // 100.10 − 60 = 40.10 is kept: 50 + 40.10 − 90.10 = 0.
    { ...shared, districtId: 'D1', year: 2027, amount: 100.1, carriedIn: 0, spent: 60, left: 40.1 },
    { ...shared, districtId: 'D1', year: 2028, amount: 50, carriedIn: 40.1, spent: 90.1, left: 0 },
    // The same without carry-over; the unlimited purse on which nothing is booked is left out.
    { ...shared, districtId: null, year: 2027, amount: 100.1, carriedIn: 0, spent: 60, left: 40.1 },
    { ...shared, districtId: null, year: 2028, amount: 50, carriedIn: 0, spent: 0, left: 50 },
  ]);
});

test('shortfalls are added up by rule, year and what is missing', () => {
  const reason = { kind: 'shortfall', text: '' } as const;
  expect(
    shortfallGroups([
      { ...reason, constraint: 'establishment', year: 2030, schoolId: 'S1', facts: { short: 3, required: 9 } },
      { ...reason, constraint: 'establishment', year: 2030, schoolId: 'S2', facts: { short: 2, required: 5 } },
      { ...reason, constraint: 'buildLimit', year: 2031, schoolId: 'S1', facts: { largeClasses: 24, roomsBuilt: 0 } },
      { ...reason, constraint: 'classSizes', year: 2031, facts: { programmes: 7 } },
      { ...reason, constraint: 'land', year: null, schoolId: 'P1', facts: { reason: 'projectNotStarted' } },
      { ...reason, constraint: 'land', year: null, schoolId: 'P2', facts: { reason: 'projectNotStarted' } },
      { ...reason, kind: 'decision', constraint: 'rooms', year: 2027, facts: { rooms: 2 } },
    ]),
  ).toEqual([
    { constraint: 'establishment', year: 2030, of: 'posts', amount: 5, reasons: 2 },
    { constraint: 'buildLimit', year: 2031, of: 'largeClasses', amount: 24, reasons: 1 },
    { constraint: 'classSizes', year: 2031, of: 'programmes', amount: 7, reasons: 1 },
    { constraint: 'land', year: null, of: 'newSchools', amount: 2, reasons: 2 },
  ]);
});
