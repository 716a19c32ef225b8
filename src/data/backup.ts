import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { Failure } from '../domain/failure.ts';
import { bureauFailure, translated } from './failures.ts';
import { readableHandle } from './handle.ts';
import { integrityProblems } from './integrity.ts';

export interface BackupOptions {
  /** The time of the backup, which names it and decides which older ones are still wanted. */
  readonly now: Date;
  /** Where backups go; beside the bureau file, in a folder of its own, unless told. */
  readonly backupFolder?: string;
}

/** How many backups are kept: of the day of the newest one, and in all. */
export const BACKUPS_KEPT = { newestDay: 3, inAll: 10 } as const;

/** The folder in which the backups of a bureau file are kept unless told otherwise. */
export function backupFolderOf(path: string): string {
  return `${resolve(path)}.backups`;
}

/**
 * Copies a bureau file through SQLite's own backup, which also takes what is still in the write-ahead log, checks the
 * copy's integrity, and only then gives it its name. Older backups that are no longer wanted are removed.
 * @returns the path of the backup
 * @throws Failure backupDamaged when the copy does not pass the check
 */
export async function backUp(path: string, options: BackupOptions): Promise<string> {
  const file = resolve(path);
  const folder = options.backupFolder ?? backupFolderOf(file);
  mkdirSync(folder, { recursive: true });
  const backup = join(folder, `${stampOf(options.now)}.junheng`);
  await copyVerified(file, backup);
  for (const name of backupsToRemove(readdirSync(folder).filter((entry) => STAMP.test(entry))))
    rmSync(join(folder, name));
  return backup;
}

/**
 * Puts a backup in place of a bureau file. The file as it is now is backed up first, so that this can be undone.
 * Nobody may have the bureau open.
 * @returns the path of the backup of the file as it was
 * @throws Failure bureauLocked when another program has the bureau open, backupDamaged when the backup is no good
 */
export async function restoreBackup(path: string, backup: string, options: BackupOptions): Promise<string> {
  const file = resolve(path);
  const incoming = `${file}.restoring`;
  await copyVerified(resolve(backup), incoming);
  try {
    const before = await keepAsItWas(file, options);
    releaseLog(file);
    renameSync(incoming, file);
    return before;
  } finally {
    rmSync(incoming, { force: true });
  }
}

/** The backups that rotation removes: the newest three of the latest day and one of each day before, ten in all. */
export function backupsToRemove(names: readonly string[]): string[] {
  const newestFirst = [...names].sort().reverse();
  const latestDay = newestFirst[0] === undefined ? '' : dayOf(newestFirst[0]);
  const seen = new Map<string, number>();
  let kept = 0;
  return newestFirst.filter((name) => {
    const day = dayOf(name);
    const ofDay = (seen.get(day) ?? 0) + 1;
    seen.set(day, ofDay);
    const wanted = kept < BACKUPS_KEPT.inAll && ofDay <= (day === latestDay ? BACKUPS_KEPT.newestDay : 1);
    if (wanted) kept += 1;
    return !wanted;
  });
}

const STAMP = /^\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}-\d{3}Z\.junheng$/;

/** Colons and dots may not stand in file names everywhere. */
function stampOf(time: Date): string {
  return time.toISOString().replaceAll(/[:.]/g, '-');
}

function dayOf(name: string): string {
  return name.slice(0, 10);
}

/** Backs up the file that a backup is about to replace. One too damaged for SQLite is copied as it is. */
async function keepAsItWas(file: string, options: BackupOptions): Promise<string> {
  try {
    return await backUp(file, options);
  } catch (error) {
    if (!isDamage(error)) throw error;
    const folder = options.backupFolder ?? backupFolderOf(file);
    const copy = join(folder, `${stampOf(options.now)}.damaged.junheng`);
    copyFileSync(file, copy);
    return copy;
  }
}

async function copyVerified(from: string, to: string): Promise<void> {
  if (!existsSync(from)) throw bureauFailure('bureauMissing', { path: from });
  const unfinished = join(dirname(to), `.${basename(to)}.unfinished`);
  rmSync(unfinished, { force: true });
  try {
    const source = new Database(from, { readonly: true, fileMustExist: true });
    try {
      await source.backup(unfinished);
    } finally {
      source.close();
    }
    verify(unfinished, from);
    flush(unfinished);
    renameSync(unfinished, to);
  } catch (error) {
    throw translated(from, error);
  } finally {
    rmSync(unfinished, { force: true });
  }
}

/** Checks a copy and leaves it without a write-ahead log, so that the one file is all there is to keep. */
function verify(copy: string, from: string): void {
  const database = new Database(copy, { fileMustExist: true });
  try {
    database.pragma('journal_mode = DELETE');
    const problems = integrityProblems(readableHandle(copy, database));
    if (problems.length > 0)
      throw bureauFailure('backupDamaged', { path: from, problems: problems.length, first: problems[0] ?? null });
  } finally {
    database.close();
  }
}

/** Waits until the medium has the file. */
function flush(file: string): void {
  const descriptor = openSync(file, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Leaves write-ahead logging, which SQLite allows only while nobody else has the file open. */
function releaseLog(file: string): void {
  let database: Database.Database | undefined;
  try {
    database = new Database(file, { fileMustExist: true, timeout: 0 });
    database.pragma('journal_mode = DELETE');
  } catch (error) {
    const failure = translated(file, error);
    // A damaged file is exactly what a backup is put in place of; its log would spoil the backup.
    if (!isDamage(failure)) throw failure;
    for (const log of ['-wal', '-shm']) rmSync(`${file}${log}`, { force: true });
  } finally {
    database?.close();
  }
}

function isDamage(error: unknown): boolean {
  return (
    error instanceof Failure &&
    (error.code === 'bureauCorrupted' || error.code === 'notADatabase' || error.code === 'backupDamaged')
  );
}
