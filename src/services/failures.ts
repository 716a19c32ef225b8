import type { BureauFileFailure } from '../data/index.ts';
import type { WriteFailure } from '../export/index.ts';
import type { NormErrorCode } from '../norms/index.ts';

/** What can go wrong with a use case itself. */
export type UseCaseFailure =
  /** Tables that planning needs are empty: facts name them. */
  | 'dataNotReady'
  /** The bureau was changed while its plan was made. */
  | 'dataChanged'
  /** A saved plan was changed by hand since it was saved: facts name it. */
  | 'planChanged'
  /** A norm of the scenario or the command line does not exist; facts hold the nearest ids. */
  | 'normUnknown'
  /** The external solver is asked for, and its program is not installed: facts name it. */
  | 'solverMissing'
  /** The external solver failed or answered what cannot be: facts hold its program, the reason and what it said. */
  | 'solverFailed'
  /** A lock of the scenario cannot be kept: facts hold what it locks, the school or project, the year and the reason. */
  | 'lockImpossible'
  /** Another scenario has the name. */
  | 'scenarioNameTaken'
  /** The base scenario stays as it is. */
  | 'scenarioIsBase'
  /** A scenario on which others build cannot be deleted. */
  | 'scenarioHasChildren'
  /** A sample would replace files that are not a sample. */
  | 'notASample'
  /** An output would replace the source or a bureau file. */
  | 'outputIsInput'
  /** A file that is to be a plan package is something else. */
  | 'notAPackage'
  /** Two outputs have the same path. */
  | 'outputNamedTwice'
  /** Something else than a folder is where one is to be written. */
  | 'targetIsNoFolder';

/** Every expected failure of a use case. */
export type ServiceFailure = BureauFileFailure | WriteFailure | NormErrorCode | UseCaseFailure;

export { Failure, type FailureFacts } from '../domain/failure.ts';
export type { NormRange } from '../norms/index.ts';
