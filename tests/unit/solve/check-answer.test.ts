import { describe, expect, it } from 'vitest';
import { checkAnswer } from '../../../src/solve/index.ts';
import { smallModel, sparse } from './models.ts';

const none = Number.POSITIVE_INFINITY;

describe('checkAnswer', () => {
  it('accepts a right answer and computes its objective anew', () => {
    expect(checkAnswer(smallModel, Float64Array.of(1, 3))).toEqual({
      right: true,
      solution: { values: Float64Array.of(1, 3), objective: -7 },
    });
  });

  it('rounds whole columns that are nearly whole, and moves values inside their bounds', () => {
    const model = sparse({
      cost: [1, 1],
      upper: [9, 2],
      integer: [1, 0],
      rows: [[1, 1]],
      rowLower: [0],
      rowUpper: [9],
    });
    const checked = checkAnswer(model, Float64Array.of(2.999999, 2.0000001));
    expect(checked).toEqual({ right: true, solution: { values: Float64Array.of(3, 2), objective: 5 } });
    const atZero = checkAnswer(model, Float64Array.of(-1e-7, 0));
    expect(atZero.right && Object.is(atZero.solution.values[0], 0)).toBe(true);
  });

  it.each([
    ['too few values', Float64Array.of(1), '1 values for 2 columns'],
    ['a value that is no number', Float64Array.of(1, Number.NaN), 'column 1 is NaN'],
    ['an infinite value', Float64Array.of(none, 1), 'column 0 is Infinity'],
    ['a fraction in a whole column', Float64Array.of(1.5, 3), 'column 0 is 1.5, not whole'],
    ['a value under its bound', Float64Array.of(-1, 3), 'column 0 is -1, under 0'],
    ['a value over its bound', Float64Array.of(0, 4), 'column 1 is 4, over 3'],
    ['a row over its limit', Float64Array.of(2, 3), 'row 0 is 5, over 4.5'],
  ])('refuses %s', (_, values, detail) => {
    expect(checkAnswer(smallModel, values)).toEqual({ right: false, detail });
  });

  it('refuses a row under its limit', () => {
    const model = sparse({ cost: [1], rows: [[2]], rowLower: [3], rowUpper: [none] });
    expect(checkAnswer(model, Float64Array.of(1))).toEqual({ right: false, detail: 'row 0 is 2, under 3' });
  });

  it('accepts fractions where the relaxation was asked for', () => {
    expect(checkAnswer(smallModel, Float64Array.of(1.5, 3), true)).toMatchObject({
      right: true,
      solution: { objective: -7.5 },
    });
  });

  it('measures a violation against the size of the terms', () => {
    // 1e9 − 1e9 + 0.5: half a unit is nothing beside terms of 1e9, but much beside terms of 1.
    const large = sparse({ cost: [0, 0], rows: [[1, -1]], rowLower: [0], rowUpper: [0] });
    expect(checkAnswer(large, Float64Array.of(1e9 + 0.5, 1e9)).right).toBe(true);
    expect(checkAnswer(large, Float64Array.of(1.5, 1)).right).toBe(false);
  });

  it('sees through a column that is whole only by the tolerance of the solver', () => {
    // 2,000,000 y ≥ x with y = 1e-6 would carry x = 2; rounded, y = 0 carries nothing.
    const model = sparse({
      cost: [-1, 1],
      upper: [2, 1],
      integer: [0, 1],
      rows: [[-1, 2e6]],
      rowLower: [0],
      rowUpper: [none],
    });
    expect(checkAnswer(model, Float64Array.of(2, 1e-6))).toEqual({ right: false, detail: 'row 0 is -2, under 0' });
  });
});
