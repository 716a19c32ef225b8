import type { DataVersion } from './data-version.ts';
import type { WritableBureau } from './handle.ts';

/** One import into a bureau: where the data came from and what was found wrong with them. */
export interface ImportRecord<Issue> {
  /** ISO 8601, UTC. */
  readonly importedAt: string;
  /** Names of the files or folders read. */
  readonly sources: readonly string[];
  /** Rows taken, by table. */
  readonly counts: Readonly<Record<string, number>>;
  readonly issues: readonly Issue[];
  readonly data: DataVersion;
}

/**
 * Keeps the record of an import, for auditors who look into the file; the program itself has no use for it. Belongs in the
 * transaction that replaces the tables.
 * @returns its number
 */
export function recordImport<Issue>(bureau: WritableBureau, record: ImportRecord<Issue>): number {
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
