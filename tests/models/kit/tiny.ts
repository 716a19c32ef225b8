import {
  type ConstraintFamily,
  Expression,
  ModelBuilder,
  type NamedModel,
  type VariableFamily,
} from '../../../models/kit/index.ts';

const rooms: VariableFamily = {
  kind: 'variable',
  id: 'rooms',
  sentence: 'Rooms ordered at a school in a year.',
  unit: 'rooms',
  indices: ['school', 'year'],
  integer: true,
};
const open: VariableFamily = {
  kind: 'variable',
  id: 'open',
  sentence: 'Whether a school opens.',
  unit: '1 or 0',
  indices: ['school'],
  integer: true,
};
const short: VariableFamily = {
  kind: 'variable',
  id: 'short',
  sentence: 'Rooms that are missing.',
  unit: 'rooms',
  indices: [],
  integer: false,
};
const balance: VariableFamily = {
  kind: 'variable',
  id: 'balance',
  sentence: 'Money left over, or owed.',
  unit: '10,000 yuan',
  indices: ['year'],
  integer: false,
};
const demand: ConstraintFamily = {
  kind: 'constraint',
  id: 'demand',
  sentence: 'Every class has a room, or one is missing.',
  unit: 'rooms',
  indices: ['school'],
  formula: 'Σ rooms + short ≥ classes',
};
const budget: ConstraintFamily = {
  kind: 'constraint',
  id: 'budget',
  sentence: 'Spending stays between the floor and the budget.',
  unit: '10,000 yuan',
  indices: ['year'],
  formula: 'floor ≤ Σ price × rooms + fee × open − balance ≤ budget',
};
const site: ConstraintFamily = {
  kind: 'constraint',
  id: 'site',
  sentence: 'Rooms are ordered only where the school opens.',
  unit: 'rooms',
  indices: ['school'],
  formula: 'rooms − 4 × open ≤ 0',
};
const settled: ConstraintFamily = {
  kind: 'constraint',
  id: 'settled',
  sentence: 'The balance is what was agreed.',
  unit: '10,000 yuan',
  indices: ['year'],
  formula: 'balance = −2.5',
};

/**
 * A model with one member of everything a text format has to get right: whole, binary, free, negative and fixed
 * columns, limits on one side, both and equal, a code that is no plain name, a column that stands in no row.
 *
 * Least cost by hand: demand is 3 + 2 = 5 rooms at 10 each, openings 5 each, a missing room 100. Spending without the
 * balance is 10 × rooms + 5 × openings, and with balance −2.5 it must lie in 20 − 2.5 … 50 − 2.5, so at most 47.5.
 * Both open (10): at most 3 rooms (30), 2 missing: 30 + 10 + 200 = 240. Only A-1 open (5): its 3 rooms, and the spare
 * fourth would not help B; 2 missing at B: 30 + 5 + 200 = 235. Only B open: 20 + 5 + 300 = 325. `rooms(A-1,2)` is
 * fixed at 0 and `rooms(B,2)` has a lower bound of −2 and no use. So the least cost is 235, plus 1 × −2 for
 * `rooms(B,2)` at its lower bound: 233.
 */
export function tinyModel(): NamedModel {
  const builder = new ModelBuilder('tiny');
  const roomsA = builder.variable(rooms, ['A-1', 1], { upper: 4, cost: 10 });
  const roomsB = builder.variable(rooms, ['B', 1], { cost: 10 });
  builder.variable(rooms, ['A-1', 2], { upper: 0, cost: 7 });
  builder.variable(rooms, ['B', 2], { lower: -2, upper: 3, cost: 1 });
  const openA = builder.variable(open, ['A-1'], { upper: 1, cost: 5 });
  const openB = builder.variable(open, ['B'], { upper: 1, cost: 5 });
  const shortA = builder.variable(short, ['A-1'], { cost: 100 });
  const shortB = builder.variable(short, ['B'], { cost: 100 });
  const left = builder.variable(balance, [1], { lower: Number.NEGATIVE_INFINITY });
  builder.variable(balance, [2], { lower: Number.NEGATIVE_INFINITY, upper: -1 });
  builder.constraint(demand, ['A-1'], new Expression().add(1, roomsA).add(1, shortA), 3, Number.POSITIVE_INFINITY);
  builder.constraint(demand, ['B'], new Expression().add(1, roomsB).add(1, shortB), 2, Number.POSITIVE_INFINITY);
  const spending = new Expression().add(10, roomsA).add(10, roomsB).add(5, openA).add(5, openB).add(-1, left);
  builder.constraint(budget, [1], spending, 20, 50);
  builder.constraint(site, ['A-1'], new Expression().add(1, roomsA).add(-4, openA), Number.NEGATIVE_INFINITY, 0);
  builder.constraint(site, ['B'], new Expression().add(1, roomsB).add(-4, openB), Number.NEGATIVE_INFINITY, 0);
  builder.constraint(settled, [1], new Expression().add(1, left), -2.5, -2.5);
  return builder.build();
}

export const tinyOptimum = 233;
