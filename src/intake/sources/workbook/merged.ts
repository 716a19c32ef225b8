import { LIMITS } from '../../limits.ts';
import { type Cell, isBlank, type SourceRow } from '../../source.ts';

/** The first column of a merged range that reaches over several rows. Rows are numbered as the sheet numbers them. */
export interface MergedRange {
  readonly column: number;
  readonly first: number;
  readonly last: number;
}

/** 0 for A, 27 for AB; null when the cell does not say where it is. */
export function columnOf(reference: string | undefined): number | null {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0];
  if (letters === undefined) return null;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

/** The range of a reference such as A4:B20; null where it lies in one row or beyond the columns that are read. */
export function downwardRange(reference: string | undefined): MergedRange | null {
  const [, from, first, last] = /^([A-Z]{1,3})(\d+):[A-Z]{1,3}(\d+)$/.exec(reference ?? '') ?? [];
  const column = columnOf(from);
  if (column === null || column >= LIMITS.columns || Number(last) <= Number(first)) return null;
  return { column, first: Number(first), last: Number(last) };
}

/**
 * Rows with the cells of merged ranges filled down: a spreadsheet shows the text of a range for all its rows and keeps
 * it in the first alone. Rows without any cell of their own stay away, so that a range over a whole column costs nothing.
 */
export function withMergedCells(rows: readonly SourceRow[], ranges: readonly MergedRange[]): SourceRow[] {
  const result = rows.map(({ row, cells }) => ({ row, cells: [...cells] }));
  const filledTo = new Map<number, number>();
  for (const { column, first, last } of ranges.toSorted((one, other) => one.first - other.first)) {
    // Ranges of one column never overlap in a workbook that a program wrote; a second look would cost without end.
    if (first <= (filledTo.get(column) ?? 0)) continue;
    filledTo.set(column, last);
    const start = placeOf(result, first);
    const value = result[start]?.row === first ? (result[start].cells[column] ?? null) : null;
    if (
      value === null ||
      isBlank(value) ||
      (typeof value === 'object' && ('merged' in value || 'untranslated' in value))
    )
      continue;
    for (let index = start + 1; index < result.length && result[index]!.row <= last; index += 1)
      fill(result[index]!.cells, column, { merged: value });
  }
  return result;
}

function fill(cells: Cell[], column: number, value: Cell): void {
  while (cells.length < column) cells.push(null);
  if (isBlank(cells[column])) cells[column] = value;
}

/** Index of the first row with this number or a later one; rows are in the order of their numbers. */
function placeOf(rows: readonly { readonly row: number }[], row: number): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rows[middle]!.row < row) low = middle + 1;
    else high = middle;
  }
  return low;
}
