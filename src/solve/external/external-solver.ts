import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Model } from '../../../models/kit/index.ts';
import { checkAnswer } from '../check-answer.ts';
import { examineModel } from '../examine-model.ts';
import type { SolveHooks, SolveOptions, SolveOutcome, Solver, SolverIdentity } from '../solver.ts';
import { cbc } from './cbc.ts';
import type { Dialect, FileAnswer } from './dialect.ts';
import { type ProgramEnd, runProgram } from './run-program.ts';

export interface ExternalSolverOptions {
  /** Path of the program, or its name when it is on the search path. */
  readonly program: string;
  /** Writes a model as free MPS with columns C0, C1, …: `mpsText` of the model kit. */
  readonly modelText: (model: Model) => Iterable<string>;
  /** Default: CBC. */
  readonly dialect?: Dialect;
  /** Version of the program, for the record. */
  readonly version?: string;
  /** Seconds the program may go on after it was asked to stop; default 3. */
  readonly graceSeconds?: number;
}

/** A solver that runs an installed program for each model, through files in a folder of their own. */
export function createExternalSolver(options: ExternalSolverOptions): Solver {
  return new ExternalSolver(options);
}

class ExternalSolver implements Solver {
  readonly identity: SolverIdentity;
  readonly #options: ExternalSolverOptions;
  readonly #dialect: Dialect;
  readonly #closing = new AbortController();
  readonly #running = new Set<Promise<SolveOutcome>>();

  constructor(options: ExternalSolverOptions) {
    this.identity = { name: 'external', version: `${options.program} ${options.version ?? ''}`.trim() };
    this.#options = options;
    this.#dialect = options.dialect ?? cbc;
  }

  async solve(model: Model, options: SolveOptions, hooks: SolveHooks = {}): Promise<SolveOutcome> {
    if (this.#closing.signal.aborted) throw new Error('the solver is closed');
    const known = examineModel(model, options);
    if (known) return known;
    const unknown = Object.keys(options.settings ?? {}).find((name) => !this.#dialect.settings.includes(name));
    if (unknown !== undefined) return failed('solverError', `unknown setting ${unknown}`, 0);
    const signal = AbortSignal.any([this.#closing.signal, ...(hooks.signal ? [hooks.signal] : [])]);
    if (signal.aborted) return { status: 'interrupted', solution: null, bound: null, seconds: 0 };
    const run = this.#run(model, options, signal);
    this.#running.add(run);
    try {
      return await run;
    } finally {
      this.#running.delete(run);
    }
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await Promise.allSettled(this.#running);
  }

  async #run(model: Model, options: SolveOptions, signal: AbortSignal): Promise<SolveOutcome> {
    const began = performance.now();
    const seconds = () => (performance.now() - began) / 1000;
    const folder = await mkdtemp(join(tmpdir(), 'solve-'));
    try {
      const relax = options.relax === true;
      const written = relax ? { ...model, integer: new Uint8Array(model.columnCount) } : model;
      await writeFile(join(folder, 'model.mps'), this.#options.modelText(written));
      const start = relax || !options.start ? null : checkAnswer(model, options.start);
      if (start?.right) await writeFile(join(folder, 'start.txt'), this.#dialect.start(start.solution.values));
      const files = { model: 'model.mps', answer: 'answer.txt', start: start?.right ? 'start.txt' : null };
      const graceSeconds = this.#options.graceSeconds ?? 3;
      const end = await runProgram({
        program: this.#options.program,
        arguments: this.#dialect.arguments(files, options),
        folder,
        limitSeconds: options.timeLimitSeconds * 1.1 + graceSeconds,
        graceSeconds,
        signal,
      });
      if (end.ended === 'missing') return failed('programMissing', end.detail, seconds());
      if (end.ended === 'badly') return failed('programFailed', end.detail, seconds());
      const text = await readFile(join(folder, files.answer), 'utf8').catch(() => null);
      const outcome = this.#judge(model, relax, text, end, seconds());
      const better = start?.right ? orStart(outcome, start.solution) : outcome;
      return better.status === 'optimal' && options.relativeGap === 0
        ? { ...better, bound: better.solution.objective }
        : better;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  /** What the end of the program and its solution file, if it wrote one, amount to. */
  #judge(model: Model, relax: boolean, text: string | null, end: ProgramEnd, seconds: number): SolveOutcome {
    const ending = { bound: null, seconds };
    const stopped = end.ended === 'stopped' ? end.because : null;
    const answer = text === null ? { garbage: 'no solution file' } : this.#dialect.read(text, model.columnCount);
    if ('garbage' in answer) {
      // A program that was ended may have written half a file, or none.
      if (stopped === 'cancelled') return { status: 'interrupted', solution: null, ...ending };
      if (stopped === 'timeOut') return failed('timeOut', end.detail, seconds);
      return failed('programFailed', `${answer.garbage}: ${end.detail}`, seconds);
    }
    if (answer.status === 'infeasible' || answer.status === 'unbounded') return { status: answer.status, ...ending };
    if (answer.status === 'none')
      return stopped === 'cancelled'
        ? { status: 'interrupted', solution: null, ...ending }
        : { status: 'noSolutionAtLimit', ...ending };
    const checked = checkAnswer(model, answer.values, relax);
    const wrong = checked.right ? wrongObjective(answer, checked.solution.objective) : checked.detail;
    if (!checked.right || wrong !== null) return failed('wrongAnswer', wrong ?? '', seconds);
    const { solution } = checked;
    if (stopped === 'cancelled') return { status: 'interrupted', solution, ...ending };
    if (answer.status === 'feasible' || stopped) return { status: 'feasibleAtLimit', solution, ...ending };
    return { status: 'optimal', solution, duals: null, ...ending };
  }
}

/** Programs print the objective with some eight digits. */
function wrongObjective(answer: FileAnswer, objective: number): string | null {
  const close = Math.abs(answer.objective - objective) <= 1e-6 * Math.max(1, Math.abs(objective));
  return close ? null : `claims objective ${answer.objective}, has ${objective}`;
}

/** A run that found nothing, or nothing as good, still has the start it was given. */
function orStart(outcome: SolveOutcome, start: { values: Float64Array; objective: number }): SolveOutcome {
  const { bound, seconds } = outcome;
  if (outcome.status === 'noSolutionAtLimit') return { status: 'feasibleAtLimit', solution: start, bound, seconds };
  if (outcome.status === 'feasibleAtLimit' && outcome.solution.objective > start.objective)
    return { ...outcome, solution: start };
  if (outcome.status === 'interrupted' && (!outcome.solution || outcome.solution.objective > start.objective))
    return { ...outcome, solution: start };
  return outcome;
}

function failed(
  code: 'solverError' | 'programMissing' | 'programFailed' | 'timeOut' | 'wrongAnswer',
  detail: string,
  seconds: number,
): SolveOutcome {
  return { status: 'failed', code, detail, bound: null, seconds };
}
