import highsPackage from 'highs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runHighs } from '../../../src/solve/highs/run.ts';
import {
  createSolverPool,
  type SolvedValues,
  type SolveOptions,
  type SolveProgress,
  type SolverPool,
} from '../../../src/solve/index.ts';
import {
  hardModel,
  infeasibleModel,
  infeasibleWithUnboundedRelaxation,
  smallModel,
  smallOptimum,
  sparse,
  splitModel,
  unboundedModel,
} from './models.ts';

const loadHighs = highsPackage as unknown as typeof highsPackage.default;
const options: SolveOptions = { timeLimitSeconds: 60, relativeGap: 0 };

let pool: SolverPool;
beforeAll(() => {
  pool = createSolverPool({ size: 2, solver: 'highs' });
});
afterAll(() => pool.close());

describe('what a model comes to in HiGHS', () => {
  it('is the optimum worked out by hand', async () => {
    const outcome = await pool.solve(smallModel, options);
    expect(outcome).toMatchObject({ status: 'optimal', solution: smallOptimum, duals: null, bound: -7 });
  });

  it('is the relaxation with its prices when asked for', async () => {
    expect(await pool.solve(smallModel, { ...options, relax: true })).toMatchObject({
      status: 'optimal',
      solution: { values: Float64Array.of(1.5, 3), objective: -7.5 },
      duals: { rows: Float64Array.of(-1), columns: Float64Array.of(0, -1) },
      bound: -7.5,
    });
  });

  it('is what it has so far when it has grown beyond its memory, never a wrong optimum', async () => {
    // No thread of HiGHS is as small as one megabyte, so that the search ends as soon as it looks.
    const outcome = await pool.solve(hardModel(), { ...options, memoryLimitMegabytes: 1 });
    expect(['feasibleAtLimit', 'noSolutionAtLimit']).toContain(outcome.status);
    expect(await pool.solve(smallModel, { ...options, memoryLimitMegabytes: 1000 })).toMatchObject({ bound: -7 });
  });

  it('is the same from a basis of the same columns and rows, and a basis of another model is left aside', async () => {
    const first = await pool.solve(smallModel, { ...options, relax: true });
    if (first.status !== 'optimal' || first.basis === undefined) throw new Error('no basis');
    const { basis } = first;
    const tighter = { ...smallModel, columnUpper: Float64Array.of(1, 2) };
    const anew = await pool.solve(tighter, { ...options, relax: true });
    expect(await pool.solve(tighter, { ...options, relax: true, basis })).toMatchObject({
      status: 'optimal',
      bound: anew.bound,
    });
    const other = { columns: basis.columns.subarray(1), rows: basis.rows };
    expect(await pool.solve(smallModel, { ...options, relax: true, basis: other })).toMatchObject({ bound: -7.5 });
    // A whole-number answer rests on no basis.
    expect((await pool.solve(smallModel, { ...options, basis })).bound).toBe(-7);
  });

  it('is infeasible or unbounded, also where HiGHS itself does not tell which', async () => {
    expect((await pool.solve(infeasibleModel, options)).status).toBe('infeasible');
    expect((await pool.solve(unboundedModel, options)).status).toBe('unbounded');
    expect((await pool.solve({ ...unboundedModel, integer: new Uint8Array(2) }, options)).status).toBe('unbounded');
    expect((await pool.solve(infeasibleWithUnboundedRelaxation, options)).status).toBe('infeasible');
  });

  it('is the best so far when time runs out, with a bound', async () => {
    const outcome = await pool.solve(hardModel(), { ...options, timeLimitSeconds: 1 });
    expect(outcome.status).toBe('feasibleAtLimit');
    if (outcome.status === 'feasibleAtLimit') expect(outcome.bound).toBeLessThan(outcome.solution.objective);
  });

  it('is nothing when time runs out before the first assignment', async () => {
    expect((await pool.solve(splitModel(), { ...options, timeLimitSeconds: 0.5 })).status).toBe('noSolutionAtLimit');
  });

  it('is a refusal when a number is none or a setting unknown', async () => {
    const broken = { ...smallModel, cost: Float64Array.of(Number.NaN, 1) };
    expect(await pool.solve(broken, options)).toMatchObject({ status: 'failed', code: 'notANumber' });
    expect(await pool.solve(smallModel, { ...options, settings: { made_up: 1 } })).toMatchObject({
      status: 'failed',
      code: 'solverError',
    });
    expect((await pool.solve(smallModel, options)).status).toBe('optimal');
  });

  it('is a defect when the arrays do not fit', async () => {
    await expect(pool.solve({ ...smallModel, rowCount: 2 }, options)).rejects.toThrow('do not fit');
    expect((await pool.solve(smallModel, options)).status).toBe('optimal');
  });

  it('takes settings and a seed', async () => {
    const settings = { presolve: 'off', mip_heuristic_effort: 0, mip_max_nodes: 1, mip_abs_gap: 1e-6 };
    expect((await pool.solve(hardModel(), { ...options, seed: 5, settings })).status).not.toBe('optimal');
    const interior = { ...options, relax: true, settings: { solver: 'ipm' } };
    expect(await pool.solve(smallModel, interior)).toMatchObject({ solution: { objective: -7.5 } });
  });

  it('obeys rounded columns even where a large coefficient hides a fraction', async () => {
    // x ≤ 1e9 y lets y = 1e-8 carry x = 10 within the solver's tolerance; truly y must be 1.
    const model = sparse({
      cost: [-1, 1],
      upper: [10, 1],
      integer: [0, 1],
      rows: [[1, -1e9]],
      rowLower: [Number.NEGATIVE_INFINITY],
      rowUpper: [0],
    });
    const outcome = await pool.solve(model, { ...options, settings: { presolve: 'off' } });
    // The optimum is y = 1 and x = 10. With y rounded to 0, x = 0 is left, which must not be called the optimum.
    if (outcome.status === 'optimal') expect(outcome.solution.objective).toBe(-9);
    else expect(outcome).toMatchObject({ status: 'feasibleAtLimit', solution: { objective: 0 } });
  });
});

describe('a start', () => {
  it('is kept when nothing better is found', async () => {
    const start = new Float64Array(120);
    // Presolve takes all of the time, so that HiGHS finds nothing of its own.
    const settings = { presolve: 'on' };
    const outcome = await pool.solve(hardModel(), { ...options, timeLimitSeconds: 0.001, start, settings });
    expect(outcome).toMatchObject({ status: 'feasibleAtLimit', solution: { values: start, objective: 0 } });
  });

  it('is improved on', async () => {
    const first = await pool.solve(hardModel(), { ...options, timeLimitSeconds: 0.5 });
    const start = 'solution' in first && first.solution ? first.solution : null;
    const second = await pool.solve(hardModel(), { ...options, timeLimitSeconds: 0.5, start: start!.values });
    expect('solution' in second && second.solution!.objective).toBeLessThanOrEqual(start!.objective);
  });

  it('is ignored when it does not hold', async () => {
    const outcome = await pool.solve(smallModel, { ...options, start: Float64Array.of(3, 3) });
    expect(outcome).toMatchObject({ status: 'optimal', solution: smallOptimum });
  });
});

describe('a running solve', () => {
  it('stops when cancelled and keeps its best assignment', async () => {
    const abort = new AbortController();
    const seen: SolvedValues[] = [];
    const outcome = await pool.solve(hardModel(), options, {
      signal: abort.signal,
      onSolution: (solution) => {
        seen.push(solution);
        abort.abort();
      },
    });
    expect(outcome.status).toBe('interrupted');
    if (outcome.status === 'interrupted') expect(outcome.solution!.objective).toBeLessThanOrEqual(seen[0]!.objective);
  });

  it('tells better and better assignments and its progress', async () => {
    const objectives: number[] = [];
    const reports: SolveProgress[] = [];
    await pool.solve(
      hardModel(),
      { ...options, timeLimitSeconds: 1.5 },
      { onSolution: ({ objective }) => objectives.push(objective), onProgress: (report) => reports.push(report) },
    );
    expect(objectives.length).toBeGreaterThan(1);
    expect(objectives).toEqual([...new Set(objectives)].sort((one, other) => other - one));
    expect(reports.length).toBeGreaterThan(0);
    // Four reports a second at most, whatever the machine: one for each 250 ms of the solver's own clock.
    reports.forEach((report, index) => {
      expect(report.seconds).toBeGreaterThanOrEqual((index + 1) * 0.249);
    });
    expect(reports.at(-1)!.bound).not.toBeNull();
  });

  it('is not begun when it is cancelled before', async () => {
    const outcome = await pool.solve(hardModel(), options, { signal: AbortSignal.abort() });
    expect(outcome).toEqual({ status: 'interrupted', solution: null, bound: null, seconds: 0 });
  });
});

describe('a pool', () => {
  it('leaves the model to the caller, or takes it when it is handed over', async () => {
    const own = structuredClone(smallModel);
    await pool.solve(own, options);
    expect(own).toEqual(smallModel);
    const outcome = await pool.solve(own, { ...options, handOver: true });
    expect(outcome).toMatchObject({ status: 'optimal', solution: smallOptimum });
    expect(own.cost.length).toBe(0);
    await expect(pool.solve(own, options)).rejects.toThrow('detached');
  });

  it('takes arrays that are windows into larger ones', async () => {
    const cost = Float64Array.of(9, -1, -2, 9).subarray(1, 3);
    const outcome = await pool.solve({ ...structuredClone(smallModel), cost }, { ...options, handOver: true });
    expect(outcome).toMatchObject({ solution: smallOptimum });
    expect(cost).toEqual(Float64Array.of(-1, -2));
  });

  it('works through more models than it has threads, and drops waiting ones that are cancelled', async () => {
    const small = createSolverPool({ size: 1, solver: 'highs' });
    const abort = new AbortController();
    const waiting = Array.from({ length: 20 }, (_, index) =>
      small.solve(smallModel, options, index % 2 === 0 ? { signal: abort.signal } : {}),
    );
    abort.abort();
    const statuses = (await Promise.all(waiting)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 'optimal').length).toBeGreaterThanOrEqual(10);
    expect(statuses.slice(1).filter((_, index) => index % 2 === 1)).toEqual(Array(9).fill('interrupted'));
    await small.close();
  });

  it('interrupts what it works on when it is closed, and takes no more', async () => {
    const closing = createSolverPool({ size: 1, solver: 'highs' });
    const begun = new Promise<void>((resolve) => {
      closing.solve(smallModel, options).then(() => resolve());
    });
    await begun;
    const running = [closing.solve(hardModel(), options), closing.solve(smallModel, options)];
    await closing.close();
    expect((await Promise.all(running)).map(({ status }) => status)).toEqual(['interrupted', 'interrupted']);
    await expect(closing.solve(smallModel, options)).rejects.toThrow('closed');
  });

  it('refuses to be made of no threads', () => {
    expect(() => createSolverPool({ size: 0, solver: 'highs' })).toThrow(RangeError);
  });
});

describe('HiGHS in one thread', () => {
  it('is the version the pool says', async () => {
    const highs = await loadHighs();
    expect(highs.version.string).toBe(pool.identity.version);
  });

  it('gives the memory of every model back', async () => {
    const highs = await loadHighs();
    const channel = { stopReason: () => 0, onProgress: null, onSolution: () => undefined };
    const model = hardModel();
    const solveOften = (times: number) => {
      for (let time = 0; time < times; time += 1) {
        runHighs(highs, model, { ...options, relax: true }, channel);
        runHighs(highs, smallModel, options, channel);
      }
      return highs.memoryBytes;
    };
    const before = solveOften(20);
    expect(solveOften(500)).toBe(before);
  });
});
