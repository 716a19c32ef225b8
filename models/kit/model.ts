import type { ConstraintFamily, Key, VariableFamily } from './family.ts';

/**
 * A finished linear or mixed-integer model, minimised. Plain typed arrays, so that it can be handed to a worker
 * thread as it is. An absent bound is ±Infinity.
 */
export interface Model {
  readonly name: string;
  readonly columnCount: number;
  readonly rowCount: number;
  readonly cost: Float64Array;
  readonly columnLower: Float64Array;
  readonly columnUpper: Float64Array;
  /** 1 where the column must be whole. */
  readonly integer: Uint8Array;
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
  /** Rows compressed: entries of row r are at starts[r] … starts[r + 1] − 1. */
  readonly starts: Int32Array;
  readonly indices: Int32Array;
  readonly values: Float64Array;
}

/** A model together with what its columns and rows are called. */
export interface NamedModel {
  readonly model: Model;
  readonly columnFamilies: readonly VariableFamily[];
  readonly rowFamilies: readonly ConstraintFamily[];
  columnKey(column: number): { readonly family: VariableFamily; readonly key: Key };
  rowKey(row: number): { readonly family: ConstraintFamily; readonly key: Key };
  columnName(column: number): string;
  rowName(row: number): string;
}
