import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import highsPackage from 'highs';
import { expect, it } from 'vitest';

/**
 * The story: the posts model of a random bureau has a plan without any hire from the special-post channel (objective
 * 0, found by trying every plan), yet HiGHS 1.15.1 with its presolve proves 100 to be optimal. Without presolve it
 * answers rightly. When this fails, a newer HiGHS has mended it and presolve can be the default again.
 */
it('is why whole-number models are not presolved unless a caller asks', async () => {
  // The package's types describe its CommonJS form, in which the loader is the default of the default.
  const loadHighs = highsPackage as unknown as typeof highsPackage.default;
  const highs = await loadHighs();
  const text = readFileSync(join(import.meta.dirname, '../../fixtures/golden/highs-presolve-wrong.lp'), 'utf8');
  expect(highs.solve(text).ObjectiveValue).toBe(100);
  expect(highs.solve(text, { presolve: 'off' }).ObjectiveValue).toBe(0);
});
