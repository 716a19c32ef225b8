import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { expect, it } from 'vitest';
import { bureauWithPlans } from '../../unit/services/compare/plans.ts';
import { failureOf, startHost, temporaryFolder } from '../kit/hosts.ts';

/** The core with the small bureau open: plan 1 of the base, plan 2 without redirection. */
async function startWithPlans() {
  const folder = temporaryFolder();
  const path = join(folder, 'small.junheng');
  bureauWithPlans(path);
  const host = await startHost('in process', { folder });
  await host.client.call('bureau.open', { token: host.registry.grant(path, 'read').token });
  return { ...host, folder };
}

/** Says from which year the small bureau counts, without which nothing can be worked out again. */
async function startCounting() {
  const host = await startWithPlans();
  await host.client.call('data.insertRows', { table: 'settings', rows: [{ key: 'base_year', value: '2026' }] });
  return host;
}
const both = { planIds: ['1', '2'] };

it('two plans are compared: scenarios in words, indicators, money and posts by district', async () => {
  const { client } = await startWithPlans();
  const answer = await client.call('compare.plans', both);
  expect(answer.reference).toBe('1');
  expect(answer.plans[1]).toMatchObject({
    planId: '2',
    scenarioName: 'no redirection',
    sameData: true,
    certified: true,
    stale: [],
    sameQuestion: false,
    differences: [
      { reference: null, plan: { kind: 'norm', id: 'class.standard.primary', value: 40 }, ownValue: 45 },
      { reference: null, plan: { kind: 'redirection', allowed: false }, ownValue: null },
    ],
  });
  expect(answer.plans.map(({ rows }) => rows.reduce((sum, { count }) => sum + count, 0))).toEqual([0, 6]);
  const large = answer.indicators.filter(({ indicator }) => indicator === 'largeClasses');
  expect(large.map(({ planId, values }) => [planId, values])).toEqual([
    ['1', [3, 3]],
    ['2', [3, 1]],
  ]);
  // Half of 5,000,000.50 yuan in D1 comes from the city.
  expect(
    answer.money.find(({ kind, level, districtId }) => kind === 'capital' && level === 'city' && districtId === 'D1'),
  ).toMatchObject({ planId: '1', values: [2_500_000.25, 0] });
  const short = answer.posts
    .filter(({ districtId }) => districtId === 'D1')
    .map(({ planId, short: values }) => [planId, values]);
  expect(short).toEqual([
    ['1', [2, 0]],
    ['2', [2, 2]],
  ]);
});

it('rows are asked for by section, district, stage and size, and the reference can be swapped', async () => {
  const { client } = await startWithPlans();
  const places = async (more: object) =>
    (await client.call('compare.rows', { ...both, section: 'places', ...more })).rows.map(
      ({ change, schoolId }) => `${change} ${schoolId}`,
    );
  expect(await places({})).toEqual(['modified S1', 'removed P1']);
  expect(await places({ districtId: 'D1' })).toEqual(['modified S1']);
  expect(await places({ leastSize: 31 })).toEqual([]);
  expect(await places({ stage: 'junior' })).toEqual([]);
  expect(await places({ reference: '2' })).toEqual(['modified S1', 'added P1']);
  const { rows } = await client.call('compare.rows', { ...both, section: 'redirections' });
  expect(rows).toMatchObject([{ change: 'removed', schoolId: 'S1', otherSchoolId: 'P1', size: 30 }]);
});

it('schools that win and lose, the map and the posts with their rules', async () => {
  const { client } = await startCounting();
  const { rows: schools } = await client.call('compare.schools', both);
  expect(schools).toEqual([
    {
      planId: '2',
      schoolId: 'S1',
      outcome: 'mixed',
      changes: [
        { measure: 'largeClasses', reference: 6, plan: 3 },
        { measure: 'postsShort', reference: 2, plan: 4 },
      ],
      unchanged: [
        { measure: 'superLargeClasses', value: 3 },
        { measure: 'roomsShort', value: 0 },
        { measure: 'specialTeachersShort', value: 0 },
      ],
    },
  ]);
  const two = { planId: '2', reference: '1' };
  const { rows: map } = await client.call('compare.map', { ...two, year: 2028 });
  expect(map.find(({ schoolId }) => schoolId === 'P1')).toMatchObject({ reference: { pupils: 30 }, plan: null });
  const { years } = await client.call('compare.mapYears', two);
  expect(years.find(({ year }) => year === 2028)?.schools).toMatchObject({ largeClasses: 1, postsShort: 1 });
  const { rows: posts } = await client.call('compare.posts', { ...two, year: 2028 });
  const s1 = posts.find(({ schoolId }) => schoolId === 'S1');
  expect(s1).toMatchObject({
    change: 'modified',
    reference: { required: 26, short: 0 },
    plan: { required: 28, short: 2 },
  });
  expect(s1?.reference?.norm?.id).toBe('posts.pupilsPerPost.primary');
  expect(posts.filter(({ change }) => change === 'same').length).toBe(posts.length - 1);
});

it('the comparison is written as a workbook and as CSV, filtered as asked', async () => {
  const { client, registry, folder } = await startCounting();
  const target = (name: string) => registry.grant(join(folder, name), 'write').token;
  const written = await client.call('compare.workbook', { ...both, target: target('both.xlsx') });
  expect(written.size).toBeGreaterThan(5000);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(join(folder, 'both.xlsx'));
  expect(workbook.worksheets.map(({ name }) => name)).toEqual([
    ...['方案与情景', '指标对比', '资金对比', '县区编制', '逐项差异', '受益与受损学校', '编制配备对比'],
  ]);
  const plans = workbook.getWorksheet('方案与情景');
  expect(plans?.getCell(5, 6).value).toBe('标准 class.standard.primary 改为 40（参照：45）\n不安排起始年级分流');
  await client.call('compare.csv', { ...both, part: 'schools', language: 'en', target: target('schools.csv') });
  const lines = readFileSync(join(folder, 'schools.csv'), 'utf8').trim().split('\r\n');
  // Names that a spreadsheet would take for formulas are made plain, so only the figures are compared.
  expect(lines.map((line) => line.split(',').slice(-4).join(','))).toEqual([
    'Measure (summed over the years),Reference,Plan,Difference',
    'Class-years of 56 or more,6,3,-3',
    'Post-years short,2,4,2',
  ]);
  await client.call('compare.csv', { ...both, part: 'rows', districtId: 'D2', target: target('rows.csv') });
  const rows = readFileSync(join(folder, 'rows.csv'), 'utf8');
  expect(rows).toContain('P1');
  expect(rows).not.toContain('修改');
});

it('plans that are not there are refused, and posts where the data are gone', async () => {
  const { client } = await startWithPlans();
  expect(await failureOf(client.call('compare.posts', { planId: '2', reference: '1' }))).toMatchObject({
    code: 'data.notReady',
  });
  for (const call of [
    client.call('compare.plans', { planIds: ['1', '9'] }),
    client.call('compare.plans', { ...both, reference: '9' }),
    client.call('compare.map', { planId: '1', reference: 'x', year: 2028 }),
  ])
    expect(await failureOf(call)).toMatchObject({ code: 'plan.notFound' });
});
