import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Client } from '../../../src/api/client.ts';
import type { InputOf, OutputOf } from '../../../src/api/table.ts';
import { nodeFileSystem, type WritingFileSystem } from '../../../src/export/index.ts';
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

async function planOf(client: Client, scenarioId: string): Promise<string> {
  const end = new Promise<OutputOf<'job.get'>>((resolve) => {
    const stop = client.on('job.ended', (state) => {
      stop();
      resolve(state);
    });
  });
  await client.call('solve.start', { scenarioId });
  return (await end).planIds[0] ?? '';
}

/** A small bureau with two plans: the base, and one without money to build. */
async function twoPlans(fileSystem?: WritingFileSystem) {
  const host = await startWithBureau({ makePlan: planHere, ...(fileSystem === undefined ? {} : { fileSystem }) });
  const { client, registry, folder } = host;
  const planId = await planOf(client, 'base');
  const { scenarioId } = await client.call('scenario.create', {
    name: '没有资金',
    parentId: 'base',
    overrides: [{ kind: 'budgetFactor', factor: 0, budgetKind: 'capital' }],
  });
  const otherPlanId = await planOf(client, scenarioId);
  mkdirSync(join(folder, 'out'));
  const path = (name: string) => join(folder, 'out', name);
  const target = (name: string) => registry.grant(path(name), 'write').token;
  return { ...host, planId, otherPlanId, path, target };
}

type Paper = InputOf<'export.paper'>['paper'];
const PAPERS: readonly (readonly [paper: Paper, file: string])[] = [
  ['budget', 'budget.xlsx'],
  ['staffing', 'staffing.xlsx'],
  ['word', 'paper.docx'],
  ['page', 'paper.html'],
  ['package', 'plan.zip'],
  ['tables', 'tables.zip'],
  ['json', 'tables.json'],
];

describe('the papers of a plan', () => {
  it('are written to the picked files, each with what it says', async () => {
    const { client, planId, otherPlanId, path, target } = await twoPlans();
    for (const language of ['zh', 'en'] as const) {
      for (const [paper, file] of PAPERS) {
        const { size } = await client.call('export.paper', {
          paper,
          planId,
          otherPlanId,
          target: target(file),
          language,
        });
        expect(size).toBe(statSync(path(file)).size);
      }
      const { html } = await client.call('export.page', { planId, otherPlanId, language });
      expect(html).toContain(language === 'zh' ? '决策报告' : 'Decision paper');
      expect(html).toContain('没有资金');
    }
    const sheets = strFromU8(unzipSync(readFileSync(path('staffing.xlsx')))['xl/workbook.xml'] ?? new Uint8Array());
    expect(sheets).toContain('Comparison');
    const tables = unzipSync(readFileSync(path('tables.zip')));
    const document = JSON.parse(readFileSync(path('tables.json'), 'utf8')) as Record<string, unknown[]>;
    expect(Object.keys(tables).sort()).toEqual(
      Object.keys(document)
        .map((name) => `${name}.csv`)
        .sort(),
    );
    const places = strFromU8(tables['places.csv'] ?? new Uint8Array());
    expect(places.trimEnd().split('\r\n').length - 1).toBe(document.places?.length);
  });

  it('are refused for plans that are not there, and for files that were not picked', async () => {
    const { client, planId, target, path } = await twoPlans();
    for (const id of ['99', 'x', '-1']) {
      const lost = client.call('export.paper', { paper: 'budget', planId: id, target: target('a.xlsx') });
      expect(await failureOf(lost)).toMatchObject({ code: 'plan.notFound' });
      const other = client.call('export.paper', { paper: 'word', planId, otherPlanId: id, target: target('a.docx') });
      expect(await failureOf(other)).toMatchObject({ code: 'plan.notFound' });
      expect(await failureOf(client.call('export.page', { planId: id }))).toMatchObject({ code: 'plan.notFound' });
    }
    const nowhere = client.call('export.paper', { paper: 'json', planId, target: '0'.repeat(32) });
    expect(await failureOf(nowhere)).toMatchObject({ code: 'file.unknownToken' });
    const { client: without } = await startHost('in process');
    const none = without.call('export.paper', { paper: 'budget', planId, target: '0'.repeat(32) });
    expect(await failureOf(none)).toMatchObject({ code: 'bureau.noneOpen' });
    expect(readdirSync(path('.'))).toEqual([]);
  });

  it.each([
    ['a full disk', 'writeThrough', 'ENOSPC', 'file.diskFull'],
    ['a file that another program holds', 'rename', 'EBUSY', 'file.locked'],
    ['a read-only place', 'writeThrough', 'EACCES', 'file.readOnly'],
  ] as const)('leave the old file whole on %s, and say so', async (_what, step, code, failure) => {
    let fails = false;
    const failing: WritingFileSystem = {
      ...nodeFileSystem,
      [step]: (...given: [string, string]) =>
        fails ? Promise.reject(Object.assign(new Error(code), { code })) : nodeFileSystem[step](...given),
    };
    const { client, planId, path, target } = await twoPlans(failing);
    fails = true;
    for (const [paper, file] of PAPERS) {
      writeFileSync(path(file), 'old');
      const call = client.call('export.paper', { paper, planId, target: target(file) });
      expect(await failureOf(call)).toMatchObject({ code: failure, parameters: { name: file } });
      expect(readFileSync(path(file), 'utf8')).toBe('old');
    }
    expect(readdirSync(path('.')).sort()).toEqual(PAPERS.map(([, file]) => file).sort());
  });
});

describe('a plan package', () => {
  it('is verified elsewhere, becomes a bureau there, and its plan stands as it was', async () => {
    const { client, otherPlanId, path, target } = await twoPlans();
    await client.call('export.paper', { paper: 'package', planId: otherPlanId, target: target('plan.zip') });
    const before = await client.call('plan.overview', { planId: otherPlanId });

    const { client: away, registry } = await startHost('in process');
    const token = registry.grant(path('plan.zip'), 'read').token;
    const { manifest, certificate } = await away.call('export.verifyPackage', { token });
    expect(certificate.checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(manifest).toMatchObject({ planId: Number(otherPlanId), scenarioName: '没有资金', synthetic: true });

    const made = registry.grant(path('opened.junheng'), 'write').token;
    const bureau = await away.call('export.openPackage', { token, target: made });
    expect(bureau).toMatchObject({ fileName: 'opened.junheng', synthetic: true });
    expect(await away.call('bureau.current', {})).toEqual(bureau);
    const [plan] = await away.call('plan.list', {});
    // The scenario amounts to the same settings, so that the plan is not out of date.
    expect(plan).toMatchObject({ scenarioName: '没有资金', certified: true, stale: [] });
    const planId = plan?.planId ?? '';
    expect(await away.call('plan.verify', { planId })).toMatchObject({ ok: true });
    const after = await away.call('plan.overview', { planId });
    expect(after.plan).toEqual(before.plan);
    expect(after.input).toEqual(before.input);

    const again = away.call('export.openPackage', { token, target: made });
    expect(await failureOf(again)).toMatchObject({ code: 'bureau.alreadyThere' });
  });

  it('is not what another zip is, and no bureau is made of that', async () => {
    const { client, planId, target, path, registry } = await twoPlans();
    await client.call('export.paper', { paper: 'tables', planId, target: target('tables.zip') });
    const token = registry.grant(path('tables.zip'), 'read').token;
    const expected = { code: 'package.notAPackage', parameters: { name: 'tables.zip' }, retry: 'afterFix' };
    expect(await failureOf(client.call('export.verifyPackage', { token }))).toMatchObject(expected);
    const refused = client.call('export.openPackage', { token, target: target('none.junheng') });
    expect(await failureOf(refused)).toMatchObject(expected);
  });

  it('names the file of a flipped byte, and no bureau is made of it', async () => {
    const { client, planId, path, target, registry } = await twoPlans();
    await client.call('export.paper', { paper: 'package', planId, target: target('plan.zip') });
    const bytes = readFileSync(path('plan.zip'));
    const name = Buffer.from('tables/enrolment.json');
    // The local header of a file ends with its name; its packed bytes follow.
    const place = bytes.indexOf(name) + name.length + 40;
    bytes[place] = (bytes[place] ?? 0) ^ 1;
    writeFileSync(path('flipped.zip'), bytes);
    const token = registry.grant(path('flipped.zip'), 'read').token;
    const { manifest, certificate } = await client.call('export.verifyPackage', { token });
    expect(manifest).toBeNull();
    expect(certificate.ok).toBe(false);
    expect(certificate.checks.find(({ id }) => id === 'files unchanged')?.where).toBe('tables/enrolment.json');
    const refused = client.call('export.openPackage', { token, target: target('none.junheng') });
    expect(await failureOf(refused)).toMatchObject({
      code: 'package.damaged',
      parameters: { files: 'tables/enrolment.json' },
    });
    expect(readdirSync(path('.'))).not.toContain('none.junheng');
  });
});
