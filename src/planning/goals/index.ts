export { type OrderedGoal, type OrderedOutcome, solveInOrder, sumAt } from './solve-in-order.ts';
