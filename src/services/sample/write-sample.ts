import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../../domain/failure.ts';
import { TABLE_NAMES, type TableName } from '../../domain/tables/index.ts';
import { makeFolder, writeFilesWhole } from '../../export/index.ts';
import { csvFiles } from '../../intake/index.ts';
import { type SampleOptions, sampleTables } from '../../sample/index.ts';

export interface WrittenSample {
  /** The name of the bureau, which says that it is synthetic. */
  readonly name: string;
  /** Rows by table; tables without rows are left out. */
  readonly counts: Readonly<Partial<Record<TableName, number>>>;
}

/**
 * Makes a synthetic bureau and writes it as CSV files, without a byte order mark, so that any program reads the first
 * header as it is. A sample that is in the folder already is replaced; real data never are.
 * @throws Failure `notASample` when the folder holds tables that are not marked as synthetic; a write code
 */
export async function writeSample(folder: string, options: SampleOptions): Promise<WrittenSample> {
  const before = tablesOfEarlierSample(folder);
  const tables = sampleTables(options);
  const files = csvFiles(tables, { byteOrderMark: false });
  const made = !existsSync(folder);
  await makeFolder(folder);
  try {
    await writeFilesWhole(files.map(({ name, content }) => ({ path: join(folder, name), content })));
  } catch (error) {
    if (made) rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  // A table that the earlier sample had and this one lacks would mix the two.
  const written = new Set(files.map(({ name }) => name));
  for (const name of before) if (!written.has(name)) rmSync(join(folder, name));
  return {
    name: tables.settings.find(({ key }) => key === 'name')?.value ?? '',
    counts: Object.fromEntries(
      TABLE_NAMES.filter((name) => tables[name].length > 0).map((name) => [name, tables[name].length]),
    ),
  };
}

/** The tables in a folder, all of which must be those of an earlier sample. */
function tablesOfEarlierSample(folder: string): string[] {
  const entry = statSync(folder, { throwIfNoEntry: false });
  if (entry === undefined) return [];
  if (!entry.isDirectory()) throw new Failure('targetIsNoFolder', { path: folder });
  const names = new Set(TABLE_NAMES.map((name) => `${name}.csv`));
  const tables = readdirSync(folder).filter((name) => names.has(name));
  const settings = join(folder, 'settings.csv');
  const isSample = existsSync(settings) && readFileSync(settings, 'utf8').includes('synthetic');
  if (tables.length > 0 && !isSample) throw new Failure('notASample', { path: folder });
  return tables;
}
