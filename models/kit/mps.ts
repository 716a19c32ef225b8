import { type ColumnEntries, columnEntries } from './column-entries.ts';
import { bracketedNames, type ExportedNames, positionNames } from './exported-name.ts';
import type { Model, NamedModel } from './model.ts';
import { piecesOf } from './pieces.ts';

/** The model in free MPS format, which every solver reads. Members are called as in `bracketedNames`. */
export function writeMps(named: NamedModel): string {
  return [...mpsText(named.model, bracketedNames(named))].join('');
}

/**
 * The model in free MPS format in pieces, so that a large one can be written to a file without holding it whole.
 * Without names the members are called by their positions, `C0` and `R0`. Rows without any limit are left out.
 */
export function mpsText(model: Model, names: ExportedNames = positionNames): Generator<string, void, undefined> {
  return piecesOf(mpsLines(model, names));
}

function* mpsLines(model: Model, names: ExportedNames): Generator<string, void, undefined> {
  // The word FREE tells CBC that names may be longer than eight characters.
  yield `NAME ${model.name.replaceAll(/[^\w-]/gu, '_') || 'model'} FREE`;
  yield 'ROWS';
  yield ' N cost';
  for (let row = 0; row < model.rowCount; row += 1) {
    const kind = rowKind(model, row);
    if (kind !== null) yield ` ${kind} ${names.row(row)}`;
  }
  yield* columnLines(model, columnEntries(model), names);
  yield 'RHS';
  for (let row = 0; row < model.rowCount; row += 1) {
    const kind = rowKind(model, row);
    const limit = kind === 'G' ? model.rowLower[row]! : model.rowUpper[row]!;
    if (kind !== null && limit !== 0) yield ` RHS ${names.row(row)} ${limit}`;
  }
  yield 'RANGES';
  for (let row = 0; row < model.rowCount; row += 1) {
    const width = model.rowUpper[row]! - model.rowLower[row]!;
    if (width !== 0 && Number.isFinite(width)) yield ` RANGES ${names.row(row)} ${width}`;
  }
  yield 'BOUNDS';
  for (let column = 0; column < model.columnCount; column += 1) yield* boundLines(model, column, names);
  yield 'ENDATA';
}

/** A row limited on both sides is an L row with its upper limit and the width as its range. */
function rowKind(model: Model, row: number): 'E' | 'L' | 'G' | null {
  const lower = model.rowLower[row]!;
  const upper = model.rowUpper[row]!;
  if (lower === upper) return 'E';
  if (upper !== Number.POSITIVE_INFINITY) return 'L';
  return lower === Number.NEGATIVE_INFINITY ? null : 'G';
}

function* columnLines(model: Model, entries: ColumnEntries, names: ExportedNames): Generator<string, void, undefined> {
  yield 'COLUMNS';
  let whole = false;
  for (let column = 0; column < model.columnCount; column += 1) {
    if ((model.integer[column] === 1) !== whole) {
      whole = !whole;
      yield ` MARKER${column} 'MARKER' '${whole ? 'INTORG' : 'INTEND'}'`;
    }
    const name = names.column(column);
    // The cost is written even where it is zero, so that every column stands in this section.
    yield ` ${name} cost ${model.cost[column]! + 0}`;
    for (let entry = entries.starts[column]!; entry < entries.starts[column + 1]!; entry += 1) {
      const row = entries.rows[entry]!;
      if (rowKind(model, row) !== null) yield ` ${name} ${names.row(row)} ${entries.values[entry]}`;
    }
  }
  if (whole) yield ` MARKER 'MARKER' 'INTEND'`;
}

/** Readers disagree on the bounds of a whole column that has none in the file, so these are always written. */
function* boundLines(model: Model, column: number, names: ExportedNames): Generator<string, void, undefined> {
  const lower = model.columnLower[column]!;
  const upper = model.columnUpper[column]!;
  const whole = model.integer[column] === 1;
  const name = names.column(column);
  if (lower === upper) {
    yield ` FX BOUND ${name} ${lower + 0}`;
    return;
  }
  if (lower === Number.NEGATIVE_INFINITY && upper === Number.POSITIVE_INFINITY) {
    yield ` FR BOUND ${name}`;
    return;
  }
  if (lower === Number.NEGATIVE_INFINITY) yield ` MI BOUND ${name}`;
  else if (lower !== 0 || whole) yield ` LO BOUND ${name} ${lower + 0}`;
  if (upper !== Number.POSITIVE_INFINITY) yield ` UP BOUND ${name} ${upper + 0}`;
  else if (whole) yield ` PL BOUND ${name}`;
}
