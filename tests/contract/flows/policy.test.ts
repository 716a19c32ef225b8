import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startWithBureau } from '../kit/bureau.ts';
import { failureOf, startHost } from '../kit/hosts.ts';

it('says of every target of the register where it stands, with arithmetic, norms and tables', async () => {
  const { client } = await startWithBureau();
  const { measures: register } = await client.call('policy.register', {});
  const { years, measures, norms, summary, planOutOfDate } = await client.call('policy.standing', {});
  expect(years).toHaveLength(1);
  expect(planOutOfDate).toBe(false);
  expect(measures.map(({ number, targets }) => [number, targets.map(({ indicator }) => indicator)])).toEqual(
    register.map(({ number, targets }) => [number, targets.map(({ indicator }) => indicator)]),
  );
  const [large] = measures[8]!.targets;
  expect(large).toMatchObject({ basis: 'computed', terms: { numerator: { zh: '大班额班数' } }, unknown: 0 });
  expect(large!.values[0]).toBeCloseTo(large!.numerators[0]! / large!.denominators[0]!, 12);
  expect(large!.tables.find(({ table }) => table === 'enrolment')?.rows).toBeGreaterThan(0);
  const named = new Set(measures.flatMap(({ targets }) => targets.flatMap((target) => target.norms)));
  expect(new Set(norms.map(({ id }) => id))).toEqual(named);
  expect(norms.find(({ id }) => id === 'special.pupilsPerTeacher')?.document).toContain('宁政办〔2017〕164号');
  expect(summary.known + summary.standings.noData).toBe(summary.withValue);
});

it('keeps what the bureau says of a measure, tells it, and gives back what was said before', async () => {
  const host = await startWithBureau();
  const { client, folder } = host;
  let told = 0;
  client.on('policy.changed', () => {
    told += 1;
  });
  const { dataVersion } = await client.call('data.rows', { table: 'schools', limit: 1 });
  const said = { state: 'underWay', reachedOn: '2026-09-01', note: '已印发方案' } as const;
  expect(await client.call('policy.setProgress', { measure: 12, progress: said })).toEqual({ before: null });
  const done = { state: 'done', reachedOn: null, note: null } as const;
  expect(await client.call('policy.setProgress', { measure: 12, progress: done })).toEqual({ before: said });
  const standing = async () => (await client.call('policy.standing', {})).measures[11];
  expect(await standing()).toMatchObject({ standing: 'met', tracked: true, progress: [{ districtId: null, ...done }] });
  expect(await client.call('policy.setProgress', { measure: 12, progress: said })).toEqual({ before: done });
  expect(told).toBe(3);
  // What is said of a measure is no input of a plan.
  expect((await client.call('data.rows', { table: 'schools', limit: 1 })).dataVersion).toBe(dataVersion);
  await host.close();
  const again = await startHost('in process', { folder });
  await again.client.call('bureau.open', { token: again.registry.grant(join(folder, 'sample.junheng'), 'read').token });
  expect((await again.client.call('policy.standing', {})).measures[11]).toMatchObject({ standing: 'onCourse' });
  expect(await again.client.call('policy.setProgress', { measure: 12, progress: null })).toEqual({ before: said });
  expect((await again.client.call('policy.standing', {})).measures[11]).toMatchObject({ standing: 'noData' });
});

it('is exported as a table, and refuses a plan that is not there', async () => {
  const { client, registry, folder } = await startWithBureau();
  const target = registry.grant(join(folder, 'policy.csv'), 'write').token;
  await client.call('policy.exportCsv', { target, language: 'zh' });
  const lines = readFileSync(join(folder, 'policy.csv'), 'utf8').trimEnd().split('\r\n');
  expect(lines[0]).toMatch(/^\uFEFF序号,任务措施,牵头单位,.*,2026$/);
  // A row for each target, and one for each measure that has none.
  const { measures } = await client.call('policy.standing', {});
  expect(lines).toHaveLength(1 + measures.reduce((sum, { targets }) => sum + Math.max(1, targets.length), 0));
  for (const planId of ['9', 'x'])
    expect(await failureOf(client.call('policy.standing', { planId }))).toMatchObject({ code: 'plan.notFound' });
});
