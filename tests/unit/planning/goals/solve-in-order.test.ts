import { afterAll, describe, expect, it } from 'vitest';
import { type ConstraintFamily, Expression, ModelBuilder, type VariableFamily } from '../../../../models/kit/index.ts';
import { solveInOrder } from '../../../../src/planning/goals/index.ts';
import { createSolverPool } from '../../../../src/solve/pool.ts';
import type { Solver } from '../../../../src/solve/solver.ts';

const highs = createSolverPool({ size: 1, solver: 'highs' });
afterAll(() => highs.close());

const amount: VariableFamily = {
  kind: 'variable',
  id: 'amount',
  sentence: 'An amount.',
  unit: 'pieces',
  indices: ['kind'],
  integer: true,
};
const least: ConstraintFamily = {
  kind: 'constraint',
  id: 'least',
  sentence: 'At least so many of both.',
  unit: 'pieces',
  indices: [],
  formula: 'amount[0] + amount[1] ≥ 5',
};
const options = { timeLimitSeconds: 10, relativeGap: 0 };

/** Two amounts of at most 4 that sum to at least 5. */
function twoAmounts() {
  const builder = new ModelBuilder('two amounts');
  const first = builder.variable(amount, [0], { upper: 4 });
  const second = builder.variable(amount, [1], { upper: 4 });
  builder.constraint(least, [], new Expression().add(1, first).add(1, second), 5, Number.POSITIVE_INFINITY);
  return { model: builder.build().model, first, second };
}

describe('solving goals in order', () => {
  it('locks each goal before the next', async () => {
    const { model, first, second } = twoAmounts();
    // Least of the first: 1, with the second at 4. Least of the second alone would be 1.
    const outcome = await solveInOrder(
      highs,
      model,
      [
        { id: 'first', sum: new Expression().add(1, first) },
        { id: 'second', sum: new Expression().add(1, second) },
      ],
      options,
    );
    expect(outcome).toMatchObject({ status: 'optimal', values: [1, 4] });
  });

  it('lets a goal give way by its tolerance, and counts a goal without terms as reached', async () => {
    const { model, first, second } = twoAmounts();
    const outcome = await solveInOrder(
      highs,
      model,
      [
        { id: 'nothing', sum: new Expression() },
        { id: 'first', sum: new Expression().add(1, first), tolerance: 2 },
        { id: 'second', sum: new Expression().add(1, second) },
      ],
      options,
    );
    expect(outcome).toMatchObject({ status: 'optimal', values: [0, 1, 2] });
  });

  it('keeps the plan of the goal before when time ends on a later one', async () => {
    const { model, first, second } = twoAmounts();
    let solved = 0;
    const tired: Solver = {
      ...{ identity: highs.identity, close: () => Promise.resolve() },
      solve: (next, given) => {
        solved += 1;
        return solved === 1
          ? highs.solve(next, given)
          : Promise.resolve({ status: 'noSolutionAtLimit', bound: null, seconds: 10 });
      },
    };
    const outcome = await solveInOrder(
      tired,
      model,
      [
        { id: 'first', sum: new Expression().add(1, first) },
        { id: 'second', sum: new Expression().add(1, second) },
      ],
      options,
    );
    expect(outcome).toMatchObject({ status: 'feasibleAtLimit', values: [1] });
  });

  it('says which goal of an impossible model was not solved', async () => {
    const { model, first } = twoAmounts();
    const impossible = { ...model, columnUpper: Float64Array.of(2, 2) };
    const outcome = await solveInOrder(
      highs,
      impossible,
      [{ id: 'first', sum: new Expression().add(1, first) }],
      options,
    );
    expect(outcome).toMatchObject({ status: 'notSolved', goal: 'first', outcome: { status: 'infeasible' } });
  });
});
