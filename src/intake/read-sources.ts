import { basename } from 'node:path';
import { bureauOf } from '../domain/bureau.ts';
import { type BureauTables, emptyTables, TABLE_NAMES, TABLES, type TableName } from '../domain/tables/index.ts';
import { assumptionsOf, checkWhole } from './checks/whole.ts';
import { type IntakeIssue, makeIssue, NOWHERE, tablePlace } from './issue.ts';
import { applyMapping, mappingFor } from './mapping/apply.ts';
import type { MappedFile, Mapping } from './mapping/schema.ts';
import { type BoundSheet, bindSheet, type SheetAssignment } from './rows/bind.ts';
import { assumeDistricts } from './rows/districts.ts';
import type { Entries, RowOrigin } from './rows/entry.ts';
import { TABLE_LIST } from './rows/names.ts';
import { readTables } from './rows/tables.ts';
import { breathe, type SourceSheet, shownCell, type Watch } from './source.ts';
import { type ReadSheets, readDelimited, type TextForm } from './sources/delimited.ts';
import { findFiles, openFile } from './sources/files.ts';
import { readWorkbook } from './sources/workbook/index.ts';

/** One sheet or file that was found and what it was taken for. */
export interface SourceSummary {
  readonly file: string;
  readonly sheet: string;
  /** Null for workbooks. */
  readonly encoding: string | null;
  /** Null where it is no table of the input template and was left out. */
  readonly table: TableName | null;
  /** Rows below the header that hold something. */
  readonly rows: number;
  /** Headers as they stand there, with the column of the table that each was taken for. */
  readonly columns: readonly { readonly header: string; readonly column: string | null }[];
}

/** Rows by table: taken, and kept out by errors. */
export interface TableCount {
  readonly accepted: number;
  readonly refused: number;
}

export interface IntakeResult {
  /** `refused`: nothing can be imported, the tables are empty and the issues say why. */
  readonly outcome: 'read' | 'refused';
  readonly tables: BureauTables;
  /** Where each row of `tables` came from, by table and index. */
  readonly origins: Readonly<Record<TableName, readonly RowOrigin[]>>;
  readonly counts: Readonly<Record<TableName, TableCount>>;
  readonly sources: readonly SourceSummary[];
  readonly issues: readonly IntakeIssue[];
}

export interface ReadOptions extends Watch {
  /** How foreign files become tables. Files that it does not name are read by their own headers. */
  readonly mapping?: Mapping | undefined;
  /** What the user said single sheets are; those not named are recognised by their names. */
  readonly assignments?: readonly SheetAssignment[] | undefined;
}

/** Tables without which there is nothing to import; the third required table, budgets, is needed to plan only. */
const NEEDED_TO_IMPORT: readonly TableName[] = ['schools', 'enrolment'];

/**
 * Reads a bureau's data from files and folders. Each problem becomes an issue; an error keeps out the rows concerned
 * and nothing else. When a file cannot be read at all the others still are; when no school or no enrolment is left the
 * import is refused.
 * @param paths workbooks, CSV files and folders of them, in any mixture
 * @throws the signal's reason when it is aborted
 */
export async function readSources(paths: readonly string[], options: ReadOptions = {}): Promise<IntakeResult> {
  const found = await findFiles(paths);
  const issues: IntakeIssue[] = [...found.issues];
  const { mapping } = options;
  const unused = new Set(mapping?.files);
  const bound: BoundSheet[] = [];
  const sources: SourceSummary[] = [];
  for (const [index, path] of found.files.entries()) {
    const file = basename(path);
    options.onProgress?.({ phase: 'reading', subject: file, done: index, total: found.files.length });
    await breathe(options);
    const part = mapping === undefined ? null : mappingFor(mapping, file);
    const read = await readFile(path, part ?? {}, options);
    issues.push(...read.issues);
    for (const sheet of read.sheets) {
      const taken = bindOrMap(sheet, part, options.assignments ?? []);
      if (taken.mapped !== null) unused.delete(taken.mapped);
      issues.push(...taken.issues);
      bound.push(...taken.sheets);
      sources.push(...summaries(sheet, taken.sheets, read.encoding));
    }
  }
  for (const { file } of unused) issues.push(makeIssue('mapping-unused', NOWHERE, { file }));
  if (bound.length === 0) {
    const nothing = found.files.length === 0 && found.issues.length === 0;
    if (nothing) issues.push(makeIssue('no-sources', NOWHERE, {}));
    else if (sources.length > 0) issues.push(makeIssue('no-tables', NOWHERE, { tables: TABLE_LIST }));
    return refusal(sources, issues);
  }
  return finish(bound, sources, issues, options);
}

async function readFile(path: string, form: TextForm, watch: Watch): Promise<ReadSheets> {
  const opened = await openFile(path);
  if (opened.kind === 'refused') return { encoding: null, sheets: [], issues: [opened.issue] };
  const file = basename(path);
  return opened.kind === 'workbook'
    ? readWorkbook(opened.bytes, file, watch)
    : readDelimited(opened.bytes, file, form, watch);
}

interface TakenSheets {
  /** The part of the mapping that was used, if any. */
  readonly mapped: MappedFile | null;
  readonly sheets: readonly BoundSheet[];
  readonly issues: readonly IntakeIssue[];
}

function bindOrMap(sheet: SourceSheet, part: MappedFile | null, assignments: readonly SheetAssignment[]): TakenSheets {
  if (part !== null && (part.sheet === undefined || part.sheet === sheet.sheet))
    return { mapped: part, ...applyMapping(sheet, part) };
  const assignment = assignments.find((candidate) => candidate.sheet === sheet.tableName);
  const { bound, issues } = bindSheet(sheet, assignment ?? null);
  return { mapped: null, sheets: bound === null ? [] : [bound], issues };
}

/** What a sheet was taken for: once for each table that it feeds. */
function summaries(sheet: SourceSheet, taken: readonly BoundSheet[], encoding: string | null): SourceSummary[] {
  const { file, sheet: name } = sheet;
  if (taken.length === 0) {
    const headers = (sheet.rows[0]?.cells ?? []).map((cell) => shownCell(cell)?.trim() ?? '');
    const columns = headers.filter((header) => header !== '').map((header) => ({ header, column: null }));
    return [{ file, sheet: name, encoding, table: null, rows: Math.max(0, sheet.rows.length - 1), columns }];
  }
  return taken.map(({ table, rows, columns }) => ({
    file,
    sheet: name,
    encoding,
    table,
    rows: rows.length,
    columns: columns.map(({ title, column }) => ({ header: title, column: column.name })),
  }));
}

/** Reads the rows of bound sheets and checks them. */
async function finish(
  bound: readonly BoundSheet[],
  sources: readonly SourceSummary[],
  issues: IntakeIssue[],
  watch: Watch,
): Promise<IntakeResult> {
  const read = await readTables(bound, issues, watch);
  const lacking = NEEDED_TO_IMPORT.filter((table) => read[table].length === 0);
  for (const table of lacking)
    issues.push(makeIssue('required-table-empty', tablePlace(table), { table, label: TABLES[table].label }));
  if (lacking.length > 0) return refusal(sources, issues);
  const entries = assumeDistricts(read, issues);
  for (const table of TABLE_NAMES) {
    if (!TABLES[table].required || entries[table].length > 0) continue;
    issues.push(makeIssue('table-missing-for-planning', tablePlace(table), { table, label: TABLES[table].label }));
  }
  const tables = tablesOf(entries);
  const bureau = bureauOf(tables);
  issues.push(...checkWhole(entries, bureau), ...assumptionsOf(bureau));
  const given = countRows(bound);
  return {
    outcome: 'read',
    tables,
    origins: byTable((table) => entries[table].map(({ origin }) => origin)),
    counts: byTable((table) => ({
      accepted: entries[table].length,
      refused: Math.max(0, given[table] - entries[table].length),
    })),
    sources,
    issues,
  };
}

function refusal(sources: readonly SourceSummary[], issues: readonly IntakeIssue[]): IntakeResult {
  return {
    outcome: 'refused',
    tables: emptyTables(),
    origins: byTable(() => []),
    counts: byTable(() => ({ accepted: 0, refused: 0 })),
    sources,
    issues,
  };
}

function countRows(bound: readonly BoundSheet[]): Record<TableName, number> {
  return byTable((table) =>
    bound.filter((sheet) => sheet.table === table).reduce((sum, sheet) => sum + sheet.rows.length, 0),
  );
}

function tablesOf(entries: Entries): BureauTables {
  return byTable((table) => entries[table].map(({ row }) => row)) as unknown as BureauTables;
}

function byTable<Value>(value: (table: TableName) => Value): Record<TableName, Value> {
  return Object.fromEntries(TABLE_NAMES.map((table) => [table, value(table)])) as Record<TableName, Value>;
}
