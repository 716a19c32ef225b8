import { fieldName, TABLE_NAMES, type TableName } from '../../domain/tables/index.ts';
import { checkRows } from '../checks/rows.ts';
import { type IntakeIssue, makeIssue } from '../issue.ts';
import { breathe, type Watch } from '../source.ts';
import type { BoundSheet } from './bind.ts';
import { type Entries, type Entry, placeIn, type RowOrigin, rowPlace } from './entry.ts';
import { columnsOf } from './names.ts';
import { readRows } from './rows.ts';

/** The keys of a table that other tables refer to: those accepted, and those kept out with the row to blame. */
interface KnownKeys {
  readonly accepted: Set<string>;
  readonly keptOut: Map<string, RowOrigin>;
}

/**
 * Turns bound sheets into accepted rows, table by table in the order of the input template, so that every table comes
 * after those it refers to. An error keeps out its row; rows that refer to it are kept out and reported too.
 */
export async function readTables(sheets: readonly BoundSheet[], issues: IntakeIssue[], watch: Watch): Promise<Entries> {
  const references: Record<'districts' | 'schools', KnownKeys> = {
    districts: { accepted: new Set(), keptOut: new Map() },
    schools: { accepted: new Set(), keptOut: new Map() },
  };
  const noDistricts = !sheets.some(({ table, rows }) => table === 'districts' && rows.length > 0);
  const result: Partial<Record<TableName, readonly Entry[]>> = {};
  for (const table of TABLE_NAMES) {
    watch.onProgress?.({
      phase: 'checking',
      subject: table,
      done: TABLE_NAMES.indexOf(table),
      total: TABLE_NAMES.length,
    });
    await breathe(watch);
    const read = sheets.filter((sheet) => sheet.table === table).flatMap((sheet) => readRows(sheet, issues));
    const known = table === 'districts' || table === 'schools' ? references[table] : null;
    const refuse = (entry: Entry) => {
      if (known === null) return;
      const key = keyOf(table, entry);
      if (!known.accepted.has(key) && !known.keptOut.has(key)) known.keptOut.set(key, entry.origin);
    };
    const usable: Entry[] = [];
    const firstByKey = new Map<string, Entry>();
    for (const { entry, usable: readable } of read) {
      if (!readable || !referencesHold(table, entry, references, noDistricts, issues)) {
        refuse(entry);
        continue;
      }
      const key = keyOf(table, entry);
      const first = firstByKey.get(key);
      if (first !== undefined) {
        issues.push(repetition(table, first, entry));
        continue;
      }
      firstByKey.set(key, entry);
      usable.push(entry);
    }
    const accepted = checkRows(table, usable, issues);
    if (known !== null) for (const entry of accepted) known.accepted.add(keyOf(table, entry));
    for (const entry of usable) refuse(entry);
    result[table] = accepted;
  }
  return result as Entries;
}

/** The fields of each table's key, found once because every row of a large table asks for them. */
const KEY_FIELDS: ReadonlyMap<TableName, readonly string[]> = new Map(
  TABLE_NAMES.map((table) => [
    table,
    columnsOf(table)
      .filter((column) => column.key)
      .map((column) => fieldName(column.name)),
  ]),
);

/** The columns of each table that refer to another table, with their fields. */
const REFERENCES: ReadonlyMap<
  TableName,
  readonly { field: string; column: string; target: 'districts' | 'schools' }[]
> = new Map(
  TABLE_NAMES.map((table) => [
    table,
    columnsOf(table).flatMap(({ name, references: target }) =>
      target === undefined || target === table ? [] : [{ field: fieldName(name), column: name, target }],
    ),
  ]),
);

/** The key of a row as one string. */
function keyOf(table: TableName, entry: Entry): string {
  return JSON.stringify(KEY_FIELDS.get(table)!.map((field) => fieldOf(entry, field)));
}

function fieldOf(entry: Entry, field: string): unknown {
  return (entry.row as unknown as Record<string, unknown>)[field];
}

function referencesHold(
  table: TableName,
  entry: Entry,
  references: Readonly<Record<'districts' | 'schools', KnownKeys>>,
  noDistricts: boolean,
  issues: IntakeIssue[],
): boolean {
  let hold = true;
  for (const { field, column, target } of REFERENCES.get(table)!) {
    if (target === 'districts' && noDistricts) continue;
    const value = fieldOf(entry, field);
    if (typeof value !== 'string') continue;
    const key = JSON.stringify([value]);
    if (references[target].accepted.has(key)) continue;
    const culprit = references[target].keptOut.get(key);
    const place = placeIn(entry, column);
    issues.push(
      culprit === undefined
        ? makeIssue('reference-unknown', place, { table: target }, value)
        : makeIssue('reference-kept-out', place, { table: target, ...rowPlace(culprit) }, value),
    );
    hold = false;
  }
  return hold;
}

function repetition(table: TableName, first: Entry, second: Entry): IntakeIssue {
  const fields = columnsOf(table).map((column) => fieldName(column.name));
  const same = fields.every((field) => fieldOf(first, field) === fieldOf(second, field));
  const parameters = rowPlace(first.origin);
  const key = columnsOf(table).find((column) => column.key)!;
  const value = String(fieldOf(second, fieldName(key.name)));
  return makeIssue(same ? 'row-repeated' : 'row-contradicts', placeIn(second, key.name), parameters, value);
}
