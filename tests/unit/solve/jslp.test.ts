import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSolverPool, type SolverPool } from '../../../src/solve/index.ts';
import { hardModel, infeasibleModel, smallModel, smallOptimum, sparse, unboundedModel } from './models.ts';

const options = { timeLimitSeconds: 20, relativeGap: 0 };
const none = Number.POSITIVE_INFINITY;

let pool: SolverPool;
beforeAll(() => {
  pool = createSolverPool({ size: 1, solver: 'jslp' });
});
afterAll(() => pool.close());

describe('what a model comes to in javascript-lp-solver', () => {
  it('is the optimum worked out by hand', async () => {
    expect(await pool.solve(smallModel, options)).toMatchObject({
      status: 'optimal',
      solution: smallOptimum,
      bound: -7,
    });
    expect(await pool.solve(smallModel, { ...options, relax: true })).toMatchObject({ solution: { objective: -7.5 } });
  });

  it('is right for columns counted from either bound, fixed or without bounds', async () => {
    // Least a + b − c + d with a ≥ −4, b ≤ 5, c = 2, d free, b ≥ −1 by a row, a + d ≥ −7 by a row:
    // b = −1, a + d = −7, so −7 − 1 − 2 = −10.
    const model = sparse({
      cost: [1, 1, -1, 1],
      lower: [-4, -none, 2, -none],
      upper: [none, 5, 2, none],
      rows: [
        [0, 1, 0, 0],
        [1, 0, 0, 1],
        [0, 0, 1, 0],
      ],
      rowLower: [-1, -7, 1],
      rowUpper: [none, none, 3],
    });
    expect(await pool.solve(model, options)).toMatchObject({ status: 'optimal', solution: { objective: -10 } });
    expect((await pool.solve({ ...model, rowLower: Float64Array.of(-1, -7, 3) }, options)).status).toBe('infeasible');
  });

  it('is infeasible or unbounded', async () => {
    expect((await pool.solve(infeasibleModel, options)).status).toBe('infeasible');
    expect((await pool.solve({ ...unboundedModel, integer: new Uint8Array(2) }, options)).status).toBe('unbounded');
    const noWholeNumber = sparse({
      cost: [1],
      lower: [0.3],
      upper: [0.7],
      integer: [1],
      rows: [],
      rowLower: [],
      rowUpper: [],
    });
    expect((await pool.solve(noWholeNumber, options)).status).toBe('infeasible');
  });

  it('is a refusal for whole-number models it names wrong optima of', async () => {
    expect(await pool.solve(unboundedModel, options)).toMatchObject({ status: 'failed', code: 'solverError' });
  });

  it('is a refusal when a number is none or a setting is given', async () => {
    const broken = { ...smallModel, values: Float64Array.of(Number.NaN, 1) };
    expect(await pool.solve(broken, options)).toMatchObject({ code: 'notANumber' });
    expect(await pool.solve(smallModel, { ...options, settings: { presolve: true } })).toMatchObject({
      code: 'solverError',
    });
  });

  it('ends at its time limit, and at once when cancelled', async () => {
    const limited = await pool.solve(hardModel(), { ...options, timeLimitSeconds: 0.3 });
    expect(limited.status).toMatch(/AtLimit$/);
    const abort = new AbortController();
    const running = pool.solve(hardModel(), options, { signal: abort.signal });
    setTimeout(() => abort.abort(), 50);
    expect((await running).status).toBe('interrupted');
    expect((await pool.solve(smallModel, options)).status).toBe('optimal');
  });
});
