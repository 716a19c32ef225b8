import { expect, it } from 'vitest';
import { settingsOf } from '../../../../src/domain/scenario.ts';
import type { Stage } from '../../../../src/domain/stage.ts';
import { loadNormSet } from '../../../../src/norms/index.ts';
import { DataRows, explainSchool } from '../../../../src/planning/index.ts';
import { BASE_YEAR, capital, everyGrade, planned, programme, town, townSchool } from '../town.ts';

const staff = (schoolId: string, stage: Stage, teachers: number, establishmentPosts: number) => ({
  ...{ schoolId, stage, teachers, establishmentPosts },
  ...{ specialTeachers: null, carers: null, purchasedPosts: null },
});

/** A crowded school of the town, a teaching point with five pupils a grade and a special school with 36 pupils. */
const BUREAU = town({
  schools: [
    townSchool('A', 0, { kind: 'primary' }),
    townSchool('T', 2, { kind: 'teaching_point', locale: 'rural' }),
    townSchool('S', 3, { kind: 'special' }),
  ],
  programmes: [programme('A', 'primary', 12, 1), programme('T', 'primary', 6, 0), programme('S', 'special', 12, 0)],
  enrolment: [
    ...everyGrade('A', 'primary', 120, 2),
    ...everyGrade('T', 'primary', 5, 1),
    ...everyGrade('S', 'special', 3, 1),
  ],
  staffing: [staff('A', 'primary', 36, 38), staff('T', 'primary', 2, 2), staff('S', 'special', 7, 8)],
  special_needs: [
    {
      ...{ schoolId: 'S', year: BASE_YEAR, form: 'special_school', pupils: 36 },
      ...{ specialTeachers: null, resourceRoom: null },
    },
  ],
  budgets: [
    ...capital(2_670_010, [2027]),
    ...[2027, 2028, 2029].map((year) => ({
      ...({ year, level: 'county', kind: 'recurrent', districtId: null, amount: 1_000_000, carryOver: false } as const),
    })),
  ],
});
const NORMS = loadNormSet();
const SETTINGS = settingsOf('test', []);

it('tells everything about a crowded school, a teaching point and a special school', async () => {
  const plan = await planned(BUREAU);
  const about = (schoolId: string) => explainSchool(BUREAU, NORMS, SETTINGS, plan, schoolId);
  const tellingOf = (schoolId: string, reason: string) =>
    about(schoolId).filter(({ facts }) => facts.reason === reason);

  const city = about('A');
  expect(city.every(({ schoolId, facts }) => schoolId === 'A' || facts.toSchoolId === 'A')).toBe(true);
  expect(new Set(city.map(({ facts }) => facts.reason))).toEqual(
    new Set(['redirectionExcluded', 'roomsOrdered', 'classesStayLarge', 'postsFilled', 'postsOfYear']),
  );
  // 720 pupils / 19 = 37.9, so 38 posts; two more than there are, and the money pays for them.
  expect(tellingOf('A', 'postsFilled')[0]).toMatchObject({
    year: 2027,
    facts: { arithmetic: 'ceil(720 / 19) = 38', required: 38, allotted: 38, evidence: 'B' },
  });

  // The teaching point needs nothing and says why: six classes of five in six rooms, two posts for 30 pupils.
  const point = about('T');
  expect(point.map(({ facts, year }) => [facts.reason, year])).toEqual([
    ['classesOfYear', 2027],
    ['classesOfYear', 2028],
    ['classesOfYear', 2029],
    ['redirectionExcluded', null],
    ['postsOfYear', 2027],
    ['postsOfYear', 2028],
    ['postsOfYear', 2029],
  ]);
  expect(point[0]).toMatchObject({
    facts: { pupils: 30, classes: 6, largestClass: 5, largeClasses: 0, roomsNeeded: 6, rooms: 6 },
  });
  expect(point[3]!.text).toContain('a teaching point keeps its pupils where they are');
  expect(point[4]!.facts).toMatchObject({ arithmetic: 'ceil(30 / 19) = 2', required: 2, allotted: 2, short: 0 });

  // 36 pupils / 4.5 = 8 special teachers; seven are there and one is hired.
  const special = tellingOf('S', 'specialNeedsOfYear');
  expect(special[0]).toMatchObject({
    year: 2027,
    facts: {
      arithmetic: 'ceil(36 / 4.5) = 8',
      teachersRequired: 8,
      teachersAllotted: 8,
      norm: 'special.pupilsPerTeacher',
    },
  });
  for (const part of [
    'school S (S)',
    '2027',
    'special.pupilsPerTeacher = 4.5',
    '宁政办〔2017〕164号',
    '第21项',
    'evidence A',
  ])
    expect(special[0]!.text).toContain(part);
});

it('leads from every statement to the rows of the data it rests on', async () => {
  const plan = await planned(BUREAU);
  const rows = new DataRows(BUREAU);
  const rowsBehind = (schoolId: string, reason: string) => {
    const found = explainSchool(BUREAU, NORMS, SETTINGS, plan, schoolId).find(({ facts }) => facts.reason === reason);
    return rows.of(found!).map(({ table, row, key }) => `${table} ${row} ${Object.values(key).join(' ')}`);
  };
  expect(rowsBehind('A', 'roomsOrdered')).toEqual([
    'schools 1 A',
    'programmes 1 A primary',
    ...[1, 2, 3, 4, 5, 6].map((grade) => `enrolment ${grade} A primary ${grade} 2026`),
    // The blank district of the whole bureau is part of the key.
    'budgets 1 2027 county capital ',
  ]);
  expect(rowsBehind('T', 'postsOfYear')).toEqual([
    'schools 2 T',
    ...[1, 2, 3, 4, 5, 6].map((grade) => `enrolment ${6 + grade} T primary ${grade} 2026`),
    'staffing 2 T primary',
  ]);
  expect(rowsBehind('S', 'specialNeedsOfYear')).toEqual(['schools 3 S', 'special_needs 1 S 2026 special_school']);
});
