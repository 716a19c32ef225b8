import type { Model } from '../../../models/kit/index.ts';

/** A model of plain arrays: one row of coefficients for each constraint. */
export interface PlainModel {
  readonly cost: readonly number[];
  readonly lower?: readonly number[];
  readonly upper?: readonly number[];
  readonly integer?: readonly number[];
  readonly rows: readonly (readonly number[])[];
  readonly rowLower: readonly number[];
  readonly rowUpper: readonly number[];
}

/** The sparse model of a plain one; columns are continuous and not negative unless said otherwise. */
export function sparse(plain: PlainModel): Model {
  const { cost, rows } = plain;
  const starts = [0];
  const indices: number[] = [];
  const values: number[] = [];
  for (const row of rows) {
    row.forEach((coefficient, column) => {
      if (coefficient === 0) return;
      indices.push(column);
      values.push(coefficient);
    });
    starts.push(indices.length);
  }
  return {
    name: 'plain',
    columnCount: cost.length,
    rowCount: rows.length,
    cost: Float64Array.from(cost),
    columnLower: Float64Array.from(plain.lower ?? cost.map(() => 0)),
    columnUpper: Float64Array.from(plain.upper ?? cost.map(() => Number.POSITIVE_INFINITY)),
    integer: Uint8Array.from(plain.integer ?? cost.map(() => 0)),
    rowLower: Float64Array.from(plain.rowLower),
    rowUpper: Float64Array.from(plain.rowUpper),
    starts: Int32Array.from(starts),
    indices: Int32Array.from(indices),
    values: Float64Array.from(values),
  };
}

const none = Number.POSITIVE_INFINITY;

/**
 * Whole x, y in 0 … 3, x + y ≤ 4.5, least −x − 2y: y = 3 and x = 1 give −7. Relaxed, x = 1.5 gives −7.5; the row's
 * price is −1 (one more unit lowers the cost by 1) and y's reduced cost is −2 − (−1) = −1.
 */
export const smallModel = sparse({
  cost: [-1, -2],
  upper: [3, 3],
  integer: [1, 1],
  rows: [[1, 1]],
  rowLower: [-none],
  rowUpper: [4.5],
});
export const smallOptimum = { values: Float64Array.of(1, 3), objective: -7 };

/** Whole 2x between 1 and 1: only x = 0.5 would do. */
export const infeasibleModel = sparse({
  cost: [1],
  upper: [5],
  integer: [1],
  rows: [[2]],
  rowLower: [1],
  rowUpper: [1],
});

/** Least −x with x + y ≥ 1 and no upper bound. */
export const unboundedModel = sparse({
  cost: [-1, 0],
  integer: [1, 0],
  rows: [[1, 1]],
  rowLower: [1],
  rowUpper: [none],
});

/** The relaxation is unbounded, but 2x − 2y = 1 has no whole solution. */
export const infeasibleWithUnboundedRelaxation = sparse({
  cost: [-1, 0],
  integer: [1, 1],
  rows: [[2, -2]],
  rowLower: [1],
  rowUpper: [1],
});

/** Whole numbers from a fixed sequence, so that the hard models are the same in every run. */
function* sequence(seed: number): Generator<number, never, undefined> {
  let state = seed;
  for (;;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state / 2 ** 32;
  }
}

/** A knapsack problem with many rows: a first assignment is found at once, a proof takes far longer than any test. */
export function hardModel(): Model {
  const random = sequence(7);
  const next = () => random.next().value;
  const columns = Array.from({ length: 120 }, (_, column) => column);
  const rows = Array.from({ length: 30 }, () => columns.map(() => (next() < 0.5 ? 5 + Math.floor(next() * 60) : 0)));
  return sparse({
    cost: columns.map(() => -Math.floor(20 + next() * 40)),
    upper: columns.map(() => 1),
    integer: columns.map(() => 1),
    rows,
    rowLower: rows.map(() => -none),
    rowUpper: rows.map((row) => Math.floor(row.reduce((total, value) => total + value, 0) / 3)),
  });
}

/** A market-split problem: equations in binaries that no solver satisfies or refutes in any test's time. */
export function splitModel(): Model {
  const random = sequence(11);
  const rows = Array.from({ length: 6 }, () => Array.from({ length: 50 }, () => Math.floor(random.next().value * 100)));
  const half = rows.map((row) => Math.floor(row.reduce((total, value) => total + value, 0) / 2));
  return sparse({
    cost: rows[0]!.map((_, column) => column % 3),
    upper: rows[0]!.map(() => 1),
    integer: rows[0]!.map(() => 1),
    rows,
    rowLower: half,
    rowUpper: half,
  });
}
