import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/** Why no small disk can be had here, or null when it can. */
export function whyNoSmallDisk(): string | null {
  if (process.platform !== 'linux') return 'a disk in memory can be mounted only on Linux';
  if (process.getuid?.() !== 0) return 'mounting a disk needs the rights of root';
  const { status, stderr } = spawnSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt'], {
    encoding: 'utf8',
  });
  return status === 0 ? null : `mounting a disk is refused here: ${stderr.trim()}`;
}

/** A disk of its own at a folder, so small that it can be filled. */
export class SmallDisk {
  readonly folder: string;

  constructor(folder: string, megabytes: number) {
    mkdirSync(folder, { recursive: true });
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]);
    this.folder = folder;
  }

  /** Writes until nothing fits any more. */
  fill(): void {
    const file = openSync(join(this.folder, '.filler'), 'a');
    try {
      for (let size = 1 << 20; size >= 1; ) {
        try {
          if (writeSync(file, Buffer.alloc(size)) < size) size >>= 1;
        } catch {
          size >>= 1;
        }
      }
    } finally {
      closeSync(file);
    }
  }

  /** Takes away what filled the disk. */
  free(): void {
    rmSync(join(this.folder, '.filler'), { force: true });
  }

  remove(): void {
    execFileSync('umount', ['--lazy', this.folder]);
  }
}

/** Holds a bureau file as another program would that writes to it for long. Returns the function that lets it go. */
export function holdBureau(path: string): () => void {
  const other = new Database(path);
  other.exec('BEGIN IMMEDIATE');
  return () => {
    other.exec('ROLLBACK');
    other.close();
  };
}

/** Writes over the middle of a file, as a failing medium does. */
export function damage(path: string, from: number, bytes: number): void {
  const file = openSync(path, 'r+');
  try {
    writeSync(file, Buffer.alloc(bytes, 0xa5), 0, bytes, from);
  } finally {
    closeSync(file);
  }
}
