import { expect, test } from 'vitest';
import type { Plan } from '../../../../src/domain/plan/index.ts';
import { frontierTable, solvedPointOf, withBoundsOfRicher } from '../../../../src/services/frontier/index.ts';

/** What a point is made of: large classes, super-large ones among them, counted ten times more. */
function planOf(large: number, superLarge: number, bound: number, roomsShort = 0): Plan {
  const objective = large + 10 * superLarge;
  return {
    solver: { objective, bound, gap: objective === 0 ? 0 : (objective - bound) / objective },
    budget: { capital: [1_000_000, 2_000_000] },
    plan: { largeClasses: [large], superLargeClasses: [superLarge], capitalCost: [500_000], roomsShort: [roomsShort] },
  } as unknown as Plan;
}

test('the proven least number of large classes is what the bound leaves beside the super-large ones', () => {
  // 40 + 10 × 3 = 70 and no plan has less than 55.5: with 3 super-large classes at least 55.5 − 30 = 25.5, so 26.
  expect(solvedPointOf(1, planOf(40, 3, 55.5))).toEqual({
    factor: 1,
    capitalBudget: 3_000_000,
    largeClasses: 40,
    superLargeClasses: 3,
    capitalCost: 500_000,
    roomsShort: 0,
    objective: 70,
    bound: 55.5,
    gap: 14.5 / 70,
    largeClassesBound: 26,
  });
  // A bound that the super-large classes alone exceed says nothing about the large ones: 12 − 10 × 3 < 0.
  expect(solvedPointOf(1, planOf(40, 3, 12)).largeClassesBound).toBe(0);
});

test('a bound of nothing is no bound', () => {
  expect(solvedPointOf(1, planOf(40, 3, 0)).largeClassesBound).toBeNull();
  expect(solvedPointOf(1, planOf(0, 0, 0))).toMatchObject({ gap: 0, largeClassesBound: 0 });
});

test('a bound of a larger budget holds for the smaller one, where the same rooms are missing', () => {
  const poor = solvedPointOf(0.5, planOf(50, 0, 20));
  const rich = solvedPointOf(1, planOf(40, 0, 36));
  expect(withBoundsOfRicher([poor, rich])).toEqual([{ ...poor, bound: 36, gap: 14 / 50, largeClassesBound: 36 }, rich]);
  const shorter = solvedPointOf(0.5, planOf(50, 0, 20, 2));
  expect(withBoundsOfRicher([shorter, rich])).toEqual([shorter, rich]);
  const weak = solvedPointOf(1, planOf(40, 0, 10));
  expect(withBoundsOfRicher([poor, weak])).toEqual([poor, weak]);
});

test('as a table each budget is a row, the knee marked and what is unknown left blank', () => {
  const points = [solvedPointOf(0, planOf(50, 1, 0)), solvedPointOf(1, planOf(40, 0, 40))];
  const { headers, rows } = frontierTable(points, 1, 'zh');
  expect(headers[1]).toBe('基本建设预算（元）');
  expect(rows).toEqual([
    [0, 3_000_000, 500_000, 50, null, 1, 0, 1, false, false],
    [1, 3_000_000, 500_000, 40, 40, 0, 0, 0, true, false],
  ]);
});
