import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openReadable, readOrigin, readTables } from '../../../src/data/index.ts';
import { importSources } from '../../../src/services/intake/index.ts';
import { failureOf, LEAST, NOW, ownFolders, writeFiles } from './folders.ts';

const newFolder = ownFolders();

function request(sources: readonly string[], bureau: string) {
  return { sources, bureau, mapping: null, now: NOW };
}

test('an import makes the bureau and keeps where each row came from', async () => {
  const folder = newFolder();
  const bureau = join(folder, 'bureau.junheng');
  const outcome = await importSources(request([writeFiles(folder, LEAST)], bureau));
  expect(outcome).toMatchObject({
    written: true,
    counts: { schools: 1, enrolment: 1, budgets: 2 },
    data: { version: 1 },
  });
  const file = openReadable(bureau);
  expect(readTables(file).enrolment).toEqual([
    { schoolId: '0100', stage: 'primary', grade: 1, year: 2026, pupils: 70, classes: 1 },
  ]);
  expect(readOrigin(file, 'budgets', 2)).toEqual({ file: 'budgets.csv', sheet: 'budgets.csv', row: 3 });
  const [record, ...others] = file.all('SELECT * FROM imports');
  expect(others).toEqual([]);
  expect(record).toMatchObject({ imported_at: NOW.toISOString(), sources: '["data"]' });
  expect(JSON.parse(String(record?.counts))).toMatchObject({ budgets: 2 });
  file.close();
});

test('a row with an error is kept out, the others are written', async () => {
  const folder = newFolder();
  const bureau = join(folder, 'bureau.junheng');
  const enrolment = `${LEAST['enrolment.csv']}0100,primary,2,2026,many,1\n`;
  const outcome = await importSources(request([writeFiles(folder, { ...LEAST, 'enrolment.csv': enrolment })], bureau));
  expect(outcome).toMatchObject({ written: true, counts: { enrolment: 1 }, refusedRows: 1 });
  const errors = outcome.issues.filter(({ severity }) => severity === 'error');
  expect(errors).toMatchObject([
    { code: 'value-not-a-number', sheet: 'enrolment.csv', row: 3, column: 'pupils', value: 'many' },
  ]);
});

test('when nothing usable is left, no file is made and an existing one stays as it was', async () => {
  const folder = newFolder();
  const bureau = join(folder, 'bureau.junheng');
  const bad = writeFiles(folder, { ...LEAST, 'enrolment.csv': 'school_id,stage,grade,year,pupils\n' }, 'bad');
  expect(await importSources(request([bad], bureau))).toMatchObject({ written: false, counts: {}, data: null });
  expect(existsSync(bureau)).toBe(false);
  expect(readdirSync(folder)).toEqual(['bad']);

  await importSources(request([writeFiles(folder, LEAST)], bureau));
  const before = readFileSync(bureau);
  expect((await importSources(request([bad, join(folder, 'missing.csv')], bureau))).written).toBe(false);
  expect(readFileSync(bureau).equals(before)).toBe(true);
});

test('an import replaces the data before, which are kept as a backup, and counts the version up', async () => {
  const folder = newFolder();
  const bureau = join(folder, 'bureau.junheng');
  const source = writeFiles(folder, LEAST);
  const first = await importSources(request([source], bureau));
  const again = await importSources(request([source], bureau));
  expect([first.backup, again.backup]).toEqual([null, null]);
  writeFileSync(join(source, 'enrolment.csv'), String(LEAST['enrolment.csv']).replace(',70,', ',71,'));
  const second = await importSources(request([source], bureau));
  expect(second.data?.version).toBe(2);
  const file = openReadable(bureau);
  expect(readTables(file).enrolment[0]?.pupils).toBe(71);
  expect(file.all('SELECT * FROM imports')).toHaveLength(3);
  file.close();
  const backup = openReadable(String(second.backup));
  expect(readTables(backup).enrolment[0]?.pupils).toBe(70);
  backup.close();
});

test('a mapping file that is missing or damaged stops the import', async () => {
  const folder = newFolder();
  const bureau = join(folder, 'bureau.junheng');
  const mapping = join(folder, 'mapping.json');
  const withMapping = { ...request([writeFiles(folder, LEAST)], bureau), mapping };
  expect(await importSources(withMapping)).toMatchObject({ written: false, issues: [{ code: 'source-missing' }] });
  writeFileSync(mapping, '{"files": 3}');
  expect(await importSources(withMapping)).toMatchObject({ written: false, issues: [{ code: 'mapping-invalid' }] });
  expect(existsSync(bureau)).toBe(false);
});

test('a file that is no bureau is not written to', async () => {
  const folder = newFolder();
  const target = join(folder, 'table.junheng');
  writeFileSync(target, 'this is text\n'.repeat(100));
  const source = writeFiles(folder, LEAST);
  expect((await failureOf(() => importSources(request([source], target)))).code).toBe('notADatabase');
  expect(readFileSync(target, 'utf8')).toBe('this is text\n'.repeat(100));
  const nowhere = join(folder, 'nowhere', 'bureau.junheng');
  expect((await failureOf(() => importSources(request([source], nowhere)))).code).toBe('bureauCannotOpen');
});
