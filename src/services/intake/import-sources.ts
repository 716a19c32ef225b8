import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import {
  backUp,
  createFilledBureau,
  type DataVersion,
  hashOfTables,
  openWritable,
  readDataVersion,
  readTables,
  recordImport,
  recordOrigins,
  replaceTables,
  type Synchronous,
  type WritableBureau,
} from '../../data/index.ts';
import { readSettings } from '../../domain/bureau.ts';
import { type BureauTables, TABLE_NAMES, type TableName } from '../../domain/tables/index.ts';
import {
  type IntakeIssue,
  type IntakeProgress,
  type IntakeResult,
  readMapping,
  readSources,
} from '../../intake/index.ts';
import { openUpToDate } from '../bureau/index.ts';

export interface ImportRequest {
  readonly sources: readonly string[];
  /** The bureau file; it is made when it does not exist. */
  readonly bureau: string;
  /** A mapping file for sources of another layout, or null. */
  readonly mapping: string | null;
  readonly now: Date;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: IntakeProgress) => void;
}

export interface ImportOutcome {
  /** Whether the bureau now holds what was read. When not, the file is as it was, or was not made. */
  readonly written: boolean;
  /** Rows taken, by table; tables without rows are left out. */
  readonly counts: Readonly<Partial<Record<TableName, number>>>;
  /** Rows kept out by errors, in all. */
  readonly refusedRows: number;
  /** Sums to hold against the source; null when nothing was written. */
  readonly totals: ImportTotals | null;
  readonly issues: readonly IntakeIssue[];
  /** The version of the data after the import; null when nothing was written. */
  readonly data: DataVersion | null;
  /** The backup made because the bureau held other data before; null when none was needed. */
  readonly backup: string | null;
}

/** What the imported tables add up to in the base year; a blank cell adds nothing. */
export interface ImportTotals {
  readonly baseYear: number;
  readonly pupils: number;
  readonly classes: number;
  readonly teachers: number;
}

function totalsOf(tables: BureauTables): ImportTotals {
  const { baseYear } = readSettings(tables);
  const ofBaseYear = tables.enrolment.filter(({ year }) => year === baseYear);
  return {
    baseYear,
    pupils: ofBaseYear.reduce((sum, row) => sum + row.pupils, 0),
    classes: ofBaseYear.reduce((sum, row) => sum + (row.classes ?? 0), 0),
    teachers: tables.staffing.reduce((sum, row) => sum + (row.teachers ?? 0), 0),
  };
}

/**
 * Reads sources and puts what they hold in place of the bureau's data, in one transaction; other data are backed up
 * first. Rows with errors are kept out; when nothing usable is left, nothing is written.
 * @throws Failure with a code of the bureau file
 */
export async function importSources(request: ImportRequest): Promise<ImportOutcome> {
  const { signal, onProgress } = request;
  const mapping = request.mapping === null ? undefined : await readMapping(request.mapping);
  if (mapping !== undefined && 'severity' in mapping) return nothingWritten([mapping]);
  const read = await readSources(request.sources, { mapping, signal, onProgress });
  if (read.outcome === 'refused') return nothingWritten(read.issues);
  const backup = await backUpOtherData(request.bureau, read.tables, request.now);
  const put = (bureau: WritableBureau) => putIntake(bureau, read, request.sources, request.now);
  const data = await intoBureau(request.bureau, request.now, put);
  return {
    written: true,
    counts: countsOf(read),
    refusedRows: refusedOf(read),
    totals: totalsOf(read.tables),
    issues: read.issues,
    data,
    backup,
  };
}

/**
 * Backs a bureau file up before tables take the place of its data.
 * @returns the backup; null where the file is not there, holds nothing yet, or holds the same tables
 * @throws Failure with a code of the bureau file
 */
export async function backUpOtherData(path: string, tables: BureauTables, now: Date): Promise<string | null> {
  if (!existsSync(path)) return null;
  const bureau = await openUpToDate(path, now);
  let holdsOther: boolean;
  try {
    holdsOther = readDataVersion(bureau).version > 0 && hashOfTables(readTables(bureau)) !== hashOfTables(tables);
  } finally {
    bureau.close();
  }
  return holdsOther ? await backUp(path, 'beforeImport', { now }) : null;
}

function nothingWritten(issues: readonly IntakeIssue[]): ImportOutcome {
  return { written: false, counts: {}, refusedRows: 0, totals: null, issues, data: null, backup: null };
}

/** Runs work in one transaction of a bureau file; a new file appears only when the work has succeeded. */
export async function intoBureau<Result>(
  path: string,
  now: Date,
  work: (bureau: WritableBureau) => Synchronous<Result>,
): Promise<Result> {
  if (!existsSync(path)) return createFilledBureau(path, now, work);
  const bureau = await openWritable(path, { now });
  try {
    return bureau.transaction(() => work(bureau));
  } finally {
    bureau.close();
  }
}

/** Puts what was read in place of the bureau's tables and keeps a record of it. Belongs in a transaction. */
export function putIntake(
  bureau: WritableBureau,
  read: IntakeResult,
  sources: readonly string[],
  now: Date,
): DataVersion {
  const data = replaceTables(bureau, read.tables);
  recordOrigins(bureau, read.origins);
  recordImport(bureau, {
    importedAt: now.toISOString(),
    sources: sources.map((source) => basename(source)),
    counts: countsOf(read),
    issues: read.issues,
    data,
  });
  return data;
}

function countsOf(read: IntakeResult): Readonly<Partial<Record<TableName, number>>> {
  return Object.fromEntries(
    TABLE_NAMES.filter((name) => read.counts[name].accepted > 0).map((name) => [name, read.counts[name].accepted]),
  );
}

function refusedOf(read: IntakeResult): number {
  return TABLE_NAMES.reduce((sum, name) => sum + read.counts[name].refused, 0);
}
