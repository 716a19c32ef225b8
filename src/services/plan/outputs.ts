import { existsSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { BUREAU_EXTENSION } from '../../data/index.ts';
import { Failure } from '../../domain/failure.ts';
import type { LoadedSource } from '../bureau/index.ts';

/** Files and folders that a command will write. */
export interface Outputs {
  readonly files: readonly string[];
  readonly folders: readonly string[];
}

/**
 * Refuses outputs that cannot be written, would replace each other, the source or a bureau file, before any work is
 * done for them.
 * @param source the path that is read; null where nothing is read
 * @throws Failure `outputIsInput`, `outputNamedTwice`, `folderMissing`, `targetIsFolder` or `targetIsNoFolder`
 */
export function checkOutputs(source: string | null, { files, folders }: Outputs): void {
  const named = new Set<string>();
  for (const path of [...files, ...folders]) {
    const real = realPath(path);
    const isSource = source !== null && realPath(source) === real;
    if (extname(path).toLowerCase() === BUREAU_EXTENSION || isSource) throw new Failure('outputIsInput', { path });
    if (named.has(real)) throw new Failure('outputNamedTwice', { path });
    named.add(real);
  }
  for (const path of files) {
    const entry = statSync(path, { throwIfNoEntry: false });
    if (entry?.isDirectory()) throw new Failure('targetIsFolder', { path });
    if (!existsSync(dirname(resolve(path)))) throw new Failure('folderMissing', { path });
  }
  for (const path of folders) {
    const entry = statSync(path, { throwIfNoEntry: false });
    if (entry !== undefined && !entry.isDirectory()) throw new Failure('targetIsNoFolder', { path });
    // Some tables of a plan are called like tables of the input, such as projects.csv.
    if (existsSync(join(path, 'schools.csv'))) throw new Failure('outputIsInput', { path });
  }
}

/**
 * Refuses files that would replace a table of the folder that was read.
 * @throws Failure `outputIsInput`
 */
export function checkNotRead(source: Pick<LoadedSource, 'kind' | 'path' | 'intake'>, files: readonly string[]): void {
  if (source.kind !== 'folder') return;
  const tables = (source.intake?.sources ?? []).filter(({ table }) => table !== null);
  const read = new Set(tables.map(({ file }) => realPath(join(source.path, file))));
  for (const path of files) if (read.has(realPath(path))) throw new Failure('outputIsInput', { path });
}

/** The path with its links followed as far as it exists. */
function realPath(path: string): string {
  const absolute = resolve(path);
  if (existsSync(absolute)) return realpathSync(absolute);
  const parent = dirname(absolute);
  return parent === absolute ? absolute : join(realPath(parent), basename(absolute));
}
