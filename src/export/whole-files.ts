import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Failure } from '../domain/failure.ts';

/** What can go wrong with a file that is written, without anybody having made a programming mistake. */
export const WRITE_FAILURES = [
  /** The target is a folder. */
  'targetIsFolder',
  /** The target is a device or a pipe, which renaming would replace. */
  'targetIsNoFile',
  /** The folder in which to write does not exist, or is a file. */
  'folderMissing',
  /** The file, its folder or its medium is read-only. */
  'targetReadOnly',
  /** Another program holds the file, as Excel does with an open workbook. */
  'targetLocked',
  /** No room is left on the medium. */
  'diskFull',
  /** The medium reported an error. */
  'diskError',
] as const;
export type WriteFailure = (typeof WRITE_FAILURES)[number];

export interface FileToWrite {
  readonly path: string;
  readonly content: Uint8Array | string;
}

/** The part of the file system that writing needs; tests put failing ones in its place. */
export interface WritingFileSystem {
  /** Creates a file, writes its whole content and returns once the medium has it. */
  writeThrough(path: string, content: Uint8Array | string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
  /** What is at the path, or null when nothing is. */
  kindOf(path: string): Promise<'file' | 'folder' | 'other' | null>;
}

/** Pauses before a refused rename is tried again, in milliseconds: virus scanners hold new files for a moment. */
const RENAME_PAUSES = [20, 80, 200, 500];

/**
 * Writes files so that each one is either as it was or whole and new, whatever happens on the way: every content goes
 * to a temporary file beside its target and is synchronised, and only when all are there are they renamed in order.
 * @throws Failure with a `WriteFailure` code and the path; temporary files are removed first
 */
export async function writeFilesWhole(
  files: readonly FileToWrite[],
  fileSystem: WritingFileSystem = nodeFileSystem,
): Promise<void> {
  const written: string[] = [];
  try {
    for (const { path } of files) await checkTarget(path, fileSystem);
    for (const { path, content } of files) {
      const temporary = join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`);
      written.push(temporary);
      await attempt(path, () => fileSystem.writeThrough(temporary, content));
    }
    for (const [index, { path }] of files.entries()) {
      await attempt(path, () => renamePatiently(written[index] as string, path, fileSystem));
    }
  } catch (error) {
    await Promise.all(written.map((path) => fileSystem.remove(path).catch(() => undefined)));
    throw error;
  }
}

async function checkTarget(path: string, fileSystem: WritingFileSystem): Promise<void> {
  const kind = await attempt(path, () => fileSystem.kindOf(path));
  if (kind === 'folder') throw new Failure<WriteFailure>('targetIsFolder', { path });
  if (kind === 'other') throw new Failure<WriteFailure>('targetIsNoFile', { path });
}

async function renamePatiently(from: string, to: string, fileSystem: WritingFileSystem): Promise<void> {
  for (const pause of RENAME_PAUSES) {
    try {
      return await fileSystem.rename(from, to);
    } catch (error) {
      if (failureOf(error) !== 'targetLocked') throw error;
      await wait(pause);
    }
  }
  await fileSystem.rename(from, to);
}

/**
 * Makes a folder and those above it that are missing. Node's recursive `mkdir` is not used: it never returns where the
 * system makes no folders, as in /proc.
 * @throws Failure with a `WriteFailure` code and the path
 */
export async function makeFolder(path: string): Promise<void> {
  const missing: string[] = [];
  for (let folder = resolve(path); !existsSync(folder) && dirname(folder) !== folder; folder = dirname(folder))
    missing.unshift(folder);
  await attempt(path, async () => {
    for (const folder of missing) await mkdir(folder);
  });
}

/**
 * Runs work on the file at `path`.
 * @throws Failure with a `WriteFailure` code for what the outside world can cause; every other error as it is
 */
export async function attempt<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const code = failureOf(error);
    if (code === null) throw error;
    throw new Failure<WriteFailure>(code, { path }, { retry: code === 'targetLocked', cause: error });
  }
}

/** The failure that an error of the file system stands for, or null when only a defect can cause it. */
function failureOf(error: unknown): WriteFailure | null {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return 'diskFull';
    case 'EBUSY':
    case 'ETXTBSY':
    // Windows refuses with EPERM to replace a file that another program has open.
    case 'EPERM':
      return 'targetLocked';
    case 'EACCES':
    case 'EROFS':
      return 'targetReadOnly';
    case 'EISDIR':
      return 'targetIsFolder';
    case 'ENOENT':
    case 'ENOTDIR':
    case 'EEXIST':
      return 'folderMissing';
    case 'EIO':
    case 'EMFILE':
    case 'ENFILE':
      return 'diskError';
    default:
      return null;
  }
}

export const nodeFileSystem: WritingFileSystem = {
  async writeThrough(path, content) {
    const file = await open(path, 'wx');
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
  },
  rename,
  remove: (path) => rm(path, { force: true }),
  async kindOf(path) {
    const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
    if (found === null) return null;
    if (found.isDirectory()) return 'folder';
    return found.isFile() ? 'file' : 'other';
  },
};
