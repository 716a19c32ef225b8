import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readSources } from '../../../src/intake/index.ts';
import { sampleTables } from '../../../src/sample/index.ts';
import { writeSample } from '../../../src/services/sample/index.ts';
import { failureOf, LEAST, ownFolders, writeFiles } from './folders.ts';

const newFolder = ownFolders();

test('a sample is read back as the tables it was made of, without an issue', async () => {
  const folder = join(newFolder(), 'sample');
  const written = await writeSample(folder, { programmes: 12, seed: 3 });
  expect(written.name).toContain('synthetic');
  expect(written.counts.programmes).toBe(12);
  const read = await readSources([folder]);
  expect(read.issues).toEqual([]);
  expect(read.tables).toEqual(sampleTables({ programmes: 12, seed: 3 }));
});

test('the same seed writes the same bytes, also over an earlier sample', async () => {
  const [one, other] = [newFolder(), newFolder()];
  await writeSample(one, { programmes: 12, seed: 3 });
  await writeSample(other, { programmes: 20, seed: 4 });
  await writeSample(other, { programmes: 12, seed: 3 });
  expect(readdirSync(other)).toEqual(readdirSync(one));
  for (const file of readdirSync(one))
    expect(readFileSync(join(other, file)).equals(readFileSync(join(one, file)))).toBe(true);
});

test('tables of an earlier sample that the new one lacks are removed', async () => {
  const folder = newFolder();
  writeFileSync(join(folder, 'settings.csv'), 'key,value\nname,earlier synthetic sample\n');
  writeFileSync(join(folder, 'projects.csv'), 'project_id\nP1\n');
  writeFileSync(join(folder, 'notes.txt'), 'mine');
  await writeSample(folder, { programmes: 1 });
  expect(sampleTables({ programmes: 1 }).projects).toEqual([]);
  expect(readdirSync(folder)).not.toContain('projects.csv');
  expect(readdirSync(folder)).toContain('notes.txt');
});

test('real data are never replaced by a sample', async () => {
  const folder = writeFiles(newFolder(), LEAST);
  expect((await failureOf(() => writeSample(folder, {}))).code).toBe('notASample');
  expect(readdirSync(folder).sort()).toEqual(Object.keys(LEAST).sort());
  expect(readFileSync(join(folder, 'schools.csv'), 'utf8')).toBe(LEAST['schools.csv']);
});

test('a folder that cannot take all the files gets none', async () => {
  const folder = newFolder();
  mkdirSync(join(folder, 'budgets.csv'));
  writeFileSync(join(folder, 'settings.csv'), 'key,value\nname,synthetic\n');
  expect((await failureOf(() => writeSample(folder, { programmes: 12 }))).code).toBe('targetIsFolder');
  expect(readdirSync(folder).sort()).toEqual(['budgets.csv', 'settings.csv']);
  expect((await failureOf(() => writeSample(join(folder, 'settings.csv'), {}))).code).toBe('targetIsNoFolder');
});
