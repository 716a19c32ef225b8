import type { BudgetPrices } from '../../../models/school-places/index.ts';
import type { PlanningInputs } from '../inputs.ts';
import type { PlacesInput } from '../places/input/input.ts';
import type { Reason } from './reason.ts';

/** The amount whose worth is told, in yuan. */
const ONE_MILLION = 1_000_000;
/** Weighted class-years a million below which money is not worth telling about. */
const NEGLIGIBLE = 0.005;

/**
 * What one more million yuan in each purse and year would be worth: the dual of the purse's budget row in the linear
 * relaxation, so a marginal value and no promise; dearest first. Purses whose money is not short are left out.
 */
export function moneyWorth(
  { purses, years, norms }: PlanningInputs,
  { capitalPurses, recurrentPurses }: PlacesInput,
  prices: BudgetPrices | null,
): Reason[] {
  if (prices === null) return [];
  const found: Reason[] = [];
  const tell = (members: readonly number[], byPurse: BudgetPrices['capital']): void => {
    members.forEach((purse, index) => {
      const { kind, level, districtId } = purses.purses[purse]!;
      byPurse[index]!.forEach((price, year) => {
        const worth = price * ONE_MILLION;
        if (worth < NEGLIGIBLE) return;
        found.push({
          kind: 'relaxation',
          constraint: `budget.${kind}`,
          year: years[year]!,
          facts: {
            reason: 'moneyWorth',
            budgetKind: kind,
            level,
            districtId,
            yuan: ONE_MILLION,
            weightedClassYears: Math.round(worth * 1000) / 1000,
            superLargeCounts: 1 + norms.value('class.superLargeWeight'),
          },
        });
      });
    });
  };
  tell(capitalPurses, prices.capital);
  tell(recurrentPurses, prices.recurrent);
  return found.sort((one, other) => Number(other.facts.weightedClassYears) - Number(one.facts.weightedClassYears));
}
