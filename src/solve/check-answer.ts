import type { Model } from '../../models/kit/index.ts';
import type { SolvedValues } from './solver.ts';

/** Largest distance of a whole column's value from the next whole number that still counts as that number. */
export const integralityTolerance = 1e-5;
/** Largest violation of a bound or row, relative to its largest term and never taken under 1. */
export const feasibilityTolerance = 1e-6;

export type CheckedAnswer =
  | { readonly right: true; readonly solution: SolvedValues }
  | { readonly right: false; readonly detail: string };

/**
 * Re-checks an assignment against the model, whichever solver it comes from: one finite number a column, whole where
 * the column is whole, within the bounds and the rows. Returns the assignment with whole columns rounded and every
 * value moved inside its bounds, and the objective computed anew from it; or the first thing that is wrong.
 * `relax` skips the integrality.
 */
export function checkAnswer(model: Model, values: Float64Array, relax = false): CheckedAnswer {
  if (values.length !== model.columnCount)
    return { right: false, detail: `${values.length} values for ${model.columnCount} columns` };
  const cleaned = new Float64Array(values.length);
  let objective = 0;
  for (let column = 0; column < values.length; column += 1) {
    const value = values[column]!;
    const cleanedValue = cleanValue(model, column, value, relax);
    if (typeof cleanedValue === 'string') return { right: false, detail: `column ${column} ${cleanedValue}` };
    cleaned[column] = cleanedValue;
    objective += model.cost[column]! * cleanedValue;
  }
  for (let row = 0; row < model.rowCount; row += 1) {
    const violation = rowViolation(model, row, cleaned);
    if (violation !== null) return { right: false, detail: `row ${row} ${violation}` };
  }
  return { right: true, solution: { values: cleaned, objective } };
}

function cleanValue(model: Model, column: number, value: number, relax: boolean): number | string {
  if (!Number.isFinite(value)) return `is ${value}`;
  const lower = model.columnLower[column]!;
  const upper = model.columnUpper[column]!;
  let cleaned = value;
  if (model.integer[column] === 1 && !relax) {
    cleaned = Math.round(value);
    if (Math.abs(cleaned - value) > integralityTolerance) return `is ${value}, not whole`;
  }
  if (cleaned < lower) {
    if (lower - cleaned > feasibilityTolerance * Math.max(1, Math.abs(lower))) return `is ${value}, under ${lower}`;
    cleaned = lower;
  }
  if (cleaned > upper) {
    if (cleaned - upper > feasibilityTolerance * Math.max(1, Math.abs(upper))) return `is ${value}, over ${upper}`;
    cleaned = upper;
  }
  // Adding zero turns −0, which rounding can leave behind, into 0.
  return cleaned + 0;
}

function rowViolation(model: Model, row: number, values: Float64Array): string | null {
  let activity = 0;
  let largest = 1;
  const end = model.starts[row + 1]!;
  for (let entry = model.starts[row]!; entry < end; entry += 1) {
    const term = model.values[entry]! * values[model.indices[entry]!]!;
    activity += term;
    largest = Math.max(largest, Math.abs(term));
  }
  const lower = model.rowLower[row]!;
  const upper = model.rowUpper[row]!;
  if (lower - activity > feasibilityTolerance * Math.max(largest, Math.abs(lower)))
    return `is ${activity}, under ${lower}`;
  if (activity - upper > feasibilityTolerance * Math.max(largest, Math.abs(upper)))
    return `is ${activity}, over ${upper}`;
  return null;
}
