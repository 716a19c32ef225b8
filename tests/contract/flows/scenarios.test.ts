import { describe, expect, it } from 'vitest';
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
