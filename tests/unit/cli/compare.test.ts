import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { bureauWithPlans } from '../services/compare/plans.ts';
import { ownFolders } from '../services/folders.ts';
import { junhengHere } from './in-process.ts';
import { contentOf } from './junheng.ts';

const newFolder = ownFolders();

const values = z.array(z.number().nullable());
const rows = z.array(
  z.strictObject({
    plan: z.string(),
    section: z.enum(['places', 'projects', 'redirections', 'posts', 'special', 'resourceRooms']),
    schoolId: z.string(),
    schoolName: z.string().nullable(),
    otherSchoolId: z.string().nullable(),
    districtId: z.string().nullable(),
    stage: z.string().nullable(),
    year: z.int(),
    size: z.number().nullable(),
    fields: z.array(
      z.strictObject({
        field: z.string(),
        reference: z.number().nullable(),
        plan: z.number().nullable(),
        difference: z.number().nullable(),
      }),
    ),
  }),
);
/** The document that `compare --json` prints. */
const comparisonDocument = z.strictObject({
  reference: z.string(),
  plans: z.array(
    z.looseObject({
      planId: z.string(),
      scenario: z.string(),
      differences: z.array(z.looseObject({ text: z.string() })),
    }),
  ),
  indicators: z.array(
    z.strictObject({
      indicator: z.string(),
      plan: z.string(),
      years: z.array(z.int()),
      values,
      differences: values,
    }),
  ),
  money: z.array(
    z.strictObject({
      kind: z.string(),
      level: z.string(),
      districtId: z.string().nullable(),
      plan: z.string(),
      years: z.array(z.int()),
      values,
      differences: values,
    }),
  ),
  rows: z.strictObject({ modified: rows, added: rows, removed: rows }),
});

/** A folder that holds `small.junheng` with two plans. */
function bureauFolder(): string {
  const folder = newFolder();
  bureauWithPlans(join(folder, 'small.junheng'));
  return folder;
}

test('compare --json prints the comparison and nothing else', async () => {
  const folder = bureauFolder();
  const run = await junhengHere(folder, ['compare', 'small.junheng', '1', '2', '--json']);
  expect({ code: run.code, stderr: run.stderr }).toEqual({ code: 0, stderr: '' });
  const { reference, plans, indicators, rows: found } = comparisonDocument.parse(JSON.parse(run.stdout));
  expect(reference).toBe('1');
  expect(plans[1]?.differences.map(({ text }) => text)).toEqual([
    'The norm class.standard.primary is 40. In the reference it is 45.',
    'Nobody is redirected.',
  ]);
  expect(indicators.find(({ indicator, plan }) => indicator === 'largeClasses' && plan === '2')).toMatchObject({
    years: [2027, 2028],
    values: [3, 1],
    differences: [0, -2],
  });
  expect(found.modified.map(({ section, schoolId }) => `${section} ${schoolId}`)).toEqual(['places S1', 'posts S1']);
  expect(found.added).toEqual([]);
  expect(found.removed.map(({ section }) => section)).toEqual(['places', 'projects', 'redirections', 'resourceRooms']);

  const turned = await junhengHere(folder, [
    ...['compare', 'small.junheng', '1', '2', '--reference', '2', '--json', '--district', 'D2', '--at-least', '30'],
  ]);
  const other = comparisonDocument.parse(JSON.parse(turned.stdout));
  expect(other.reference).toBe('2');
  expect(other.indicators.find(({ indicator, plan }) => indicator === 'largeClasses' && plan === '1')).toMatchObject({
    differences: [0, 2],
  });
  expect(other.rows.added.map(({ section, size }) => [section, size])).toEqual([
    ['places', 30],
    ['redirections', 30],
  ]);
});

test('the comparison for people is the one on record', async () => {
  const golden = join(import.meta.dirname, '../../fixtures/golden/comparison-report.txt');
  const run = await junhengHere(bureauFolder(), ['compare', 'small.junheng', '1', '2']);
  expect(run).toMatchObject({ code: 0, stderr: '' });
  if (process.env.WRITE_GOLDEN === '1') {
    mkdirSync(dirname(golden), { recursive: true });
    writeFileSync(golden, run.stdout);
  }
  expect(run.stdout).toBe(readFileSync(golden, 'utf8'));
});

test('a plan compared with itself differs in nothing', async () => {
  const run = await junhengHere(bureauFolder(), ['compare', 'small.junheng', '2', 'latest', '--json']);
  const { rows: found, plans } = comparisonDocument.parse(JSON.parse(run.stdout));
  expect(found).toEqual({ modified: [], added: [], removed: [] });
  expect(plans.map(({ differences }) => differences)).toEqual([[], []]);
});

test('too few or too many plans, unknown plans and districts are refused', async () => {
  const folder = bureauFolder();
  const before = contentOf(folder);
  for (const [words, message] of [
    [['1'], /2 to 4 plans can be compared, not 1/],
    [['1', '2', '1', '2', '1'], /2 to 4 plans can be compared, not 5/],
    [['1', 'first'], /number of a plan, or latest/],
    [['1', '7'], /There is no plan 7/],
    [['1', '2', '--district', 'D9'], /There is no district D9/],
    [['1', '2', '--stage', 'college'], /Allowed choices are kindergarten/],
  ] as const) {
    const { code, stdout, stderr } = await junhengHere(folder, ['compare', 'small.junheng', ...words]);
    expect({ words, code, stdout }).toEqual({ words, code: 2, stdout: '' });
    expect(stderr).toMatch(message);
  }
  expect(contentOf(folder)).toMatchObject(before);
});
