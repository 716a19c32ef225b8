import { type ConstraintFamily, Expression, type ModelBuilder } from '../../kit/index.ts';
import type { RoomsData } from '../data.ts';
import type { RoomsVariables } from '../variables.ts';

export const capitalMoneyFamily: ConstraintFamily = {
  kind: 'constraint',
  id: 'capitalMoney',
  sentence: 'The rooms opened are paid from every purse.',
  unit: 'yuan',
  indices: ['purse'],
  formula: 'Σ cost[s,purse] · open[s] ≤ amount[purse]',
};

/** One row a limited purse that pays for some room. */
export function addCapitalMoney(builder: ModelBuilder, data: RoomsData, variables: RoomsVariables): void {
  data.purses.forEach((amount, purse) => {
    if (amount === null) return;
    const spent = new Expression();
    data.schools.forEach(({ cost }, school) => {
      const open = variables.open[school];
      if (typeof open !== 'number') return;
      for (const part of cost) if (part.purse === purse) spent.add(part.fen / 100, open);
    });
    // A purse overdrawn elsewhere pays for nothing.
    builder.constraint(capitalMoneyFamily, [purse], spent, Number.NEGATIVE_INFINITY, Math.max(0, amount) / 100);
  });
}
