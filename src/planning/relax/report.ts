import type { Explanation, Plan } from '../../domain/plan/index.ts';
import type { ChangeCode } from './change.ts';
import type { Target, TargetStanding } from './target.ts';

/** How a "no" is known: proven by the solver's bound, or only because no plan was found. */
export type Certainty = 'proven' | 'searched';

/** A single change with which the target is met, confirmed by a plan. */
export interface Relaxation {
  readonly change: ChangeCode;
  /** Whether the change was followed down to its step: with one step less, no plan was found. */
  readonly isLeast: boolean;
  /** The plan made under the change, with its certificate. It puts the target before all other goals. */
  readonly plan: Plan;
  readonly explanation: Explanation;
}

/** A change that does not meet the target alone, however far it was tried. */
export interface NotEnough {
  readonly change: ChangeCode;
  readonly certainty: Certainty;
  readonly explanation: Explanation;
}

/** What was found out about a target. */
export interface RelaxationReport {
  readonly target: Target;
  /**
   * `met`: the plan meets it. `metWhenFirst`: the plan does not, but one that puts the target first does, within the
   * same limits. `notMet`: no plan was found that does.
   */
  readonly outcome: 'met' | 'metWhenFirst' | 'notMet';
  /** For `notMet`: how that is known. */
  readonly certainty: Certainty | null;
  /** How the plan stands that was asked about; null where none was given. */
  readonly standing: TargetStanding | null;
  /** How a plan stands that puts the target first; null where none had to be made. */
  readonly standingWhenFirst: TargetStanding | null;
  readonly relaxations: readonly Relaxation[];
  readonly notEnough: readonly NotEnough[];
  /** Changes for which there was no time. */
  readonly notTried: readonly ChangeCode[];
  readonly interrupted: boolean;
  readonly solves: number;
  readonly seconds: number;
}
