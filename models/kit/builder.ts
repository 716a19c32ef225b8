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
  readonly #columns = new Members<VariableFamily>();
  readonly #costs: number[] = [];
  readonly #rows = new Members<ConstraintFamily>();
  readonly #starts: number[] = [];
  readonly #indices: number[] = [];
  readonly #values: number[] = [];

  constructor(name: string) {
    this.#name = name;
  }

  get columnCount(): number {
    return this.#columns.count;
  }

  /** Adds a variable (default: not negative, no upper bound, no cost) and returns its column. */
  variable(family: VariableFamily, key: Key, options: VariableOptions = {}): number {
    const { lower = 0, upper = Number.POSITIVE_INFINITY, cost = 0 } = options;
    if (Number.isNaN(lower) || Number.isNaN(upper) || !Number.isFinite(cost) || lower > upper)
      throw new RangeError(`${memberName(family, key)}: bounds ${lower} … ${upper}, cost ${cost}`);
    this.#costs.push(cost);
    return this.#columns.add(family, key, lower, upper);
  }

  /** Makes the expression the objective, in place of all costs given before. */
  minimise(expression: Expression): void {
    this.#costs.fill(0);
    for (const [column, coefficient] of expression.terms) {
      if (!Number.isFinite(coefficient))
        throw new RangeError(`objective coefficient ${coefficient} of column ${column}`);
      this.#costs[column] = coefficient;
    }
  }

  /** Adds `lower ≤ expression ≤ upper` and returns its row. An expression without terms is checked and left out. */
  constraint(family: ConstraintFamily, key: Key, expression: Expression, lower: number, upper: number): number | null {
    if (Number.isNaN(lower) || Number.isNaN(upper) || lower > upper)
      throw new RangeError(`${memberName(family, key)}: bounds ${lower} … ${upper}`);
    const start = this.#indices.length;
    for (const [column, coefficient] of expression.terms) {
      if (!Number.isFinite(coefficient) || column < 0 || column >= this.#columns.count)
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
    this.#starts.push(start);
    return this.#rows.add(family, key, lower, upper);
  }

  /** The model as typed arrays, with the names of its members. */
  build(): NamedModel {
    const columns = this.#columns;
    const rows = this.#rows;
    const model: Model = {
      name: this.#name,
      columnCount: columns.count,
      rowCount: rows.count,
      cost: Float64Array.from(this.#costs),
      columnLower: Float64Array.from(columns.lower),
      columnUpper: Float64Array.from(columns.upper),
      integer: Uint8Array.from(columns.families, ({ integer }) => (integer ? 1 : 0)),
      rowLower: Float64Array.from(rows.lower),
      rowUpper: Float64Array.from(rows.upper),
      starts: Int32Array.from([...this.#starts, this.#indices.length]),
      indices: Int32Array.from(this.#indices),
      values: Float64Array.from(this.#values),
    };
    const [columnNames, rowNames] = [columns.names(), rows.names()];
    return {
      model,
      columnFamilies: [...new Set(columns.families)],
      rowFamilies: [...new Set(rows.families)],
      columnKey: columnNames.keyOf,
      rowKey: rowNames.keyOf,
      columnName: columnNames.nameOf,
      rowName: rowNames.nameOf,
    };
  }
}

/** Columns or rows, each quality in a list of its own: a large model has tens of thousands of them. */
class Members<Kind extends VariableFamily | ConstraintFamily> {
  readonly families: Kind[] = [];
  readonly keys: Key[] = [];
  readonly lower: number[] = [];
  readonly upper: number[] = [];

  get count(): number {
    return this.families.length;
  }

  add(family: Kind, key: Key, lower: number, upper: number): number {
    this.families.push(family);
    this.keys.push(key);
    this.lower.push(lower);
    this.upper.push(upper);
    return this.families.length - 1;
  }

  /** What the members are called, which is kept for as long as the model, unlike their bounds. */
  names() {
    const { families, keys } = this;
    return {
      keyOf: (member: number) => ({ family: families[member]!, key: keys[member]! }),
      nameOf: (member: number) => memberName(families[member]!, keys[member]!),
    };
  }
}
