import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { explanation } from '../../../src/api/areas/plan-rows.ts';
import { writeFiles } from '../services/folders.ts';
import { junhengHere } from './in-process.ts';
import { contentOf } from './junheng.ts';

/** Six grades of 120 pupils in 12 rooms: 18 are needed, and in 2027 there is money for three. */
const CITY = {
  'settings.csv': 'key,value\nbase_year,2026\nhorizon_years,3\n',
  'schools.csv': 'school_id,name,kind\nA,第一小学,primary\nT,山村教学点,teaching_point\nS,启智学校,special\n',
  'programmes.csv':
    'school_id,stage,rooms,max_new_rooms,room_cost\nA,primary,12,6,1000000\nT,primary,6,0,\nS,special,12,0,\n',
  'enrolment.csv': [
    'school_id,stage,grade,year,pupils,classes',
    ...[1, 2, 3, 4, 5, 6].map((grade) => `A,primary,${grade},2026,120,2`),
    ...[1, 2, 3, 4, 5, 6].map((grade) => `T,primary,${grade},2026,5,1`),
    ...Array.from({ length: 12 }, (_, index) => `S,special,${index + 1},2026,3,1`),
    '',
  ].join('\n'),
  'special_needs.csv': 'school_id,year,form,pupils\nS,2026,special_school,36\n',
  'staffing.csv': 'school_id,stage,establishment_posts,teachers\nA,primary,38,38\nT,primary,2,2\nS,special,8,8\n',
  'budgets.csv': 'year,level,kind,amount,carry_over\n2027,county,capital,3500010,1\n2028,county,capital,0,1\n',
};

let folder: string;
const explain = (...words: readonly string[]) => junhengHere(folder, ['explain', 'data/bureau.junheng', ...words]);
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'junheng-explain-'));
  writeFiles(folder, CITY);
  const saved = await junhengHere(folder, ['plan', 'data', '--save', '--time-limit', '20']);
  expect(saved.stderr).toContain('Saved as plan 1');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the whole plan is explained in groups, the worst cases and the worth of money', async () => {
  const run = await explain('latest');
  expect(run).toMatchObject({ code: 0, stderr: '' });
  expect(run.stdout).toMatch(/^roomsOrdered +1$/m);
  expect(run.stdout).toMatch(/^leadTime +2027 +large class-years +12 +1$/m);
  expect(run.stdout).toMatch(/^budget\.capital +2028 +large class-years +6 +1$/m);
  expect(run.stdout).toContain('One more million yuan of capital money in 2027 from the county purse');
});

test('a crowded school, a teaching point and a special school are explained down to the imported rows', async () => {
  const city = await explain('1', '--school', 'A');
  expect(city.code).toBe(0);
  expect(city.stdout).toContain('第一小学 (A) primary gets 3 more rooms, ordered in 2027 and in use from 2028');
  expect(city.stdout).toContain('class.large.primary = 56; 国发〔2016〕40号');
  expect(city.stdout).toContain('programmes row 1 (programmes.csv, row 2)');
  expect(city.stdout).toContain('enrolment rows 1–6 (enrolment.csv, rows 2–7)');
  const point = await explain('1', '--school', 'T');
  expect(point.stdout).toContain('山村教学点 (T) primary in 2027: 30 pupils in 6 classes of up to 5, 6 rooms');
  expect(point.stdout).toContain('a teaching point keeps its pupils where they are');
  expect(point.stdout).toContain('enrolment rows 7–12 (enrolment.csv, rows 8–13)');
  const special = await explain('1', '--school', 'S');
  expect(special.stdout).toContain(
    '启智学校 (S) requires ceil(36 / 4.5) = 8 special teachers for its 36 pupils in 2027',
  );
  expect(special.stdout).toContain('special_needs row 1 (special_needs.csv, row 2)');
});

test('a target is answered with the smallest changes, each confirmed', async () => {
  const run = await explain('1', '--target', 'share56=0@2028', '--time-limit', '60');
  expect(run.code).toBe(0);
  expect(run.stdout).toContain('cannot be met within the present limits; that is proven');
  expect(run.stdout).toContain('The plan: 2028: 6 of');
  expect(run.stdout).toContain('¥2,500,000 more capital money in 2027');
  expect(run.stdout).toContain('1.75 times all money');
  expect(run.stdout).toContain('classes counted from 61 pupils in place of 56');
  expect(run.stderr).toMatch(/^Trying more money in one year: \d+ s, plans solved \d+, changes found \d+\.$/m);
  const met = await explain('1', '--target', 'share66=0@2027');
  expect(met).toMatchObject({ code: 0 });
  expect(met.stdout).toContain('The target is met by the plan.');
});

test('--json prints one document with explanations, rows and the answer to a target', async () => {
  const run = await explain('1', '--school', 'A', '--target', 'special=4.5@2027', '--json');
  const document = JSON.parse(run.stdout);
  expect(document).toMatchObject({
    planId: 1,
    schoolId: 'A',
    dataUnchanged: true,
    target: { outcome: 'met', relaxations: [] },
  });
  for (const { rows, ...plain } of document.explanations) {
    expect(explanation.safeParse(plain).error).toBeUndefined();
    expect(rows.length).toBeGreaterThan(0);
    for (const { origin } of rows) expect(origin).toMatchObject({ file: expect.stringMatching(/\.csv$/) });
  }
});

test('a school, a plan or a target that does not exist is refused, and nothing is written', async () => {
  const before = contentOf(folder);
  for (const [words, message] of [
    [['1', '--school', 'X'], /There is no school X/],
    [['7'], /There is no plan 7/],
    [['1', '--target', 'share66=0'], /must be like share66=0@2028/],
    [['1', '--target', 'share56=5@2028'], /share must be from 0 to 1/],
    [['1', '--target', 'special=0@2028'], /some pupils/],
  ] as const) {
    const run = await explain(...words);
    expect({ words, code: run.code, stdout: run.stdout }).toEqual({ words, code: 2, stdout: '' });
    expect(run.stderr).toMatch(message);
  }
  expect(contentOf(folder)).toEqual(before);
  expect((await junhengHere(folder, ['help', 'explain'])).stdout).toContain('share56=0.05@2029');
});
