import { Failure } from '../domain/failure.ts';
import type { ReadableBureau } from './handle.ts';

/** What SQLite finds wrong with a bureau file, in its words; nothing when the file is sound. */
export function integrityProblems(bureau: ReadableBureau): string[] {
  try {
    const structure = bureau
      .all('PRAGMA integrity_check')
      .map((row) => String(row.integrity_check))
      .filter((message) => message !== 'ok');
    const references = bureau
      .all('PRAGMA foreign_key_check')
      .map((row) => `row ${row.rowid} of ${row.table} refers to a missing row of ${row.parent}`);
    return [...structure, ...references];
  } catch (error) {
    if (error instanceof Failure && (error.code === 'bureauCorrupted' || error.code === 'notADatabase'))
      return [String(error.facts.detail)];
    throw error;
  }
}
