import { expect, test } from 'vitest';
import { readFactors, USUAL_FACTORS, writeFactors } from '../../../renderer/features/frontier/factors.ts';
import { type FrontierPoint, kneeWorth } from '../../../renderer/features/frontier/knee.ts';

test('multiples are read with any separator, in order and each once; the usual eight come back as they were', () => {
  expect(readFactors('2， 0.5、1;1 ')).toEqual([0.5, 1, 2]);
  expect(readFactors(writeFactors(USUAL_FACTORS))).toEqual(USUAL_FACTORS);
  expect(USUAL_FACTORS).toHaveLength(8);
});

test.each([
  ['0.5, half', 'notANumber'],
  ['-1, 2', 'notANumber'],
  ['1, 1001', 'notANumber'],
  ['1, 1', 'tooFew'],
  ['', 'tooFew'],
  [Array.from({ length: 51 }, (_, index) => index).join(','), 'tooMany'],
])('%j cannot be taken: %s', (text, problem) => {
  expect(readFactors(text)).toBe(problem);
});

test('the knee is worth what each ten million yuan removes before and after it', () => {
  const point = (capitalBudget: number, largeClasses: number) => ({ capitalBudget, largeClasses }) as FrontierPoint;
  const points = [point(0, 100), point(20_000_000, 40), point(60_000_000, 30)];
  // Before: (100 − 40) ÷ 20 million × 10 million = 30. After: (40 − 30) ÷ 40 million × 10 million = 2.5.
  expect(kneeWorth({ points, knee: 1 })).toEqual({ point: points[1], before: 30, after: 2.5 });
  // A point that was stopped on its way tells nothing of what its money is worth.
  const stopped: FrontierPoint = { ...point(90_000_000, 30), interrupted: true };
  expect(kneeWorth({ points: [...points, stopped], knee: 1 })).toEqual({ point: points[1], before: 30, after: 2.5 });
  expect(kneeWorth({ points, knee: null })).toBeNull();
  expect(kneeWorth({ points, knee: 2 })).toBeNull();
});
