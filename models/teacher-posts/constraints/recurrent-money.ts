import { type ConstraintFamily, Expression, type ModelBuilder } from '../../kit/index.ts';
import type { PostsData } from '../data.ts';
import type { PostsVariables } from '../variables.ts';

export const recurrentMoneyFamily: ConstraintFamily = {
  kind: 'constraint',
  id: 'recurrentMoney',
  sentence: 'What new posts and purchased posts cost fits into every purse in the year and in all years ahead.',
  unit: 'yuan',
  indices: ['purse', 'year ahead'],
  formula:
    'Σ postCost[d,k,purse] · paid[d,k] + Σ purchasedCost[d,k,purse] · hire[u,purchasedService] + left[purse,k] ≤ amount[purse,k] + left[purse,k−1]',
};

/** One row a purse and year ahead in which it is limited. */
export function addRecurrentMoney(builder: ModelBuilder, data: PostsData, variables: PostsVariables): void {
  data.purses.forEach(({ amounts }, purse) => {
    amounts.forEach((amount, ahead) => {
      if (amount === null) return;
      const spent = new Expression();
      const yuan = (parts: readonly { purse: number; fen: number }[]): number =>
        (parts.find((part) => part.purse === purse)?.fen ?? 0) / 100;
      data.districts.forEach(({ postCost }, district) => {
        spent.add(yuan(postCost[ahead]!), variables.paid[district]![ahead]!);
      });
      data.programmes.forEach(({ district }, programme) => {
        const column = variables.hire[programme]!.get('purchasedService');
        if (column !== undefined) spent.add(yuan(data.districts[district]!.purchasedCost[ahead]!), column);
      });
      const carried = variables.left[purse]![ahead - 1];
      const left = variables.left[purse]![ahead];
      if (typeof left === 'number') spent.add(1, left);
      if (typeof carried === 'number') spent.add(-1, carried);
      builder.constraint(recurrentMoneyFamily, [purse, ahead], spent, Number.NEGATIVE_INFINITY, amount / 100);
    });
  });
}
