import solverPackage from 'javascript-lp-solver';
import type { Model } from '../../../models/kit/index.ts';
import { checkAnswer } from '../check-answer.ts';
import type { SolveOptions, SolveOutcome } from '../solver.ts';
import { formulate } from './formulate.ts';
import { takes } from './takes.ts';

// The package's types describe its CommonJS face; imported, the solver itself is the default export.
const solver = solverPackage as unknown as typeof solverPackage.default;

/**
 * Solves an examined model with javascript-lp-solver and waits for it. The gap is ignored: it always proves the
 * optimum or stops at the time limit. A start and a seed have no use; settings are refused.
 */
export function runJslp(model: Model, options: SolveOptions): SolveOutcome {
  const began = performance.now();
  const ending = (bound: number | null) => ({ bound, seconds: (performance.now() - began) / 1000 });
  if (options.settings && Object.keys(options.settings).length > 0)
    return {
      status: 'failed',
      code: 'solverError',
      detail: `unknown setting ${Object.keys(options.settings)[0]}`,
      ...ending(null),
    };
  if (!takes(model, options.relax === true)) {
    const detail = 'a whole-number model whose columns do not bound the objective';
    return { status: 'failed', code: 'solverError', detail, ...ending(null) };
  }
  // The solver reads a time-out of 0 as none.
  const timeOut = Number.isFinite(options.timeLimitSeconds) ? Math.max(1, options.timeLimitSeconds * 1000) : null;
  const formulation = formulate(model, options.relax === true, timeOut);
  if (formulation === null) return { status: 'infeasible', ...ending(null) };
  const answer = solver.Solve(formulation.definition) as Readonly<Record<string, unknown>>;
  const atLimit = timeOut !== null && performance.now() - began >= timeOut;
  // The solver gives up a branch that cycles and calls it infeasible, so nothing is proved then.
  const cycled =
    solver.lastSolvedModel?.messages.some((message: unknown) => String(message).startsWith('Cycle')) === true;
  if (answer.feasible !== true) {
    if (atLimit) return { status: 'noSolutionAtLimit', ...ending(null) };
    if (cycled) return { status: 'failed', code: 'solverError', detail: 'the simplex cycled', ...ending(null) };
    return { status: 'infeasible', ...ending(null) };
  }
  if (answer.bounded === false) return { status: 'unbounded', ...ending(null) };
  const checked = checkAnswer(model, formulation.columnValues(answer), options.relax === true);
  if (!checked.right) {
    // Out of time without a whole assignment, it answers with the fractional one it looked at last.
    if (atLimit) return { status: 'noSolutionAtLimit', ...ending(null) };
    return { status: 'failed', code: 'wrongAnswer', detail: checked.detail, ...ending(null) };
  }
  const { solution } = checked;
  if (atLimit || cycled) return { status: 'feasibleAtLimit', solution, ...ending(null) };
  return { status: 'optimal', solution, duals: null, ...ending(solution.objective) };
}
