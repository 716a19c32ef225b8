import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../../domain/failure.ts';
import { TABLE_NAMES, type TableName } from '../../domain/tables/index.ts';
import { writeFilesWhole } from '../../export/whole-files.ts';
import { type SampleOptions, sampleTables } from '../../sample/index.ts';
import { tableFiles } from './tables-csv.ts';

export interface WrittenSample {
  /** The name of the bureau, which says that it is synthetic. */
  readonly name: string;
  /** Rows by table; tables without rows are left out. */
  readonly counts: Readonly<Partial<Record<TableName, number>>>;
}

/**
 * Makes a synthetic bureau and writes it as CSV files. A sample that is in the folder already is replaced; real data
 * never are.
 * @throws Failure `notASample` when the folder holds tables that are not marked as synthetic; a write code
 */
export async function writeSample(folder: string, options: SampleOptions): Promise<WrittenSample> {
  refuseRealData(folder);
  const tables = sampleTables(options);
  const made = !existsSync(folder);
  mkdirSync(folder, { recursive: true });
  try {
    await writeFilesWhole(tableFiles(tables).map(({ name, content }) => ({ path: join(folder, name), content })));
  } catch (error) {
    if (made) rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  return {
    name: tables.settings.find(({ key }) => key === 'name')?.value ?? '',
    counts: Object.fromEntries(
      TABLE_NAMES.filter((name) => tables[name].length > 0).map((name) => [name, tables[name].length]),
    ),
  };
}

/** Tables that a sample would replace must be those of a sample. */
function refuseRealData(folder: string): void {
  const entry = statSync(folder, { throwIfNoEntry: false });
  if (entry === undefined) return;
  if (!entry.isDirectory()) throw new Failure('targetIsNoFile', { path: folder });
  const tables = new Set(TABLE_NAMES.map((name) => `${name}.csv`));
  if (!readdirSync(folder).some((name) => tables.has(name))) return;
  const settings = join(folder, 'settings.csv');
  const isSample = existsSync(settings) && readFileSync(settings, 'utf8').includes('synthetic');
  if (!isSample) throw new Failure('notASample', { path: folder });
}
