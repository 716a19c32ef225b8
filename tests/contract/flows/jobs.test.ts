import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Client } from '../../../src/api/client.ts';
import type { OutputOf } from '../../../src/api/table.ts';
import { planBureau } from '../../../src/planning/index.ts';
import type { PlanMaker } from '../../../src/services/contract/index.ts';
import { planInThread } from '../../../src/services/contract/plan-in-thread.ts';
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

async function solved(options: { readonly makePlan: PlanMaker }) {
  const host = await startWithBureau(options);
  const end = ended(host.client);
  await host.client.call('solve.start', { scenarioId: 'base' });
  const state = await end;
  return { ...host, state, planId: state.planIds[0] ?? '' };
}

describe('a solve', () => {
  it('runs in a thread of its own and saves a plan that holds against the data', async () => {
    const { client, state, planId, incidents } = await solved({ makePlan: planInThread });
    expect(incidents).toEqual([]);
    expect(state).toMatchObject({ state: 'ended', failure: null, kind: 'solve', scenarioId: 'base' });
    expect(['optimal', 'feasibleAtLimit']).toContain(state.outcome);
    const { summary, plan, years } = await client.call('plan.overview', { planId });
    expect(summary).toMatchObject({ planId, certified: true, synthetic: true, stale: [], scenarioName: 'base' });
    expect(plan.classes).toHaveLength(years.length);
    expect(await client.call('plan.verify', { planId })).toMatchObject({ ok: true });
    expect(await client.call('job.get', { jobId: state.jobId })).toEqual(state);
  });

  it('tells its progress at most four times a second, and the last state at the end', async () => {
    const host = await startWithBureau({
      makePlan: async (order, signal, onProgress) => {
        for (let step = 1; step <= 200; step += 1) {
          onProgress({ phase: 'improving', baseline: 100, objective: 100 - step / 10, bound: 50 });
          await new Promise((resolve) => setTimeout(resolve, 2));
        }
        return planHere(order, signal, onProgress);
      },
    });
    const heard: OutputOf<'job.get'>[] = [];
    host.client.on('job.progress', (state) => heard.push(state));
    const end = ended(host.client);
    const began = Date.now();
    await host.client.call('solve.start', { scenarioId: 'base' });
    await end;
    const quarters = Math.floor((Date.now() - began) / 250) + 1;
    expect(heard.length).toBeGreaterThan(1);
    expect(heard.length).toBeLessThanOrEqual(quarters);
    expect(heard[0]).toMatchObject({ phase: 'improving', baseline: 100, objective: 99.9, bound: 50, state: 'running' });
    expect(heard[0]!.gap).toBeCloseTo((99.9 - 50) / 99.9, 10);
  });

  it('is asked to stop, and keeps the best plan that the planner hands over', async () => {
    let asked = false;
    const host = await startWithBureau({
      makePlan: async (order, signal, onProgress) => {
        onProgress({ phase: 'improving', baseline: null, objective: 10, bound: 5 });
        await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
        asked = true;
        const plan = await planHere(order, new AbortController().signal, onProgress);
        return { ...plan, outcome: 'interrupted' };
      },
    });
    const end = ended(host.client);
    const { jobId } = await host.client.call('solve.start', { scenarioId: 'base' });
    expect(await failureOf(host.client.call('solve.start', { scenarioId: 'base' }))).toMatchObject({
      code: 'job.alreadyRunning',
    });
    expect(await failureOf(host.client.call('bureau.close', {}))).toMatchObject({ code: 'job.alreadyRunning' });
    expect(await host.client.call('job.cancel', { jobId })).toMatchObject({ state: 'cancelling' });
    const state = await end;
    expect(asked).toBe(true);
    expect(state).toMatchObject({ state: 'ended', outcome: 'interrupted', planIds: ['1'], failure: null });
    expect(await host.client.call('plan.list', {})).toMatchObject([{ planId: '1', outcome: 'interrupted' }]);
    // Asking again changes nothing.
    expect(await host.client.call('job.cancel', { jobId })).toEqual(state);
  });

  it('that fails says so with an incident, and the next one starts anew', async () => {
    let attempts = 0;
    const host = await startWithBureau({
      makePlan: (order, signal, onProgress) => {
        attempts += 1;
        return attempts === 1 ? Promise.reject(new Error('the thread died')) : planHere(order, signal, onProgress);
      },
    });
    const first = ended(host.client);
    await host.client.call('solve.start', { scenarioId: 'base' });
    expect(await first).toMatchObject({
      outcome: 'failed',
      planIds: [],
      failure: { code: 'internal', parameters: {}, incident: 'incident-1' },
    });
    const second = ended(host.client);
    await host.client.call('solve.start', { scenarioId: 'base' });
    expect(await second).toMatchObject({ failure: null, planIds: ['1'] });
    expect((await host.client.call('job.list', {})).map(({ failure }) => failure === null)).toEqual([true, false]);
  });

  it('of an unknown scenario is refused', async () => {
    const { client } = await startWithBureau();
    expect(await failureOf(client.call('solve.start', { scenarioId: 'nobody' }))).toMatchObject({
      code: 'scenario.notFound',
    });
  });

  it('is stopped when the core closes', async () => {
    let stopped = false;
    const host = await startWithBureau({
      makePlan: (_order, signal) =>
        new Promise((_resolve, reject) =>
          signal.addEventListener('abort', () => {
            stopped = true;
            reject(signal.reason);
          }),
        ),
    });
    await host.client.call('solve.start', { scenarioId: 'base' });
    await host.close();
    expect(stopped).toBe(true);
  });
});

describe('a plan', () => {
  it('says what has changed since, and is up to date again when it changes back', async () => {
    const { client, planId } = await solved({ makePlan: planHere });
    const stale = async () => (await client.call('plan.overview', { planId })).summary.stale;
    expect(await stale()).toEqual([]);
    const { rows } = await client.call('data.rows', { table: 'schools', limit: 1 });
    const { inverse } = await client.call('data.edit', {
      edits: [{ table: 'schools', rowId: rows[0]!.rowId, field: 'name', value: 'changed' }],
    });
    expect(await stale()).toEqual(['data']);
    expect(await client.call('plan.verify', { planId })).toMatchObject({ ok: false });
    await client.call('norms.setValue', { normId: 'class.standard.primary', value: 40, reason: null });
    expect(await stale()).toEqual(['data', 'norms']);
    expect((await client.call('plan.list', {}))[0]).toMatchObject({ planId, stale: ['data', 'norms'] });
    await client.call('data.edit', { edits: [...inverse] });
    expect(await stale()).toEqual(['norms']);
    await client.call('norms.resetValue', { normId: 'class.standard.primary' });
    expect(await stale()).toEqual([]);
  });

  it('grows old with its scenario, and stays of its data and norms alone when the scenario is deleted', async () => {
    const { client } = await startWithBureau({ makePlan: planHere });
    const { scenarioId } = await client.call('scenario.create', { name: '甲', parentId: 'base' });
    await client.call('solve.start', { scenarioId, options: { timeLimitSeconds: 1 } });
    await ended(client);
    const summary = async () => (await client.call('plan.list', {}))[0]!;
    expect(await summary()).toMatchObject({ scenarioId, stale: [] });
    await client.call('scenario.setOverrides', { scenarioId, overrides: [{ kind: 'horizon', years: 2 }] });
    expect(await summary()).toMatchObject({ scenarioId, stale: ['scenario'] });
    await client.call('scenario.setOverrides', { scenarioId, overrides: [] });
    expect(await summary()).toMatchObject({ scenarioId, stale: [] });
    await client.call('scenario.delete', { scenarioId });
    expect(await summary()).toMatchObject({ scenarioId: null, scenarioName: '甲', stale: [] });
  });

  it('gives its rows, all or of one school, and its reasons with their norms', async () => {
    const { client, planId } = await solved({ makePlan: planHere });
    const all = await client.call('plan.places', { planId });
    expect(all.total).toBe(all.rows.length);
    const { schoolId } = all.rows[0]!;
    const own = await client.call('plan.places', { planId, schoolId });
    expect(own.rows).toEqual(all.rows.filter((row) => row.schoolId === schoolId));
    expect((await client.call('plan.places', { planId, offset: 1, limit: 2 })).rows).toEqual(all.rows.slice(1, 3));
    // Sums in place of grades, whose lists would make the answer for a large bureau megabytes longer.
    expect(all.rows.every((row) => !('grades' in row))).toBe(true);
    for (const method of ['plan.builds', 'plan.projects', 'plan.redirections', 'plan.moves'] as const) {
      expect((await client.call(method, { planId })).rows).toBeInstanceOf(Array);
    }
    for (const method of ['plan.hires', 'plan.special', 'plan.money'] as const) {
      expect((await client.call(method, { planId })).rows).toBeInstanceOf(Array);
    }
    const reasons = await client.call('plan.explain', { planId });
    expect(reasons.length).toBeGreaterThan(0);
    const ofYear = await client.call('plan.explain', { planId, year: all.rows[0]!.year });
    expect(ofYear.every(({ year }) => year === all.rows[0]!.year)).toBe(true);
  });

  it('gives its classes, places and posts in one line a programme, and their sums', async () => {
    const { client, planId } = await solved({ makePlan: planHere });
    const { years } = await client.call('plan.overview', { planId });
    const places = await client.call('plan.places', { planId });
    // Of one school before those of all others are known: the same as among all.
    const alone = await client.call('plan.classTiers', { planId, schoolId: places.rows[0]!.schoolId });
    const tiers = await client.call('plan.classTiers', { planId });
    expect(alone.rows).toEqual(tiers.rows.filter((row) => row.schoolId === places.rows[0]!.schoolId));
    expect(tiers.years).toEqual(years);
    expect(tiers.rows).toHaveLength(tiers.total);
    const line = tiers.rows[0]!;
    const { schoolId, stage } = line;
    const own = places.rows.filter((row) => row.schoolId === schoolId && row.stage === stage);
    expect(own.map(({ pupils }) => pupils)).toEqual(line.pupils);
    expect(own.map(({ classes }) => classes)).toEqual(line.after.map((counts) => sum(counts ?? [])));
    for (const method of ['plan.classTiers', 'plan.posts'] as const) {
      const all = await client.call(method, { planId });
      const ofSchool = await client.call(method, { planId, schoolId });
      expect(ofSchool.rows).toEqual(all.rows.filter((row) => row.schoolId === schoolId));
      expect((await client.call(method, { planId, offset: 1, limit: 2 })).rows).toEqual(all.rows.slice(1, 3));
    }
    const byYear = await client.call('plan.tierSums', { planId });
    expect(byYear.map(({ year }) => year)).toEqual(years);
    expect(byYear.map(({ after }) => after.standard)).toEqual(
      years.map((_, index) => sum(tiers.rows.map(({ after }) => after[index]?.[0] ?? 0))),
    );
    for (const [figure, value] of [
      ['pupils', (row: (typeof own)[number]) => row.pupils],
      ['rooms', (row: (typeof own)[number]) => row.rooms],
    ] as const) {
      const lines = await client.call('plan.placeLines', { planId, figure });
      expect(lines).toMatchObject({ figure, years, total: tiers.total });
      expect(lines.rows[0]).toMatchObject({ schoolId, stage, after: own.map(value) });
    }
    const posts = await client.call('plan.posts', { planId });
    const sums = await client.call('plan.postSums', { planId });
    const required = years.map((year) => sum(sums.filter((one) => one.year === year).map((one) => one.required)));
    expect(required).toEqual(years.map((_, index) => sum(posts.rows.map((row) => row.required[index] ?? 0))));
    expect(sums.every(({ districtId }) => districtId !== null)).toBe(true);
  });

  it('tells how a school stands where it decides nothing, as long as the data are those it was made from', async () => {
    const { client, planId } = await solved({ makePlan: planHere });
    const told = await client.call('plan.explain', { planId });
    const { rows } = await client.call('plan.places', { planId });
    const quiet = rows.find(({ schoolId }) => told.every((reason) => reason.schoolId !== schoolId))!.schoolId;
    const about = await client.call('plan.explain', { planId, schoolId: quiet });
    expect(new Set(about.map(({ facts }) => facts.reason))).toContain('classesOfYear');
    expect(about.every(({ norms, constraint }) => constraint === 'redirection' || norms.length > 0)).toBe(true);
    const { rows: schools } = await client.call('data.rows', { table: 'schools' });
    await client.call('data.edit', {
      edits: [{ table: 'schools', rowId: schools[0]!.rowId, field: 'name', value: 'Another name' }],
    });
    expect(await client.call('plan.explain', { planId, schoolId: quiet })).toEqual([]);
  });

  it('is deleted for good', async () => {
    const { client, planId } = await solved({ makePlan: planHere });
    await client.call('plan.delete', { planId });
    expect(await client.call('plan.list', {})).toEqual([]);
    for (const id of [planId, '99', 'x', '-1', '1e3']) {
      expect(await failureOf(client.call('plan.overview', { planId: id }))).toMatchObject({ code: 'plan.notFound' });
    }
  });

  it('is exported as a workbook, as CSV and as JSON', async () => {
    const { client, planId, registry, folder } = await solved({ makePlan: planHere });
    const target = (name: string) => registry.grant(join(folder, name), 'write').token;
    const columns = [{ heading: '学校', isNumber: false }];
    const shown = { title: '分流', columns, rows: Array.from({ length: 20 }, (_, row) => [`第${row}小学`]) };
    for (const [name, call] of [
      ['plan.xlsx', () => client.call('export.workbook', { planId, target: target('plan.xlsx') })],
      ['places.csv', () => client.call('export.csv', { planId, section: 'places', target: target('places.csv') })],
      ['plan.json', () => client.call('export.json', { planId, target: target('plan.json') })],
      ['shown.csv', () => client.call('export.grid', { ...shown, kind: 'csv', target: target('shown.csv') })],
      ['shown.xlsx', () => client.call('export.grid', { ...shown, kind: 'workbook', target: target('shown.xlsx') })],
      ['schools.csv', () => client.call('export.table', { table: 'schools', target: target('schools.csv') })],
    ] as const) {
      const { size } = await call();
      expect(size).toBe(statSync(join(folder, name)).size);
      expect(size).toBeGreaterThan(100);
    }
    const lost = client.call('export.json', { planId, target: target('no/such/folder/plan.json') });
    expect(await failureOf(lost)).toMatchObject({ code: 'file.folderMissing', parameters: { name: 'plan.json' } });
  });

  it('is set beside another: indicators, money and the rows that differ', async () => {
    const { client, planId } = await solved({ makePlan: planHere });
    const { scenarioId } = await client.call('scenario.create', {
      name: '没有资金',
      parentId: 'base',
      overrides: [{ kind: 'budgetFactor', factor: 0, budgetKind: null }],
    });
    const end = ended(client);
    await client.call('solve.start', { scenarioId });
    const other = (await end).planIds[0]!;
    const compared = await client.call('compare.plans', { planIds: [planId, other] });
    expect(compared.reference).toBe(planId);
    expect(compared.plans.map(({ scenarioName }) => scenarioName)).toEqual(['base', '没有资金']);
    const spent = compared.indicators.find(({ indicator, planId: id }) => indicator === 'capitalCost' && id === other);
    expect(spent?.values.every((value) => value === 0)).toBe(true);
    const places = await client.call('compare.rows', { planIds: [planId, other], section: 'places' });
    expect(places.rows.length).toBeGreaterThan(0);
    expect(places.rows.every(({ planId: id }) => id === other)).toBe(true);
    const same = await client.call('compare.rows', { planIds: [planId, planId], section: 'places' });
    expect(same.rows).toEqual([]);
    const stranger = client.call('compare.plans', { planIds: [planId, other], reference: '99' });
    expect(await failureOf(stranger)).toMatchObject({ code: 'plan.notFound' });
  });
});

describe('a frontier', () => {
  it('has a point for each budget as soon as it is solved', async () => {
    const { client } = await startWithBureau({ makePlan: planHere });
    const end = ended(client);
    const { jobId } = await client.call('frontier.start', { scenarioId: 'base', factors: [1, 0, 1] });
    expect(await end).toMatchObject({ kind: 'frontier', outcome: 'optimal', planIds: [] });
    const { points, knee } = await client.call('frontier.get', { jobId });
    expect(points.map(({ factor }) => factor)).toEqual([0, 1]);
    expect(points[0]).toMatchObject({ capitalBudget: 0, capitalCost: 0 });
    expect(points[1]!.largeClasses).toBeLessThanOrEqual(points[0]!.largeClasses);
    expect(knee).toBeNull();
    expect(await failureOf(client.call('frontier.get', { jobId: 'x' }))).toMatchObject({ code: 'job.notFound' });
  });

  it('is kept in the bureau, says when it no longer fits, and is exported', async () => {
    const host = await startWithBureau({ makePlan: planHere });
    const { client, registry, folder } = host;
    expect(await client.call('frontier.saved', { scenarioId: 'base' })).toBeNull();
    const target = () => registry.grant(join(folder, 'frontier.csv'), 'write').token;
    expect(await failureOf(client.call('frontier.exportCsv', { scenarioId: 'base', target: target() }))).toMatchObject({
      code: 'frontier.notComputed',
    });
    const told: string[] = [];
    client.on('frontier.changed', ({ scenarioId }) => told.push(scenarioId));
    const end = ended(client);
    await client.call('frontier.start', { scenarioId: 'base', factors: [0, 0.5, 1] });
    await end;
    // Once for each point.
    expect(told).toEqual(['base', 'base', 'base']);
    const saved = await client.call('frontier.saved', { scenarioId: 'base' });
    expect(saved).toMatchObject({ scenarioId: 'base', factors: [0, 0.5, 1], stale: [] });
    expect(saved!.years).toHaveLength(5);
    for (const point of saved!.points) {
      expect(point.bound).toBeLessThanOrEqual(point.objective);
      expect(point.largeClassesBound ?? 0).toBeLessThanOrEqual(point.largeClasses);
    }
    await client.call('frontier.exportCsv', { scenarioId: 'base', target: target(), language: 'en' });
    const lines = readFileSync(join(folder, 'frontier.csv'), 'utf8').trimEnd().split('\r\n');
    expect(lines[0]).toContain('multiple of the budget,capital budget (yuan)');
    expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual(['0', '0.5', '1']);

    await client.call('norms.setValue', { normId: 'class.standard.primary', value: 40, reason: null });
    expect(await client.call('frontier.saved', { scenarioId: 'base' })).toMatchObject({ stale: ['norms'] });
    await client.call('norms.resetValue', { normId: 'class.standard.primary' });
    const { rows } = await client.call('data.rows', { table: 'schools', limit: 1 });
    await client.call('data.edit', {
      edits: [{ table: 'schools', rowId: rows[0]!.rowId, field: 'name', value: 'changed' }],
    });
    expect(await client.call('frontier.saved', { scenarioId: 'base' })).toMatchObject({ stale: ['data'] });

    await host.close();
    const again = await startHost('in process', { folder });
    const { token } = again.registry.grant(join(folder, 'sample.junheng'), 'read');
    await again.client.call('bureau.open', { token });
    const reopened = await again.client.call('frontier.saved', { scenarioId: 'base' });
    expect(reopened).toEqual({ ...saved, stale: ['data'] });
  });

  it('keeps the points solved before it was stopped, and the one under way as such', async () => {
    let points = 0;
    const { client } = await startWithBureau({
      makePlan: async (order, signal, onProgress) => {
        points += 1;
        if (points === 2) await client.call('job.cancel', { jobId: (await client.call('job.list', {}))[0]!.jobId });
        return planHere(order, signal, onProgress);
      },
    });
    const end = ended(client);
    await client.call('frontier.start', { scenarioId: 'base', factors: [0, 1, 2] });
    expect(await end).toMatchObject({ outcome: 'interrupted', failure: null });
    const saved = await client.call('frontier.saved', { scenarioId: 'base' });
    expect(saved).toMatchObject({ factors: [0, 1, 2], knee: null });
    expect(saved!.points.map(({ factor, interrupted }) => [factor, interrupted])).toEqual([
      [0, undefined],
      [1, true],
    ]);
    // One that is stopped before its first point leaves the former frontier in its place.
    points = 1;
    const again = ended(client);
    await client.call('frontier.start', { scenarioId: 'base', factors: [3, 4] });
    expect(await again).toMatchObject({ outcome: 'interrupted' });
    expect(await client.call('frontier.saved', { scenarioId: 'base' })).toEqual(saved);
  });
});

describe('a plan that cannot be made', () => {
  it('fails with the planner’s own reason, although it is made in another thread', async () => {
    const { client } = await startWithBureau({ makePlan: planInThread });
    const { scenarioId } = await client.call('scenario.create', {
      name: '锁定不存在的学校',
      parentId: 'base',
      overrides: [{ kind: 'lock', lock: { what: 'noRedirectionFrom', schoolId: 'nobody' } }],
    });
    const end = ended(client);
    await client.call('solve.start', { scenarioId });
    expect(await end).toMatchObject({
      outcome: 'failed',
      failure: { code: 'scenario.lockImpossible', incident: null },
    });
  });

  it('names class limits that are out of order, as a scenario may set them', async () => {
    const { client, incidents } = await startWithBureau({ makePlan: planInThread });
    const { scenarioId } = await client.call('scenario.create', {
      name: '班额颠倒',
      parentId: 'base',
      overrides: [{ kind: 'norm', id: 'class.standard.primary', value: 60 }],
    });
    const end = ended(client);
    await client.call('solve.start', { scenarioId });
    expect(await end).toMatchObject({
      outcome: 'failed',
      failure: {
        code: 'scenario.limitsOutOfOrder',
        parameters: { stage: 'primary', standard: 60, large: 56, superLarge: 66 },
        incident: null,
      },
    });
    expect(incidents).toEqual([]);
  });
});

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
