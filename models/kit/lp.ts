import { type ExportedNames, exportedNames } from './exported-name.ts';
import type { ConstraintFamily, Family, VariableFamily } from './family.ts';
import type { Model, NamedModel } from './model.ts';
import { piecesOf } from './pieces.ts';

/** Characters after which the terms of a row go on in the next line. */
const lineLength = 100;

/**
 * The model in CPLEX LP format, for people to read and for other solvers. Comments tell what each family says, with
 * unit and formula; members are called as `names` says, by default so that HiGHS and CBC can read the file.
 */
export function writeLp(named: NamedModel, names: ExportedNames = exportedNames(named)): string {
  return [...lpText(named, names)].join('');
}

/** The text of `writeLp` in pieces, so that a large model can be written to a file without holding it whole. */
export function lpText(
  named: NamedModel,
  names: ExportedNames = exportedNames(named),
): Generator<string, void, undefined> {
  return piecesOf(lpLines(named, names));
}

function* lpLines(named: NamedModel, names: ExportedNames): Generator<string, void, undefined> {
  const { model } = named;
  yield* comment(`${model.name}: ${model.columnCount} columns, ${model.rowCount} rows, ${model.values.length} entries`);
  for (const family of named.columnFamilies) yield* variableComment(family);
  yield 'Minimize';
  yield* objective(model, names);
  yield 'Subject To';
  let lastFamily: ConstraintFamily | null = null;
  for (let row = 0; row < model.rowCount; row += 1) {
    const { family } = named.rowKey(row);
    if (family !== lastFamily) yield* constraintComment(family);
    lastFamily = family;
    yield* constraint(model, row, names);
  }
  yield* bounds(model, names);
  yield* section('Binaries', model, names, (column) => isBinary(model, column));
  yield* section('Generals', model, names, (column) => model.integer[column] === 1 && !isBinary(model, column));
  yield 'End';
}

function* comment(text: string): Generator<string, void, undefined> {
  yield `\\ ${text.replaceAll(/\s+/g, ' ').trim()}`;
}

function* variableComment(family: VariableFamily): Generator<string, void, undefined> {
  yield* comment(`${heading(family)}${family.integer ? ', whole' : ''}: ${family.sentence}`);
}

function* constraintComment(family: ConstraintFamily): Generator<string, void, undefined> {
  yield '';
  yield* comment(`${heading(family)}: ${family.sentence}`);
  yield* comment(`  ${family.formula}`);
}

function heading(family: Family): string {
  return `${family.id}(${family.indices.join(',')}) in ${family.unit}`;
}

function* objective(model: Model, names: ExportedNames): Generator<string, void, undefined> {
  // A column that stands nowhere else is named here with a zero, so that a reader knows it before its bounds.
  const used = new Uint8Array(model.columnCount);
  for (const column of model.indices) used[column] = 1;
  const terms: [number, number][] = [];
  model.cost.forEach((cost, column) => {
    if (cost !== 0 || used[column] === 0) terms.push([cost, column]);
  });
  if (terms.length === 0 && model.columnCount > 0) terms.push([0, 0]);
  yield* sum('cost', terms, names, '');
}

function* constraint(model: Model, row: number, names: ExportedNames): Generator<string, void, undefined> {
  const terms: [number, number][] = [];
  for (let entry = model.starts[row]!; entry < model.starts[row + 1]!; entry += 1)
    terms.push([model.values[entry]!, model.indices[entry]!]);
  if (terms.length === 0) terms.push([0, 0]);
  const name = names.row(row);
  const lower = model.rowLower[row]!;
  const upper = model.rowUpper[row]!;
  if (lower === upper) yield* sum(name, terms, names, ` = ${numeral(lower)}`);
  else {
    // HiGHS cannot read a row with limits on both sides, so it is written as two.
    if (upper !== Number.POSITIVE_INFINITY) yield* sum(name, terms, names, ` <= ${numeral(upper)}`);
    const lowerName = upper === Number.POSITIVE_INFINITY ? name : `${name}~lower`;
    if (lower !== Number.NEGATIVE_INFINITY) yield* sum(lowerName, terms, names, ` >= ${numeral(lower)}`);
  }
}

function* sum(
  name: string,
  terms: readonly (readonly [number, number])[],
  names: ExportedNames,
  ending: string,
): Generator<string, void, undefined> {
  let line = ` ${name}:`;
  let first = true;
  for (const [coefficient, column] of terms) {
    if (line.length > lineLength) {
      yield line;
      line = '  ';
    }
    const size = Math.abs(coefficient);
    const sign = coefficient < 0 ? ' -' : first ? '' : ' +';
    line += `${sign}${size === 1 ? '' : ` ${numeral(size)}`} ${names.column(column)}`;
    first = false;
  }
  yield line + ending;
}

function* bounds(model: Model, names: ExportedNames): Generator<string, void, undefined> {
  yield 'Bounds';
  for (let column = 0; column < model.columnCount; column += 1) {
    const lower = model.columnLower[column]!;
    const upper = model.columnUpper[column]!;
    const name = names.column(column);
    const open = upper === Number.POSITIVE_INFINITY;
    if (isBinary(model, column) || (lower === 0 && open)) continue;
    if (lower === upper) yield ` ${name} = ${numeral(lower)}`;
    else if (lower === Number.NEGATIVE_INFINITY) yield open ? ` ${name} free` : ` -inf <= ${name} <= ${numeral(upper)}`;
    else if (open) yield ` ${name} >= ${numeral(lower)}`;
    else yield ` ${numeral(lower)} <= ${name} <= ${numeral(upper)}`;
  }
}

function* section(
  title: string,
  model: Model,
  names: ExportedNames,
  belongs: (column: number) => boolean,
): Generator<string, void, undefined> {
  let titled = false;
  for (let column = 0; column < model.columnCount; column += 1) {
    if (!belongs(column)) continue;
    if (!titled) yield title;
    titled = true;
    yield ` ${names.column(column)}`;
  }
}

function isBinary(model: Model, column: number): boolean {
  return model.integer[column] === 1 && model.columnLower[column] === 0 && model.columnUpper[column] === 1;
}

function numeral(value: number): string {
  return String(value + 0);
}
