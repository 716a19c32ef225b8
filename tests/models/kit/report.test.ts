import { describe, expect, it } from 'vitest';
import { rangeReport, sizeReport } from '../../../models/kit/index.ts';
import { tinyModel } from './tiny.ts';

describe('sizeReport', () => {
  it('counts the members, entries and coefficients of every family', () => {
    expect(sizeReport(tinyModel())).toEqual({
      columns: 10,
      wholeColumns: 6,
      rows: 6,
      // demand 2 × 2, budget 5, site 2 × 2, settled 1
      entries: 14,
      columnFamilies: [
        { family: 'rooms', count: 4 },
        { family: 'open', count: 2 },
        { family: 'short', count: 2 },
        { family: 'balance', count: 2 },
      ],
      rowFamilies: [
        { family: 'demand', count: 2, entries: 4, coefficients: { smallest: 1, largest: 1 } },
        { family: 'budget', count: 1, entries: 5, coefficients: { smallest: 1, largest: 10 } },
        { family: 'site', count: 2, entries: 4, coefficients: { smallest: 1, largest: 4 } },
        { family: 'settled', count: 1, entries: 1, coefficients: { smallest: 1, largest: 1 } },
      ],
    });
  });
});

describe('rangeReport', () => {
  it('gives the range of every part, zeros and open bounds left out, and no warning for good ones', () => {
    expect(rangeReport(tinyModel().model)).toEqual({
      coefficients: { smallest: 1, largest: 10 },
      costs: { smallest: 1, largest: 100 },
      // 4, 3, −2, 1, 1, −1
      columnBounds: { smallest: 1, largest: 4 },
      // 3, 2, 20 … 50, −2.5
      rowLimits: { smallest: 2, largest: 50 },
      warnings: [],
    });
  });

  it('warns of coefficients that no solver holds precisely', () => {
    const { model } = tinyModel();
    const values = model.values.slice();
    values[0] = 2e7;
    values[1] = 1e-8;
    expect(rangeReport({ ...model, values }).warnings).toEqual([
      { code: 'wideRange', part: 'coefficients', value: 2e15 },
      { code: 'tooSmall', part: 'coefficients', value: 1e-8 },
      { code: 'tooLarge', part: 'coefficients', value: 2e7 },
    ]);
  });

  it('warns of huge limits, but not of a wide range of them', () => {
    const { model } = tinyModel();
    const rowLower = model.rowLower.slice();
    rowLower[0] = 1e12;
    expect(rangeReport({ ...model, rowLower }).warnings).toEqual([
      { code: 'tooLarge', part: 'rowLimits', value: 1e12 },
    ]);
  });

  it('has no range where there are no numbers', () => {
    const { model } = tinyModel();
    expect(rangeReport({ ...model, cost: new Float64Array(model.columnCount) }).costs).toBeNull();
  });
});
