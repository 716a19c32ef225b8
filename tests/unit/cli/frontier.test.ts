import { expect, test } from 'vitest';
import { ownFolders } from '../services/folders.ts';
import { junhengHere } from './in-process.ts';
import { contentOf, junheng } from './junheng.ts';

const newFolder = ownFolders();

/** A folder with a small synthetic bureau in `city`. */
async function cityFolder(): Promise<string> {
  const folder = newFolder();
  await junhengHere(folder, ['sample', 'city', '--programmes', '6', '--seed', '5', '--crowding', 'high']);
  return folder;
}

interface Point {
  readonly factor: number;
  readonly capitalBudget: number;
  readonly largeClasses: number;
  readonly superLargeClasses: number;
  readonly capitalCost: number;
  readonly gap: number;
}

test('frontier --json prints one point for each factor, in order of budget, and writes nothing', async () => {
  const folder = await cityFolder();
  const before = contentOf(folder);
  const run = await junheng(folder, ['frontier', 'city', '--factors', '1,0, 0.5', '--time-limit', '12', '--json']);
  expect(run.code, run.stderr).toBe(0);
  expect(run.stdout).toMatch(/^\{.*\}\n$/);
  const document = JSON.parse(run.stdout) as { readonly points: readonly Point[] };
  expect(Object.keys(document)).toEqual(['points']);
  expect(document.points.map(({ factor }) => factor)).toEqual([0, 0.5, 1]);
  for (const point of document.points) {
    expect(Object.keys(point)).toEqual([
      'factor',
      'capitalBudget',
      'largeClasses',
      'superLargeClasses',
      'capitalCost',
      'gap',
    ]);
    expect(point.capitalCost).toBeLessThanOrEqual(point.capitalBudget);
    expect(point.gap).toBeGreaterThanOrEqual(0);
  }
  const [none, half, whole] = document.points;
  expect(none).toMatchObject({ capitalBudget: 0, capitalCost: 0 });
  expect(half!.capitalBudget).toBeCloseTo(whole!.capitalBudget / 2, 2);
  expect(half!.largeClasses).toBeLessThanOrEqual(none!.largeClasses);
  expect(whole!.largeClasses).toBeLessThanOrEqual(half!.largeClasses);
  expect(run.stderr).toContain('point 3 of 3');
  expect(contentOf(folder)).toEqual(before);
});

test('a frontier that is interrupted reports the points solved until then, and the one under way as such', async () => {
  const folder = await cityFolder();
  const words = ['frontier', 'city', '--factors', '0,1', '--time-limit', '30', '--gap', '0'];
  const first = await junhengHere(folder, [...words, '--json'], 'point 1 of 2, verifying');
  expect(first.code).toBe(0);
  expect(first.stderr).toContain('Interrupted: 1 of 2 points are solved.\n');
  expect(JSON.parse(first.stdout).points).toEqual([expect.not.objectContaining({ interrupted: true })]);
  const second = await junhengHere(folder, [...words, '--json'], 'point 2 of 2, preparing');
  expect(second.code).toBe(0);
  expect(second.stderr).toContain('Interrupted: 1 of 2 points are solved. The last one shown is the best plan');
  const [none, whole] = (JSON.parse(second.stdout) as { readonly points: readonly Point[] }).points;
  expect(none).not.toHaveProperty('interrupted');
  expect(whole).toMatchObject({ factor: 1, interrupted: true });
  expect(whole!.largeClasses).toBeLessThanOrEqual(none!.largeClasses);
  const text = await junhengHere(folder, words, 'point 2 of 2, preparing');
  expect(text.stdout).toMatch(/^× 1 .*INTERRUPTED$/m);
});

test('the frontier for people has a line for each budget', async () => {
  const folder = await cityFolder();
  const run = await junhengHere(folder, ['frontier', 'city', '--factors', '0,1', '--time-limit', '8']);
  expect(run.code, run.stderr).toBe(0);
  expect(run.stdout).toContain('Synthetic data: invented');
  expect(run.stdout).toMatch(/^Without a plan: \d+ classes of 56\+/m);
  expect(run.stdout).toMatch(/^budget +capital budget +capital cost +56\+ +66\+ +rooms missing +gap$/m);
  expect(run.stdout).toMatch(/^× 0 +¥0 +¥0 /m);
  expect(run.stdout).toMatch(/^× 1 +¥[\d,.]+ /m);
});

test('alternatives prints the best plan and those within the tolerance, as text and as JSON', async () => {
  const folder = await cityFolder();
  const words = ['alternatives', 'city', '--time-limit', '60', '--gap', '0.5', '--tolerance', '0.5'];
  const text = await junhengHere(folder, words);
  expect(text.stdout).toContain('keeps at least 50 % of the best plan’s reduction of class sizes');
  expect(text.stdout).toMatch(/^best class sizes /m);
  const run = await junhengHere(folder, [...words, '--json']);
  const document = JSON.parse(run.stdout) as {
    readonly mostWeighted: number;
    readonly alternatives: readonly {
      readonly character: string;
      readonly plan: {
        readonly solver: { readonly objective: number };
        readonly certificate: { readonly ok: boolean };
      };
    }[];
  };
  expect(document.alternatives.length).toBeGreaterThan(0);
  for (const { plan } of document.alternatives) {
    expect(plan.certificate.ok).toBe(true);
    expect(plan.solver.objective).toBeLessThanOrEqual(document.mostWeighted + 1e-9);
  }
});

test('stress holds a saved plan against futures; the same seed prints the same', async () => {
  const folder = await cityFolder();
  await junhengHere(folder, ['plan', 'city', '--time-limit', '3', '--save']);
  const words = ['stress', 'city/bureau.junheng', 'latest', '--futures', '40'];
  const text = await junhengHere(folder, words);
  expect(text.code, text.stderr).toBe(0);
  expect(text.stdout).toMatch(/^Plan 1 of .*: 40 futures, seed 1$/m);
  expect(text.stdout).toMatch(/^year +planned +expected +5 % to 95 % +none +at most 5 % +rooms missing$/m);
  const one = await junhengHere(folder, [...words, '--json']);
  const other = await junhengHere(folder, [...words, '--json']);
  const third = await junhengHere(folder, [...words, '--json', '--seed', '2']);
  expect(one.stdout).toBe(other.stdout);
  expect(one.stdout).not.toBe(third.stdout);
  expect(JSON.parse(one.stdout)).toMatchObject({ planId: 1, futures: 40, seed: 1, share: 0.05 });
  const missing = await junhengHere(folder, ['stress', 'city/bureau.junheng', '9']);
  expect({ code: missing.code, stdout: missing.stdout }).toEqual({ code: 2, stdout: '' });
});
