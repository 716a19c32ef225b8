import type { Model, NamedModel } from './model.ts';

/** Smallest and largest size of the numbers that are neither zero nor infinite; null when there are none. */
export type Range = { readonly smallest: number; readonly largest: number } | null;

export interface FamilySize {
  /** Id of the family. */
  readonly family: string;
  readonly count: number;
}

export interface ConstraintFamilySize extends FamilySize {
  readonly entries: number;
  /** Sizes of the family's coefficients. */
  readonly coefficients: Range;
}

export interface SizeReport {
  readonly columns: number;
  /** Columns that must be whole. */
  readonly wholeColumns: number;
  readonly rows: number;
  /** Coefficients that are not zero. */
  readonly entries: number;
  readonly columnFamilies: readonly FamilySize[];
  readonly rowFamilies: readonly ConstraintFamilySize[];
}

/** How large a named model is, family by family in their order in the model. */
export function sizeReport(named: NamedModel): SizeReport {
  const { model } = named;
  const columnCounts = new Map<string, number>(named.columnFamilies.map(({ id }) => [id, 0]));
  for (let column = 0; column < model.columnCount; column += 1) {
    const { id } = named.columnKey(column).family;
    columnCounts.set(id, (columnCounts.get(id) ?? 0) + 1);
  }
  const rowSizes = new Map(named.rowFamilies.map(({ id }) => [id, { count: 0, entries: 0, range: new RangeOf() }]));
  for (let row = 0; row < model.rowCount; row += 1) {
    const size = rowSizes.get(named.rowKey(row).family.id)!;
    size.count += 1;
    for (let entry = model.starts[row]!; entry < model.starts[row + 1]!; entry += 1) {
      size.entries += 1;
      size.range.add(model.values[entry]!);
    }
  }
  return {
    columns: model.columnCount,
    wholeColumns: model.integer.reduce((total, integer) => total + integer, 0),
    rows: model.rowCount,
    entries: model.values.length,
    columnFamilies: [...columnCounts].map(([family, count]) => ({ family, count })),
    rowFamilies: [...rowSizes].map(([family, { count, entries, range }]) => ({
      family,
      count,
      entries,
      coefficients: range.range,
    })),
  };
}

export type RangePart = 'coefficients' | 'costs' | 'columnBounds' | 'rowLimits';

export interface RangeWarning {
  readonly code: 'wideRange' | 'tooSmall' | 'tooLarge';
  readonly part: RangePart;
  /** The ratio of largest to smallest, the smallest or the largest number. */
  readonly value: number;
}

export interface RangeReport extends Readonly<Record<RangePart, Range>> {
  readonly warnings: readonly RangeWarning[];
}

/**
 * Solvers hold a row to about 1e-6 and take a column for whole within 1e-6 of a whole number. A coefficient of 1e7 or
 * more turns that into several units; one under 1e-7 disappears in it (HiGHS drops those up to 1e-9); and over eight
 * orders of magnitude double precision leaves no room for either.
 */
const limits = { ratio: 1e8, smallest: 1e-7, largest: 1e7, largestLimit: 1e10 } as const;

/** Sizes of a model's numbers, with a warning for each part that a solver cannot hold precisely. */
export function rangeReport(model: Model): RangeReport {
  const ranges = {
    coefficients: rangeOf([model.values]),
    costs: rangeOf([model.cost]),
    columnBounds: rangeOf([model.columnLower, model.columnUpper]),
    rowLimits: rangeOf([model.rowLower, model.rowUpper]),
  };
  const warnings = (Object.keys(ranges) as RangePart[]).flatMap((part) => warningsOf(part, ranges[part]));
  return { ...ranges, warnings };
}

function warningsOf(part: RangePart, range: Range): RangeWarning[] {
  if (range === null) return [];
  const { smallest, largest } = range;
  const warnings: RangeWarning[] = [];
  // A cost or a limit is not multiplied with a column's error, so only its own size and the ratio of costs count.
  const isLimit = part === 'columnBounds' || part === 'rowLimits';
  if (!isLimit && largest / smallest > limits.ratio)
    warnings.push({ code: 'wideRange', part, value: largest / smallest });
  if (smallest < limits.smallest) warnings.push({ code: 'tooSmall', part, value: smallest });
  const most = part === 'coefficients' ? limits.largest : limits.largestLimit;
  if (largest >= most) warnings.push({ code: 'tooLarge', part, value: largest });
  return warnings;
}

function rangeOf(arrays: readonly Float64Array[]): Range {
  const range = new RangeOf();
  for (const numbers of arrays) for (const value of numbers) range.add(value);
  return range.range;
}

class RangeOf {
  #smallest = Number.POSITIVE_INFINITY;
  #largest = 0;

  add(value: number): void {
    const size = Math.abs(value);
    if (size === 0 || size === Number.POSITIVE_INFINITY) return;
    this.#smallest = Math.min(this.#smallest, size);
    this.#largest = Math.max(this.#largest, size);
  }

  get range(): Range {
    return this.#largest === 0 ? null : { smallest: this.#smallest, largest: this.#largest };
  }
}
