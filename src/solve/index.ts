export { createSolver, type SolverChoice, type SolverChoiceOptions } from './auto.ts';
export { type CheckedAnswer, checkAnswer } from './check-answer.ts';
export { cbc, cbcVersion } from './external/cbc.ts';
export type { Dialect } from './external/dialect.ts';
export { createExternalSolver, type ExternalSolverOptions } from './external/external-solver.ts';
export { createSolverPool, type SolverPoolOptions } from './pool.ts';
export type {
  SolvedBasis,
  SolvedDuals,
  SolvedValues,
  SolveFailure,
  SolveHooks,
  SolveOptions,
  SolveOutcome,
  SolveProgress,
  Solver,
  SolverIdentity,
  SolverPool,
} from './solver.ts';
