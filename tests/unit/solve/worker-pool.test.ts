import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SolveHooks, SolveOptions, SolverPool } from '../../../src/solve/index.ts';
import { createWorkerPool } from '../../../src/solve/worker-pool.ts';
import { smallModel } from './models.ts';

const options: SolveOptions = { timeLimitSeconds: Number.POSITIVE_INFINITY, relativeGap: 0 };

let pool: SolverPool;
beforeAll(() => {
  pool = createWorkerPool({
    identity: { name: 'highs', version: 'unruly' },
    entry: new URL('./workers/unruly-worker.ts', import.meta.url),
    size: 1,
    graceSeconds: 0.1,
  });
});
afterAll(() => pool.close());

const solve = (name: string, changed: Partial<SolveOptions> = {}, hooks: SolveHooks = {}) =>
  pool.solve({ ...smallModel, name }, { ...options, ...changed }, hooks);

/** Number of the thread that answers now. */
async function thread(): Promise<number> {
  return (await solve('answers')).seconds;
}

describe('a pool whose worker', () => {
  it('answers keeps it for the next model', async () => {
    expect(await thread()).toBe(await thread());
  });

  it('ends itself reports it dead and replaces it', async () => {
    const before = await thread();
    expect(await solve('exits')).toMatchObject({ status: 'failed', code: 'workerDied', detail: 'exit code 3' });
    expect(await thread()).not.toBe(before);
  });

  it('crashes after its answer replaces it', async () => {
    const before = await thread();
    await solve('crashes');
    let after = before;
    while (after === before) after = await thread();
    expect(after).not.toBe(before);
  });

  it('throws rejects with what was thrown', async () => {
    await expect(solve('throws')).rejects.toThrow('a made-up defect');
    expect((await solve('answers')).status).toBe('optimal');
  });

  it('asks to be replaced gives its answer first', async () => {
    const before = await thread();
    expect((await solve('retires')).status).toBe('optimal');
    expect(await thread()).not.toBe(before);
  });

  it('does not stop when cancelled is ended, and its last assignment and bound are kept', async () => {
    const before = await thread();
    const abort = new AbortController();
    const outcome = await solve(
      'hangs with an assignment',
      {},
      { signal: abort.signal, onProgress: () => abort.abort() },
    );
    expect(outcome).toMatchObject({
      status: 'interrupted',
      solution: { values: Float64Array.of(1, 3), objective: -7 },
      bound: -9,
    });
    expect(await thread()).not.toBe(before);
  });

  it('does not stop at its time limit is ended, with what it has', async () => {
    const limit = { timeLimitSeconds: 0.1 };
    expect(await solve('hangs with an assignment', limit)).toMatchObject({
      status: 'feasibleAtLimit',
      solution: { objective: -7 },
    });
    expect((await solve('hangs', limit)).status).toBe('noSolutionAtLimit');
  });

  it('is ended goes on with the models that wait', async () => {
    const outcomes = await Promise.all([solve('answers'), solve('exits'), solve('answers'), solve('exits')]);
    expect(outcomes.map(({ status }) => status)).toEqual(['optimal', 'failed', 'optimal', 'failed']);
  });

  it('cannot even start reports it dead', async () => {
    const broken = createWorkerPool({
      identity: { name: 'highs', version: 'missing' },
      entry: new URL('./workers/missing-worker.ts', import.meta.url),
      size: 1,
      graceSeconds: 0.1,
    });
    const outcomes = await Promise.all([broken.solve(smallModel, options), broken.solve(smallModel, options)]);
    expect(outcomes).toMatchObject([{ code: 'workerDied' }, { code: 'workerDied' }]);
    await broken.close();
  });
});
