import { type ConstraintFamily, type Key, memberName, type VariableFamily } from './family.ts';
import type { Model, NamedModel } from './model.ts';

export interface VariableOptions {
  readonly lower?: number;
  readonly upper?: number;
  readonly cost?: number;
}

/** A sum of `coefficient * variable` terms under construction; terms of the same column are added up. */
export class Expression {
  readonly #terms = new Map<number, number>();

  add(coefficient: number, column: number): this {
    if (coefficient !== 0) this.#terms.set(column, (this.#terms.get(column) ?? 0) + coefficient);
    return this;
  }

  get terms(): ReadonlyMap<number, number> {
    return this.#terms;
  }
}

/**
 * Collects variables and constraints in a visible order and turns them into a model.
 * Every number is checked on the way in, so that a NaN or a reversed bound is reported with the member's name and
 * never reaches a solver.
 */
export class ModelBuilder {
  readonly #name: string;
  readonly #columns: { family: VariableFamily; key: Key; lower: number; upper: number; cost: number }[] = [];
  readonly #rows: { family: ConstraintFamily; key: Key; lower: number; upper: number; start: number }[] = [];
  readonly #indices: number[] = [];
  readonly #values: number[] = [];

  constructor(name: string) {
    this.#name = name;
  }

  get columnCount(): number {
    return this.#columns.length;
  }

  /** Adds a variable (default: not negative, no upper bound, no cost) and returns its column. */
  variable(family: VariableFamily, key: Key, options: VariableOptions = {}): number {
    const { lower = 0, upper = Number.POSITIVE_INFINITY, cost = 0 } = options;
    if (Number.isNaN(lower) || Number.isNaN(upper) || !Number.isFinite(cost) || lower > upper)
      throw new RangeError(`${memberName(family, key)}: bounds ${lower} … ${upper}, cost ${cost}`);
    this.#columns.push({ family, key, lower, upper, cost });
    return this.#columns.length - 1;
  }

  /** Makes the expression the objective, in place of all costs given before. */
  minimise(expression: Expression): void {
    for (const column of this.#columns) column.cost = 0;
    for (const [column, coefficient] of expression.terms) {
      if (!Number.isFinite(coefficient))
        throw new RangeError(`objective coefficient ${coefficient} of column ${column}`);
      this.#columns[column]!.cost = coefficient;
    }
  }

  /** Adds `lower ≤ expression ≤ upper` and returns its row. An expression without terms is checked and left out. */
  constraint(family: ConstraintFamily, key: Key, expression: Expression, lower: number, upper: number): number | null {
    if (Number.isNaN(lower) || Number.isNaN(upper) || lower > upper)
      throw new RangeError(`${memberName(family, key)}: bounds ${lower} … ${upper}`);
    const start = this.#indices.length;
    for (const [column, coefficient] of expression.terms) {
      if (!Number.isFinite(coefficient) || column < 0 || column >= this.#columns.length)
        throw new RangeError(`${memberName(family, key)}: coefficient ${coefficient} of column ${column}`);
      if (coefficient === 0) continue;
      this.#indices.push(column);
      this.#values.push(coefficient);
    }
    if (this.#indices.length === start) {
      if (lower > 0 || upper < 0)
        throw new RangeError(`${memberName(family, key)}: nothing can satisfy ${lower} ≤ 0 ≤ ${upper}`);
      return null;
    }
    this.#rows.push({ family, key, lower, upper, start });
    return this.#rows.length - 1;
  }

  /** The model as typed arrays, with the names of its members. */
  build(): NamedModel {
    const columns = this.#columns;
    const rows = this.#rows;
    const model: Model = {
      name: this.#name,
      columnCount: columns.length,
      rowCount: rows.length,
      cost: Float64Array.from(columns, (column) => column.cost),
      columnLower: Float64Array.from(columns, (column) => column.lower),
      columnUpper: Float64Array.from(columns, (column) => column.upper),
      integer: Uint8Array.from(columns, (column) => (column.family.integer ? 1 : 0)),
      rowLower: Float64Array.from(rows, (row) => row.lower),
      rowUpper: Float64Array.from(rows, (row) => row.upper),
      starts: Int32Array.from([...rows.map((row) => row.start), this.#indices.length]),
      indices: Int32Array.from(this.#indices),
      values: Float64Array.from(this.#values),
    };
    return {
      model,
      columnFamilies: [...new Set(columns.map((column) => column.family))],
      rowFamilies: [...new Set(rows.map((row) => row.family))],
      columnKey: (column) => columns[column]!,
      rowKey: (row) => rows[row]!,
      columnName: (column) => memberName(columns[column]!.family, columns[column]!.key),
      rowName: (row) => memberName(rows[row]!.family, rows[row]!.key),
    };
  }
}
