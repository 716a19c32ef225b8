import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mpsText } from '../../../models/kit/index.ts';
import { cbc, cbcVersion, createExternalSolver, type SolveOptions } from '../../../src/solve/index.ts';
import { hardModel, infeasibleModel, smallModel, smallOptimum, splitModel, unboundedModel } from './models.ts';

const options: SolveOptions = { timeLimitSeconds: 60, relativeGap: 0 };
const fakeSolver = join(import.meta.dirname, 'programs/fake-solver.mjs');
const version = await cbcVersion();

/** The temporary folder of the machine is one of the test's own, so that a test sees what is left behind. */
let folder: string;
const before = process.env.TMPDIR;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'external-'));
  process.env.TMPDIR = folder;
});
afterEach(() => {
  if (before === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = before;
  expect(readdirSync(folder)).toEqual([]);
  rmSync(folder, { recursive: true });
});

const fake = (behaviour: string) =>
  createExternalSolver({
    program: process.execPath,
    modelText: mpsText,
    dialect: { ...cbc, arguments: (files, given) => [fakeSolver, behaviour, ...cbc.arguments(files, given)] },
    graceSeconds: behaviour === 'obliging' ? 30 : 0.2,
  });

describe('a program that misbehaves', () => {
  it('is believed only when its answer holds', async () => {
    expect(await fake('right').solve(smallModel, options)).toMatchObject({ status: 'optimal', solution: smallOptimum });
  });

  it.each([
    ['overfull', 'wrongAnswer', 'row 0 is 6, over 4.5'],
    ['fractional', 'wrongAnswer', 'column 0 is 1.5, not whole'],
    ['boastful', 'wrongAnswer', 'claims objective -8, has -7'],
    ['notNumber', 'programFailed', /^line "/],
    ['garbage', 'programFailed', /^first line "once upon a time"/],
    ['strangeColumn', 'programFailed', /^line ".*C7/],
    ['empty', 'programFailed', /^first line ""/],
    ['silent', 'programFailed', /^no solution file: nothing to write/],
    ['crash', 'programFailed', /^exit code 3: cannot go on/],
    ['killed', 'programFailed', /^ended by SIGKILL/],
  ])('fails: %s', async (behaviour, code, detail) => {
    const outcome = await fake(behaviour).solve(smallModel, options);
    expect(outcome).toMatchObject({ status: 'failed', code });
    if (outcome.status === 'failed') expect(outcome.detail).toMatch(detail);
  });

  it('fails when it does not exist', async () => {
    const solver = createExternalSolver({ program: join(folder, 'no-such-program'), modelText: mpsText });
    expect(await solver.solve(smallModel, options)).toMatchObject({ status: 'failed', code: 'programMissing' });
  });

  it.each(['stubborn', 'wrapped'])('is ended when it does not stop at its time limit: %s', async (behaviour) => {
    expect(await fake(behaviour).solve(smallModel, { ...options, timeLimitSeconds: 0.5 })).toMatchObject({
      status: 'failed',
      code: 'timeOut',
    });
  });

  it('is ended when it does not stop on a cancel, or when the solver is closed', async () => {
    const signal = AbortSignal.timeout(300);
    expect(await fake('stubborn').solve(smallModel, options, { signal })).toMatchObject({
      status: 'interrupted',
      solution: null,
    });
    const solver = fake('stubborn');
    const running = solver.solve(smallModel, options);
    await solver.close();
    expect((await running).status).toBe('interrupted');
    await expect(solver.solve(smallModel, options)).rejects.toThrow('closed');
  });

  it.skipIf(process.platform === 'win32')(
    'may hand over what it has when it is cancelled (skipped on Windows, which ends programs at once)',
    async () => {
      const abort = new AbortController();
      const running = fake('obliging').solve(smallModel, options, { signal: abort.signal });
      const ready = () => readdirSync(folder).some((run) => existsSync(join(folder, run, 'ready.txt')));
      while (!ready()) await setTimeout(20);
      abort.abort();
      expect(await running).toMatchObject({ status: 'interrupted', solution: smallOptimum });
    },
  );

  it('never sees a shell, nor a setting it does not know', async () => {
    const seed = 5;
    const outcome = await fake('arguments').solve(smallModel, { ...options, seed, settings: { cutsOnOff: '$(x);y' } });
    expect(outcome.status === 'failed' && outcome.detail).toContain('"-cutsOnOff","$(x);y"');
    const unknown = await fake('right').solve(smallModel, { ...options, settings: { import: '/x' } });
    expect(unknown).toMatchObject({ code: 'solverError', detail: 'unknown setting import' });
  });

  it('is not started for a model with a number that is none', async () => {
    const broken = { ...smallModel, cost: Float64Array.of(Number.NaN, 1) };
    expect(await fake('right').solve(broken, options)).toMatchObject({ code: 'notANumber' });
  });
});

describe.skipIf(version === null)('CBC (skipped where it is not installed)', () => {
  const solver = createExternalSolver({ program: 'cbc', modelText: mpsText, version: version ?? 'none' });

  it('finds the optimum worked out by hand, and that of the relaxation', async () => {
    expect(await solver.solve(smallModel, options)).toMatchObject({
      status: 'optimal',
      solution: smallOptimum,
      bound: -7,
    });
    expect(await solver.solve(smallModel, { ...options, relax: true })).toMatchObject({
      status: 'optimal',
      solution: { objective: -7.5 },
    });
  });

  it('tells infeasible and unbounded', async () => {
    expect((await solver.solve(infeasibleModel, options)).status).toBe('infeasible');
    expect((await solver.solve(unboundedModel, options)).status).toBe('unbounded');
  });

  it('stops at its time limit with what it has', async () => {
    expect((await solver.solve(hardModel(), { ...options, timeLimitSeconds: 1 })).status).toBe('feasibleAtLimit');
    expect((await solver.solve(splitModel(), { ...options, timeLimitSeconds: 0.5 })).status).toBe('noSolutionAtLimit');
  });

  it('keeps its best assignment when cancelled', async () => {
    const outcome = await solver.solve(hardModel(), options, { signal: AbortSignal.timeout(1500) });
    expect(outcome.status).toBe('interrupted');
    if (outcome.status === 'interrupted') expect(outcome.solution!.objective).toBeLessThan(0);
  });

  it('never answers worse than its start', async () => {
    const first = await solver.solve(hardModel(), { ...options, timeLimitSeconds: 1 });
    if (first.status !== 'feasibleAtLimit') throw new Error(first.status);
    const start = first.solution.values;
    const second = await solver.solve(hardModel(), { ...options, timeLimitSeconds: 0.01, start });
    if (second.status !== 'feasibleAtLimit') throw new Error(second.status);
    expect(second.solution.objective).toBeLessThanOrEqual(first.solution.objective);
  });
});

describe('cbcVersion', () => {
  it('is null for what is no CBC', async () => {
    expect(await cbcVersion(join(folder, 'no-such-program'))).toBeNull();
    expect(await cbcVersion(process.execPath)).toBeNull();
  });
});
