import type { NormSet } from '../../domain/norm.ts';
import type { Plan } from '../../domain/plan/index.ts';
import { decisionsOfPlan, type PlannedPlaces } from '../places/decisions-of-plan.ts';
import { planBureau } from '../plan.ts';
import { handOver } from './class-trial.ts';
import { standingOf, type TargetStanding } from './target.ts';
import type { Variant } from './variant.ts';

/** What came of one attempt to meet a target in one variant. */
export interface Attempt {
  readonly met: boolean;
  /** Where it is not met: whether that is proven. */
  readonly proven: boolean;
  readonly standing: TargetStanding;
  readonly places: PlannedPlaces;
}

/** How attempts are made at one kind of target. */
export interface Attempts<Made extends Attempt> {
  /** Null when there is no time left. */
  attempt(variant: Variant): Promise<Made | null>;
  /** Whether what was made would do in another variant; answered without solving. */
  holds(variant: Variant, made: Made): Promise<boolean>;
}

/** Makes the whole plan of a variant with given decisions about places, and certifies it without the models. */
export async function planWith(
  variant: Variant,
  normSet: NormSet,
  places: PlannedPlaces,
  signal: AbortSignal,
): Promise<{ readonly plan: Plan; readonly standing: TargetStanding }> {
  const plan = await planBureau(variant.bureau, normSet, variant.settings, {
    // All is decided, and nobody asks a confirming plan what its locks stand in the way of.
    timeLimitSeconds: 0,
    relativeGap: 1,
    solver: 'auto',
    threads: 1,
    signal,
    decidePlaces: async (input) => handOver(input, decisionsOfPlan(input, places)),
  });
  return { plan, standing: standingOf(variant.target, plan) };
}
