import { linkSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, matchesGlob, relative, sep } from 'node:path';
import { parse } from 'yaml';

export const ROOT = join(import.meta.dirname, '..', '..', '..');

export interface PackagingConfig {
  readonly files: readonly string[];
  readonly asar: unknown;
  readonly asarUnpack: readonly string[];
  readonly npmRebuild: unknown;
  readonly electronFuses: Readonly<Record<string, unknown>>;
  readonly fileAssociations: readonly Readonly<Record<string, unknown>>[];
  readonly [key: string]: unknown;
}

export interface PlatformConfig {
  readonly icon: string;
  readonly files: readonly string[];
  readonly target: readonly { readonly target: string }[];
}

export function readPackagingConfig(): PackagingConfig {
  return parse(readFileSync(join(ROOT, 'electron-builder.yml'), 'utf8')) as PackagingConfig;
}

interface Lockfile {
  readonly packages: Readonly<
    Record<
      string,
      {
        readonly dev?: boolean;
        readonly dependencies?: Readonly<Record<string, string>>;
        readonly optionalDependencies?: Readonly<Record<string, string>>;
      }
    >
  >;
}

const lockfile = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as Lockfile;

/** Folders of the packages that these need, themselves included, as `node_modules/…` paths of the lockfile. */
export function packageFoldersOf(names: Iterable<string>): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (name: string, from: string): void => {
    const folder = resolveFolder(name, from);
    if (folder === null || found.has(folder)) return;
    found.add(folder);
    const entry = lockfile.packages[folder];
    for (const needed of Object.keys({ ...entry?.dependencies, ...entry?.optionalDependencies })) visit(needed, folder);
  };
  for (const name of names) visit(name, '');
  return found;
}

/** Where Node finds a package from within another: in its own node_modules, else in those further up. */
function resolveFolder(name: string, from: string): string | null {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const candidate = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
    if (lockfile.packages[candidate] !== undefined) return candidate;
    if (folder === '') return null;
  }
}

/** What electron-builder takes in of node_modules unless told otherwise: everything the manifest's dependencies need. */
export function productionFolders(): ReadonlySet<string> {
  const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  return packageFoldersOf(Object.keys(manifest.dependencies));
}

/**
 * Whether a path is shipped: as in electron-builder, the last pattern that matches decides, and node_modules are taken
 * in before the patterns are looked at.
 */
export function isShipped(path: string, patterns: readonly string[]): boolean {
  let shipped = path.startsWith('node_modules/');
  for (const pattern of patterns) {
    if (pattern.startsWith('!')) shipped &&= !matchesGlob(path, pattern.slice(1));
    else shipped ||= matchesGlob(path, pattern);
  }
  return shipped;
}

/** Every file below a folder, relative to it and with forward slashes. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
}

/** Puts a file into a tree without copying its bytes. */
export function place(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  linkSync(from, to);
}

export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
