import type { BudgetPrices } from '../../../models/school-places/index.ts';
import type { Explanation, MoneyLine } from '../../domain/plan/index.ts';
import type { PlanningInputs } from '../inputs.ts';
import type { PlacesInput } from '../places/input/input.ts';
import type { PlacesRows } from '../places/rows.ts';
import { assumptionsOf } from './assumptions.ts';
import { explainContext } from './context.ts';
import { inEnglish } from './english.ts';
import { moneyWorth } from './money-worth.ts';
import { placeDecisions } from './place-decisions.ts';
import { placeShortfalls } from './place-shortfalls.ts';
import { completed } from './staff.ts';

/** What a plan is explained from. */
export interface PlanToExplain {
  readonly inputs: PlanningInputs;
  readonly input: PlacesInput;
  readonly rows: PlacesRows;
  /** All money lines of the plan. */
  readonly money: readonly MoneyLine[];
  readonly prices: BudgetPrices | null;
  /** What posts and special education tell about themselves. */
  readonly others: readonly Explanation[];
}

/**
 * Explains a plan: assumptions, then for each decision the rule that required it and its arithmetic, for each shortfall
 * what stops it, and what more money would be worth.
 */
export function explainPlan({ inputs, input, rows, money, prices, others }: PlanToExplain): Explanation[] {
  const context = explainContext(inputs, input, rows, money);
  const ofOthers = others.map((explanation) => {
    const reason = completed(explanation, inputs.norms, context.nameOf);
    return reason === null ? explanation : inEnglish(reason);
  });
  return [
    ...assumptionsOf(inputs),
    ...placeDecisions(context).map(inEnglish),
    ...placeShortfalls(context).map(inEnglish),
    ...ofOthers,
    ...moneyWorth(inputs, input, prices).map(inEnglish),
  ];
}
