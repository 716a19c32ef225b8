import { existsSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { BUREAU_EXTENSION } from '../../data/index.ts';
import { Failure } from '../../domain/failure.ts';

/** Files and folders that a command will write. */
export interface Outputs {
  readonly files: readonly string[];
  readonly folders: readonly string[];
}

/**
 * Refuses outputs that cannot be written or would replace the source or a bureau file, before any work is done for
 * them.
 * @param source the path that is read
 * @throws Failure `outputIsInput`, `folderMissing`, `targetIsFolder` or `targetIsNoFile`
 */
export function checkOutputs(source: string, { files, folders }: Outputs): void {
  for (const path of [...files, ...folders])
    if (extname(path).toLowerCase() === BUREAU_EXTENSION || realPath(source) === realPath(path))
      throw new Failure('outputIsInput', { path });
  for (const path of files) {
    const entry = statSync(path, { throwIfNoEntry: false });
    if (entry?.isDirectory()) throw new Failure('targetIsFolder', { path });
    if (!existsSync(dirname(resolve(path)))) throw new Failure('folderMissing', { path });
  }
  for (const path of folders) {
    const entry = statSync(path, { throwIfNoEntry: false });
    if (entry !== undefined && !entry.isDirectory()) throw new Failure('targetIsNoFile', { path });
  }
}

/** The path with its links followed as far as it exists. */
function realPath(path: string): string {
  const absolute = resolve(path);
  if (existsSync(absolute)) return realpathSync(absolute);
  const parent = dirname(absolute);
  return parent === absolute ? absolute : join(realPath(parent), basename(absolute));
}
