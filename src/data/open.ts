import { existsSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { Failure } from '../domain/failure.ts';
import { emptyTables } from '../domain/tables/index.ts';
import { type BackupOptions, backUp } from './backup.ts';
import { hashOfTables } from './data-version.ts';
import { bureauFailure, failureOfSqliteCode, translated, translatingErrors } from './failures.ts';
import {
  type ReadableBureau,
  readableHandle,
  type Synchronous,
  type WritableBureau,
  writableHandle,
} from './handle.ts';
import { migrate, schemaVersionOf } from './migrate.ts';
import { SCHEMA_VERSION } from './migrations/index.ts';

/** Extension of bureau files. */
export const BUREAU_EXTENSION = '.junheng';

/** SQLite's application id of a bureau file: the letters JUNH. */
export const APPLICATION_ID = 0x4a554e48;

/** How long to wait for another program that holds the file, in milliseconds. */
const LOCK_WAIT = 5000;

export interface OpenOptions {
  /** Milliseconds to wait for another program that holds the file; 5 seconds unless told. */
  readonly lockWait?: number;
}

/**
 * Makes a new, empty bureau file and opens it for writing.
 * @param now goes into the file as the time of its making
 * @throws Failure bureauExists when something is at the path already, bureauCannotOpen when its folder is missing
 */
export function createBureau(path: string, now: Date): WritableBureau {
  const file = resolve(path);
  if (existsSync(file)) throw bureauFailure('bureauExists', { path: file });
  if (!existsSync(dirname(file))) throw bureauFailure('bureauCannotOpen', { path: file, detail: 'no such folder' });
  return translatingErrors(file, () => {
    const database = new Database(file);
    try {
      database.pragma(`application_id = ${APPLICATION_ID}`);
      prepareForWriting(database);
      migrate(database);
      database
        .prepare('INSERT INTO meta (id, data_version, data_hash, created_at) VALUES (1, 0, ?, ?)')
        .run(hashOfTables(emptyTables()), now.toISOString());
    } catch (error) {
      database.close();
      throw error;
    }
    return writableHandle(file, database);
  });
}

/**
 * Makes a bureau file with content. It gets its name only once it is complete, so that a failure leaves nothing.
 * @param fill puts the content in, in one transaction
 * @returns what `fill` returns
 * @throws Failure like `createBureau`, and whatever `fill` throws
 */
export function createFilledBureau<Result>(
  path: string,
  now: Date,
  fill: (bureau: WritableBureau) => Synchronous<Result>,
): Result {
  const file = resolve(path);
  if (existsSync(file)) throw bureauFailure('bureauExists', { path: file });
  const unfinished = join(dirname(file), `.${basename(file)}.unfinished`);
  rmSync(unfinished, { force: true });
  try {
    const bureau = createBureau(unfinished, now);
    let result: Result;
    try {
      result = bureau.transaction(() => fill(bureau));
    } finally {
      // The last one to close a file also empties its write-ahead log into it.
      bureau.close();
    }
    renameSync(unfinished, file);
    return result;
  } catch (error) {
    // Nobody outside has heard of the unfinished file.
    if (!(error instanceof Failure) || error.facts.path !== unfinished) throw error;
    throw new Failure(error.code, { ...error.facts, path: file }, { retry: error.retry, cause: error });
  } finally {
    for (const leftover of ['', '-wal', '-shm']) rmSync(`${unfinished}${leftover}`, { force: true });
  }
}

/**
 * Opens a bureau file for reading. A file in a read-only place (a write-protected share, a disc) is read into memory,
 * because SQLite cannot keep its shared index beside it.
 * @throws Failure with a code of BUREAU_FILE_FAILURES
 */
export function openReadable(path: string, options: OpenOptions = {}): ReadableBureau {
  const file = existingFile(path);
  return translatingErrors(file, () => {
    const database = readingConnection(file, options.lockWait ?? LOCK_WAIT);
    try {
      const version = checkedVersion(file, database);
      if (version < SCHEMA_VERSION) throw bureauFailure('bureauOlder', { path: file, version, needed: SCHEMA_VERSION });
    } catch (error) {
      database.close();
      throw error;
    }
    return readableHandle(file, database);
  });
}

/**
 * Opens a bureau file for writing. A file of an older version is backed up and brought up to date first.
 * @throws Failure with a code of BUREAU_FILE_FAILURES
 */
export async function openWritable(path: string, options: OpenOptions & BackupOptions): Promise<WritableBureau> {
  const file = existingFile(path);
  let database: Database.Database | undefined;
  try {
    database = new Database(file, { fileMustExist: true, timeout: options.lockWait ?? LOCK_WAIT });
    const version = checkedVersion(file, database);
    prepareForWriting(database);
    refuseReadOnly(database);
    refuseDamaged(file, database);
    if (version < SCHEMA_VERSION) {
      await backUp(file, 'beforeMigration', options);
      migrate(database);
    }
    return writableHandle(file, database);
  } catch (error) {
    database?.close();
    throw translated(file, error);
  }
}

function existingFile(path: string): string {
  const file = resolve(path);
  const entry = statSync(file, { throwIfNoEntry: false });
  if (entry === undefined) throw bureauFailure('bureauMissing', { path: file });
  if (!entry.isFile()) throw bureauFailure('bureauCannotOpen', { path: file, detail: 'not a file' });
  return file;
}

/** The schema version of a bureau file; refuses other databases and files of a newer version. */
function checkedVersion(file: string, database: Database.Database): number {
  const applicationId = database.pragma('application_id', { simple: true });
  if (applicationId !== APPLICATION_ID) throw bureauFailure('notABureau', { path: file });
  const version = schemaVersionOf(database);
  if (version > SCHEMA_VERSION) throw bureauFailure('bureauNewer', { path: file, version, known: SCHEMA_VERSION });
  return version;
}

/**
 * Write-ahead logging lets others read during a write; full synchronisation survives a power cut; schema objects of a
 * file from elsewhere are not trusted with functions.
 */
function prepareForWriting(database: Database.Database): void {
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  database.pragma('trusted_schema = OFF');
}

/** SQLite silently opens a write-protected file for reading; taking the write lock shows it. */
function refuseReadOnly(database: Database.Database): void {
  database.exec('BEGIN IMMEDIATE');
  database.exec('ROLLBACK');
}

/** SQLite notices a damaged page only when it reads it, which may be long after the file was taken for a good one. */
function refuseDamaged(file: string, database: Database.Database): void {
  const found = database.pragma('quick_check(1)', { simple: true });
  if (found !== 'ok') throw bureauFailure('bureauCorrupted', { path: file, detail: String(found) });
}

function readingConnection(file: string, timeout: number): Database.Database {
  const database = new Database(file, { readonly: true, fileMustExist: true, timeout });
  try {
    database.pragma('trusted_schema = OFF');
    schemaVersionOf(database);
    return database;
  } catch (error) {
    database.close();
    if (!inReadOnlyPlace(error) || existsSync(`${file}-wal`)) throw error;
  }
  const content = readFileSync(file);
  // Bytes 18 and 19 of the header say how the file is journalled; a database in memory cannot have a write-ahead log.
  content.fill(1, 18, 20);
  return new Database(content, { readonly: true });
}

function inReadOnlyPlace(error: unknown): boolean {
  if (!(error instanceof Database.SqliteError)) return false;
  const code = failureOfSqliteCode(error.code);
  return code === 'bureauReadOnly' || code === 'bureauCannotOpen';
}
