import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roundKeepingSum } from '../../../src/projection/index.ts';

describe('rounding that keeps the sum', () => {
  it('gives what is left to the largest remainders', () => {
    // 1.5 + 2.7 + 3.2 = 7.4, rounded 7; down: 1 + 2 + 3 = 6; one is left and goes to 2.7.
    expect(roundKeepingSum([1.5, 2.7, 3.2])).toEqual([1, 3, 3]);
  });

  it('gives it to the earlier one on a tie', () => {
    expect(roundKeepingSum([1.5, 2.5])).toEqual([2, 2]);
  });

  it('leaves whole numbers alone, even when binary fractions blur them', () => {
    expect(roundKeepingSum([30, (30 * 1.1) / 1.1, 0])).toEqual([30, 30, 0]);
    expect(roundKeepingSum([(0.1 + 0.2) * 10])).toEqual([3]);
  });

  it('refuses what cannot be a number of pupils', () => {
    expect(() => roundKeepingSum([1, Number.NaN])).toThrow(RangeError);
    expect(() => roundKeepingSum([-1])).toThrow(RangeError);
  });

  it('is never a whole pupil off, and the sum is the rounded sum', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 3000, noNaN: true }), { maxLength: 40 }), (values) => {
        const whole = roundKeepingSum(values);
        whole.forEach((count, index) => {
          expect(Number.isInteger(count)).toBe(true);
          expect(Math.abs(count - values[index]!)).toBeLessThan(1);
        });
        const sum = values.reduce((total, value) => total + value, 0);
        expect(Math.abs(whole.reduce((total, count) => total + count, 0) - sum)).toBeLessThanOrEqual(0.5 + 1e-6);
      }),
    );
  });
});
