import type { Model } from '../../models/kit/index.ts';
import type { SolveOptions, SolveOutcome } from './solver.ts';

/**
 * Looks at a model before any solver sees it. Returns the outcome where it is already known: a number that is not one
 * (or an infinite cost or coefficient) refuses, bounds that cross are infeasible, and a model without columns is
 * answered by its rows alone. Returns null where a solver has to decide. Array lengths or indices that do not fit are
 * a defect of the caller and throw.
 */
export function examineModel(model: Model, options: SolveOptions): SolveOutcome | null {
  refuseMisshapen(model, options);
  const notANumber =
    firstUnusable('cost of column', model.cost, Number.isFinite) ??
    firstUnusable('coefficient', model.values, Number.isFinite) ??
    firstUnusable('lower bound of column', model.columnLower, isNumber) ??
    firstUnusable('upper bound of column', model.columnUpper, isNumber) ??
    firstUnusable('lower bound of row', model.rowLower, isNumber) ??
    firstUnusable('upper bound of row', model.rowUpper, isNumber) ??
    (options.start ? firstUnusable('start of column', options.start, Number.isFinite) : null) ??
    (isNumber(options.timeLimitSeconds) ? null : 'time limit is NaN') ??
    (isNumber(options.relativeGap) ? null : 'relative gap is NaN');
  if (notANumber !== null) return { status: 'failed', code: 'notANumber', detail: notANumber, bound: null, seconds: 0 };
  if (cross(model.columnLower, model.columnUpper) || cross(model.rowLower, model.rowUpper))
    return { status: 'infeasible', bound: null, seconds: 0 };
  if (model.columnCount > 0) return null;
  const holds = model.rowLower.every((lower, row) => lower <= 0 && model.rowUpper[row]! >= 0);
  if (!holds) return { status: 'infeasible', bound: null, seconds: 0 };
  const solution = { values: new Float64Array(0), objective: 0 };
  return { status: 'optimal', solution, duals: null, bound: 0, seconds: 0 };
}

function refuseMisshapen(model: Model, options: SolveOptions): void {
  const { columnCount, rowCount } = model;
  const fits =
    model.cost.length === columnCount &&
    model.columnLower.length === columnCount &&
    model.columnUpper.length === columnCount &&
    model.integer.length === columnCount &&
    model.rowLower.length === rowCount &&
    model.rowUpper.length === rowCount &&
    model.starts.length === rowCount + 1 &&
    model.indices.length === model.values.length &&
    model.starts[rowCount] === model.indices.length &&
    model.indices.every((column) => column >= 0 && column < columnCount);
  if (!fits) throw new RangeError(`the arrays of model ${model.name} do not fit each other`);
  if (options.start && options.start.length !== columnCount)
    throw new RangeError(`a start of ${options.start.length} values for ${columnCount} columns`);
}

function isNumber(value: number): boolean {
  return !Number.isNaN(value);
}

function firstUnusable(what: string, numbers: Float64Array, usable: (value: number) => boolean): string | null {
  const index = numbers.findIndex((value) => !usable(value));
  return index < 0 ? null : `${what} ${index} is ${numbers[index]}`;
}

function cross(lower: Float64Array, upper: Float64Array): boolean {
  return lower.some(
    (value, index) =>
      value > upper[index]! || value === Number.POSITIVE_INFINITY || upper[index] === Number.NEGATIVE_INFINITY,
  );
}
