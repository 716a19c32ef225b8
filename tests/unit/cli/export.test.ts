import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeFiles } from '../services/folders.ts';
import { junhengHere } from './in-process.ts';
import { contentOf, junheng } from './junheng.ts';

/** Six grades of 120 pupils in 12 rooms: 18 are needed, and there is money for three, of which the county pays half. */
const CITY = {
  'settings.csv': 'key,value\nname,测试市\nbase_year,2026\nhorizon_years,3\n',
  'districts.csv': 'district_id,name,share_city,share_county\nD1,城区,0.5,0.5\n',
  'schools.csv': 'school_id,name,district_id,kind\nA,第一小学,D1,primary\n',
  'programmes.csv': 'school_id,stage,rooms,max_new_rooms,room_cost\nA,primary,12,6,1000000.01\n',
  'enrolment.csv': [
    'school_id,stage,grade,year,pupils,classes',
    ...[1, 2, 3, 4, 5, 6].map((grade) => `A,primary,${grade},2026,120,2`),
    '',
  ].join('\n'),
  'budgets.csv': 'year,level,kind,amount,carry_over\n2027,city,capital,1750010,1\n2027,county,capital,1750010,1\n',
};

let folder: string;
const bureau = 'data/bureau.junheng';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'junheng-export-'));
  writeFiles(folder, CITY);
  const saved = await junhengHere(folder, ['plan', 'data', '--save', '--time-limit', '20']);
  expect(saved.stderr).toContain('Saved as plan 1');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the papers of a saved plan are written, and the package is verified without the bureau', async () => {
  const papers = {
    '--budget': 'budget.xlsx',
    '--staffing': 'staffing.xlsx',
    '--paper': 'paper.html',
    '--package': 'plan.zip',
    '--csv': 'tables',
    '--json': 'tables.json',
  };
  const run = await junhengHere(folder, [
    'export',
    bureau,
    'latest',
    '--compare',
    '1',
    ...Object.entries(papers).flat(),
  ]);
  expect(run).toMatchObject({ code: 0, stdout: '' });
  for (const file of Object.values(papers)) expect(run.stderr).toContain(`${file} is written.`);

  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(join(folder, 'budget.xlsx'));
  // Three rooms for 1,000,000.01 each. Of the 100,000,001 fen of one the odd fen goes to the city, the higher level.
  const lines = workbook.getWorksheet('支出明细');
  const amounts = ['I', 'J', 'K', 'L', 'M'].map((letter) => lines?.getCell(`${letter}4`).result);
  expect(amounts).toEqual([0, 0, 1_500_000.03, 1_500_000, 3_000_000.03]);
  const checks = workbook.getWorksheet('核对');
  const differences = Array.from(
    { length: (checks?.rowCount ?? 3) - 3 },
    (_, row) => checks?.getCell(`E${row + 4}`).result,
  );
  expect(new Set(differences)).toEqual(new Set([0]));
  const tables = JSON.parse(readFileSync(join(folder, 'tables.json'), 'utf8')) as Record<string, readonly object[]>;
  expect(tables.cost_lines?.[0]).toMatchObject({
    purpose: 'rooms',
    quantity: 3,
    city: 1_500_000.03,
    county: 1_500_000,
  });
  expect(readdirSync(join(folder, 'tables')).sort()).toEqual(
    Object.keys(tables)
      .map((name) => `${name}.csv`)
      .sort(),
  );

  const verified = await junheng(folder, ['verify', 'plan.zip']);
  expect(verified).toMatchObject({ code: 0, stderr: '' });
  expect(verified.stdout).toContain('The plan holds.');
});

test('a package with a flipped byte does not hold, and the damaged file is named', async () => {
  await junhengHere(folder, ['export', bureau, '1', '--package', 'damaged.zip']);
  const bytes = readFileSync(join(folder, 'damaged.zip'));
  const at = bytes.indexOf('tables/schools.json') + 'tables/schools.json'.length + 20;
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(join(folder, 'damaged.zip'), bytes);
  const { code, stdout } = await junhengHere(folder, ['verify', 'damaged.zip']);
  expect(code).toBe(1);
  expect(stdout).toMatch(/files unchanged +FAILS +1 +tables\/schools\.json/);
});

test.each<[string, readonly string[], RegExp]>([
  ['no file is named', ['1'], /no file to write is named/],
  ['the plan does not exist', ['9', '--budget', 'new.xlsx'], /no plan 9/],
  ['a file would replace the bureau', ['1', '--package', bureau], /would be overwritten/],
  ['the folder does not exist', ['1', '--paper', 'none/paper.html'], /does not exist/],
  ['the language is unknown', ['1', '--budget', 'new.xlsx', '--language', 'fr'], /zh, en/],
])('nothing is written where %s', async (_, words, message) => {
  const before = contentOf(folder);
  const run = await junhengHere(folder, ['export', bureau, ...words]);
  expect(run.code).toBe(2);
  expect(run.stderr).toMatch(message);
  expect(contentOf(folder)).toEqual(before);
});

test('a bureau is made of a package that holds, and none of a damaged one', async () => {
  expect((await junhengHere(folder, ['export', bureau, '1', '--package', 'whole.zip'])).code).toBe(0);
  const made = await junhengHere(folder, ['import', 'whole.zip', '--bureau', 'made.junheng']);
  expect(made).toMatchObject({ code: 0 });
  expect(made.stdout).toContain('made.junheng now holds these data, and plan 1.');
  expect((await junhengHere(folder, ['verify', 'made.junheng', '1'])).code).toBe(0);

  const bytes = readFileSync(join(folder, 'whole.zip'));
  const place = bytes.indexOf('tables/schools.json') + 'tables/schools.json'.length + 5;
  bytes[place] = (bytes[place] ?? 0) ^ 1;
  writeFileSync(join(folder, 'broken.zip'), bytes);
  const before = contentOf(folder);
  const refused = await junhengHere(folder, ['import', 'broken.zip', '--bureau', 'none.junheng']);
  // Nothing can be made of it, which is bad input; only verify says with 1 that something disagrees.
  expect(refused.code).toBe(2);
  expect(refused.stdout).toMatch(/files unchanged +FAILS +1 +tables\/schools\.json/);
  expect(refused.stderr).toContain('Nothing was written.');
  expect((await junhengHere(folder, ['import', 'whole.zip', 'data', '--bureau', 'none.junheng'])).code).toBe(2);
  expect(contentOf(folder)).toEqual(before);
});

test('verify asks for a plan where a bureau file is given, and says where a package is missing or none', async () => {
  expect(await junhengHere(folder, ['verify', bureau])).toMatchObject({ code: 2 });
  const missing = await junhengHere(folder, ['verify', 'none.zip']);
  expect(missing.code).toBe(2);
  expect(missing.stderr).toContain('There is no file none.zip.');
  writeFileSync(join(folder, 'tables.zip'), zipSync({ 'schools.csv': new Uint8Array([65]) }));
  for (const words of [
    ['verify', 'tables.zip'],
    ['import', 'tables.zip', '--bureau', 'none.junheng'],
  ]) {
    const run = await junhengHere(folder, words);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain('tables.zip is no plan package. Choose');
  }
  expect(readdirSync(folder)).not.toContain('none.junheng');
});
