import { type ConstraintFamily, Expression, ModelBuilder, type NamedModel } from '../kit/index.ts';
import { addBudgets, BUDGET_CAPITAL, BUDGET_RECURRENT, pricedSpending } from './constraints/budget.ts';
import { addBuilding, BUILD_LIMIT, PROJECT_ONCE, PROJECT_SIZE } from './constraints/building.ts';
import { addChoices, ENTERING_CHOICE, SETTLED_CHOICE } from './constraints/choice.ts';
import { addHolding, EXCESS_LARGE_LIMIT, EXCESS_SUPER_LIMIT, HOLDING } from './constraints/holding.ts';
import { addPolicyShares, POLICY_SHARE } from './constraints/policy-share.ts';
import { addRedirection, PROJECT_OPEN, REDIRECT_IN, REDIRECT_OUT } from './constraints/redirection.ts';
import { addRooms, ROOMS } from './constraints/rooms.ts';
import { addStaffing, STAFFING } from './constraints/staffing.ts';
import type { PlacesData } from './data.ts';
import { goalExpression, type PlacesGoal } from './goals.ts';
import { limitedPurses, type PursePrices } from './purses.ts';
import { addVariables, type PlacesColumns } from './variables.ts';

export const GOAL_LOCK: ConstraintFamily = {
  kind: 'constraint',
  id: 'goalLock',
  sentence: 'A goal that comes before the present one keeps the value reached.',
  unit: 'as the goal',
  indices: ['goal'],
  formula: 'goal ≤ value reached + tolerance',
};

/** Every constraint family of the model, in the order in which they are added. */
export const CONSTRAINT_FAMILIES = [
  SETTLED_CHOICE,
  ENTERING_CHOICE,
  HOLDING,
  EXCESS_LARGE_LIMIT,
  EXCESS_SUPER_LIMIT,
  ROOMS,
  REDIRECT_OUT,
  REDIRECT_IN,
  PROJECT_OPEN,
  BUILD_LIMIT,
  PROJECT_ONCE,
  PROJECT_SIZE,
  BUDGET_CAPITAL,
  BUDGET_RECURRENT,
  STAFFING,
  POLICY_SHARE,
  GOAL_LOCK,
] as const;

export interface PlacesModelOptions {
  /** The objective as weighted goals. */
  readonly objective: readonly { readonly goal: PlacesGoal; readonly weight: number }[];
  /** Values that earlier goals must keep. */
  readonly locks?: readonly { readonly goal: PlacesGoal; readonly atMost: number }[];
  /** Prices of money in place of the limits of its purses; what is spent out of these is added to the objective. */
  readonly prices?: PursePrices;
  /**
   * Whether only whole pupils are redirected (default). Broken ones make a relaxation that solvers bound better, because
   * they combine the rows of schools along the pupils that go from one to the other, and need not branch on them.
   */
  readonly wholePupils?: boolean;
}

export interface PlacesModel {
  readonly named: NamedModel;
  readonly columns: PlacesColumns;
  /** To be added to the solver's objective and bound: the part of the goals that no decision changes. */
  readonly constant: number;
}

/** Weights that put the goals in their order in a single objective, for one solve where exact order is not needed. */
export const COMBINED_OBJECTIVE: PlacesModelOptions['objective'] = [
  { goal: 'roomShort', weight: 10_000 },
  { goal: 'policyShares', weight: 1000 },
  { goal: 'classSizes', weight: 1 },
  { goal: 'staffing', weight: 1e-3 },
  { goal: 'redirection', weight: 1e-5 },
  { goal: 'cost', weight: 1e-7 },
];

/** Builds the places model: variables, constraint families in order, objective. */
export function buildPlacesModel(data: PlacesData, options: PlacesModelOptions): PlacesModel {
  const builder = new ModelBuilder('school places');
  const limited = limitedPurses(data, options.prices);
  const columns = addVariables(builder, data, limited, options.wholePupils ?? true);
  addChoices(builder, data, columns);
  addHolding(builder, data, columns);
  addRooms(builder, data, columns);
  addRedirection(builder, data, columns);
  addBuilding(builder, data, columns);
  addBudgets(builder, data, columns, limited);
  addStaffing(builder, data, columns);
  addPolicyShares(builder, data, columns);
  (options.locks ?? []).forEach(({ goal, atMost }, index) => {
    const { expression, constant } = goalExpression(goal, data, columns);
    builder.constraint(GOAL_LOCK, [index], expression, Number.NEGATIVE_INFINITY, atMost - constant);
  });
  const objective = new Expression();
  let total = 0;
  for (const { goal, weight } of options.objective) {
    const { expression, constant } = goalExpression(goal, data, columns);
    for (const [column, coefficient] of expression.terms) objective.add(weight * coefficient, column);
    total += weight * constant;
  }
  if (options.prices !== undefined)
    for (const [column, coefficient] of pricedSpending(data, columns, options.prices).terms)
      objective.add(coefficient, column);
  builder.minimise(objective);
  return { named: builder.build(), columns, constant: total };
}
