import Database from 'better-sqlite3';
import { Failure, type FailureFacts } from '../domain/failure.ts';

/** What can go wrong with a bureau file without anybody having made a programming mistake. */
export const BUREAU_FILE_FAILURES = [
  /** There is no file at the path. */
  'bureauMissing',
  /** A file is already at the path where a new bureau was to be made. */
  'bureauExists',
  /** The file cannot be opened: its folder is missing, it is a folder, or access is denied. */
  'bureauCannotOpen',
  /** The file is no SQLite database. */
  'notADatabase',
  /** The file is an SQLite database, but no bureau. */
  'notABureau',
  /** The file was written by a newer version of the program. */
  'bureauNewer',
  /** The file was written by an older version and is open for reading only, so it cannot be brought up to date. */
  'bureauOlder',
  /** The file is damaged. */
  'bureauCorrupted',
  /** The file, its folder or its medium is read-only. */
  'bureauReadOnly',
  /** Another program holds the file. */
  'bureauLocked',
  /** No room is left on the medium. */
  'diskFull',
  /** The medium reported an error. */
  'diskError',
  /** A row breaks a rule of its table: facts name the table, the row and the reason. */
  'rowRefused',
  /** A scenario, plan, mapping or norm set that does not exist. */
  'notFound',
  /** A copy made for a backup, or of one, did not pass the integrity check. */
  'backupDamaged',
] as const;
export type BureauFileFailure = (typeof BUREAU_FILE_FAILURES)[number];

/** Makes a failure of a bureau file. */
export function bureauFailure(
  code: BureauFileFailure,
  facts: FailureFacts = {},
  cause?: unknown,
): Failure<BureauFileFailure> {
  return new Failure(code, facts, { retry: code === 'bureauLocked', cause });
}

/** The failure that an SQLite result code means, or null for codes that only a defect can cause. */
export function failureOfSqliteCode(code: string): BureauFileFailure | null {
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return 'bureauLocked';
  if (code.startsWith('SQLITE_READONLY') || code === 'SQLITE_PERM') return 'bureauReadOnly';
  if (code.startsWith('SQLITE_CANTOPEN') || code === 'SQLITE_AUTH') return 'bureauCannotOpen';
  if (code.startsWith('SQLITE_CORRUPT')) return 'bureauCorrupted';
  if (code.startsWith('SQLITE_IOERR')) return 'diskError';
  if (code.startsWith('SQLITE_CONSTRAINT')) return 'rowRefused';
  if (code === 'SQLITE_NOTADB') return 'notADatabase';
  if (code === 'SQLITE_FULL') return 'diskFull';
  return null;
}

/**
 * Runs work on a bureau file and turns SQLite's errors into failures.
 * @throws Failure for what the outside world can cause; every other error as it is
 */
export function translatingErrors<Result>(path: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw translated(path, error);
  }
}

/** The failure that an error of SQLite stands for; any other error as it is. */
export function translated(path: string, error: unknown): unknown {
  if (!(error instanceof Database.SqliteError)) return error;
  const code = failureOfSqliteCode(error.code);
  return code === null ? error : bureauFailure(code, { path, detail: error.message }, error);
}
