import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  backupFolderOf,
  openReadable,
  openWritable,
  readPlan,
  readTables,
  replaceTables,
} from '../../../src/data/index.ts';
import type { Plan } from '../../../src/domain/plan/index.ts';
import { type LoadedSource, loadSource } from '../../../src/services/bureau/index.ts';
import type { PlanRun } from '../../../src/services/plan/run-plan.ts';
import { bureauFileOf, savePlan } from '../../../src/services/plan/save-plan.ts';
import { resolveScenario } from '../../../src/services/plan/scenario-request.ts';
import { failureOf, LEAST, NOW, ownFolders, writeFiles } from './folders.ts';

const newFolder = ownFolders();

/** A run whose plan is reduced to what saving looks at. */
async function runOf(path: string): Promise<{ source: LoadedSource; run: PlanRun }> {
  const loading = await loadSource(path, { scenario: null, now: NOW });
  if (loading.outcome === 'refused') throw new Error('refused');
  const resolved = resolveScenario(loading.source, { budgetFactor: null, norms: [], years: null });
  const plan = { outcome: 'optimal', scenario: { name: 'base' }, input: { hash: 'sha256:11' } } as unknown as Plan;
  return { source: loading.source, run: { ...resolved, plan } };
}

test('plans of a folder and of a workbook are saved beside the data', () => {
  expect(bureauFileOf({ kind: 'folder', path: 'a/city' })).toBe(join('a', 'city', 'bureau.junheng'));
  expect(bureauFileOf({ kind: 'file', path: join('a', '湟中区.xlsx') })).toBe(join('a', '湟中区.junheng'));
  expect(bureauFileOf({ kind: 'bureau', path: 'a/b.junheng' })).toBe('a/b.junheng');
});

test('saving the plan of a folder makes a bureau of its data, saving again adds a plan', async () => {
  const folder = writeFiles(newFolder(), LEAST);
  const { source, run } = await runOf(folder);
  const file = join(folder, 'bureau.junheng');
  expect(await savePlan(source, run, NOW)).toEqual({ bureau: file, planId: 1, backup: null });
  expect(await savePlan(source, run, NOW)).toEqual({ bureau: file, planId: 2, backup: null });
  const bureau = openReadable(file);
  expect(readPlan(bureau, 'latest')).toMatchObject({
    planId: 2,
    scenarioId: null,
    data: { version: 1 },
    unchanged: true,
  });
  expect(readTables(bureau)).toEqual(source.bureau.tables);
  bureau.close();

  // The plan of the bureau file itself belongs to its base scenario.
  const again = await runOf(file);
  expect(await savePlan(again.source, again.run, NOW)).toMatchObject({ planId: 3, backup: null });
  const after = openReadable(file);
  expect(readPlan(after, 3)).toMatchObject({ scenarioId: 'base', data: { version: 1, hash: source.data.hash } });
  after.close();
  // Reading the folder again is not disturbed by the bureau file in it.
  expect((await runOf(folder)).source.data.hash).toBe(source.data.hash);
});

test('other data in the bureau file are backed up before they are replaced', async () => {
  const folder = writeFiles(newFolder(), LEAST);
  const first = await runOf(folder);
  await savePlan(first.source, first.run, NOW);
  writeFileSync(join(folder, 'enrolment.csv'), String(LEAST['enrolment.csv']).replace(',70,', ',71,'));
  const second = await runOf(folder);
  const saved = await savePlan(second.source, second.run, NOW);
  expect(saved.planId).toBe(2);
  expect(saved.backup).toBe(join(backupFolderOf(saved.bureau), '2026-03-01T08-30-00-000Z.beforeImport.junheng'));
  const [before, after] = [openReadable(String(saved.backup)), openReadable(saved.bureau)];
  expect(readTables(before).enrolment[0]?.pupils).toBe(70);
  expect(readTables(after).enrolment[0]?.pupils).toBe(71);
  expect(readPlan(after, 1).data.version).toBe(1);
  expect(readPlan(after, 2).data.version).toBe(2);
  before.close();
  after.close();
});

test('a plan is not saved in a bureau that was changed meanwhile', async () => {
  const folder = writeFiles(newFolder(), LEAST);
  const first = await runOf(folder);
  const { bureau } = await savePlan(first.source, first.run, NOW);
  const { source, run } = await runOf(bureau);
  const writing = await openWritable(bureau, { now: NOW });
  replaceTables(writing, { ...source.bureau.tables, settings: [{ key: 'name', value: 'renamed' }] });
  writing.close();
  expect((await failureOf(() => savePlan(source, run, NOW))).code).toBe('dataChanged');
  const reading = openReadable(bureau);
  expect(readPlan(reading, 'latest').planId).toBe(1);
  expect(existsSync(backupFolderOf(bureau))).toBe(false);
  reading.close();
});
