import { Failure } from '../domain/failure.ts';
import type { Solver } from '../solve/index.ts';

/**
 * A solver that the user chose by name, so that nothing is silently put in its place: where it fails, or says that a
 * model has no solution although every model here has one, the work ends with `solverFailed`.
 * @param program what the user knows the solver by
 */
export function insistingOn(solver: Solver, program: string): Solver {
  return {
    identity: solver.identity,
    close: () => solver.close(),
    solve: async (model, options, hooks) => {
      const outcome = await solver.solve(model, options, hooks);
      if (outcome.status === 'failed')
        throw new Failure('solverFailed', { program, reason: outcome.code, detail: outcome.detail });
      if (outcome.status === 'infeasible' || outcome.status === 'unbounded')
        throw new Failure('solverFailed', { program, reason: outcome.status, detail: '' });
      return outcome;
    },
  };
}
