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
  statSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { Failure } from '../domain/failure.ts';
import { bureauFailure, translated } from './failures.ts';
import { readableHandle } from './handle.ts';
import { integrityProblems } from './integrity.ts';

/** Why a backup was made. */
export const BACKUP_REASONS = ['asked', 'beforeMigration', 'beforeRestore', 'beforeImport', 'daily'] as const;
export type BackupReason = (typeof BACKUP_REASONS)[number];

export interface Backup {
  /** The name of its file, by which it can be asked for. */
  readonly name: string;
  readonly path: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly reason: BackupReason;
  readonly bytes: number;
}

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
export async function backUp(path: string, reason: BackupReason, options: BackupOptions): Promise<string> {
  const file = resolve(path);
  const folder = options.backupFolder ?? backupFolderOf(file);
  mkdirSync(folder, { recursive: true });
  const backup = join(folder, `${stampOf(options.now)}.${reason}.junheng`);
  await copyVerified(file, backup);
  const names = listBackups(file, folder).map(({ name }) => name);
  for (const name of backupsToRemove(names)) rmSync(join(folder, name));
  return backup;
}

/** The backups of a bureau file, the latest first. Other files in the folder are left out. */
export function listBackups(path: string, folder: string = backupFolderOf(path)): Backup[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((name) => {
      const [, day, hour, minute, second, fraction, reason] = BACKUP_NAME.exec(name) ?? [];
      if (!isReason(reason)) return [];
      const backup = join(folder, name);
      const createdAt = `${day}T${hour}:${minute}:${second}.${fraction}Z`;
      return [{ name, path: backup, createdAt, reason, bytes: statSync(backup).size }];
    })
    .sort((one, other) => (one.name < other.name ? 1 : -1));
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

const BACKUP_NAME = /^(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})-(\d{3})Z\.(\w+)\.junheng$/;

function isReason(text: string | undefined): text is BackupReason {
  return BACKUP_REASONS.some((reason) => reason === text);
}

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
    return await backUp(file, 'beforeRestore', options);
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
