import type { ModelDefinition } from 'javascript-lp-solver';
import type { Model } from '../../../models/kit/index.ts';

/**
 * How one column is expressed in javascript-lp-solver, whose variables are never negative: the column's value is
 * `offset + Σ sign × variable`. Names carry a prefix, because the solver puts them beside its own keys.
 */
interface ColumnForm {
  readonly offset: number;
  readonly parts: readonly { readonly name: string; readonly sign: 1 | -1 }[];
}

export interface Formulation {
  readonly definition: ModelDefinition;
  /** Values of the model's columns from those of the solver; a variable at zero is absent from its answer. */
  columnValues(answer: Readonly<Record<string, unknown>>): Float64Array;
}

type Limits = { min?: number; max?: number };

/**
 * Writes an examined model in the form javascript-lp-solver takes. Variable bounds become constraints; a column is
 * counted from its lower bound upwards, from its upper bound downwards, or as a difference when it has neither; a
 * column with equal bounds becomes a constant. Returns null when a whole column has no whole number in its bounds, or
 * a row without variables does not hold.
 */
export function formulate(model: Model, relax: boolean, timeOutMilliseconds: number | null): Formulation | null {
  const variables: Record<string, Record<string, number>> = {};
  const constraints: Record<string, Limits> = {};
  const ints: Record<string, 1> = {};
  const forms: ColumnForm[] = [];
  for (let column = 0; column < model.columnCount; column += 1) {
    const whole = model.integer[column] === 1 && !relax;
    const lower = whole ? Math.ceil(model.columnLower[column]! - 1e-9) : model.columnLower[column]!;
    const upper = whole ? Math.floor(model.columnUpper[column]! + 1e-9) : model.columnUpper[column]!;
    if (lower > upper) return null;
    const form = columnForm(column, lower, upper);
    forms.push(form);
    for (const { name, sign } of form.parts) {
      variables[name] = { cost: sign * model.cost[column]! };
      if (whole) ints[name] = 1;
      if (Number.isFinite(lower) && Number.isFinite(upper)) {
        constraints[`bound${column}`] = { max: upper - lower };
        variables[name][`bound${column}`] = 1;
      }
    }
  }
  for (let row = 0; row < model.rowCount; row += 1) {
    let constant = 0;
    let empty = true;
    for (let entry = model.starts[row]!; entry < model.starts[row + 1]!; entry += 1) {
      const coefficient = model.values[entry]!;
      const form = forms[model.indices[entry]!]!;
      constant += coefficient * form.offset;
      for (const { name, sign } of form.parts) {
        variables[name]![`row${row}`] = (variables[name]![`row${row}`] ?? 0) + sign * coefficient;
        empty = false;
      }
    }
    const limits = rowLimits(model.rowLower[row]! - constant, model.rowUpper[row]! - constant);
    if (empty && ((limits.min ?? 0) > 1e-9 || (limits.max ?? 0) < -1e-9)) return null;
    if (!empty) constraints[`row${row}`] = limits;
  }
  const definition: ModelDefinition = {
    optimize: 'cost',
    opType: 'min',
    constraints,
    variables,
    ints,
    options: timeOutMilliseconds === null ? {} : { timeout: timeOutMilliseconds },
  };
  return { definition, columnValues: (answer) => Float64Array.from(forms, (form) => columnValue(form, answer)) };
}

function columnForm(column: number, lower: number, upper: number): ColumnForm {
  const name = `column${column}`;
  if (lower === upper) return { offset: lower, parts: [] };
  if (Number.isFinite(lower)) return { offset: lower, parts: [{ name, sign: 1 }] };
  if (Number.isFinite(upper)) return { offset: upper, parts: [{ name, sign: -1 }] };
  return {
    offset: 0,
    parts: [
      { name, sign: 1 },
      { name: `${name}negative`, sign: -1 },
    ],
  };
}

function rowLimits(lower: number, upper: number): Limits {
  return {
    ...(lower === Number.NEGATIVE_INFINITY ? {} : { min: lower }),
    ...(upper === Number.POSITIVE_INFINITY ? {} : { max: upper }),
  };
}

function columnValue(form: ColumnForm, answer: Readonly<Record<string, unknown>>): number {
  let value = form.offset;
  for (const { name, sign } of form.parts) {
    const part = answer[name] ?? 0;
    value += sign * (typeof part === 'number' ? part : Number.NaN);
  }
  return value;
}
