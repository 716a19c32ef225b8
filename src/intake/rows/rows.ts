import { fieldName, isRequired, type TableName, type TableRow } from '../../domain/tables/index.ts';
import { isSwappedPair } from '../checks/locations.ts';
import { type IntakeIssue, makeIssue, type Place } from '../issue.ts';
import { type Cell, type SourceRow, shownCell } from '../source.ts';
import type { BoundColumn, BoundSheet } from './bind.ts';
import { type Entry, placeIn } from './entry.ts';
import { lostLetters } from './letters.ts';
import { columnsOf } from './names.ts';
import { type FieldValue, isCode, readValue } from './values.ts';

/** A row whose cells were read. `usable` is false when an error keeps it out. */
export interface ReadRow<Name extends TableName = TableName> {
  readonly entry: Entry<Name>;
  readonly usable: boolean;
}

/** Reads the cells of a sheet's rows; every issue goes to `issues`. */
export function readRows(bound: BoundSheet, issues: IntakeIssue[]): ReadRow[] {
  const titles = new Map(bound.columns.map(({ column, title }) => [column.name, title]));
  const blankFields = Object.fromEntries(columnsOf(bound.table).map((column) => [fieldName(column.name), null]));
  const fields = bound.columns.map(({ column }) => fieldName(column.name));
  const tallies = bound.columns.map((): Tally => ({ ...NOTHING_COUNTED }));
  const required = columnsOf(bound.table).filter(isRequired);
  const result: ReadRow[] = [];
  for (const source of bound.rows) {
    const values: Record<string, FieldValue> = { ...blankFields };
    const origin = { file: bound.file, sheet: bound.sheet, row: source.row };
    let usable = true;
    const faulty = new Set<string>();
    let swapped: Place | null = null;
    bound.columns.forEach((bind, position) => {
      const cell = source.cells[bind.index] ?? null;
      const tally = tallies[position]!;
      if (isFormula(cell) && cell.value !== null) {
        tally.firstFormula ||= source.row;
        tally.formulas += 1;
      }
      if (isCode(bind.column) && typeof cell === 'number') {
        tally.firstNumber ||= source.row;
        tally.numbers += 1;
      }
      const read = readValue(bind.column, cell, bind.yuan);
      if (isMerged(cell) && !('code' in read)) {
        tally.firstMerged ||= source.row;
        tally.merged += 1;
      }
      const place = () => placeIn({ table: bound.table, origin, titles }, bind.column.name);
      if ('code' in read) {
        if (bind.column.name === 'lat' && read.code === 'value-above-maximum') swapped = place();
        else issues.push(makeIssue(read.code, place(), read.parameters, shownCell(cell)));
        faulty.add(bind.column.name);
        usable = false;
        return;
      }
      values[fields[position]!] = read.value;
      if (typeof read.value !== 'string' || bind.column.type !== 'text') return;
      const lost = lostLetters(read.value, isCode(bind.column));
      if (lost === null) return;
      issues.push(makeIssue(lost.code, place(), lost.parameters, read.value));
      if (lost.code === 'code-with-lost-letters') usable = false;
    });
    if (swapped !== null) issues.push(latitudeIssue(swapped, bound, source));
    for (const column of required) {
      if (values[fieldName(column.name)] !== null || faulty.has(column.name)) continue;
      issues.push(makeIssue('value-required', placeIn({ table: bound.table, origin, titles }, column.name), {}));
      usable = false;
    }
    // The declarations give every field its type; readValue returns only values of that type.
    const row = values as unknown as TableRow<TableName>;
    result.push({ entry: { table: bound.table, row, origin, titles }, usable });
  }
  bound.columns.forEach((bind, position) => {
    reportTally(bound, bind, tallies[position]!, issues);
  });
  return result;
}

/** A latitude beyond 90 degrees: most often longitude and latitude were exchanged. */
function latitudeIssue(place: Place, bound: BoundSheet, source: SourceRow): IntakeIssue {
  const cellOf = (name: string) => source.cells[bound.columns.find(({ column }) => column.name === name)?.index ?? -1];
  const [lon, lat] = [Number(cellOf('lon') ?? Number.NaN), Number(cellOf('lat'))];
  return isSwappedPair(lon, lat)
    ? makeIssue('location-swapped', place, { lon, lat }, shownCell(cellOf('lat')))
    : makeIssue('value-above-maximum', place, { maximum: 90 }, shownCell(cellOf('lat')));
}

function isFormula(cell: Cell): cell is Extract<Cell, { formula: string }> {
  return cell !== null && typeof cell === 'object' && 'formula' in cell;
}

function isMerged(cell: Cell): boolean {
  return cell !== null && typeof cell === 'object' && 'merged' in cell;
}

/** Cells of one column that are told of together, and the row of the first of each kind. */
interface Tally {
  formulas: number;
  firstFormula: number;
  numbers: number;
  firstNumber: number;
  merged: number;
  firstMerged: number;
}
const NOTHING_COUNTED: Tally = {
  formulas: 0,
  firstFormula: 0,
  numbers: 0,
  firstNumber: 0,
  merged: 0,
  firstMerged: 0,
};

/** Says once for a whole column what is the same for many of its cells, at the first of them. */
function reportTally(bound: BoundSheet, bind: BoundColumn, tally: Tally, issues: IntakeIssue[]): void {
  const place = (row: number) => ({
    table: bound.table,
    file: bound.file,
    sheet: bound.sheet,
    row,
    column: bind.title,
  });
  if (tally.formulas > 0)
    issues.push(makeIssue('formula-value-taken', place(tally.firstFormula), { cells: tally.formulas }));
  if (tally.numbers > 0)
    issues.push(makeIssue('code-typed-as-number', place(tally.firstNumber), { cells: tally.numbers }));
  if (tally.merged > 0) issues.push(makeIssue('merged-value-taken', place(tally.firstMerged), { cells: tally.merged }));
}
