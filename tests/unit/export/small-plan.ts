import type { BureauData } from '../../../src/domain/bureau.ts';
import type { GradeRow, PlaceRow, Plan } from '../../../src/domain/plan/index.ts';
import { emptyTables } from '../../../src/domain/tables/index.ts';

const school = {
  kind: 'primary',
  locale: 'urban',
  ownership: 'public',
  lon: null,
  lat: null,
  boardingPupils: null,
  locked: null,
} as const;
const shares = { shareCentral: null, shareProvince: null, shareCity: 0.5, shareCounty: 0.5 };

/**
 * Two districts whose names a careless formula would mistake for each other, a school whose name is a formula, one
 * without a name, a special school and a new school.
 */
export const smallBureau: BureauData = {
  settings: { name: '测试市教育局 & “Test”', baseYear: 2026, horizonYears: 2 },
  tables: {
    ...emptyTables(),
    districts: [
      { districtId: 'D1', name: '城*区', kind: 'urban', establishmentPosts: 100, ...shares },
      { districtId: 'D2', name: '城东区', kind: 'county', establishmentPosts: 50, ...shares },
    ],
    schools: [
      { ...school, schoolId: 'S1', name: '=HYPERLINK("http://example.invalid","第一小学")', districtId: 'D1' },
      { ...school, schoolId: 'S2', name: '第二小学, "东校区"', districtId: 'D2' },
      { ...school, schoolId: 'S3', name: null, districtId: null, kind: 'special' },
    ],
    projects: [
      {
        projectId: 'P1',
        name: '新城小学',
        districtId: 'D2',
        stage: 'primary',
        lon: null,
        lat: null,
        minRooms: 6,
        maxRooms: 12,
        roomStep: 6,
        fixedCost: 1_000_000,
        costPerRoom: 2_000_000,
        earliestYear: 2027,
        leadYears: 1,
        runningCost: 300_000,
        landReady: true,
      },
    ],
  },
};

function grade(number: number, pupils: number, classes: number, redirectedIn = 0, redirectedOut = 0): GradeRow {
  return { grade: number, pupils, classes, redirectedIn, redirectedOut };
}

/**
 * Large classes by hand. S1 in 2027: 200 pupils in 3 classes are 67 + 67 + 66, three of 66 and more; 110 in 2 are
 * 55 + 55. In 2028, with 2 more rooms: 170 in 3 are 57 + 57 + 56, three of 56 and more; 200 in 4 are 50 each. S2: 90 in 2
 * are 45 each, 100 in 2 are 50 each. P1 in 2028: 30 in 1.
 */
const places: readonly PlaceRow[] = [
  place('S1', 2027, 5, 0, 0, [grade(1, 200, 3), grade(2, 110, 2)]),
  place('S1', 2028, 7, 2, 0, [grade(1, 170, 3, 0, 30), grade(2, 200, 4)]),
  place('S2', 2027, 4, 0, 0, [grade(1, 90, 2)]),
  place('S2', 2028, 4, 0, 0, [grade(1, 100, 2)]),
  place('P1', 2028, 6, 6, 0, [grade(1, 30, 1, 30, 0)]),
];

function place(
  schoolId: string,
  year: number,
  rooms: number,
  roomsBuilt: number,
  roomsShort: number,
  grades: readonly GradeRow[],
): PlaceRow {
  return { schoolId, stage: 'primary', year, rooms, roomsBuilt, roomsShort, grades };
}

/**
 * Money by hand, in yuan. Capital 2027: rooms at S1 5,000,000.50 and P1 13,000,000, half city and half county. Recurrent
 * 2028: running cost of P1 300,000 from the county and, of the whole bureau, posts 91,790 × 2 = 183,580 from the city.
 */
export const smallPlan: Plan = {
  outcome: 'optimal',
  solver: {
    name: 'highs',
    version: '1.15.3',
    seconds: 1.25,
    gap: 0.004,
    reductionShare: 0.991,
    bound: 36,
    objective: 36,
  },
  scenario: { name: '+基准' },
  input: { schools: 3, programmes: 3, pupils: 430, hash: `sha256:${'ab'.repeat(32)}`, synthetic: true },
  years: [2027, 2028],
  baseline: { classes: [7, 9], largeClasses: [3, 6], superLargeClasses: [3, 4] },
  plan: {
    classes: [7, 10],
    largeClasses: [3, 3],
    superLargeClasses: [3, 0],
    roomsBuilt: [0, 8],
    roomsShort: [0, 0],
    pupilsRedirected: [0, 30],
    postsRequired: [31, 34],
    postsShort: [2, 0],
    postsMoved: [1, 0],
    postsHired: [0, 2],
    specialTeachersRequired: [3, 3],
    specialTeachersShort: [1, 0],
    resourceRooms: [0, 1],
    capitalCost: [18_000_000.5, 0],
    recurrentCost: [0, 483_580],
  },
  budget: { capital: [20_000_000, 1_000_000], recurrent: [500_000, 500_000] },
  places,
  builds: [{ schoolId: 'S1', stage: 'primary', orderYear: 2027, useYear: 2028, rooms: 2, cost: 5_000_000.5 }],
  projects: [
    {
      projectId: 'P1',
      stage: 'primary',
      startYear: 2027,
      openYear: 2028,
      rooms: 6,
      cost: 13_000_000,
      runningCost: 300_000,
    },
  ],
  redirections: [
    { fromSchoolId: 'S1', toSchoolId: 'P1', stage: 'primary', year: 2028, pupils: 30, distanceMetres: 812.4 },
  ],
  posts: [
    post('S1', 2027, 24, 22, 0, 1, 0, 2),
    post('S1', 2028, 26, 26, 0, 0, 2, 0),
    post('S2', 2027, 7, 7, 1, 0, 0, 0),
    post('S2', 2028, 8, 8, 0, 0, 0, 0),
    post('S3', 2028, 0, null, 0, 0, 0, null),
  ],
  moves: [{ fromSchoolId: 'S1', fromStage: 'primary', toSchoolId: 'S2', toStage: 'primary', year: 2027, posts: 1 }],
  hires: [{ schoolId: 'S1', stage: 'primary', year: 2028, channel: 'provincialExam', posts: 2 }],
  special: [
    { schoolId: 'S3', year: 2027, pupils: 10, teachersRequired: 3, teachersAllotted: 2, resourceRoom: false },
    { schoolId: 'S3', year: 2028, pupils: 11, teachersRequired: 3, teachersAllotted: 3, resourceRoom: false },
    { schoolId: 'S2', year: 2028, pupils: 8, teachersRequired: 0, teachersAllotted: null, resourceRoom: true },
  ],
  money: [
    money(2027, 'capital', 'city', 'D1', 'S1', 'rooms', 2_500_000.25),
    money(2027, 'capital', 'county', 'D1', 'S1', 'rooms', 2_500_000.25),
    money(2027, 'capital', 'city', 'D2', 'P1', 'newSchool', 6_500_000),
    money(2027, 'capital', 'county', 'D2', 'P1', 'newSchool', 6_500_000),
    money(2028, 'recurrent', 'county', 'D2', 'P1', 'runningCost', 300_000),
    money(2028, 'recurrent', 'city', null, null, 'posts', 183_580),
  ],
  certificate: {
    ok: true,
    checks: [
      { id: 'rooms', ok: true, worst: 0 },
      { id: 'budget.capital', ok: true, worst: 0 },
    ],
  },
  explanations: [
    {
      kind: 'decision',
      constraint: 'rooms',
      year: 2027,
      schoolId: 'S1',
      text: '200 pupils in 3 rooms make classes of 67, so 2 rooms are added.',
      facts: { pupils: 200, rooms: 3 },
    },
    {
      kind: 'shortfall',
      constraint: 'budget.capital',
      year: null,
      text: '-1 room is affordable',
      facts: {},
    },
  ],
};

function post(
  schoolId: string,
  year: number,
  required: number,
  allotted: number | null,
  movedIn: number,
  movedOut: number,
  hired: number,
  short: number | null,
): Plan['posts'][number] {
  return { schoolId, stage: 'primary', year, required, allotted, movedIn, movedOut, hired, short };
}

function money(
  year: number,
  kind: Plan['money'][number]['kind'],
  level: Plan['money'][number]['level'],
  districtId: string | null,
  schoolId: string | null,
  purpose: Plan['money'][number]['purpose'],
  amount: number,
): Plan['money'][number] {
  return { year, kind, level, districtId, schoolId, stage: schoolId === null ? null : 'primary', purpose, amount };
}
