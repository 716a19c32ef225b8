import type { DataVersion } from './data-version.ts';
import type { ReadableBureau, StoredRow, WritableBureau } from './handle.ts';
import { objectOf } from './stored-json.ts';

/** One import into a bureau: where the data came from and what was found wrong with them. */
export interface ImportRecord<Issue> {
  readonly importId: number;
  /** ISO 8601, UTC. */
  readonly importedAt: string;
  /** Names of the files or folders read. */
  readonly sources: readonly string[];
  /** Rows taken, by table. */
  readonly counts: Readonly<Record<string, number>>;
  readonly issues: readonly Issue[];
  readonly data: DataVersion;
}

/** Keeps the record of an import. Belongs in the transaction that replaces the tables. */
export function recordImport<Issue>(bureau: WritableBureau, record: Omit<ImportRecord<Issue>, 'importId'>): number {
  return bureau.run(
    `INSERT INTO imports (imported_at, sources, counts, issues, data_version, data_hash) VALUES (?, ?, ?, ?, ?, ?)`,
    record.importedAt,
    JSON.stringify(record.sources),
    JSON.stringify(record.counts),
    JSON.stringify(record.issues),
    record.data.version,
    record.data.hash,
  );
}

/** All imports, the latest first. */
export function readImports<Issue>(bureau: ReadableBureau): ImportRecord<Issue>[] {
  return bureau.all('SELECT * FROM imports ORDER BY import_id DESC').map((row) => importOf<Issue>(row));
}

function importOf<Issue>(row: StoredRow): ImportRecord<Issue> {
  return {
    importId: Number(row.import_id),
    importedAt: String(row.imported_at),
    sources: objectOf(row.sources),
    counts: objectOf(row.counts),
    issues: objectOf(row.issues),
    data: { version: Number(row.data_version), hash: String(row.data_hash) },
  };
}
