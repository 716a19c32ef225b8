import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeFiles } from '../services/folders.ts';
import { junhengHere } from './in-process.ts';

/** Six grades of 120 pupils in 12 rooms: every class has 60; there is money for three rooms. */
const CITY = {
  'settings.csv': 'key,value\nbase_year,2026\nhorizon_years,2\n',
  'districts.csv': 'district_id,name\nD1,东区\n',
  'schools.csv': 'school_id,name,district_id,kind\nA,第一小学,D1,primary\n',
  'programmes.csv': 'school_id,stage,rooms,max_new_rooms,room_cost\nA,primary,12,6,1000000\n',
  'enrolment.csv': [
    'school_id,stage,grade,year,pupils,classes',
    ...[1, 2, 3, 4, 5, 6].map((grade) => `A,primary,${grade},2026,120,2`),
    '',
  ].join('\n'),
  'facilities.csv': 'school_id,multimedia_classes,computer_room,bandwidth_mbps\nA,9,1,20\n',
  'staffing.csv': 'school_id,stage,establishment_posts,teachers\nA,primary,38,38\n',
  'budgets.csv': 'year,level,kind,amount,carry_over\n2027,county,capital,3500000,1\n2028,county,capital,0,1\n',
};

let folder: string;
const policy = (...words: readonly string[]) => junhengHere(folder, ['policy', 'bureau.junheng', ...words]);
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'junheng-policy-'));
  writeFiles(folder, CITY);
  const imported = await junhengHere(folder, ['import', 'data', '--bureau', 'bureau.junheng']);
  expect(imported.code, imported.stderr).toBe(0);
  const saved = await junhengHere(folder, ['plan', 'bureau.junheng', '--save', '--time-limit', '10']);
  expect(saved.stderr).toContain('Saved as plan 1');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('each measure has its targets with their standing, arithmetic, norm and document', async () => {
  const bureauFile = () => readFileSync(join(folder, 'bureau.junheng'), 'base64');
  const before = bureauFile();
  const run = await policy();
  expect(run).toMatchObject({ code: 0, stderr: '' });
  expect(run.stdout).toContain('宁政办〔2017〕164号');
  expect(run.stdout).toMatch(/^Now, in 2026\.$/m);
  // All twelve classes of 60 are large, none has 66.
  expect(run.stdout).toMatch(/^Classes of 56 or more +≤ 5 % by 2020 +missed +100 %$/m);
  expect(run.stdout).toMatch(/^Classes of 66 or more +≤ 0 % by 2020 +met +0 %$/m);
  expect(run.stdout).toContain('classes.largeShare: classes of 56 or more 12 ÷ classes 12');
  expect(run.stdout).toMatch(/class\.large\.primary = 56.*国发〔2016〕40号/);
  // Nine multimedia sets for twelve classes.
  expect(run.stdout).toMatch(/^Classes with multimedia +≥ 100 % by 2020 +missed +75 %$/m);
  expect(run.stdout).toContain('12. Vocational programmes: no data (by the word of the bureau)');
  expect(bureauFile() === before).toBe(true);
});

test('a plan is judged by year, and the document holds the same', async () => {
  const run = await policy('--plan', 'latest', '--json');
  const document = JSON.parse(run.stdout);
  expect(document).toMatchObject({ planId: 1, years: [2026, 2027, 2028] });
  expect(document.measures).toHaveLength(29);
  const { targets } = document.measures[8];
  expect(targets[0]).toMatchObject({
    indicator: 'classes.largeShare',
    wanted: { comparison: 'atMost', value: 0.05, year: 2020 },
    basis: 'computed',
    figures: [{ value: 1, numerator: 12, denominator: 12, unknown: 0 }, expect.anything(), expect.anything()],
  });
  expect(targets[0].figures[2].value).toBeLessThan(1);
  const text = await policy('--plan', '1');
  expect(text.stdout).toMatch(/^In 2026 and under plan 1 \(base\) to 2028\.$/m);
});

test('an office sees its own measures alone; one that is none is refused', async () => {
  const run = await policy('--office', 'civilAffairs');
  const numbers = [...run.stdout.matchAll(/^(\d+)\. /gm)].map(([, number]) => Number(number));
  expect(numbers).toEqual([20, 21, 22]);
  const refused = await policy('--office', 'nobody');
  expect(refused).toMatchObject({ code: 2, stdout: '' });
  expect(refused.stderr).toContain('choose one of counties');
  const missing = await policy('--plan', '7');
  expect(missing).toMatchObject({ code: 2, stderr: expect.stringContaining('There is no plan 7') });
});
