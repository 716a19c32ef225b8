import { type ConstraintFamily, Expression, ModelBuilder, type VariableFamily } from '../../../models/kit/index.ts';
import type { Solver } from '../../solve/solver.ts';

/** One year of a purse that several blocks draw on. */
export interface CommonMoney {
  readonly kind: 'capital' | 'recurrent';
  readonly purse: number;
  readonly year: number;
  /** Yuan. */
  readonly amount: number;
  /** Whether what is left may be spent in the next year, whose money is the next in order. */
  readonly isCarried: boolean;
}

/** What one solve of a block's relaxation tells about it at any prices. */
export interface BlockFinding {
  readonly block: number;
  /** The goal that its decisions reach, without the price of money. */
  readonly goal: number;
  /** Yuan that they take from each year of the common purses. */
  readonly spent: readonly number[];
}

/** Prices that promise the highest bound. */
export interface PromisedPrices {
  /** Goal units per yuan, one for each year of the common purses. */
  readonly prices: readonly number[];
  /** The bound that the findings would allow at these prices; no prices within reach allow more. */
  readonly promise: number;
  /** How much of each finding is in the mixture that spends the common purses best; of each block 1 in all. */
  readonly parts: readonly number[];
}

const BLOCK_BOUND: VariableFamily = {
  kind: 'variable',
  id: 'blockBound',
  integer: false,
  unit: 'weighted class-years',
  indices: ['block'],
  sentence: 'What the findings allow as a bound of a block, its spending priced.',
};
const PRICE: VariableFamily = {
  kind: 'variable',
  id: 'price',
  integer: false,
  unit: 'weighted class-years per million yuan',
  indices: ['money'],
  sentence: 'The price of a year of a common purse.',
};
const FINDING: ConstraintFamily = {
  kind: 'constraint',
  id: 'finding',
  sentence: 'A block costs at most what a plan for it costs, with what it spends at the prices.',
  unit: 'weighted class-years',
  indices: ['finding'],
  formula: 'blockBound[b] ≤ goal[f] + Σ spent[f,m]·price[m]',
};
const CARRY_OVER: ConstraintFamily = {
  kind: 'constraint',
  id: 'carryOver',
  sentence: 'Money that can be carried over is never worth less than it is a year later.',
  unit: 'weighted class-years per million yuan',
  indices: ['money'],
  formula: 'price[m + 1] ≤ price[m]',
};

/** Prices are a few class-years per million yuan; in this unit the model's numbers are of one size. */
const UNIT = 1e6;

/**
 * Looks for better prices of the common purses. The bound at given prices is the sum of the blocks' relaxations less
 * what all the money is worth. It is concave in the prices, and each finding bounds its block from above at all of
 * them, so that a small linear model tells which prices could be better than the best ones so far: Lagrangian
 * relaxation of the common budgets by cutting planes within a box (Marsten, Hogan and Blankenship, The Boxstep method
 * for large-scale optimization, Operations Research 23, 1975).
 *
 * @param centre the best prices so far, in goal units per yuan
 * @param reach how far each price may be from them
 * @returns null when the model was not solved
 */
export async function promisedPrices(
  money: readonly CommonMoney[],
  findings: readonly BlockFinding[],
  centre: readonly number[],
  reach: readonly number[],
  solver: Solver,
): Promise<PromisedPrices | null> {
  const builder = new ModelBuilder('prices of the common purses');
  const blocks = new Map(
    [...new Set(findings.map(({ block }) => block))].map((block) => [
      block,
      builder.variable(BLOCK_BOUND, [block], { lower: Number.NEGATIVE_INFINITY }),
    ]),
  );
  const columns = money.map((_, index) =>
    builder.variable(PRICE, [index], {
      lower: UNIT * Math.max(0, centre[index]! - reach[index]!),
      upper: UNIT * (centre[index]! + reach[index]!),
    }),
  );
  findings.forEach(({ block, goal, spent }, index) => {
    const expression = new Expression().add(1, blocks.get(block)!);
    for (const [year, yuan] of spent.entries()) expression.add(-yuan / UNIT, columns[year]!);
    builder.constraint(FINDING, [index], expression, Number.NEGATIVE_INFINITY, goal);
  });
  money.forEach(({ isCarried }, index) => {
    if (!isCarried) return;
    const expression = new Expression().add(1, columns[index + 1]!).add(-1, columns[index]!);
    builder.constraint(CARRY_OVER, [index], expression, Number.NEGATIVE_INFINITY, 0);
  });
  const objective = new Expression();
  for (const column of blocks.values()) objective.add(-1, column);
  for (const [index, { amount }] of money.entries()) objective.add(amount / UNIT, columns[index]!);
  builder.minimise(objective);
  const outcome = await solver.solve(builder.build().model, {
    timeLimitSeconds: Number.POSITIVE_INFINITY,
    relativeGap: 0,
    relax: true,
  });
  if (outcome.status !== 'optimal' || outcome.duals === null) return null;
  const { solution, duals } = outcome;
  return {
    prices: smoothed(
      money,
      columns.map((column) => solution.values[column]! / UNIT),
    ),
    promise: -solution.objective,
    parts: findings.map((_, index) => -duals.rows[index]!),
  };
}

/** Takes back what the solver's tolerance leaves of a price that rises where money can be carried over. */
function smoothed(money: readonly CommonMoney[], prices: number[]): readonly number[] {
  for (let index = prices.length - 2; index >= 0; index -= 1)
    if (money[index]!.isCarried) prices[index] = Math.max(prices[index]!, prices[index + 1]!);
  return prices;
}
