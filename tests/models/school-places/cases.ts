import type { CONSTRAINT_FAMILIES, PlacesData, PlacesModelOptions } from '../../../models/school-places/index.ts';
import { entering, paidBy, places, projectTerms, SMALL, settled, site } from './tiny.ts';

type ConstraintId = (typeof CONSTRAINT_FAMILIES)[number]['id'];

/** A hand-worked model in which one family decides the answer. */
export interface FamilyCase {
  readonly data: PlacesData;
  readonly options: PlacesModelOptions;
  /** The best objective, worked out in the comment above the case. */
  readonly best: number;
  /** The best objective once the rows of the family are left out, which shows that they matter. */
  readonly without: number;
}

/** A room short costs 1,000, a large class 1, a super-large one 11, a pupil redirected by 1 km 0.002. */
const COMMON: PlacesModelOptions = {
  objective: [
    { goal: 'roomShort', weight: 1000 },
    { goal: 'classSizes', weight: 1 },
    { goal: 'redirection', weight: 0.001 },
  ],
};
const KILOMETRE = { distanceMetres: 1000 };

/** A school of 7 pupils in one room may send 4 of them to a new school of one room, for two years. */
function schoolBesideProject(
  terms: Parameters<typeof projectTerms>[1],
  purses: PlacesData['capitalPurses'],
): PlacesData {
  return places(
    2,
    [
      site({ rooms: 1, entering: [entering(7, 2, { mostOut: 4 })] }),
      site({
        rooms: 0,
        charges: purses.length === 0 ? [] : paidBy(2),
        entering: [entering(0, 2, { mostIn: 4 })],
        project: projectTerms(2, terms),
      }),
    ],
    { arcs: [{ from: 0, to: 1, ...KILOMETRE }], capitalPurses: purses },
  );
}

/**
 * Classes are large from 4 pupils, super-large from 6, and hold 8 at most (see SMALL). Each comment gives the sizes of
 * the classes as formed and what they weigh.
 */
export const FAMILY_CASES: Readonly<Record<ConstraintId, FamilyCase>> = {
  // Cohorts of 6 and 9 in four rooms. 6 pupils: one class of 6 weighs 11, two of 3 nothing. 9 pupils: classes of 5 and
  // 4 weigh 2, three of 3 nothing. Two rooms each: 0 + 2; one and three: 11 + 0. Without a choice nobody is taught: 0.
  settledChoice: {
    data: places(1, [site({ rooms: 4, settled: [settled(6, 1), settled(9, 1)] })]),
    options: COMMON,
    best: 2,
    without: 0,
  },
  // 8 pupils in two rooms: two classes of 4, weight 2. Without exactly one pair the model mixes one class of at most 3
  // with one of at most 5: weight 1.
  enteringChoice: {
    data: places(1, [site({ rooms: 2, entering: [entering(8, 1, { mostOut: 6 })] })]),
    options: COMMON,
    best: 2,
    without: 1,
  },
  // 5 pupils in one room are a large class; two of them go to the neighbour's one pupil: 3 and 3, nobody large, for
  // 2 pupils · (1 + 1 km) · 0.001. Without holding, nobody has to move.
  holding: {
    data: places(
      1,
      [
        site({ rooms: 1, entering: [entering(5, 1, { mostOut: 2 })] }),
        site({ rooms: 1, entering: [entering(1, 1, { mostIn: 2 })] }),
      ],
      { arcs: [{ from: 0, to: 1, ...KILOMETRE }] },
    ),
    options: COMMON,
    best: 0.004,
    without: 0,
  },
  // 8 pupils in one room: one class of 8, weight 11. Without the limit it counts as one class of at most 5, weight 1,
  // with three pupils above at 1 each: 4.
  excessLargeLimit: {
    data: places(1, [site({ rooms: 1, entering: [entering(8, 1, { mostOut: 6 })] })]),
    options: COMMON,
    best: 11,
    without: 4,
  },
  // Here a room holds 5 at most, so 6 pupils in one room are a room short; in two classes of 3 they weigh nothing.
  // Without the limit they count as one class of 5 with an excess: 1 + 10.
  excessSuperLimit: {
    data: places(1, [site({ rooms: 1, entering: [entering(6, 1, { mostOut: 3 }, { ...SMALL, maximum: 5 })] })]),
    options: COMMON,
    best: 1000,
    without: 11,
  },
  // 9 pupils need two rooms and have one: 1,000 for the missing room, classes of 5 and 4 weigh 2.
  rooms: {
    data: places(1, [site({ rooms: 1, settled: [settled(9, 1)] })]),
    options: COMMON,
    best: 1002,
    without: 0,
  },
  // 8 pupils in one room weigh 11 and may send 2: 6 still weigh 11, so nobody is moved. Without the limit three go to
  // the two neighbours: 5 pupils weigh 1, plus 3 · (1 + 1 km) · 0.001.
  redirectOut: {
    data: places(
      1,
      [
        site({ rooms: 1, entering: [entering(8, 1, { mostOut: 2 })] }),
        site({ rooms: 1, entering: [entering(1, 1, { mostIn: 2 })] }),
        site({ rooms: 1, entering: [entering(1, 1, { mostIn: 2 })] }),
      ],
      {
        arcs: [
          { from: 0, to: 1, ...KILOMETRE },
          { from: 0, to: 2, ...KILOMETRE },
        ],
      },
    ),
    options: COMMON,
    best: 11,
    without: 1.006,
  },
  // Two schools of 6 in one room weigh 11 each; one pupil less makes a class of 5 that weighs 1. The neighbour takes one
  // pupil in all: 1 + 11 + 0.002. Without the limit it takes one from each: 1 + 1 + 0.004.
  redirectIn: {
    data: places(
      1,
      [
        site({ rooms: 1, entering: [entering(6, 1, { mostOut: 1 })] }),
        site({ rooms: 1, entering: [entering(6, 1, { mostOut: 1 })] }),
        // Three pupils fill one class, so the choice of classes does not limit what it receives.
        site({ rooms: 1, entering: [entering(2, 1, { mostIn: 1 })] }),
      ],
      {
        arcs: [
          { from: 0, to: 2, ...KILOMETRE },
          { from: 1, to: 2, ...KILOMETRE },
        ],
      },
    ),
    options: COMMON,
    best: 12.002,
    without: 2.004,
  },
  // Two schools of 9 are a room short each; a ninth pupil less and one room is enough. The project cannot be paid, so it
  // does not open: 2 rooms short. Without the family both send their ninth to it and only the project is a room short.
  projectOpen: {
    data: places(
      1,
      [
        site({ rooms: 1, entering: [entering(9, 1, { mostOut: 1 })] }),
        site({ rooms: 1, entering: [entering(9, 1, { mostOut: 1 })] }),
        site({
          rooms: 0,
          charges: paidBy(1),
          entering: [entering(0, 1, { mostIn: 2 })],
          project: projectTerms(1, { fixedCost: 10_000 }),
        }),
      ],
      {
        arcs: [
          { from: 0, to: 2, ...KILOMETRE },
          { from: 1, to: 2, ...KILOMETRE },
        ],
        capitalPurses: [{ amounts: [0], carryOver: [false] }],
      },
    ),
    options: { objective: [{ goal: 'roomShort', weight: 1 }] },
    best: 2,
    without: 1,
  },
  // 9 pupils for two years, one room and land for one more: two classes of 5 and 4 weigh 2 a year. Without the limit a
  // room is built each year: 2, then three classes of 3.
  buildLimit: {
    data: places(2, [site({ rooms: 1, maxNewRooms: 1, settled: [settled(9, 2)] })]),
    options: COMMON,
    best: 4,
    without: 2,
  },
  // 7 pupils and a new school of one room: moving 2 leaves 5 and 2, one large class in each of two years, plus
  // 2 · 2 · 0.001. Started twice, the new school has a second room in the second year: moving 4 leaves 3 and 4, then 3
  // and two classes of 2: 1 + 4 · 2 · 0.001.
  projectOnce: {
    data: schoolBesideProject({}, []),
    options: COMMON,
    best: 2.004,
    without: 1.008,
  },
  // The same, with money for the smallest size in the first year (100,000 + 10,000) and for one more room in the second:
  // the larger size would cost 120,000 in the first. Without the family the step is bought a year after the start.
  projectSize: {
    data: schoolBesideProject({ maxSteps: 1, fixedCost: 100_000, costPerRoom: 10_000 }, [
      { amounts: [110_000, 10_000], carryOver: [false, false] },
    ]),
    options: COMMON,
    best: 2.004,
    without: 1.008,
  },
  // 6 pupils in one room weigh 11, in two nothing. A room costs 50,000: a quarter from a purse with 10,000 a year, the
  // rest from one with 30,000 a year. After a year 20,000 and 60,000 cover 12,500 and 37,500: 11 in the first year only.
  budgetCapital: {
    data: places(
      2,
      [
        site({
          rooms: 1,
          maxNewRooms: 1,
          roomCost: 50_000,
          charges: [0, 1].map(() => [
            { purse: 0, share: 0.25 },
            { purse: 1, share: 0.75 },
          ]),
          settled: [settled(6, 2)],
        }),
      ],
      {
        capitalPurses: [
          { amounts: [10_000, 10_000], carryOver: [true, false] },
          { amounts: [30_000, 30_000], carryOver: [true, false] },
        ],
      },
    ),
    options: COMMON,
    best: 11,
    without: 0,
  },
  // Five pupils enter each year and stay one year, in one room: a large class each year unless two go to the new school.
  // Running it costs 30,000 a year, and 20,000 a year are there: it opens in the second year, 1 + 2 · 2 · 0.001.
  budgetRecurrent: {
    data: places(
      2,
      [
        site({
          rooms: 1,
          entering: [entering(5, 2, { leave: 1, mostOut: 2 }), entering(5, 2, { entry: 1, mostOut: 2 })],
        }),
        site({
          rooms: 0,
          entering: [entering(0, 2, { leave: 1, mostIn: 2 }), entering(0, 2, { entry: 1, mostIn: 2 })],
          project: projectTerms(2, { runningCost: 30_000, runningCharges: paidBy(2) }),
        }),
      ],
      {
        arcs: [{ from: 0, to: 1, ...KILOMETRE }],
        recurrentPurses: [{ amounts: [20_000, 20_000], carryOver: [true, false] }],
      },
    ),
    options: COMMON,
    best: 1.004,
    without: 0.008,
  },
  // 6 pupils in two classes need 2 · 1 + 6 · 0.25 = 3.5 posts, and 2 are there: 1.5 short at 0.1 each. One class would
  // need a post less but weigh 11.
  staffing: {
    data: places(1, [site({ rooms: 2, settled: [settled(6, 1)] })], {
      staffing: [{ available: [2], sites: [{ site: 0, postsPerClass: 1, postsPerPupil: 0.25 }] }],
    }),
    options: {
      objective: [
        { goal: 'classSizes', weight: 1 },
        { goal: 'staffing', weight: 0.1 },
      ],
    },
    best: 0.15,
    without: 0,
  },
  // The cohorts of settledChoice in four rooms, and 8 pupils in two rooms of another school; elsewhere there is half a
  // large class more than its share. A quarter may be large. Large classes less a quarter of all classes:
  // two rooms each and two: 2 + 2 − 6/4 = 2.5; two each and one: 2 + 1 − 5/4 = 1.75; one and three, and two:
  // 1 + 2 − 6/4 = 1.5; one and three, and one: 1 + 1 − 5/4 = 0.75. The last is best at 100 each: 125 with the half from
  // elsewhere, and the classes of 6 and 8 weigh 11 each. Without the family the first is best: 2 + 2.
  policyShare: {
    data: places(
      1,
      [
        site({ rooms: 4, settled: [settled(6, 1), settled(9, 1)] }),
        site({ rooms: 2, entering: [entering(8, 1, { mostOut: 6 })] }),
      ],
      { policyShares: [{ year: 0, tier: 'large', share: 0.25, elsewhere: 0.5 }] },
    ),
    options: {
      objective: [
        { goal: 'roomShort', weight: 1000 },
        { goal: 'policyShares', weight: 100 },
        { goal: 'classSizes', weight: 1 },
      ],
    },
    best: 147,
    without: 4,
  },
  // As for holding, but class sizes come first and are locked at 0: the fewest pupils are then 2 · (1 + 1 km).
  goalLock: {
    data: places(
      1,
      [
        site({ rooms: 1, entering: [entering(5, 1, { mostOut: 2 })] }),
        site({ rooms: 1, entering: [entering(1, 1, { mostIn: 2 })] }),
      ],
      { arcs: [{ from: 0, to: 1, ...KILOMETRE }] },
    ),
    options: {
      objective: [{ goal: 'redirection', weight: 1 }],
      locks: [
        { goal: 'roomShort', atMost: 0 },
        { goal: 'classSizes', atMost: 0 },
      ],
    },
    best: 4,
    without: 0,
  },
};

/** The case in which each family of variables is worked out. */
export const VARIABLE_CASES: Readonly<Record<string, ConstraintId>> = {
  build: 'buildLimit',
  start: 'projectOnce',
  steps: 'projectSize',
  redirect: 'holding',
  settled: 'settledChoice',
  entering: 'enteringChoice',
  excessLarge: 'excessLargeLimit',
  excessSuper: 'excessSuperLimit',
  roomShort: 'rooms',
  carried: 'budgetCapital',
  staffShort: 'staffing',
  shareExcess: 'policyShare',
};
