import type { Model } from './model.ts';

/** Where the entries of each column stand among the row-wise ones of the model. */
export interface ColumnEntries {
  /** Entries of column c are at starts[c] … starts[c + 1] − 1 of the other two. */
  readonly starts: Int32Array;
  readonly rows: Int32Array;
  readonly values: Float64Array;
}

/** The model's entries by columns, each column's in the order of the rows. */
export function columnEntries(model: Model): ColumnEntries {
  const starts = new Int32Array(model.columnCount + 1);
  for (const column of model.indices) starts[column + 1] = starts[column + 1]! + 1;
  for (let column = 0; column < model.columnCount; column += 1)
    starts[column + 1] = starts[column + 1]! + starts[column]!;
  const next = starts.slice();
  const rows = new Int32Array(model.indices.length);
  const values = new Float64Array(model.indices.length);
  for (let row = 0; row < model.rowCount; row += 1) {
    for (let entry = model.starts[row]!; entry < model.starts[row + 1]!; entry += 1) {
      const column = model.indices[entry]!;
      const place = next[column]!;
      next[column] = place + 1;
      rows[place] = row;
      values[place] = model.values[entry]!;
    }
  }
  return { starts, rows, values };
}
