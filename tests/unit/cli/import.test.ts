import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { LEAST, ownFolders, writeFiles } from '../services/folders.ts';
import { junhengHere } from './in-process.ts';
import { contentOf, junheng } from './junheng.ts';

const newFolder = ownFolders();

const importDocument = z.strictObject({
  tables: z.record(z.string(), z.int().min(1)),
  issues: z.array(
    z.strictObject({
      severity: z.enum(['error', 'warning']),
      code: z.string().min(1),
      file: z.string(),
      sheet: z.string(),
      row: z.int().min(1).nullable(),
      column: z.string().nullable(),
      value: z.string().nullable(),
      message: z.string().min(1),
    }),
  ),
  written: z.boolean(),
  totals: z.strictObject({ baseYear: z.int(), pupils: z.int(), classes: z.int(), teachers: z.int() }).nullable(),
});

test('a sample is written, imported, and imported again as JSON', async () => {
  const folder = newFolder();
  const sample = await junheng(folder, ['sample', 'city', '--programmes', '12', '--seed', '7']);
  expect(sample).toMatchObject({ code: 0, stderr: '' });
  expect(sample.stdout).toContain('a synthetic bureau. None of these schools exists.');
  expect(sample.stdout).toMatch(/^programmes +12$/m);

  const first = await junhengHere(folder, ['import', 'city', '--bureau', 'city.junheng']);
  expect(first).toMatchObject({ code: 0, stderr: '' });
  expect(first.stdout).toMatch(/^programmes +12$/m);
  expect(first.stdout).toContain('city.junheng now holds these data.');

  const second = await junhengHere(folder, ['import', 'city', '--bureau', 'city.junheng', '--json']);
  expect(second).toMatchObject({ code: 0, stderr: '' });
  expect(second.stdout.trimEnd()).not.toContain('\n');
  const document = importDocument.parse(JSON.parse(second.stdout));
  expect(document).toMatchObject({ tables: { programmes: 12 }, issues: [], written: true });
  expect(readdirSync(folder).sort()).toEqual(['city', 'city.junheng']);
});

test('the same seed writes the same bytes, another seed other ones', async () => {
  const folder = newFolder();
  for (const [name, seed] of [
    ['one', '7'],
    ['again', '7'],
    ['other', '8'],
  ] as const)
    expect((await junhengHere(folder, ['sample', name, '--programmes', '12', '--seed', seed])).code).toBe(0);
  expect(contentOf(join(folder, 'again'))).toEqual(contentOf(join(folder, 'one')));
  expect(contentOf(join(folder, 'other'))).not.toEqual(contentOf(join(folder, 'one')));
});

test('a sample is not written over real data', async () => {
  const folder = newFolder();
  writeFiles(folder, LEAST);
  const before = contentOf(folder);
  const { code, stdout, stderr } = await junhengHere(folder, ['sample', 'data']);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain('not marked as synthetic');
  expect(contentOf(folder)).toEqual(before);
});

test('the template is a workbook, and importing it empty is refused', async () => {
  const folder = newFolder();
  const { code, stderr } = await junhengHere(folder, ['template', '模板.xlsx']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(readFileSync(join(folder, '模板.xlsx')).subarray(0, 2).toString('latin1')).toBe('PK');
  const imported = await junhengHere(folder, ['import', '模板.xlsx', '--bureau', 'b.junheng', '--json']);
  expect(imported.code).toBe(2);
  expect(importDocument.parse(JSON.parse(imported.stdout))).toMatchObject({ tables: {}, written: false });
  expect(imported.stderr).toBe('Nothing was written.\n');
  expect(readdirSync(folder)).toEqual(['模板.xlsx']);
});

test('issues say where, what and what to do; the other rows are written', async () => {
  const folder = newFolder();
  writeFiles(folder, { ...LEAST, 'enrolment.csv': `${LEAST['enrolment.csv']}0100,primary,2,2026,many,1\n` });
  const { code, stdout, stderr } = await junhengHere(folder, ['import', 'data', '--bureau', 'b.junheng']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^error: enrolment\.csv, row 3, column pupils: .*many/m);
  expect(stderr).toBe('Rows kept out because of errors: 1.\n');
  const json = await junhengHere(folder, ['import', 'data', '--bureau', 'b.junheng', '--json']);
  const errors = importDocument.parse(JSON.parse(json.stdout)).issues.filter(({ severity }) => severity === 'error');
  expect(errors).toMatchObject([{ sheet: 'enrolment.csv', row: 3, column: 'pupils', value: 'many' }]);
});

test('input that cannot be used leaves everything as it was: exit 2', async () => {
  const folder = newFolder();
  writeFiles(folder, LEAST);
  writeFiles(folder, { ...LEAST, 'schools.csv': 'school_id,name\n' }, 'bad');
  writeFileSync(join(folder, 'text.junheng'), 'no bureau\n'.repeat(100));
  const before = contentOf(folder);
  for (const words of [
    ['import', 'bad', '--bureau', 'b.junheng'],
    ['import', 'nowhere.csv', '--bureau', 'b.junheng'],
    ['import', 'data', '--bureau', 'text.junheng'],
    ['import', 'data', '--bureau', 'missing/b.junheng'],
    ['import', 'data', '--bureau', 'b.junheng', '--mapping', 'missing.json'],
    ['template', 'missing/template.xlsx'],
    ['template', 'data'],
  ]) {
    const { code, stderr } = await junhengHere(folder, words);
    expect(code, words.join(' ')).toBe(2);
    expect(stderr, words.join(' ')).not.toBe('');
    expect(contentOf(folder), words.join(' ')).toEqual(before);
  }
  expect(existsSync(join(folder, 'b.junheng'))).toBe(false);
});
