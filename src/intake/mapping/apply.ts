import { filePlace, type IntakeIssue, makeIssue, type Place } from '../issue.ts';
import { LIMITS } from '../limits.ts';
import type { BoundColumn, BoundSheet } from '../rows/bind.ts';
import { columnsOf } from '../rows/names.ts';
import { moneyUnitIn } from '../rows/numbers.ts';
import { type Cell, isBlank, type SourceRow, type SourceSheet, shownCell } from '../source.ts';
import { checkMapped, numberIn } from './check.ts';
import { fitsPattern, type MappedFile, type MappedTable, type Mapping, type ValueSource } from './schema.ts';

/** Where the columns of a foreign sheet are. */
export type ColumnIndex = ReadonlyMap<string, number>;

/** The part of a mapping that is meant for a file, or null. */
export function mappingFor(mapping: Mapping, file: string): MappedFile | null {
  return mapping.files.find((part) => fitsPattern(file, part.file)) ?? null;
}

/** Makes sheets of the input template out of a foreign sheet, and says what was left out of it. */
export function applyMapping(
  source: SourceSheet,
  mapped: MappedFile,
): { readonly sheets: readonly BoundSheet[]; readonly issues: readonly IntakeIssue[] } {
  const [header, ...rows] = source.rows;
  const place: Place = { ...filePlace(source.file), sheet: source.sheet };
  if (header === undefined) return { sheets: [], issues: [makeIssue('source-empty', place, {})] };
  const index = new Map<string, number>();
  header.cells.slice(0, LIMITS.columns).forEach((cell, position) => {
    const name = shownCell(cell)?.trim() ?? '';
    if (name !== '' && !index.has(name)) index.set(name, position);
  });
  const used = new Set([
    ...mapped.tables.flatMap((table) => repetitions(table).flatMap((value) => columnsUsed(table, value))),
    ...mapped.checks.flatMap((check) => [check.column, ...(check.equalsSum ?? [])]),
  ]);
  const missing = [...used].filter((name) => !index.has(name));
  if (missing.length > 0) {
    const issue = makeIssue('mapping-column-missing', { ...place, row: header.row }, { columns: missing.join(', ') });
    return { sheets: [], issues: [issue] };
  }
  const issues: IntakeIssue[] = [
    ...leftOut([...index.keys()], used, mapped, { ...place, row: header.row }),
    ...checkMapped(rows, index, mapped.checks, place),
  ];
  const sheets = mapped.tables.flatMap((table) =>
    repetitions(table).map((value) => boundSheet(source, rows, index, table, value)),
  );
  for (const { columns, table } of sheets)
    for (const { title, yuan } of columns) {
      const unit = yuan === 1 ? null : moneyUnitIn(title);
      if (unit === null) continue;
      const at = { ...place, table, row: header.row, column: title };
      issues.push(makeIssue('money-converted', at, { unit: unit.word, yuan: unit.yuan }));
    }
  return { sheets, issues };
}

type Repetition = string | number | null;

function repetitions(table: MappedTable): readonly Repetition[] {
  return table.repeat?.values ?? [null];
}

/** Puts the value of the repetition in place of its name in braces. */
function filled(text: string, table: MappedTable, value: Repetition): string {
  return table.repeat === undefined ? text : text.replaceAll(`{${table.repeat.name}}`, String(value));
}

function columnsUsed(table: MappedTable, value: Repetition): string[] {
  return Object.values(table.columns).flatMap((source) => sourceColumns(source, table, value));
}

function sourceColumns(source: ValueSource, table: MappedTable, value: Repetition): string[] {
  if ('constant' in source) return [];
  const names = 'sum' in source ? source.sum : [source.column];
  return names.map((name) => filled(name, table, value));
}

/** Reports columns that are not used: those that the mapping leaves out together, each other one by itself. */
function leftOut(names: readonly string[], used: ReadonlySet<string>, mapped: MappedFile, place: Place): IntakeIssue[] {
  const unused = new Set(names.filter((name) => !used.has(name)));
  const issues: IntakeIssue[] = [];
  for (const { columns, reason } of mapped.leaveOut) {
    const matching = [...unused].filter((name) => columns.some((pattern) => fitsPattern(name, pattern)));
    for (const name of matching) unused.delete(name);
    if (matching.length === 0) continue;
    issues.push(makeIssue('mapping-left-out', place, { columns: matching.length, reason }, matching.join(', ')));
  }
  const { table } = mapped.tables[0]!;
  for (const name of unused) issues.push(makeIssue('column-unknown', { ...place, column: name }, { table }, name));
  return issues;
}

function boundSheet(
  source: SourceSheet,
  rows: readonly SourceRow[],
  index: ColumnIndex,
  table: MappedTable,
  value: Repetition,
): BoundSheet {
  const entries = Object.entries(table.columns);
  const columns = entries.map(([name, from], position): BoundColumn => {
    const column = columnsOf(table.table).find((declared) => declared.name === name)!;
    const title = sourceColumns(from, table, value).join(' + ') || name;
    const unit = column.unit === 'yuan' ? moneyUnitIn(title) : null;
    return { column, title, index: position, yuan: unit?.yuan ?? 1 };
  });
  const readers = entries.map(([, from]) => readerOf(from, table, value, index));
  const seen = new Set<string>();
  const result: SourceRow[] = [];
  for (const row of rows) {
    const cells = readers.map((read) => read(row));
    if (table.distinct) {
      const key = JSON.stringify(cells);
      if (seen.has(key)) continue;
      seen.add(key);
    }
    result.push({ row: row.row, cells });
  }
  return { file: source.file, sheet: source.sheet, table: table.table, columns, rows: result };
}

/** The function that makes one cell out of a foreign row. */
function readerOf(
  source: ValueSource,
  table: MappedTable,
  value: Repetition,
  index: ColumnIndex,
): (row: SourceRow) => Cell {
  if ('constant' in source) {
    const constant = typeof source.constant === 'string' ? filled(source.constant, table, value) : source.constant;
    return () => constant;
  }
  const positions = sourceColumns(source, table, value).map((name) => index.get(name)!);
  if ('sum' in source) return (row) => sumOf(positions.map((position) => row.cells[position] ?? null));
  const [position] = positions;
  const { values, prefix, add } = source;
  return (row) => {
    const cell = row.cells[position!] ?? null;
    if (values !== undefined) return translated(cell, values);
    if (isBlank(cell)) return null;
    if (prefix !== undefined) return `${prefix}${shownCell(cell)?.trim()}`;
    if (add === undefined) return cell;
    const number = numberIn(cell);
    return number === null ? cell : number + add;
  };
}

/** A blank stays blank unless the mapping says what it stands for. */
function translated(cell: Cell, values: Readonly<Record<string, string | number | null>>): Cell {
  const text = shownCell(cell)?.trim() ?? '';
  if (Object.hasOwn(values, text)) return values[text] ?? null;
  return text === '' ? null : { untranslated: text, known: Object.keys(values).join(', ') };
}

/**
 * The sum of the parts. A blank part makes it unknown, because a blank is not zero. A part that is no number, or is
 * negative, stands for the sum as it is, so that the reading of values reports it.
 */
function sumOf(parts: readonly Cell[]): Cell {
  let sum = 0;
  for (const part of parts) {
    if (isBlank(part)) return null;
    const number = numberIn(part);
    if (number === null || number < 0) return part;
    sum += number;
  }
  return sum;
}
