import { describe, expect, it } from 'vitest';
import { examineModel } from '../../../src/solve/examine-model.ts';
import { smallModel, sparse } from './models.ts';

const options = { timeLimitSeconds: 1, relativeGap: 0 };

describe('examineModel', () => {
  it('leaves a sound model to the solver', () => {
    expect(examineModel(smallModel, options)).toBeNull();
  });

  it.each([
    ['cost of column 1 is NaN', { cost: Float64Array.of(1, Number.NaN) }],
    ['cost of column 0 is Infinity', { cost: Float64Array.of(Number.POSITIVE_INFINITY, 1) }],
    ['coefficient 1 is -Infinity', { values: Float64Array.of(1, Number.NEGATIVE_INFINITY) }],
    ['lower bound of column 0 is NaN', { columnLower: Float64Array.of(Number.NaN, 0) }],
    ['upper bound of column 1 is NaN', { columnUpper: Float64Array.of(1, Number.NaN) }],
    ['lower bound of row 0 is NaN', { rowLower: Float64Array.of(Number.NaN) }],
    ['upper bound of row 0 is NaN', { rowUpper: Float64Array.of(Number.NaN) }],
  ])('refuses when the %s', (detail, change) => {
    expect(examineModel({ ...smallModel, ...change }, options)).toMatchObject({
      status: 'failed',
      code: 'notANumber',
      detail,
    });
  });

  it('refuses a start, a time limit or a gap that is no number', () => {
    const start = Float64Array.of(0, Number.NaN);
    expect(examineModel(smallModel, { ...options, start })).toMatchObject({ code: 'notANumber' });
    expect(examineModel(smallModel, { ...options, timeLimitSeconds: Number.NaN })).toMatchObject({
      code: 'notANumber',
    });
    expect(examineModel(smallModel, { ...options, relativeGap: Number.NaN })).toMatchObject({ code: 'notANumber' });
  });

  it('calls bounds that cross infeasible', () => {
    expect(examineModel({ ...smallModel, columnLower: Float64Array.of(0, 4) }, options)?.status).toBe('infeasible');
    expect(examineModel({ ...smallModel, rowLower: Float64Array.of(5) }, options)?.status).toBe('infeasible');
    const reversed = { ...smallModel, columnUpper: Float64Array.of(1, Number.NEGATIVE_INFINITY) };
    expect(examineModel(reversed, options)?.status).toBe('infeasible');
  });

  it('answers a model without columns by its rows', () => {
    const holds = sparse({ cost: [], rows: [[]], rowLower: [-1], rowUpper: [0] });
    expect(examineModel(holds, options)).toMatchObject({ status: 'optimal', solution: { objective: 0 } });
    const fails = sparse({ cost: [], rows: [[]], rowLower: [1], rowUpper: [2] });
    expect(examineModel(fails, options)?.status).toBe('infeasible');
  });

  it('throws at arrays that do not fit each other, which is a defect of the caller', () => {
    expect(() => examineModel({ ...smallModel, cost: Float64Array.of(1) }, options)).toThrow(RangeError);
    expect(() => examineModel({ ...smallModel, indices: Int32Array.of(0, 2) }, options)).toThrow(RangeError);
    expect(() => examineModel(smallModel, { ...options, start: Float64Array.of(1) })).toThrow(RangeError);
  });
});
