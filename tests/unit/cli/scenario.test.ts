import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { overrideSentence } from '../../../src/cli/report/override-sentence.ts';
import type { Override } from '../../../src/domain/scenario.ts';
import { bureauWithPlans } from '../services/compare/plans.ts';
import { ownFolders } from '../services/folders.ts';
import { junhengHere } from './in-process.ts';

const newFolder = ownFolders();

test('each kind of override has a sentence', () => {
  const lock = (what: Extract<Override, { kind: 'lock' }>['lock']): Override => ({ kind: 'lock', lock: what });
  const said: [Override, string][] = [
    [{ kind: 'norm', id: 'class.standard.primary', value: 40 }, 'The norm class.standard.primary is 40.'],
    [{ kind: 'budgetFactor', factor: 1.3, budgetKind: null }, 'Every budget is multiplied by 1.3.'],
    [{ kind: 'budgetFactor', factor: 0.5, budgetKind: 'capital' }, 'Every capital budget is multiplied by 0.5.'],
    [
      { kind: 'budget', year: 2028, level: 'county', budgetKind: 'capital', districtId: 'D1', amount: 9_000_000 },
      'The county capital budget of district D1 in 2028 is ¥9,000,000.',
    ],
    [
      { kind: 'budget', year: 2028, level: 'city', budgetKind: 'recurrent', districtId: null, amount: 0 },
      'The city recurrent budget of the whole bureau in 2028 is ¥0.',
    ],
    [{ kind: 'projection', variant: 'low' }, 'The low projection of enrolment is planned for.'],
    [{ kind: 'horizon', years: 1 }, '1 year is planned.'],
    [{ kind: 'redirection', allowed: false }, 'Nobody is redirected.'],
    [lock({ what: 'rooms', schoolId: 'S1', stage: 'primary', orders: [] }), 'S1 (primary) gets no rooms.'],
    [
      lock({ what: 'rooms', schoolId: 'S1', stage: 'primary', orders: [{ orderYear: 2027, rooms: 4 }] }),
      'S1 (primary) gets exactly these rooms: 4 ordered in 2027.',
    ],
    [lock({ what: 'project', projectId: 'P1', startYear: 2028 }), 'The project P1 starts in 2028.'],
    [lock({ what: 'project', projectId: 'P1', startYear: null }), 'The project P1 never starts.'],
    [
      lock({ what: 'noRedirectionBetween', schoolId: 'S1', otherSchoolId: 'S2' }),
      'Nobody is redirected between S1 and S2.',
    ],
    [lock({ what: 'noRedirectionFrom', schoolId: 'S1' }), 'Nobody is redirected away from S1.'],
    [lock({ what: 'noRedirectionTo', schoolId: 'S1' }), 'Nobody is redirected to S1.'],
    [
      { kind: 'policyShare', tier: 'superLarge', year: 2028, share: 0.02 },
      'In 2028 at most 2 % of all classes have 66 pupils or more.',
    ],
  ];
  for (const [override, sentence] of said) expect(overrideSentence(override)).toBe(sentence);
});

test('scenarios of the sample are made, planned, saved and compared', async () => {
  const folder = newFolder();
  await junhengHere(folder, ['sample', 'city', '--programmes', '4', '--seed', '5']);
  await junhengHere(folder, ['import', 'city', '--bureau', 'city.junheng']);
  const create = (name: string, ...words: string[]) =>
    junhengHere(folder, ['scenario', 'create', 'city.junheng', name, ...words]);
  expect(await create('budget +30 %', '--budget-factor', '1.3')).toMatchObject({
    code: 0,
    stdout: 'From base: changes nothing.\nbudget +30 %:\n  - Every budget is multiplied by 1.3.\n',
  });
  await create('no redirection', '--no-redirection');
  const classes = ['--norm', 'class.standard.primary=45', '--norm', 'class.standard.junior=50'];
  await create('standard classes 45/50', ...classes);
  for (const scenario of ['base', 'budget +30 %', 'no redirection', 'standard classes 45/50'])
    await junhengHere(folder, [...['plan', 'city.junheng', '--scenario', scenario, '--save', '--time-limit', '2']]);
  const run = await junhengHere(folder, ['compare', 'city.junheng', '1', '2', '3', '4', '--json']);
  expect(run).toMatchObject({ code: 0, stderr: '' });
  const { plans } = JSON.parse(run.stdout) as {
    plans: { scenario: string; stale: string[]; differences: { text: string }[] }[];
  };
  const itself = 'It is so in the reference too, without being set.';
  expect(
    plans.map(({ scenario, stale, differences }) => [scenario, stale, ...differences.map(({ text }) => text)]),
  ).toEqual([
    ['base', []],
    ['budget +30 %', [], 'Every budget is multiplied by 1.3.'],
    ['no redirection', [], 'Nobody is redirected.'],
    [
      'standard classes 45/50',
      [],
      `The norm class.standard.primary is 45. ${itself}`,
      `The norm class.standard.junior is 50. ${itself}`,
    ],
  ]);
}, 120_000);

test('every option of create is kept, and contradictions are named', async () => {
  const folder = newFolder();
  bureauWithPlans(join(folder, 'small.junheng'));
  const run = await junhengHere(folder, [
    ...[
      'scenario',
      'create',
      'small.junheng',
      'all',
      '--parent',
      'no redirection',
      '--norm',
      'class.standard.junior=48',
    ],
    ...['--budget-factor', '2', '--capital-factor', '3', '--recurrent-factor', '2', '--projection', 'high'],
    ...['--budget', '2027:county:capital:D1=5000000', '--budget', '2027:county:capital:D1=6000000.5', '--years', '4'],
    ...['--budget', '2028:city:recurrent=7', '--project', 'P1=2028', '--project', 'P1=never', '--json'],
  ]);
  expect(run).toMatchObject({ code: 0, stderr: '' });
  const { scenario, contradictions } = JSON.parse(run.stdout);
  const purse = { kind: 'budget', year: 2027, level: 'county', budgetKind: 'capital', districtId: 'D1' };
  const project = { what: 'project', projectId: 'P1' };
  expect(scenario).toMatchObject({
    name: 'all',
    parentId: 'none',
    overrides: [
      { kind: 'norm', id: 'class.standard.junior', value: 48 },
      { kind: 'budgetFactor', factor: 2, budgetKind: null },
      { kind: 'budgetFactor', factor: 3, budgetKind: 'capital' },
      { kind: 'budgetFactor', factor: 2, budgetKind: 'recurrent' },
      { ...purse, amount: 5_000_000 },
      { ...purse, amount: 6_000_000.5 },
      { kind: 'budget', year: 2028, level: 'city', budgetKind: 'recurrent', districtId: null, amount: 7 },
      { kind: 'lock', lock: { ...project, startYear: 2028 } },
      { kind: 'lock', lock: { ...project, startYear: null } },
      { kind: 'projection', variant: 'high' },
      { kind: 'horizon', years: 4 },
    ],
  });
  expect(contradictions.map(({ kind }: { kind: string }) => kind)).toEqual(['setTwice', 'setTwice', 'setTwice']);
  const shown = await junhengHere(folder, ['scenario', 'show', 'small.junheng', 'all']);
  expect(shown.stdout).toContain('From no redirection:\n  - Nobody is redirected.\n');
  expect(shown.stdout).toContain(
    'Check this: “The project P1 starts in 2028.” and “The project P1 never starts.” contradict each other; the second holds.',
  );
});

test('a merge conflict is shown, nothing is written, and a choice settles it', async () => {
  const folder = newFolder();
  bureauWithPlans(join(folder, 'small.junheng'));
  const norm = ['--norm', 'class.standard.primary=42'];
  await junhengHere(folder, ['scenario', 'create', 'small.junheng', 'norm 42', ...norm]);
  const words = ['scenario', 'merge', 'small.junheng', 'no redirection', 'norm 42', 'merged'];
  const conflict = await junhengHere(folder, words);
  expect(conflict).toMatchObject({ code: 2, stdout: '' });
  expect(conflict.stderr).toContain('no redirection: The norm class.standard.primary is 40.');
  expect(conflict.stderr).toContain('norm 42: The norm class.standard.primary is 42.');
  expect(conflict.stderr).toContain('--take "norm class.standard.primary=one"');
  expect((await junhengHere(folder, ['scenario', 'list', 'small.junheng'])).stdout).not.toContain('merged');
  const settled = await junhengHere(folder, [...words, '--take', 'norm class.standard.primary=one']);
  expect(settled).toMatchObject({ code: 0, stderr: '' });
  expect(settled.stdout).toContain('  - The norm class.standard.primary is 40.\n');
});

test('bureau files are compared, and scenarios copied from one to the other', async () => {
  const folder = newFolder();
  bureauWithPlans(join(folder, 'one.junheng'));
  copyFileSync(join(folder, 'one.junheng'), join(folder, 'other.junheng'));
  const create = ['scenario', 'create', 'other.junheng', 'three years', '--years', '3', '--parent', 'no redirection'];
  await junhengHere(folder, create);
  const differences = ['scenario', 'differences', 'one.junheng', 'other.junheng'];
  expect((await junhengHere(folder, differences)).stdout).toContain('scenario three years: added\n');
  const copied = await junhengHere(folder, ['scenario', 'copy', 'other.junheng', 'three years', '--to', 'one.junheng']);
  expect(copied).toMatchObject({
    code: 0,
    stdout: 'Copied to one.junheng: three years\nAlready there: no redirection\n',
  });
  expect((await junhengHere(folder, differences)).stdout).toBe(
    'other.junheng has the same scenarios, norms and data as one.junheng.\n',
  );
});

test('rooms, redirections and shares are locked and set from the command line', async () => {
  const folder = newFolder();
  bureauWithPlans(join(folder, 'small.junheng'));
  const run = await junhengHere(folder, [
    ...['scenario', 'create', 'small.junheng', 'locked', '--json'],
    ...['--rooms', 'S1:primary=2027:3,2028:2', '--rooms', 'S2:junior=none'],
    ...['--stay', 'from:S1', '--stay', 'to:S2', '--stay', 'between:S1:S2'],
    ...['--share', 'share66=0@2028', '--share', 'share56=0.05@2029'],
  ]);
  expect(run).toMatchObject({ code: 0, stderr: '' });
  expect(JSON.parse(run.stdout).scenario.overrides).toEqual([
    {
      kind: 'lock',
      lock: {
        ...{ what: 'rooms', schoolId: 'S1', stage: 'primary' },
        orders: [
          { orderYear: 2027, rooms: 3 },
          { orderYear: 2028, rooms: 2 },
        ],
      },
    },
    { kind: 'lock', lock: { what: 'rooms', schoolId: 'S2', stage: 'junior', orders: [] } },
    { kind: 'lock', lock: { what: 'noRedirectionFrom', schoolId: 'S1' } },
    { kind: 'lock', lock: { what: 'noRedirectionTo', schoolId: 'S2' } },
    { kind: 'lock', lock: { what: 'noRedirectionBetween', schoolId: 'S1', otherSchoolId: 'S2' } },
    { kind: 'policyShare', tier: 'superLarge', share: 0, year: 2028 },
    { kind: 'policyShare', tier: 'large', share: 0.05, year: 2029 },
  ]);
});

test('entrants, births and the earliest start of a project are set from the command line', async () => {
  const folder = newFolder();
  bureauWithPlans(join(folder, 'small.junheng'));
  const run = await junhengHere(folder, [
    ...['scenario', 'create', 'small.junheng', 'more children', '--json'],
    ...['--entrants', 'all=1.05', '--entrants', 'primary:D1=0'],
    ...['--births', '2027=0.9', '--births', '2028:D1=1.2'],
    ...['--project-not-before', 'P1=2029'],
  ]);
  expect(run).toMatchObject({ code: 0, stderr: '' });
  expect(JSON.parse(run.stdout).scenario.overrides).toEqual([
    { kind: 'lock', lock: { what: 'projectNotBefore', projectId: 'P1', year: 2029 } },
    { kind: 'entrants', stage: null, districtId: null, factor: 1.05 },
    { kind: 'entrants', stage: 'primary', districtId: 'D1', factor: 0 },
    { kind: 'births', fromYear: 2027, districtId: null, factor: 0.9 },
    { kind: 'births', fromYear: 2028, districtId: 'D1', factor: 1.2 },
  ]);
  const shown = await junhengHere(folder, ['scenario', 'show', 'small.junheng', 'more children']);
  expect(shown.stdout).toContain('Births of district D1 from 2028 on are multiplied by 1.2.');
});

test.each<[string, string[], RegExp]>([
  ['entrants of no stage', ['create', 'small.junheng', 'x', '--entrants', 'upper=1.1'], /stages are all, kindergarten/],
  ['a factor of entrants above 1000', ['create', 'small.junheng', 'x', '--entrants', 'all=1001'], /from 0 to 1000/],
  ['births without a year', ['create', 'small.junheng', 'x', '--births', '0.9'], /YEAR=FACTOR or YEAR:DISTRICT/],
  ['births that are no number', ['create', 'small.junheng', 'x', '--births', '2027=less'], /from 0 to 1000/],
  ['a project that may always start', ['create', 'small.junheng', 'x', '--project-not-before', 'P1'], /PROJECT=YEAR/],
  ['rooms without a stage', ['create', 'small.junheng', 'x', '--rooms', 'S1=none'], /SCHOOL:STAGE=none or/],
  ['rooms without a year', ['create', 'small.junheng', 'x', '--rooms', 'S1:primary=3'], /SCHOOL:STAGE=YEAR:ROOMS/],
  ['a stay of no side', ['create', 'small.junheng', 'x', '--stay', 'S1'], /from:SCHOOL, to:SCHOOL or between/],
  ['a share above one', ['create', 'small.junheng', 'x', '--share', 'share56=5@2029'], /5 % is 0\.05/],
  ['a name that is taken', ['create', 'small.junheng', 'no redirection'], /another scenario no redirection already/],
  ['a name that is blank', ['create', 'small.junheng', ' '], /one line of 1 to 200 characters/],
  ['an unknown parent', ['create', 'small.junheng', 'x', '--parent', 'y'], /There is no scenario y/],
  [
    'an unknown norm',
    ['create', 'small.junheng', 'x', '--norm', 'class.standrd.primary=4'],
    /class\.standard\.primary/,
  ],
  ['a budget of no level', ['create', 'small.junheng', 'x', '--budget', '2027:town:capital=5'], /levels are central/],
  ['a project without a year', ['create', 'small.junheng', 'x', '--project', 'P1'], /PROJECT=YEAR or PROJECT=never/],
  ['an unknown choice', ['merge', 'small.junheng', 'a', 'b', 'c', '--take', 'x=both'], /TARGET=one or TARGET=other/],
  ['an unknown part', ['paint', 'small.junheng'], /unknown command 'paint'/],
  ['no part', [], /Usage: junheng scenario/],
])('%s is refused', async (_, words, message) => {
  const folder = newFolder();
  bureauWithPlans(join(folder, 'small.junheng'));
  const { code, stdout, stderr } = await junhengHere(folder, ['scenario', ...words]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(message);
});
