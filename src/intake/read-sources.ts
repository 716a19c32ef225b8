import { basename } from 'node:path';
import { bureauOf } from '../domain/bureau.ts';
import { type BureauTables, emptyTables, TABLE_NAMES, TABLES, type TableName } from '../domain/tables/index.ts';
import { assumptionsOf, checkWhole } from './checks/whole.ts';
import { type IntakeIssue, makeIssue, NOWHERE, tablePlace } from './issue.ts';
import { applyMapping, mappingFor } from './mapping/apply.ts';
import type { MappedFile, Mapping } from './mapping/schema.ts';
import { type BoundSheet, bindSheet, headersOf, type SheetAssignment } from './rows/bind.ts';
import { assumeDistricts } from './rows/districts.ts';
import type { Entries, RowOrigin } from './rows/entry.ts';
import { TABLE_LIST } from './rows/names.ts';
import { readTables } from './rows/tables.ts';
import { breathe, type Cell, type SourceRow, type SourceSheet, shownCell, type Watch } from './source.ts';
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
  readonly columns: readonly SourceColumn[];
  /** The school year that the title above the headers gives to every row, where no column does; null for none. */
  readonly titleYear: number | null;
}

/** A header with the column it was taken for, and the first values below it. */
export interface SourceColumn {
  readonly header: string;
  readonly column: string | null;
  readonly samples: readonly string[];
}

/** Values that are shown of a column, and the letters of each. */
const SAMPLES = 3;
const SAMPLE_LETTERS = 24;

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
  /** Paths that the mapping is not about, whatever their names. */
  readonly unmapped?: ReadonlySet<string> | undefined;
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
    const part = mapping === undefined || options.unmapped?.has(path) ? null : mappingFor(mapping, file);
    const read = await readFile(path, part ?? {}, options);
    issues.push(...read.issues);
    for (const sheet of read.sheets) {
      const taken = bindOrMap(sheet, part, options.assignments ?? []);
      if (taken.mapped !== null) unused.delete(taken.mapped);
      issues.push(...taken.issues);
      bound.push(...taken.sheets);
      sources.push(...taken.summaries.map((summary) => ({ ...summary, encoding: read.encoding })));
    }
  }
  for (const { file } of unused) issues.push(makeIssue('mapping-unused', NOWHERE, { file }));
  if (bound.length === 0) {
    const nothing = found.files.length === 0 && found.issues.length === 0;
    if (nothing) issues.push(makeIssue('no-sources', NOWHERE, {}));
    else if (sources.length > 0) issues.push(makeIssue('no-tables', NOWHERE, { tables: TABLE_LIST }));
    return refusal(sources, issues, bound);
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
  /** What the sheet was taken for: once for each table that it feeds. */
  readonly summaries: readonly Omit<SourceSummary, 'encoding'>[];
  readonly issues: readonly IntakeIssue[];
}

function bindOrMap(sheet: SourceSheet, part: MappedFile | null, assignments: readonly SheetAssignment[]): TakenSheets {
  const { file, sheet: name } = sheet;
  if (part !== null && (part.sheet === undefined || part.sheet === sheet.sheet)) {
    const { sheets, issues } = applyMapping(sheet, part);
    const [header, ...below] = sheet.rows;
    const left = {
      file,
      sheet: name,
      table: null,
      rows: below.length,
      columns: shownColumns(headersOf(header), below),
      titleYear: null,
    };
    const summaries = sheets.map(({ table, rows, columns }) => {
      const headers = columns.map(({ title, column, index }) => ({ header: title, column: column.name, index }));
      return { file, sheet: name, table, rows: rows.length, columns: shownColumns(headers, rows), titleYear: null };
    });
    return { mapped: part, sheets, issues, summaries: sheets.length === 0 ? [left] : summaries };
  }
  const assignment = assignments.find((candidate) => candidate.sheet === sheet.tableName);
  const { bound, table, headers, below, titleYear, issues } = bindSheet(sheet, assignment ?? null);
  const summary = { file, sheet: name, table, rows: below.length, columns: shownColumns(headers, below), titleYear };
  return { mapped: null, sheets: bound, issues, summaries: [summary] };
}

function shownColumns(
  headers: readonly { readonly header: string; readonly column?: string | null; readonly index: number }[],
  rows: readonly SourceRow[],
): SourceColumn[] {
  return headers.map(({ header, column = null, index }) => {
    const samples = new Set<string>();
    for (const { cells } of rows) {
      const shown = shownCell(sampleOf(cells[index]))?.trim() ?? '';
      if (shown !== '') samples.add(shown.length > SAMPLE_LETTERS ? `${shown.slice(0, SAMPLE_LETTERS)}…` : shown);
      if (samples.size === SAMPLES) break;
    }
    return { header, column, samples: [...samples] };
  });
}

/** What a cell shows to its reader: of a formula its value. */
function sampleOf(cell: Cell | undefined): Cell {
  return cell !== null && typeof cell === 'object' && 'formula' in cell ? cell.value : (cell ?? null);
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
  if (lacking.length > 0) return refusal(sources, issues, bound);
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
    issues: toldOnce(issues),
  };
}

function refusal(
  sources: readonly SourceSummary[],
  issues: readonly IntakeIssue[],
  bound: readonly BoundSheet[],
): IntakeResult {
  const given = countRows(bound);
  return {
    outcome: 'refused',
    tables: emptyTables(),
    origins: byTable(() => []),
    counts: byTable((table) => ({ accepted: 0, refused: given[table] })),
    sources,
    issues: toldOnce(issues),
  };
}

/** A row of a sheet with a column for each grade is read once for each, and says what is wrong with it as often. */
function toldOnce(issues: readonly IntakeIssue[]): IntakeIssue[] {
  return [...new Map(issues.map((issue) => [JSON.stringify(issue), issue])).values()];
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
