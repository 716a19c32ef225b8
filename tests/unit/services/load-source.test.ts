import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createBureau, openWritable, saveBureauNorm, saveScenario } from '../../../src/data/index.ts';
import { type LoadedSource, loadSource, sourceKindOf } from '../../../src/services/bureau/index.ts';
import { importSources } from '../../../src/services/intake/index.ts';
import { resolveScenario } from '../../../src/services/plan/scenario-request.ts';
import { failureOf, LEAST, NOW, ownFolders, writeFiles } from './folders.ts';

const newFolder = ownFolders();
const OPTIONS = { scenario: null, now: NOW };
const NO_CHANGES = { budgetFactor: null, norms: [], years: null };

async function loaded(path: string, scenario: string | null = null): Promise<LoadedSource> {
  const loading = await loadSource(path, { scenario, now: NOW });
  if (loading.outcome === 'refused') throw new Error(JSON.stringify(loading.issues));
  return loading.source;
}

async function bureauFile(): Promise<{ folder: string; bureau: string }> {
  const parent = newFolder();
  const folder = writeFiles(parent, LEAST);
  const bureau = join(parent, 'bureau.junheng');
  await importSources({ sources: [folder], bureau, mapping: null, now: NOW });
  return { folder, bureau };
}

test('a folder and the bureau file made of it are the same data with the same hash', async () => {
  const { folder, bureau } = await bureauFile();
  const fromFolder = await loaded(folder);
  const fromFile = await loaded(bureau);
  expect(fromFolder).toMatchObject({ kind: 'folder', data: { version: 0 } });
  expect(fromFile).toMatchObject({ kind: 'bureau', data: { version: 1 }, intake: null });
  expect(fromFile.bureau).toEqual(fromFolder.bureau);
  expect(fromFile.data.hash).toBe(fromFolder.data.hash);
});

test('a bureau file is known by its ending or its content', async () => {
  const { folder, bureau } = await bureauFile();
  const renamed = join(newFolder(), 'bureau.db');
  copyFileSync(bureau, renamed);
  const text = join(newFolder(), 'schools.csv');
  writeFileSync(text, 'school_id\n');
  expect(
    await Promise.all([folder, bureau, renamed, text, 'missing.junheng', 'missing.xlsx'].map(sourceKindOf)),
  ).toEqual(['folder', 'bureau', 'bureau', 'file', 'bureau', 'file']);
});

test('what cannot be planned is refused: no budgets, no data, no file', async () => {
  const { 'budgets.csv': _, ...without } = LEAST;
  const refused = await loadSource(writeFiles(newFolder(), without), OPTIONS);
  expect(refused).toMatchObject({
    outcome: 'refused',
    issues: expect.arrayContaining([expect.objectContaining({ code: 'table-missing-for-planning' })]),
  });
  expect(await loadSource(join(newFolder(), 'missing.xlsx'), OPTIONS)).toMatchObject({
    outcome: 'refused',
    issues: [{ code: 'source-missing' }],
  });
  const empty = join(newFolder(), 'empty.junheng');
  createBureau(empty, NOW).close();
  expect(await failureOf(() => loadSource(empty, OPTIONS))).toMatchObject({
    code: 'dataNotReady',
    facts: { tables: 'schools, enrolment, budgets' },
  });
});

test('a bureau without enrolment of its base year is refused, as its issue says', async () => {
  const wrongYear = { ...LEAST, 'settings.csv': 'key,value\nbase_year,2025\n' };
  const folder = writeFiles(newFolder(), wrongYear);
  expect(await loadSource(folder, OPTIONS)).toMatchObject({
    outcome: 'refused',
    issues: expect.arrayContaining([expect.objectContaining({ code: 'base-year-missing-everywhere' })]),
  });
  const bureau = join(newFolder(), 'bureau.junheng');
  await importSources({ sources: [folder], bureau, mapping: null, now: NOW });
  expect(await failureOf(() => loadSource(bureau, OPTIONS))).toMatchObject({
    code: 'dataNotReady',
    facts: { tables: 'enrolment of 2025' },
  });
});

test('settings come from the bureau’s norms, the scenario’s line and the changes of the run, in this order', async () => {
  const { bureau } = await bureauFile();
  const writing = await openWritable(bureau, { now: NOW });
  saveBureauNorm(writing, { id: 'class.standard.primary', value: 44, reason: null });
  saveBureauNorm(writing, { id: 'class.standard.junior', value: 49, reason: null });
  const norm = (id: string, value: number) => ({ kind: 'norm', id, value }) as const;
  saveScenario(writing, {
    id: 's1',
    name: '小班',
    parentId: 'base',
    overrides: [norm('class.standard.primary', 40), { kind: 'budgetFactor', factor: 2, budgetKind: null }],
  });
  saveScenario(writing, {
    id: 's2',
    name: '更小班',
    parentId: 's1',
    overrides: [norm('class.standard.primary', 35), { kind: 'redirection', allowed: false }],
  });
  writing.close();

  const plain = resolveScenario(await loaded(bureau, '更小班'), NO_CHANGES);
  expect(plain.scenarioId).toBe('s2');
  expect(plain.settings).toMatchObject({
    name: '更小班',
    budgetFactor: { capital: 2, recurrent: 2 },
    redirectionAllowed: false,
    normOverrides: [
      { id: 'class.standard.junior', value: 49 },
      { id: 'class.standard.primary', value: 35 },
    ],
  });
  const changed = resolveScenario(await loaded(bureau, '更小班'), {
    budgetFactor: 0.5,
    norms: [{ id: 'class.standard.primary', value: 50 }],
    years: 3,
  });
  expect(changed.scenarioId).toBeNull();
  expect(changed.settings).toMatchObject({
    name: '更小班, budget × 0.5, 3 years, class.standard.primary = 50',
    budgetFactor: { capital: 0.5, recurrent: 0.5 },
    horizonYears: 3,
    redirectionAllowed: false,
  });
  expect(changed.settings.normOverrides).toContainEqual({ id: 'class.standard.primary', value: 50 });
});

test('an unknown scenario or norm is refused, with the nearest norms', async () => {
  const { folder, bureau } = await bureauFile();
  for (const path of [folder, bureau])
    expect(await failureOf(() => loadSource(path, { scenario: 'growth', now: NOW }))).toMatchObject({
      code: 'notFound',
      facts: { kind: 'scenario', name: 'growth' },
    });
  const source = await loaded(folder);
  const norms = [{ id: 'class.standrd.primary', value: 40 }];
  const failure = await failureOf(() => resolveScenario(source, { ...NO_CHANGES, norms }));
  expect(failure).toMatchObject({ code: 'normUnknown', facts: { id: 'class.standrd.primary' } });
  expect(String(failure.facts.nearest).split(', ')[0]).toBe('class.standard.primary');
});
