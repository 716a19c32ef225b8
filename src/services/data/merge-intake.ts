import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type DataVersion,
  type ImportedFrom,
  readOrigins,
  recordImport,
  recordOrigins,
  replaceTables,
  type WritableBureau,
} from '../../data/index.ts';
import { type BureauTables, emptyTables, TABLE_NAMES, type TableName } from '../../domain/tables/index.ts';
import { csvFiles, type IntakeResult, type Mapping, readSources, type SheetAssignment } from '../../intake/index.ts';
import { looseRows, rowIdOf } from './row-keys.ts';

/** What the bureau would hold after an import. */
export interface MergedIntake {
  readonly result: Omit<IntakeResult, 'origins'> & {
    /** Null for rows that were typed, or edited since they were imported. */
    readonly origins: Readonly<Record<TableName, readonly (ImportedFrom | null)[]>>;
  };
  /** The tables that the files hold. */
  readonly replaced: readonly TableName[];
}

/** Names of the files that hold the tables which stay, so that they are told from the user's own. */
const STAYING = 'junheng-staying-';

/**
 * Reads files and adds the bureau's own tables where the files hold none, so that a single table can be imported and
 * everything is still checked together.
 */
export async function readIntoTables(
  paths: readonly string[],
  bureau: { readonly file: WritableBureau; tables(): BureauTables },
  options: {
    readonly assignments: readonly SheetAssignment[];
    /** How files of another layout become tables. */
    readonly mapping?: Mapping | undefined;
    readonly signal: AbortSignal;
  },
): Promise<MergedIntake> {
  const alone = await readSources(paths, options);
  const replaced = TABLE_NAMES.filter((name) => alone.sources.some(({ table }) => table === name));
  const tables = bureau.tables();
  const staying = TABLE_NAMES.filter((name) => !replaced.includes(name) && tables[name].length > 0);
  // A file that says the base year alone does not take the bureau's name away.
  const said = new Set(alone.tables.settings.map(({ key }) => key));
  const settings = replaced.includes('settings') ? tables.settings.filter(({ key }) => !said.has(key)) : [];
  if (replaced.length === 0 || (staying.length === 0 && settings.length === 0)) return { result: alone, replaced };
  const folder = await mkdtemp(join(tmpdir(), 'junheng-intake-'));
  try {
    const kept = replaced.includes('settings') ? { ...tables, settings } : tables;
    const written = settings.length === 0 ? staying : [...staying, 'settings' as const];
    const own = await writeStaying(folder, kept, written);
    const assignments = [...options.assignments, ...written.map((table) => assignmentOf(table))];
    const result = await readSources([...paths, ...own], { ...options, assignments, unmapped: new Set(own) });
    return { result: asImported(result, bureau, staying), replaced };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Puts what was read in place of the bureau's tables and keeps a record of it. Belongs in a transaction. */
export function putMerged(
  bureau: WritableBureau,
  { result, replaced }: MergedIntake,
  sources: readonly string[],
  now: Date,
): DataVersion {
  const data = replaceTables(bureau, result.tables);
  recordOrigins(bureau, result.origins);
  const counts = Object.fromEntries(replaced.map((table) => [table, result.counts[table].accepted]));
  recordImport(bureau, { importedAt: now.toISOString(), sources, counts, issues: result.issues, data });
  return data;
}

async function writeStaying(folder: string, tables: BureauTables, staying: readonly TableName[]): Promise<string[]> {
  const paths: string[] = [];
  for (const table of staying) {
    const [file] = csvFiles({ ...emptyTables(), [table]: tables[table] });
    if (file === undefined) continue;
    const path = join(folder, `${STAYING}${table}.csv`);
    await writeFile(path, file.content);
    paths.push(path);
  }
  return paths;
}

function assignmentOf(table: TableName): SheetAssignment {
  return { sheet: `${STAYING}${table}`, table, columns: [] };
}

/** Tells of the user's own files alone: the others are the bureau's, and their rows keep the origins they have. */
function asImported(
  result: IntakeResult,
  bureau: { readonly file: WritableBureau; tables(): BureauTables },
  staying: readonly TableName[],
): MergedIntake['result'] {
  const before = new Map<string, ImportedFrom>();
  for (const { table, rowNumber, ...place } of readOrigins(bureau.file)) before.set(`${table} ${rowNumber}`, place);
  const origins = TABLE_NAMES.map((table) => {
    if (!staying.includes(table)) {
      const imported: readonly (ImportedFrom | null)[] = result.origins[table].map((origin) =>
        origin.file.startsWith(STAYING) ? null : origin,
      );
      return [table, imported] as const;
    }
    const known = new Map(
      looseRows(bureau.tables(), table).map((row, index) => [
        rowIdOf(table, row),
        before.get(`${table} ${index + 1}`) ?? null,
      ]),
    );
    return [table, looseRows(result.tables, table).map((row) => known.get(rowIdOf(table, row)) ?? null)] as const;
  });
  return {
    ...result,
    origins: Object.fromEntries(origins) as MergedIntake['result']['origins'],
    sources: result.sources.filter(({ file }) => !file.startsWith(STAYING)),
    issues: result.issues.map((issue) =>
      issue.file.startsWith(STAYING) ? { ...issue, file: '', sheet: issue.table ?? '' } : issue,
    ),
  };
}
