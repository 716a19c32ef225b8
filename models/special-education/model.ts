import { type ConstraintFamily, ModelBuilder, type NamedModel } from '../kit/index.ts';
import { addCapitalMoney, capitalMoneyFamily } from './constraints/capital-money.ts';
import { addReach, reachFamily } from './constraints/reach.ts';
import type { RoomsData } from './data.ts';
import { type RoomsGoal, roomsGoals } from './goals.ts';
import { addVariables, type RoomsVariables } from './variables.ts';

/** A constraint family with the function that adds its rows. */
export interface RoomsConstraint {
  readonly family: ConstraintFamily;
  readonly add: (builder: ModelBuilder, data: RoomsData, variables: RoomsVariables) => void;
}

/** Every constraint family of the resource-room model, in the order in which they are added. */
export const ROOMS_CONSTRAINTS: readonly RoomsConstraint[] = [
  { family: reachFamily, add: addReach },
  { family: capitalMoneyFamily, add: addCapitalMoney },
];

/** The resource-room model of one year, with its goals in order. */
export interface RoomsModel {
  readonly variables: RoomsVariables;
  readonly goals: readonly RoomsGoal[];
  readonly named: NamedModel;
}

/**
 * Builds the resource-room model of one year.
 * @param constraints the families to add; all of them unless a test looks at one alone
 */
export function buildRoomsModel(
  data: RoomsData,
  constraints: readonly RoomsConstraint[] = ROOMS_CONSTRAINTS,
): RoomsModel {
  const builder = new ModelBuilder('special-education');
  const variables = addVariables(builder, data);
  for (const { add } of constraints) add(builder, data, variables);
  return { variables, goals: roomsGoals(data, variables), named: builder.build() };
}

/** The schools where the solved model opens a room. */
export function openedRooms({ variables }: RoomsModel, values: Float64Array): ReadonlySet<number> {
  const opened = new Set<number>();
  variables.open.forEach((column, school) => {
    if (column !== null && values[column]! > 0.5) opened.add(school);
  });
  return opened;
}
