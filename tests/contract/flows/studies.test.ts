import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Client } from '../../../src/api/client.ts';
import type { OutputOf } from '../../../src/api/table.ts';
import { planBureau } from '../../../src/planning/index.ts';
import type { PlanMaker } from '../../../src/services/contract/index.ts';
import { startWithBureau } from '../kit/bureau.ts';
import { failureOf, startHost } from '../kit/hosts.ts';

/** The real planner in this thread, quick and rough. */
const planHere: PlanMaker = ({ source, resolved }, signal) =>
  planBureau(source.bureau, resolved.normSet, resolved.settings, {
    timeLimitSeconds: 2,
    relativeGap: 0.2,
    solver: 'auto',
    signal,
  });

function ended(client: Client): Promise<OutputOf<'job.get'>> {
  return new Promise((resolve) => {
    const stop = client.on('job.ended', (state) => {
      stop();
      resolve(state);
    });
  });
}

async function planned() {
  const host = await startWithBureau({ makePlan: planHere });
  const { client } = host;
  const { scenarioId } = await client.call('scenario.create', {
    name: '半',
    parentId: 'base',
    overrides: [{ kind: 'budgetFactor', factor: 0.2, budgetKind: 'capital' }],
  });
  const end = ended(client);
  await client.call('solve.start', { scenarioId });
  const planId = (await end).planIds[0]!;
  return { ...host, scenarioId, planId };
}

describe('alternatives of a plan', () => {
  it('are found by a job, told with what they are better at, and saved once', async () => {
    const { client, planId, scenarioId, incidents } = await planned();
    const end = ended(client);
    // The gap ends the best plan at once, and the limit leaves time for the others on a slow machine too.
    const options = { timeLimitSeconds: 60, relativeGap: 0.5 };
    await client.call('alternatives.start', { planId, tolerance: 0.3, options });
    expect((await failureOf(client.call('stress.start', { planId }))).code).toBe('job.alreadyRunning');
    expect(await client.call('alternatives.get', { planId })).toBeNull();
    expect(await end).toMatchObject({ kind: 'alternatives', scenarioId, planId, failure: null, planIds: [] });
    expect(incidents).toEqual([]);
    const { plans, tolerance } = (await client.call('alternatives.get', { planId }))!;
    expect(tolerance).toBe(0.3);
    expect(plans[0]).toMatchObject({ character: null, certified: true, savedAs: null });
    expect(plans.length).toBeGreaterThan(1);
    for (const { character, measures, certified } of plans.slice(1)) {
      expect(measures[character!]).toBeLessThan(plans[0]!.measures[character!]);
      expect(certified).toBe(true);
    }
    const { character } = plans[1]!;
    const saved = await client.call('alternatives.save', { planId, character });
    expect(await client.call('alternatives.save', { planId, character })).toEqual(saved);
    const [latest, ...older] = await client.call('plan.list', {});
    expect(latest).toMatchObject({ planId: saved.planId, scenarioId, stale: [], certified: true, character });
    expect(older).toHaveLength(1);
    expect(older[0]!.character).toBeNull();
    expect(await client.call('plan.verify', { planId: saved.planId })).toMatchObject({ ok: true });
    expect((await client.call('alternatives.get', { planId }))!.plans[1]!.savedAs).toBe(saved.planId);
    // An alternative that was saved and then deleted can be saved again.
    await client.call('plan.delete', { planId: saved.planId });
    expect((await client.call('alternatives.get', { planId }))!.plans[1]!.savedAs).toBeNull();
    expect((await client.call('alternatives.save', { planId, character })).planId).not.toBe(planId);
    expect((await client.call('plan.list', {}))[0]).toMatchObject({ character, certified: true });
  });

  it('are still there when the program is started again, and one of them can then be saved', async () => {
    const first = await planned();
    const { planId } = first;
    const end = ended(first.client);
    const options = { timeLimitSeconds: 60, relativeGap: 0.5 };
    await first.client.call('alternatives.start', { planId, tolerance: 0.3, options });
    await end;
    const found = (await first.client.call('alternatives.get', { planId }))!;
    await first.close();
    const { client, registry } = await startHost('in process', { folder: first.folder });
    const path = join(first.folder, 'sample.junheng');
    await client.call('bureau.open', { token: registry.grant(path, 'read').token });
    expect(await client.call('alternatives.get', { planId })).toEqual(found);
    const { character, indicators } = found.plans[1]!;
    const saved = await client.call('alternatives.save', { planId, character });
    expect((await client.call('plan.overview', { planId: saved.planId })).plan).toEqual(indicators);
    expect(await client.call('plan.verify', { planId: saved.planId })).toMatchObject({ ok: true });
  });
});

describe('what a target would take', () => {
  it('is told in changes, each of which can be made a scenario', async () => {
    const { client, planId, scenarioId, incidents } = await planned();
    const { plan, years } = await client.call('plan.overview', { planId });
    const last = years.length - 1;
    // Half of the large classes that are left in the last year: something has to give.
    const share = (plan.largeClasses[last]! / plan.classes[last]!) * 0.5;
    expect(share).toBeGreaterThan(0);
    const target = { kind: 'classShare' as const, tier: 'large' as const, share, year: years[last]! };
    const end = ended(client);
    await client.call('relaxations.start', { planId, target, timeLimitSeconds: 15 });
    expect(await client.call('relaxations.get', { planId })).toBeNull();
    expect(await end).toMatchObject({ kind: 'relaxations', planId, failure: null });
    expect(incidents).toEqual([]);
    const { report, ...about } = (await client.call('relaxations.get', { planId }))!;
    expect(about).toMatchObject({ planId, target });
    expect(report.standing).toMatchObject({ met: false });
    const change = report.relaxations.find(({ needsData }) => !needsData)!;
    expect(change.explanation).toMatchObject({ kind: 'relaxation', facts: { certificateOk: true } });
    const wanted = { name: '达标', parentId: scenarioId, overrides: change.overrides as never };
    const made = await client.call('scenario.create', wanted);
    expect(made.overrides.some(({ kind }) => kind === 'policyShare')).toBe(true);
    expect(made.contradictions).toEqual([]);
  });
});

describe('a stress test', () => {
  it('gives the same seed the same futures, and more pupils than planned more large classes', async () => {
    const { client, planId, incidents } = await planned();
    const test = async (seed: number) => {
      const end = ended(client);
      await client.call('stress.start', { planId, futures: 20, seed });
      expect(await end).toMatchObject({ kind: 'stress', outcome: 'optimal', failure: null });
      return (await client.call('stress.get', { planId }))!.result;
    };
    const one = await test(7);
    expect(incidents).toEqual([]);
    expect(one).toMatchObject({ futures: 20, seed: 7, share: 0.05 });
    const { years, plan } = await client.call('plan.overview', { planId });
    expect(one.years.map(({ year, planned: large }) => [year, large])).toEqual(
      years.map((year, index) => [year, plan.largeClasses[index]]),
    );
    for (const { low, high, expected, noneProbability, shareProbability } of one.years) {
      expect(low).toBeLessThanOrEqual(high);
      expect(expected).toBeGreaterThanOrEqual(0);
      expect(shareProbability).toBeGreaterThanOrEqual(noneProbability);
    }
    expect(await test(7)).toEqual(one);
    expect((await test(8)).years).not.toEqual(one.years);
  });

  it('that is cancelled leaves no result', async () => {
    const { client, planId } = await planned();
    const end = ended(client);
    const { jobId } = await client.call('stress.start', { planId, futures: 10_000 });
    await client.call('job.cancel', { jobId });
    expect(await end).toMatchObject({ outcome: 'interrupted', failure: null });
    expect(await client.call('stress.get', { planId })).toBeNull();
  });
});

describe('a study', () => {
  it('is refused for a plan that is gone or whose data have changed', async () => {
    const { client, planId } = await planned();
    expect((await failureOf(client.call('stress.start', { planId: '999' }))).code).toBe('plan.notFound');
    const { rows } = await client.call('data.rows', { table: 'schools', limit: 1 });
    await client.call('data.edit', {
      edits: [{ table: 'schools', rowId: rows[0]!.rowId, field: 'name', value: 'changed' }],
    });
    const target = { kind: 'specialTeachers' as const, pupilsPerTeacher: 4.5, year: 2028 };
    for (const call of [
      client.call('stress.start', { planId }),
      client.call('alternatives.start', { planId }),
      client.call('relaxations.start', { planId, target }),
    ])
      expect(await failureOf(call)).toMatchObject({ code: 'plan.dataChanged', parameters: { planId } });
    expect((await failureOf(client.call('stress.get', { planId: 'p' }))).code).toBe('plan.notFound');
  });
});
