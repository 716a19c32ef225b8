import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  openReadable,
  openWritable,
  readFrontier,
  readPlan,
  readScenarios,
  replaceTables,
  saveBureauNorm,
  saveFrontier,
  saveScenario,
} from '../../../../src/data/index.ts';
import {
  bureauDifferences,
  compareBureauFiles,
  copyScenarios,
  createScenario,
  deleteScenario,
  listScenarios,
  mergeInBureau,
  showScenario,
  undoDeletion,
} from '../../../../src/services/scenarios/index.ts';
import { smallBureau } from '../../export/small-plan.ts';
import { bureauWithPlans, NO_REDIRECTION } from '../compare/plans.ts';
import { failureOf, NOW, ownFolders } from '../folders.ts';

const newFolder = ownFolders();

function newBureau(): string {
  const path = join(newFolder(), 'small.junheng');
  bureauWithPlans(path);
  return path;
}

test('scenarios are listed with their plans, and plans of no scenario apart', async () => {
  const path = newBureau();
  const { scenarios, otherPlans } = await listScenarios(path, NOW);
  expect(
    scenarios.map(({ scenario, depth, plans }) => [scenario.name, depth, plans.map(({ planId }) => planId)]),
  ).toEqual([
    ['base', 0, [1]],
    ['no redirection', 1, [2]],
  ]);
  expect(otherPlans).toEqual([]);
});

test('a deleted scenario is put back with its plans', async () => {
  const path = newBureau();
  const bureau = await openWritable(path, { now: NOW });
  const deleted = deleteScenario(bureau, NO_REDIRECTION.id);
  expect(deleted).toEqual({ scenario: NO_REDIRECTION, planIds: [2], frontier: null });
  expect(readPlan(bureau, 2).scenarioId).toBeNull();
  expect((await listScenarios(path, NOW)).otherPlans).toMatchObject([{ planId: 2, scenarioName: 'no redirection' }]);
  undoDeletion(bureau, JSON.parse(JSON.stringify(deleted)));
  expect(readScenarios(bureau)).toContainEqual(NO_REDIRECTION);
  expect(readPlan(bureau, 2)).toMatchObject({ scenarioId: NO_REDIRECTION.id, unchanged: true });
  deleteScenario(bureau, NO_REDIRECTION.id);
  saveScenario(bureau, { ...NO_REDIRECTION, id: 'other' });
  expect(await failureOf(() => undoDeletion(bureau, deleted))).toMatchObject({ code: 'scenarioNameTaken' });
  expect(await failureOf(() => deleteScenario(bureau, 'base'))).toMatchObject({ code: 'scenarioIsBase' });
  bureau.close();
});

test('the frontier of a deleted scenario goes with it and comes back with it', async () => {
  const bureau = await openWritable(newBureau(), { now: NOW });
  const { settings, normSet, data } = readPlan(bureau, 2);
  const frontier = {
    scenarioId: NO_REDIRECTION.id,
    settings,
    normSet,
    data,
    document: { points: [1, 2] },
    startedAt: NOW.toISOString(),
  };
  saveFrontier(bureau, frontier);
  const deleted = deleteScenario(bureau, NO_REDIRECTION.id);
  expect(readFrontier(bureau, NO_REDIRECTION.id)).toBeNull();
  undoDeletion(bureau, JSON.parse(JSON.stringify(deleted)));
  expect(readFrontier(bureau, NO_REDIRECTION.id)).toEqual(frontier);
  bureau.close();
});

test('a scenario is made below another, and its contradictions are named', async () => {
  const path = newBureau();
  const wanted = {
    id: 'n',
    name: 'new',
    parent: 'no redirection',
    overrides: [
      { kind: 'horizon', years: 2 },
      { kind: 'lock', lock: { what: 'noRedirectionTo', schoolId: 'S1' } },
    ],
  } as const;
  const made = await createScenario(path, wanted, NOW);
  expect(made.scenario).toMatchObject({ name: 'new', parentId: NO_REDIRECTION.id });
  expect(made.contradictions.map(({ kind }) => kind)).toEqual(['withoutEffect']);
  expect(await showScenario(path, 'new', NOW)).toEqual(made);
  expect(await failureOf(() => createScenario(path, wanted, NOW))).toMatchObject({ code: 'scenarioNameTaken' });
});

test('a merge is saved, a conflict changes nothing', async () => {
  const path = newBureau();
  const overrides = [{ kind: 'norm', id: 'class.standard.primary', value: 42 }] as const;
  await createScenario(path, { id: 'n', name: 'norm 42', parent: 'base', overrides }, NOW);
  const names = { one: 'no redirection', other: 'norm 42' };
  const conflict = await mergeInBureau(path, names, { id: 'm', name: 'merged' }, {}, NOW);
  expect(conflict).toMatchObject({ outcome: 'conflict', conflicts: [{ one: { value: 40 }, other: { value: 42 } }] });
  expect((await listScenarios(path, NOW)).scenarios).toHaveLength(3);
  const choice = { 'norm class.standard.primary': 'other' } as const;
  await mergeInBureau(path, names, { id: 'm', name: 'merged' }, choice, NOW);
  expect((await showScenario(path, 'merged', NOW)).scenario.overrides).toEqual([
    NO_REDIRECTION.overrides[0],
    overrides[0],
  ]);
});

test('two bureau files are compared by scenarios, norms and tables, and scenarios are copied', async () => {
  const path = newBureau();
  const copy = join(newFolder(), 'copy.junheng');
  copyFileSync(path, copy);
  expect(await compareBureauFiles(path, copy, NOW)).toEqual({ scenarios: [], norms: [], tables: [] });
  const bureau = await openWritable(copy, { now: NOW });
  const { tables } = smallBureau;
  const [first, ...others] = tables.schools;
  // One school is renamed, one is gone, one is new: each counts once.
  const schools = [{ ...first!, name: '第九小学' }, ...others.slice(1), { ...first!, schoolId: 'S8' }];
  replaceTables(bureau, { ...tables, schools });
  saveBureauNorm(bureau, { id: 'class.standard.junior', value: 48, reason: null });
  saveScenario(bureau, { ...NO_REDIRECTION, overrides: [NO_REDIRECTION.overrides[0]!] });
  saveScenario(bureau, {
    id: 'c',
    name: 'child',
    parentId: NO_REDIRECTION.id,
    overrides: [{ kind: 'horizon', years: 3 }],
  });
  bureau.close();
  const removed = { reference: NO_REDIRECTION.overrides[1], plan: null };
  expect(await compareBureauFiles(path, copy, NOW)).toEqual({
    scenarios: [
      { name: 'no redirection', change: 'modified', overrides: [removed] },
      {
        name: 'child',
        change: 'added',
        overrides: [
          { reference: null, plan: NO_REDIRECTION.overrides[0] },
          { reference: null, plan: { kind: 'horizon', years: 3 } },
        ],
      },
    ],
    norms: [{ id: 'class.standard.junior', reference: null, other: 48 }],
    tables: [{ table: 'schools', modified: 1, added: 1, removed: 1 }],
  });
  const before = openReadable(path);
  const count = readScenarios(before).length;
  before.close();
  const refusal = await failureOf(() => copyScenarios(copy, ['child'], path, () => 'x', NOW));
  expect(refusal).toMatchObject({ code: 'scenarioNameTaken', facts: { name: 'no redirection' } });
  expect((await listScenarios(path, NOW)).scenarios).toHaveLength(count);

  const target = await openWritable(path, { now: NOW });
  deleteScenario(target, NO_REDIRECTION.id);
  target.close();
  let last = 0;
  const copies = await copyScenarios(copy, ['child'], path, () => `new${++last}`, NOW);
  expect(copies.copied.map(({ name }) => name)).toEqual(['no redirection', 'child']);
  expect((await compareBureauFiles(path, copy, NOW)).scenarios).toEqual([]);
});

test('a scenario of one bureau is removed when the other lacks it', () => {
  const content = { scenarios: [NO_REDIRECTION], bureauNorms: [], tables: smallBureau.tables };
  const base = { ...NO_REDIRECTION, id: 'base', name: 'base', parentId: null, overrides: [] };
  const { scenarios } = bureauDifferences(
    { ...content, scenarios: [base, NO_REDIRECTION] },
    { ...content, scenarios: [base] },
  );
  expect(scenarios).toMatchObject([{ name: 'no redirection', change: 'removed' }]);
});
