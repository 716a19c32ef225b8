import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  createBureau,
  listMappings,
  listPlans,
  type PlanToSave,
  readBureauNorms,
  readMapping,
  readOrigin,
  readPlan,
  readPlanHead,
  readScenarioLine,
  readScenarios,
  recordImport,
  recordOrigins,
  removeBureauNorm,
  removeScenario,
  replaceTables,
  saveBureauNorm,
  saveMapping,
  savePlan,
  saveScenario,
  type WritableBureau,
} from '../../src/data/index.ts';
import type { NormSet } from '../../src/domain/norm.ts';
import type { Plan } from '../../src/domain/plan/index.ts';
import { settingsOf } from '../../src/domain/scenario.ts';
import { failureOf, NOW, ownFolders, twoSchools } from './bureaus.ts';

const newFolder = ownFolders();

function newBureau(): WritableBureau {
  return createBureau(join(newFolder(), 'bureau.junheng'), NOW);
}

const NORMS: NormSet = { id: 'own', name: { en: 'Own norms', zh: '本局标准' }, norms: [] };

/** A plan document reduced to what the bureau file looks at. */
const PLAN = {
  outcome: 'optimal',
  scenario: { name: 'base' },
  input: { hash: 'sha256:11', synthetic: true },
  solver: { requested: 'auto', name: 'highs' },
  certificate: { ok: false, checks: [] },
  years: [2027, 2028],
  plan: { classes: [40, 50], largeClasses: [8, 5], superLargeClasses: [2, 0], capitalCost: [120, 30] },
} as unknown as Plan;

function planToSave(bureau: WritableBureau, scenarioId: string | null): PlanToSave {
  const data = replaceTables(bureau, twoSchools());
  return { scenarioId, settings: settingsOf('base', []), normSet: NORMS, plan: PLAN, data };
}

test('imports are kept on record with their issues', () => {
  const bureau = newBureau();
  const data = replaceTables(bureau, twoSchools());
  const record = { importedAt: NOW.toISOString(), sources: ['学校.csv'], counts: { schools: 2 }, data };
  const issue = { severity: 'warning', code: 'assumed-rooms', sheet: '学校.csv', row: 3 };
  expect(recordImport(bureau, { ...record, issues: [] })).toBe(1);
  expect(recordImport(bureau, { ...record, issues: [issue] })).toBe(2);
  const kept = bureau.all('SELECT * FROM imports ORDER BY import_id');
  expect(kept.map(({ issues }) => JSON.parse(String(issues)))).toEqual([[], [issue]]);
  expect(kept[1]).toMatchObject({
    imported_at: NOW.toISOString(),
    sources: '["学校.csv"]',
    counts: '{"schools":2}',
    ...{ data_version: data.version, data_hash: data.hash },
  });
  bureau.close();
});

test('each row keeps where it came from until the tables are replaced', () => {
  const bureau = newBureau();
  const from = (row: number) => ({ file: '学校.xlsx', sheet: '学校', row });
  replaceTables(bureau, twoSchools());
  recordOrigins(bureau, { schools: [from(2), from(5)], enrolment: [from(9)] });
  expect(readOrigin(bureau, 'schools', 2)).toEqual(from(5));
  expect(readOrigin(bureau, 'enrolment', 1)).toEqual(from(9));
  expect(readOrigin(bureau, 'budgets', 1)).toBeNull();
  replaceTables(bureau, { ...twoSchools(), settings: [] });
  expect(readOrigin(bureau, 'schools', 2)).toBeNull();
  bureau.close();
});

test('a mapping is replaced by one of the same name', () => {
  const bureau = newBureau();
  saveMapping(bureau, '基础基312', { pupils: '在校生' }, NOW);
  saveMapping(bureau, '基础基312', { pupils: '在校学生数' }, NOW);
  expect(listMappings(bureau)).toEqual(['基础基312']);
  expect(readMapping(bureau, '基础基312')).toEqual({ pupils: '在校学生数' });
  expect(readMapping(bureau, 'another')).toBeNull();
  bureau.close();
});

test('the bureau’s own norms', () => {
  const bureau = newBureau();
  saveBureauNorm(bureau, { id: 'cost.post.year', value: 91_790, reason: null });
  saveBureauNorm(bureau, { id: 'cost.post.year', value: 98_000.5, reason: '2026 wage notice' });
  expect(readBureauNorms(bureau)).toEqual([{ id: 'cost.post.year', value: 98_000.5, reason: '2026 wage notice' }]);
  removeBureauNorm(bureau, 'cost.post.year');
  expect(readBureauNorms(bureau)).toEqual([]);
  bureau.close();
});

test('a scenario’s line runs from the base to itself, by name or id', async () => {
  const bureau = newBureau();
  const half = {
    id: 's1',
    name: '预算减半',
    parentId: 'base',
    overrides: [{ kind: 'budgetFactor', factor: 0.5, budgetKind: null }],
  } as const;
  const low = {
    id: 's2',
    name: '低出生',
    parentId: 's1',
    overrides: [{ kind: 'projection', variant: 'low' }],
  } as const;
  saveScenario(bureau, half);
  saveScenario(bureau, low);
  expect(readScenarioLine(bureau, '低出生').map(({ id }) => id)).toEqual(['base', 's1', 's2']);
  expect(readScenarioLine(bureau, 's1')).toEqual([{ id: 'base', name: 'base', parentId: null, overrides: [] }, half]);
  expect(await failureOf(() => readScenarioLine(bureau, 'none'))).toMatchObject({ code: 'notFound' });

  // A circle, a missing parent and a name that is taken are refused, and a parent cannot go before its children.
  const circle = await failureOf(() => saveScenario(bureau, { ...half, parentId: 's2' }));
  expect(circle).toMatchObject({ code: 'rowRefused', facts: { reason: 'ownAncestor' } });
  for (const wrong of [
    { ...low, parentId: 's9' },
    { ...low, name: '预算减半' },
  ])
    expect((await failureOf(() => saveScenario(bureau, wrong))).code).toBe('rowRefused');
  expect((await failureOf(() => removeScenario(bureau, 's1'))).code).toBe('rowRefused');
  removeScenario(bureau, 's2');
  removeScenario(bureau, 's1');
  expect(readScenarios(bureau).map(({ id }) => id)).toEqual(['base']);
  bureau.close();
});

test('plans are numbered, kept with what made them, and outlive their scenario', async () => {
  const bureau = newBureau();
  saveScenario(bureau, { id: 's1', name: 'one', parentId: 'base', overrides: [] });
  const saved = planToSave(bureau, 's1');
  expect(savePlan(bureau, saved, NOW)).toBe(1);
  expect(savePlan(bureau, { ...saved, scenarioId: null, character: 'leastBuilding' }, NOW)).toBe(2);
  expect(readPlan(bureau, 1)).toEqual({
    ...saved,
    planId: 1,
    scenarioName: 'base',
    createdAt: NOW.toISOString(),
    unchanged: true,
    character: null,
  });
  expect(readPlan(bureau, 'latest').planId).toBe(2);
  const { plan, ...madeOf } = saved;
  expect(readPlanHead(bureau, 1)).toEqual({
    ...madeOf,
    planId: 1,
    scenarioName: 'base',
    createdAt: NOW.toISOString(),
    outcome: plan.outcome,
    solver: plan.solver,
    certified: plan.certificate.ok,
    synthetic: plan.input.synthetic,
    character: null,
    figures: { lastYear: 2028, classes: 50, largeClasses: 5, superLargeClasses: 0, capitalCost: 150 },
  });
  expect(readPlanHead(bureau, 2).character).toBe('leastBuilding');
  expect(listPlans(bureau).map(({ planId, outcome, data }) => [planId, outcome, data.version])).toEqual([
    [2, 'optimal', 1],
    [1, 'optimal', 1],
  ]);
  removeScenario(bureau, 's1');
  expect(readPlan(bureau, 1).scenarioId).toBeNull();
  expect((await failureOf(() => readPlan(bureau, 3))).code).toBe('notFound');
  expect((await failureOf(() => readPlanHead(bureau, 3))).code).toBe('notFound');
  bureau.close();
});

test('a saved plan cannot be changed, and one that was changed by force is found out', async () => {
  const bureau = newBureau();
  savePlan(bureau, planToSave(bureau, 'base'), NOW);
  const forgery = "UPDATE plans SET document = json_set(document, '$.outcome', 'failed')";
  const refused = await failureOf(() => bureau.run(forgery));
  expect(refused.facts.detail).toBe('plans are immutable');
  expect(readPlan(bureau, 1).unchanged).toBe(true);
  bureau.run('DROP TRIGGER plans_are_immutable');
  bureau.run(forgery);
  expect(readPlan(bureau, 1)).toMatchObject({ unchanged: false, plan: { outcome: 'failed' } });
  bureau.close();
});
