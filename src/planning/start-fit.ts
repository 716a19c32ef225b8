import type { PlacesDecisions } from '../../models/school-places/index.ts';
import { decisionsOfPlan, type PlannedPlaces } from './places/decisions-of-plan.ts';
import type { PlacesInput } from './places/input/input.ts';
import { repairDecisions } from './places/repair.ts';

/** How much of a plan to begin with still fits: rooms ordered, new schools started, entry pupils redirected. */
export interface StartFit {
  readonly rooms: Fit;
  readonly newSchools: Fit;
  readonly pupils: Fit;
}

export interface Fit {
  readonly planned: number;
  /** Of those planned; the rest is unknown to the data now, or the limits, locks or budgets no longer allow it. */
  readonly kept: number;
}

/** Reads a plan as decisions over an input, and says how much of it is left once it keeps the input's limits. */
export function startOf(
  input: PlacesInput,
  plan: PlannedPlaces,
): { readonly decisions: PlacesDecisions; readonly fit: StartFit } {
  const decisions = decisionsOfPlan(input, plan);
  const kept = repairDecisions(input.data, decisions);
  const sum = (rows: readonly (readonly number[])[]): number =>
    rows.reduce((all, byYear) => all + byYear.reduce((some, one) => some + one, 0), 0);
  const planned = <Row>(rows: readonly Row[], amount: (row: Row) => number): number =>
    rows.reduce((all, row) => all + amount(row), 0);
  const started = kept.projectRooms.filter((byYear) => byYear.some((rooms) => rooms > 0)).length;
  const rooms = planned(plan.builds, (build) => build.rooms);
  const pupils = planned(plan.redirections, (move) => move.pupils);
  return {
    decisions,
    fit: {
      // What a lock adds to a plan was not in it.
      rooms: { planned: rooms, kept: Math.min(rooms, sum(kept.build)) },
      newSchools: { planned: plan.projects.length, kept: Math.min(plan.projects.length, started) },
      pupils: { planned: pupils, kept: Math.min(pupils, sum(kept.redirect)) },
    },
  };
}
