import { statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { extname } from 'node:path';
import {
  BUREAU_EXTENSION,
  type BureauNorm,
  type DataVersion,
  hashOfTables,
  openReadable,
  openWritable,
  readBureauNorms,
  readDataVersion,
  readScenarioLine,
  readTables,
} from '../../data/index.ts';
import { type BureauData, bureauOf, readSettings, tablesLacking } from '../../domain/bureau.ts';
import { Failure } from '../../domain/failure.ts';
import { BASE_SCENARIO, type Scenario } from '../../domain/scenario.ts';
import type { BureauTables, TableName } from '../../domain/tables/index.ts';
import { type IntakeIssue, type IntakeProgress, type IntakeResult, readSources } from '../../intake/index.ts';

/** What can be planned: a bureau file, or tables in a folder of CSV files or a workbook. */
export type SourceKind = 'bureau' | 'folder' | 'file';

export interface LoadedSource {
  readonly kind: SourceKind;
  readonly path: string;
  readonly bureau: BureauData;
  /** The version that a bureau file counts, 0 for tables; the hash of the tables in any case. */
  readonly data: DataVersion;
  /** The scenario asked for and its line of parents, the root first. */
  readonly scenarioLine: readonly Scenario[];
  /** Values that the bureau has put in place of norms. */
  readonly bureauNorms: readonly BureauNorm[];
  /** What was read and what was found wrong with it; null for a bureau file. */
  readonly intake: IntakeResult | null;
}

export type SourceLoading =
  | { readonly outcome: 'loaded'; readonly source: LoadedSource }
  /** Nothing that can be planned is left; the issues say why. */
  | { readonly outcome: 'refused'; readonly issues: readonly IntakeIssue[] };

export interface LoadOptions {
  /** Name or id of one of the bureau's scenarios; null for the base. */
  readonly scenario: string | null;
  /** Used when a file of an older version has to be brought up to date. */
  readonly now: Date;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: IntakeProgress) => void;
}

/**
 * Loads a source for planning. Nothing is written, but that a bureau file of an older version is backed up and brought
 * up to date.
 * @throws Failure with a code of the bureau file, `notFound` for the scenario, or `dataNotReady` when a table that
 *   planning needs is empty, or has no enrolment of the base year
 */
export async function loadSource(path: string, options: LoadOptions): Promise<SourceLoading> {
  const kind = await sourceKindOf(path);
  if (kind === 'bureau') return { outcome: 'loaded', source: await loadBureau(path, options) };
  if (options.scenario !== null && options.scenario !== BASE_SCENARIO.name)
    throw new Failure('notFound', { kind: 'scenario', name: options.scenario });
  const { signal, onProgress } = options;
  const intake = await readSources([path], { signal, onProgress });
  if (intake.outcome === 'refused') return { outcome: 'refused', issues: intake.issues };
  if (tablesLacking(intake.tables).length > 0) return { outcome: 'refused', issues: intake.issues };
  return {
    outcome: 'loaded',
    source: {
      kind,
      path,
      bureau: bureauOf(intake.tables),
      data: { version: 0, hash: hashOfTables(intake.tables) },
      scenarioLine: [BASE_SCENARIO],
      bureauNorms: [],
      intake,
    },
  };
}

async function loadBureau(path: string, options: LoadOptions): Promise<LoadedSource> {
  const file = await openUpToDate(path, options.now);
  try {
    return file.snapshot(() => {
      const tables = readTables(file);
      const lacking = tablesLacking(tables);
      if (lacking.length > 0) throw new Failure('dataNotReady', { path, tables: namesOf(lacking, tables).join(', ') });
      return {
        kind: 'bureau' as const,
        path,
        bureau: bureauOf(tables),
        data: { version: readDataVersion(file).version, hash: hashOfTables(tables) },
        scenarioLine: readScenarioLine(file, options.scenario ?? BASE_SCENARIO.id),
        bureauNorms: readBureauNorms(file),
        intake: null,
      };
    });
  } finally {
    file.close();
  }
}

/** Names of tables to fill in, with the year that is lacking where there are rows of other years. */
function namesOf(lacking: readonly TableName[], tables: BureauTables): string[] {
  return lacking.map((name) =>
    name === 'enrolment' && tables.enrolment.length > 0 ? `${name} of ${readSettings(tables).baseYear}` : name,
  );
}

/** Opens a bureau file for reading; one of an older version is backed up and brought up to date first. */
export async function openUpToDate(path: string, now: Date): Promise<ReturnType<typeof openReadable>> {
  try {
    return openReadable(path);
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'bureauOlder') throw error;
  }
  (await openWritable(path, { now })).close();
  return openReadable(path);
}

/** What a path is, by its ending and by the first bytes of its content. A path that does not exist is a file. */
export async function sourceKindOf(path: string): Promise<SourceKind> {
  const entry = statSync(path, { throwIfNoEntry: false });
  if (entry?.isDirectory()) return 'folder';
  if (extname(path).toLowerCase() === BUREAU_EXTENSION) return 'bureau';
  return entry?.isFile() && (await startsLikeSqlite(path)) ? 'bureau' : 'file';
}

async function startsLikeSqlite(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer } = await file.read(Buffer.alloc(16), 0, 16, 0);
    return buffer.toString('latin1') === 'SQLite format 3\0';
  } finally {
    await file.close();
  }
}
