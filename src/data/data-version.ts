import { createHash } from 'node:crypto';
import { type BureauTables, fieldName, TABLE_NAMES, TABLES, type TableName } from '../domain/tables/index.ts';
import type { ReadableBureau, WritableBureau } from './handle.ts';

/** Which state of the data a plan was made on. */
export interface DataVersion {
  /** Counts the changes of the data; 0 for a new bureau. */
  readonly version: number;
  /** `sha256:` and the digest of all tables. */
  readonly hash: string;
}

/**
 * The digest of all rows of all tables in order, each row as a JSON array of its values in the order of the declared
 * columns, so that the same data always has the same hash, whatever file it is read from.
 */
export function hashOfTables(tables: BureauTables): string {
  const hash = createHash('sha256');
  for (const name of TABLE_NAMES) hash.update(`${name}\n${textOfTable(name, tables[name])}`);
  return `sha256:${hash.digest('hex')}`;
}

/** What goes into the digest, by the rows it was made of: an edit changes one table, and the others need no new text. */
const texts = new WeakMap<readonly unknown[], { readonly name: TableName; readonly text: string }>();

function textOfTable(name: TableName, rows: readonly unknown[]): string {
  const known = texts.get(rows);
  if (known?.name === name) return known.text;
  const fields = TABLES[name].columns.map((column) => fieldName(column.name));
  const text = rows
    .map((row) => {
      const values = row as Readonly<Record<string, unknown>>;
      return `${JSON.stringify(fields.map((field) => values[field] ?? null))}\n`;
    })
    .join('');
  texts.set(rows, { name, text });
  return text;
}

/** The version that the file says its data have. */
export function readDataVersion(bureau: ReadableBureau): DataVersion {
  const row = bureau.first('SELECT data_version, data_hash FROM meta');
  if (row === undefined) throw new TypeError('a bureau file without its meta row');
  return { version: Number(row.data_version), hash: String(row.data_hash) };
}

/** Counts the version up when the data have changed. Belongs in the transaction that changes them. */
export function recordDataVersion(bureau: WritableBureau, hash: string): DataVersion {
  const before = readDataVersion(bureau);
  if (before.hash === hash) return before;
  bureau.run('UPDATE meta SET data_version = ?, data_hash = ?', before.version + 1, hash);
  return { version: before.version + 1, hash };
}
