import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { openWritable, replaceTables, saveBureauNorm, saveScenario } from '../../../../src/data/index.ts';
import { compareSavedPlans, type RowFilter } from '../../../../src/services/compare/index.ts';
import { smallBureau } from '../../export/small-plan.ts';
import { failureOf, NOW, ownFolders } from '../folders.ts';
import { bureauWithPlans, NO_REDIRECTION } from './plans.ts';

const newFolder = ownFolders();
const ALL: RowFilter = { districtId: null, stage: null, leastSize: null };

function newBureau(): string {
  const path = join(newFolder(), 'small.junheng');
  bureauWithPlans(path);
  return path;
}

test('says what the scenarios differ in, and that nothing else does', async () => {
  const { plans, reference } = await compareSavedPlans(newBureau(), [1, 2], 1, ALL, NOW);
  expect(reference).toBe(0);
  expect(plans.map(({ planId, sameData, certified, stale }) => ({ planId, sameData, certified, stale }))).toEqual([
    { planId: 1, sameData: true, certified: true, stale: [] },
    { planId: 2, sameData: true, certified: true, stale: [] },
  ]);
  expect(plans[0]?.overrides).toEqual([]);
  expect(plans[1]?.norms).toEqual([]);
  expect(plans[1]?.overrides).toEqual([
    { reference: null, plan: { kind: 'norm', id: 'class.standard.primary', value: 40 }, ownValue: 45 },
    { reference: null, plan: { kind: 'redirection', allowed: false }, ownValue: null },
  ]);
});

test('the reference comes first where it is none of the plans, and latest is a number like any other', async () => {
  const path = newBureau();
  const added = await compareSavedPlans(path, [2], 1, ALL, NOW);
  expect([added.plans.map(({ planId }) => planId), added.reference]).toEqual([[1, 2], 0]);
  const latest = await compareSavedPlans(path, [1, 2], 'latest', ALL, NOW);
  expect([latest.plans.map(({ planId }) => planId), latest.reference]).toEqual([[1, 2], 1]);
});

test('rows are chosen by district, stage and size of change', async () => {
  const path = newBureau();
  const rows = async (filter: Partial<RowFilter>) =>
    (await compareSavedPlans(path, [1, 2], 1, { ...ALL, ...filter }, NOW)).comparison.rows.map(
      ({ section, schoolId }) => `${section} ${schoolId}`,
    );
  expect(await rows({})).toEqual([
    ...['places S1', 'posts S1', 'places P1', 'projects P1', 'redirections S1', 'resourceRooms S2'],
  ]);
  // D1 has S1, D2 has S2 and the new school; the redirection from S1 to P1 is of both.
  expect(await rows({ districtId: 'D1' })).toEqual(['places S1', 'posts S1', 'redirections S1']);
  expect(await rows({ districtId: 'D2' })).toEqual(['places P1', 'projects P1', 'redirections S1', 'resourceRooms S2']);
  expect(await rows({ stage: 'junior' })).toEqual([]);
  expect(await rows({ stage: 'primary', leastSize: 7 })).toEqual(['places S1', 'places P1', 'redirections S1']);
  const { plans } = await compareSavedPlans(path, [1, 2], 1, { ...ALL, districtId: 'D2' }, NOW);
  expect(plans[1]?.schools).toEqual([]);
});

test('plans of other data and of changed norms and scenarios are told', async () => {
  const path = newBureau();
  const stale = async () => (await compareSavedPlans(path, [1, 2], 1, ALL, NOW)).plans.map((plan) => plan.stale);
  const change = async (work: (bureau: Awaited<ReturnType<typeof openWritable>>) => void) => {
    const bureau = await openWritable(path, { now: NOW });
    work(bureau);
    bureau.close();
  };
  await change((bureau) => saveScenario(bureau, { ...NO_REDIRECTION, name: 'renamed only' }));
  expect(await stale()).toEqual([[], []]);
  await change((bureau) => saveScenario(bureau, { ...NO_REDIRECTION, overrides: [NO_REDIRECTION.overrides[1]!] }));
  expect(await stale()).toEqual([[], ['scenario']]);
  await change((bureau) => saveBureauNorm(bureau, { id: 'class.standard.junior', value: 48, reason: null }));
  expect(await stale()).toEqual([['norms'], ['norms', 'scenario']]);
  await change((bureau) => replaceTables(bureau, { ...smallBureau.tables, districts: [], schools: [], projects: [] }));
  expect(await stale()).toEqual([
    ['data', 'norms'],
    ['data', 'norms', 'scenario'],
  ]);
});

test('a plan made of other data than the reference is said to be so', async () => {
  const path = newBureau();
  const database = new Database(path);
  database.exec('DROP TRIGGER plans_are_immutable');
  database.exec("UPDATE plans SET data_version = 2, data_hash = 'sha256:other' WHERE plan_id = 2");
  database.close();
  const { plans } = await compareSavedPlans(path, [1, 2], 1, ALL, NOW);
  expect(plans.map(({ dataVersion, sameData }) => [dataVersion, sameData])).toEqual([
    [1, true],
    [2, false],
  ]);
});

test('missing and unreadable plans and unknown districts are refused, a forged plan is not called good', async () => {
  const path = newBureau();
  expect(await failureOf(() => compareSavedPlans(path, [1, 3], 1, ALL, NOW))).toMatchObject({ code: 'notFound' });
  const unknown = { ...ALL, districtId: 'D9' };
  expect(await failureOf(() => compareSavedPlans(path, [1, 2], 1, unknown, NOW))).toMatchObject({
    facts: { kind: 'district', name: 'D9' },
  });
  const database = new Database(path);
  database.exec('DROP TRIGGER plans_are_immutable');
  database.exec("UPDATE plans SET document = json_set(document, '$.plan.largeClasses[0]', 0) WHERE plan_id = 2");
  const { plans } = await compareSavedPlans(path, [1, 2], 1, ALL, NOW);
  expect(plans.map(({ certified }) => certified)).toEqual([true, false]);
  database.exec("UPDATE plans SET document = json_remove(document, '$.posts') WHERE plan_id = 2");
  database.close();
  expect(await failureOf(() => compareSavedPlans(path, [1, 2], 1, ALL, NOW))).toMatchObject({
    code: 'bureauCorrupted',
  });
});
