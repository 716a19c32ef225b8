import { strFromU8, unzipSync } from 'fflate';
import { type ColumnDeclaration, fieldName, isRequired, TABLE_NAMES, TABLES } from '../../domain/tables/index.ts';
import { DIGESTS, FILES, type PlanPackage } from './contents.ts';
import { isSealIntact } from './seal.ts';
import { sha256 } from './write-package.ts';

/** Most bytes that the files of a package may come to, lest a small zip fill the memory. */
const MOST_BYTES = 1024 * 1024 * 1024;

/** What was found in a package. */
export interface PackageReading {
  /** Whether the file is the one that was written, bit by bit. */
  readonly isSealIntact: boolean;
  /** Files that are damaged, missing or not from the package; empty where all is well. */
  readonly damaged: readonly string[];
  /** Whether the file was a plan package once, as the names in it tell; a damaged one still was. */
  readonly isPackage: boolean;
  /** Null where files are damaged, or what they hold is no plan package. */
  readonly contents: PlanPackage | null;
}

/** Reads a plan package and holds every file against its digest. Never throws, whatever the bytes. */
export function readPackage(bytes: Uint8Array): PackageReading {
  const intact = isSealIntact(bytes);
  const files = new Map<string, Uint8Array>();
  const damaged = new Set<string>();
  const names = namesIn(bytes);
  const isPackage = names === null ? startsLikePackage(bytes) : names.some((name) => OWN_NAMES.has(name));
  for (const name of names ?? []) {
    const content = unpack(bytes, name);
    if (content === null) damaged.add(name);
    else files.set(name, content);
  }
  const digests = digestsOf(files.get(DIGESTS));
  if (digests === null) return { isSealIntact: intact, isPackage, damaged: [DIGESTS], contents: null };
  for (const name of new Set([...digests.keys(), ...files.keys(), ...EXPECTED])) {
    const content = files.get(name);
    if (name === DIGESTS) continue;
    if (content === undefined || digests.get(name) !== sha256(content)) damaged.add(name);
  }
  const contents = damaged.size > 0 ? null : contentsOf(files);
  return { isSealIntact: intact, isPackage, damaged: [...damaged].sort(), contents };
}

/** Names that no other zip is likely to hold. */
const OWN_NAMES: ReadonlySet<string> = new Set([DIGESTS, FILES.norms, FILES.settings, FILES.certificate]);

/** Whether a zip whose list of files cannot be read, such as one that was cut off, begins with the file of a package. */
function startsLikePackage(bytes: Uint8Array): boolean {
  const start = strFromU8(bytes.subarray(0, 64), true);
  return start.startsWith('PK\u0003\u0004') && start.startsWith(FILES.manifest, 30);
}

const EXPECTED = [...Object.values(FILES), ...TABLE_NAMES.map((name) => `tables/${name}.json`)];

/** Names of the files in a zip; null where it is none, or would come to too much. */
function namesIn(bytes: Uint8Array): string[] | null {
  const names: string[] = [];
  let size = 0;
  try {
    unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        names.push(name);
        size += originalSize;
        return false;
      },
    });
  } catch {
    return null;
  }
  return size > MOST_BYTES ? null : names;
}

function unpack(bytes: Uint8Array, name: string): Uint8Array | null {
  try {
    return unzipSync(bytes, { filter: (file) => file.name === name })[name] ?? null;
  } catch {
    return null;
  }
}

function digestsOf(content: Uint8Array | undefined): Map<string, string> | null {
  if (content === undefined) return null;
  const lines = strFromU8(content).split('\n').slice(0, -1);
  const found = lines.map((line) => /^([0-9a-f]{64}) {2}(.+)$/.exec(line));
  if (lines.length === 0 || found.includes(null)) return null;
  return new Map(found.map((match) => [match?.[2] ?? '', match?.[1] ?? '']));
}

function contentsOf(files: ReadonlyMap<string, Uint8Array>): PlanPackage | null {
  const read = (name: string): unknown => JSON.parse(strFromU8(files.get(name) ?? new Uint8Array()));
  try {
    const tables = Object.fromEntries(TABLE_NAMES.map((name) => [name, read(`tables/${name}.json`)]));
    const contents = {
      manifest: read(FILES.manifest),
      normSet: read(FILES.norms),
      settings: read(FILES.settings),
      plan: read(FILES.plan),
      tables,
    } as PlanPackage;
    const { format, version } = contents.manifest;
    return format === 'junheng-plan-package' &&
      version === 1 &&
      TABLE_NAMES.every((name) => holdsRows(name, tables[name]))
      ? contents
      : null;
  } catch {
    return null;
  }
}

/** Whether a value is rows of a table, each with exactly its columns. */
function holdsRows(name: (typeof TABLE_NAMES)[number], value: unknown): boolean {
  const columns: readonly ColumnDeclaration[] = TABLES[name].columns;
  return (
    Array.isArray(value) &&
    value.every((row: unknown) => {
      if (typeof row !== 'object' || row === null) return false;
      const values = row as Readonly<Record<string, unknown>>;
      return (
        Object.keys(values).length === columns.length &&
        columns.every((column) => isValueOf(column, values[fieldName(column.name)]))
      );
    })
  );
}

function isValueOf(column: ColumnDeclaration, value: unknown): boolean {
  if (value === null) return !isRequired(column);
  switch (column.type) {
    case 'integer':
      return Number.isInteger(value);
    case 'number':
      return Number.isFinite(value);
    case 'flag':
      return typeof value === 'boolean';
    case 'choice':
      return typeof value === 'string' && (column.choices ?? []).includes(value);
    case 'text':
      return typeof value === 'string';
  }
}
