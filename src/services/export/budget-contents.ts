import { BUDGET_KINDS, FUNDING_LEVELS } from '../../domain/tables/index.ts';
import type { BudgetAmount, BudgetContents } from '../../export/budget/contents.ts';
import { namesOf } from '../../export/names.ts';
import type { PlanningInputs } from '../../planning/inputs.ts';
import { costLinesOf } from './cost-lines.ts';
import type { OpenedPlan } from './open-saved-plan.ts';
import { assumptionsOf, checksOf, wordedNorm } from './paper-words.ts';
import { pricesOf } from './prices.ts';
import { publicFundsOf } from './public-funds.ts';

/** Norms that the money of a plan depends on. */
const MONEY_NORMS = /^(funds|build|posts|special\.(resourceRoom|pupilsPer))\b/;

/** Gathers everything that the budget workbook of a saved plan shows. */
export function budgetContents({ saved, inputs, isDataUnchanged }: OpenedPlan): BudgetContents {
  const { plan, planId, createdAt, data } = saved;
  const prices = pricesOf(inputs, plan);
  const { lines, tail, statedPrices } = costLinesOf(inputs, plan, prices);
  return {
    bureau: inputs.bureau,
    plan,
    planId,
    createdAt,
    data,
    isDataUnchanged,
    prices: [...prices, ...statedPrices],
    lines,
    tail,
    publicFunds: publicFundsOf(inputs, plan),
    budgets: budgetsOf(inputs),
    norms: inputs.norms
      .all()
      .filter(({ id }) => MONEY_NORMS.test(id))
      .map(wordedNorm),
    assumptions: assumptionsOf(plan, namesOf(inputs.bureau)),
    checks: checksOf(plan),
  };
}

/** New money by kind, level and year; unlimited where any purse of the level is. */
function budgetsOf({ purses, years }: PlanningInputs): BudgetAmount[] {
  return BUDGET_KINDS.flatMap((kind) =>
    FUNDING_LEVELS.flatMap((level) =>
      years.map((year, index) => {
        const amounts = purses.purses
          .filter((purse) => purse.kind === kind && purse.level === level)
          .map((purse) => purse.amounts[index] ?? null);
        const isLimited = amounts.every((amount) => amount !== null);
        return {
          kind,
          level,
          year,
          amount: isLimited ? amounts.reduce((sum: number, amount) => sum + amount, 0) : null,
        };
      }),
    ),
  );
}
