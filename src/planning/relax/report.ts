import type { Explanation, Plan } from '../../domain/plan/index.ts';
import type { ScenarioSettings } from '../../domain/scenario.ts';
import type { ChangeCode } from './change.ts';
import type { Target, TargetStanding } from './target.ts';

/** How a "no" is known: proven by the solver's bound, or only because no plan was found. */
export type Certainty = 'proven' | 'searched';

/** A change, or two together, with which the target is met, confirmed by a plan. */
export interface Relaxation {
  readonly change: ChangeCode;
  /** What has to be changed together with it; null where it is enough alone. */
  readonly together: ChangeCode | null;
  /** Whether the change was followed down to its step: with one step less, no plan was found. */
  readonly isLeast: boolean;
  /** The scenario's settings with the change in them; the change may also be one of the data. */
  readonly settings: ScenarioSettings;
  /** Whether data have to change as well, such as the rooms that a site takes: no scenario can say that. */
  readonly needsData: boolean;
  /** The target as the change leaves it: a later year, another share. */
  readonly target: Target;
  /** The plan made under the change, with its certificate. It puts the target before all other goals. */
  readonly plan: Plan;
  readonly explanation: Explanation;
}

/** A change, or two together, that does not meet the target, however far it was tried. */
export interface NotEnough {
  readonly change: ChangeCode;
  readonly together: ChangeCode | null;
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
  /** Changes, and two together, for which there was no time. */
  readonly notTried: readonly (readonly ChangeCode[])[];
  readonly interrupted: boolean;
  readonly solves: number;
  readonly seconds: number;
}
