import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { InputOf } from '../../../src/api/table.ts';
import {
  createFilledBureau,
  openWritable,
  readDataVersion,
  readTables,
  replaceTables,
  saveBureauNorm,
  savePlan,
  saveScenario,
} from '../../../src/data/index.ts';
import { bureauOf } from '../../../src/domain/bureau.ts';
import { settingsOf } from '../../../src/domain/scenario.ts';
import { loadNormSet } from '../../../src/norms/index.ts';
import { planBureau } from '../../../src/planning/index.ts';
import { sampleTables } from '../../../src/sample/index.ts';
import { startWithBureau } from '../kit/bureau.ts';
import { failureOf } from '../kit/hosts.ts';

describe('scenarios', () => {
  it('form a tree below the base', async () => {
    const { client } = await startWithBureau();
    const tight = await client.call('scenario.create', {
      name: '预算减半',
      parentId: 'base',
      overrides: [{ kind: 'budgetFactor', factor: 0.5, budgetKind: 'capital' }],
    });
    const child = await client.call('scenario.create', { name: '低生育', parentId: tight.scenarioId });
    const other = await client.call('scenario.create', { name: '不分流', parentId: 'base' });
    const list = await client.call('scenario.list', {});
    expect(list.map(({ name, parentId }) => [name, parentId])).toEqual([
      ['base', null],
      ['预算减半', 'base'],
      ['低生育', tight.scenarioId],
      ['不分流', 'base'],
    ]);
    const copy = await client.call('scenario.duplicate', { scenarioId: tight.scenarioId, name: '副本' });
    expect(copy).toMatchObject({ parentId: 'base', overrides: tight.overrides });
    expect(await failureOf(client.call('scenario.delete', { scenarioId: tight.scenarioId }))).toMatchObject({
      code: 'scenario.hasChildren',
    });
    await client.call('scenario.delete', { scenarioId: child.scenarioId });
    await client.call('scenario.delete', { scenarioId: tight.scenarioId });
    await client.call('scenario.rename', { scenarioId: other.scenarioId, name: '预算减半' });
    expect((await client.call('scenario.list', {})).map(({ name }) => name)).toEqual(['base', '预算减半', '副本']);
  });

  it('have names of their own, known norms, and a base that stays as it is', async () => {
    const { client } = await startWithBureau();
    const one = await client.call('scenario.create', { name: '一', parentId: 'base' });
    const two = await client.call('scenario.create', { name: '二', parentId: 'base' });
    const { scenarioId } = two;
    const code = async (call: Promise<unknown>) => (await failureOf(call)).code;
    expect(await code(client.call('scenario.create', { name: '一', parentId: 'base' }))).toBe('scenario.nameTaken');
    expect(await code(client.call('scenario.rename', { scenarioId, name: '一' }))).toBe('scenario.nameTaken');
    expect(await code(client.call('scenario.duplicate', { scenarioId, name: '二' }))).toBe('scenario.nameTaken');
    expect(await code(client.call('scenario.create', { name: '三', parentId: 'nobody' }))).toBe('scenario.notFound');
    expect(await code(client.call('scenario.rename', { scenarioId: 'base', name: 'x' }))).toBe('scenario.isBase');
    expect(await code(client.call('scenario.delete', { scenarioId: 'base' }))).toBe('scenario.isBase');
    expect(await code(client.call('scenario.setOverrides', { scenarioId: 'base', overrides: [] }))).toBe(
      'scenario.isBase',
    );
    const unknown = [{ kind: 'norm' as const, id: 'class.standard.primry', value: 40 }];
    expect(await failureOf(client.call('scenario.setOverrides', { scenarioId, overrides: unknown }))).toMatchObject({
      code: 'scenario.unknownNorm',
      parameters: { id: 'class.standard.primry' },
    });
    const impossible = [{ kind: 'norm' as const, id: 'redirect.cohortShare', value: 1.5 }];
    expect(await failureOf(client.call('scenario.setOverrides', { scenarioId, overrides: impossible }))).toMatchObject({
      code: 'scenario.normOutOfRange',
      parameters: { id: 'redirect.cohortShare', value: 1.5, range: 'share' },
    });
    expect(await code(client.call('scenario.rename', { scenarioId: one.scenarioId, name: '  ' }))).toBe(
      'contract.invalidInput',
    );
  });

  it('override norms after the bureau’s own values, the child after the parent', async () => {
    const { client } = await startWithBureau();
    const norm = 'class.standard.primary';
    const shown = async (scenarioId: string | null) => {
      const { norms } = await client.call('norms.list', { scenarioId });
      const { value, bureauValue, bureauReason, effectiveValue, overriddenBy } = norms.find(({ id }) => id === norm)!;
      return { value, bureauValue, bureauReason, effectiveValue, overriddenBy };
    };
    expect(await shown(null)).toEqual({
      value: 45,
      bureauValue: null,
      bureauReason: null,
      effectiveValue: 45,
      overriddenBy: null,
    });
    await client.call('norms.setValue', { normId: norm, value: 44, reason: '市里规定' });
    const override = (value: number) => [{ kind: 'norm' as const, id: norm, value }];
    const parent = await client.call('scenario.create', { name: 'p', parentId: 'base', overrides: override(42) });
    const child = await client.call('scenario.create', { name: 'c', parentId: parent.scenarioId });
    expect(await shown('base')).toMatchObject({ bureauValue: 44, bureauReason: '市里规定', effectiveValue: 44 });
    expect(await shown(child.scenarioId)).toMatchObject({ effectiveValue: 42, overriddenBy: parent.scenarioId });
    await client.call('scenario.setOverrides', { scenarioId: child.scenarioId, overrides: override(40) });
    expect(await shown(child.scenarioId)).toMatchObject({ effectiveValue: 40, overriddenBy: child.scenarioId });
    await client.call('norms.resetValue', { normId: norm });
    expect(await shown('base')).toMatchObject({ bureauValue: null, effectiveValue: 45 });
    const wrong = client.call('norms.setValue', { normId: 'nothing', value: 1, reason: null });
    expect(await failureOf(wrong)).toMatchObject({ code: 'scenario.unknownNorm' });
    const zero = client.call('norms.setValue', { normId: norm, value: 0, reason: null });
    expect(await failureOf(zero)).toMatchObject({ code: 'scenario.normOutOfRange' });
    expect(await shown('base')).toMatchObject({ bureauValue: null });
  });
});

describe('a deleted scenario', () => {
  it('comes back as it was, with its plans', async () => {
    const { client, folder } = await startWithBureau();
    const overrides = [{ kind: 'births' as const, districtId: null, fromYear: 2024, factor: 0.9 }];
    const { scenarioId } = await client.call('scenario.create', { name: '少生', parentId: 'base', overrides });
    const bureau = await openWritable(join(folder, 'sample.junheng'), { now: new Date() });
    const tables = readTables(bureau);
    const settings = settingsOf('少生', overrides);
    const plan = await planBureau(bureauOf(tables), loadNormSet(), settings, {
      timeLimitSeconds: 1,
      relativeGap: 0.5,
      solver: 'auto',
    });
    const data = readDataVersion(bureau);
    savePlan(bureau, { scenarioId, settings, normSet: loadNormSet(), plan, data }, new Date());
    bureau.close();
    const owner = async () => (await client.call('plan.list', {}))[0];
    expect(await owner()).toMatchObject({ scenarioId, stale: [] });
    await client.call('scenario.delete', { scenarioId });
    expect(await owner()).toMatchObject({ scenarioId: null });
    const restored = await client.call('scenario.restore', { scenarioId });
    expect(restored).toMatchObject({ scenarioId, name: '少生', parentId: 'base', overrides, plans: 1 });
    expect(await owner()).toMatchObject({ scenarioId });
    // It is there, so there is nothing left to restore.
    expect((await failureOf(client.call('scenario.restore', { scenarioId }))).code).toBe('scenario.notFound');
  });

  it('does not come back under a name that is taken, nor below a parent that is gone', async () => {
    const { client } = await startWithBureau();
    const parent = await client.call('scenario.create', { name: 'p', parentId: 'base' });
    const child = await client.call('scenario.create', { name: 'c', parentId: parent.scenarioId });
    await client.call('scenario.delete', { scenarioId: child.scenarioId });
    await client.call('scenario.delete', { scenarioId: parent.scenarioId });
    const restore = (scenarioId: string) => client.call('scenario.restore', { scenarioId });
    expect((await failureOf(restore(child.scenarioId))).code).toBe('scenario.notFound');
    const thief = await client.call('scenario.create', { name: 'p', parentId: 'base' });
    expect((await failureOf(restore(parent.scenarioId))).code).toBe('scenario.nameTaken');
    await client.call('scenario.delete', { scenarioId: thief.scenarioId });
    await restore(parent.scenarioId);
    expect(await restore(child.scenarioId)).toMatchObject({ parentId: parent.scenarioId });
  });
});

describe('two scenarios', () => {
  const budget = (factor: number) => ({ kind: 'budgetFactor' as const, factor, budgetKind: null });

  it('are merged where they agree, and where they do not the user chooses', async () => {
    const { client } = await startWithBureau();
    const horizon = { kind: 'horizon' as const, years: 3 };
    const make = async (name: string, overrides: InputOf<'scenario.create'>['overrides']) =>
      (await client.call('scenario.create', { name, parentId: 'base', overrides })).scenarioId;
    const one = await make('一', [budget(2), horizon]);
    const other = await make('二', [budget(0.5)]);
    const conflict = await client.call('scenario.merge', { one, other, name: '三' });
    expect(conflict).toEqual({
      outcome: 'conflict',
      conflicts: ['capital', 'recurrent'].map((budgetKind) => ({
        target: `budgetFactor ${budgetKind}`,
        one: { ...budget(2), budgetKind },
        other: { ...budget(0.5), budgetKind },
      })),
    });
    expect((await client.call('scenario.list', {})).map(({ name }) => name)).toEqual(['base', '一', '二']);
    const merged = await client.call('scenario.merge', {
      one,
      other,
      name: '三',
      choices: { 'budgetFactor capital': 'other', 'budgetFactor recurrent': 'other' },
    });
    expect(merged).toMatchObject({ outcome: 'merged', scenario: { name: '三', parentId: 'base' } });
    if (merged.outcome !== 'merged') throw new Error('it was not merged');
    expect(merged.scenario.overrides).toHaveLength(2);
    expect(merged.scenario.overrides).toEqual(expect.arrayContaining([budget(0.5), horizon]));
    const taken = client.call('scenario.merge', { one, other, name: '一' });
    expect(await failureOf(taken)).toMatchObject({ code: 'scenario.nameTaken' });
  });

  it('say which of their changes contradict each other', async () => {
    const { client } = await startWithBureau();
    const first = budget(2);
    const second = { kind: 'budgetFactor' as const, factor: 3, budgetKind: 'capital' as const };
    const late = { kind: 'policyShare' as const, tier: 'large' as const, year: 2199, share: 0.05 };
    const { contradictions } = await client.call('scenario.create', {
      name: '乱',
      parentId: 'base',
      overrides: [first, second, late],
    });
    expect(contradictions).toEqual([
      { kind: 'setTwice', first, second },
      { kind: 'yearNotPlanned', override: late, year: 2199 },
    ]);
  });
});

describe('another bureau file', () => {
  it('is compared with the open one, and its scenarios are copied with their parents', async () => {
    const { client, registry, folder } = await startWithBureau();
    const path = join(folder, 'other.junheng');
    const lock = { kind: 'lock' as const, lock: { what: 'noRedirectionFrom' as const, schoolId: 'nowhere' } };
    createFilledBureau(path, new Date(), (bureau) => {
      replaceTables(bureau, sampleTables({ programmes: 12 }));
      saveScenario(bureau, { id: 'p', name: '上', parentId: 'base', overrides: [{ kind: 'horizon', years: 2 }] });
      saveScenario(bureau, { id: 'c', name: '下', parentId: 'p', overrides: [lock] });
      saveBureauNorm(bureau, { id: 'class.standard.primary', value: 40, reason: null });
    });
    await client.call('scenario.create', { name: '此', parentId: 'base', overrides: [{ kind: 'horizon', years: 4 }] });
    const { token } = registry.grant(path, 'read');
    const differences = await client.call('scenario.compareFile', { token });
    expect(differences).toMatchObject({
      fileName: 'other.junheng',
      scenarios: [
        { name: '上', change: 'added', overrides: [{ reference: null, plan: { kind: 'horizon', years: 2 } }] },
        { name: '下', change: 'added' },
        { name: '此', change: 'removed' },
      ],
      norms: [{ id: 'class.standard.primary', reference: null, other: 40 }],
      tables: [],
    });
    const { copied, alreadyThere, lacking } = await client.call('scenario.copyFrom', { token, names: ['下'] });
    expect(copied.map(({ name }) => name)).toEqual(['上', '下']);
    expect(copied[1]).toMatchObject({ parentId: copied[0]!.scenarioId, overrides: [lock] });
    expect(alreadyThere).toEqual([]);
    expect(lacking).toEqual([{ scenario: '下', kind: 'school', id: 'nowhere' }]);
    const again = await client.call('scenario.copyFrom', { token, names: ['下'] });
    expect(again).toMatchObject({ copied: [], alreadyThere: ['上', '下'] });
    // Another scenario of the name: nothing is copied, not even its parent.
    await client.call('scenario.setOverrides', { scenarioId: copied[1]!.scenarioId, overrides: [] });
    const taken = client.call('scenario.copyFrom', { token, names: ['下'] });
    expect(await failureOf(taken)).toMatchObject({ code: 'scenario.nameTaken' });
    expect(await failureOf(client.call('scenario.copyFrom', { token, names: ['无'] }))).toMatchObject({
      code: 'scenario.notFound',
    });
    const unknown = client.call('scenario.compareFile', { token: 'x'.repeat(32) });
    expect(await failureOf(unknown)).toMatchObject({ code: 'file.unknownToken' });
  });
});

describe('the policy register', () => {
  it('has the 29 measures, without a bureau too', async () => {
    const { client } = await startWithBureau();
    await client.call('bureau.close', {});
    const { measures } = await client.call('policy.register', {});
    expect(measures.map(({ number }) => number)).toEqual(Array.from({ length: 29 }, (_, index) => index + 1));
  });
});
