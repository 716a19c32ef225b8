import { createHash } from 'node:crypto';
import { strToU8, zipSync } from 'fflate';
import { TABLE_NAMES } from '../../domain/tables/index.ts';
import { nodeFileSystem, type WritingFileSystem, writeFilesWhole } from '../whole-files.ts';
import { DIGESTS, FILES, type PlanPackage } from './contents.ts';
import { sealed } from './seal.ts';

/** The earliest time a zip can hold, so that the same plan gives the same bytes. */
const NO_TIME = '1980-01-01T00:00:00';

/**
 * Writes a plan package: a zip with the tables, norms, scenario, plan and certificate as JSON, the digest of each file,
 * and the digest of the whole in the comment of the zip. The same plan gives the same bytes.
 *
 * fflate is used because it is small, needs no native code and reads and writes zips in memory.
 * @param path where the package goes; a file there is replaced whole or not at all
 * @throws Failure with a `WriteFailure` code when the file cannot be written
 */
export async function writePlanPackage(
  contents: PlanPackage,
  path: string,
  fileSystem: WritingFileSystem = nodeFileSystem,
): Promise<void> {
  await writeFilesWhole([{ path, content: packageBytes(contents) }], fileSystem);
}

/** The bytes of a plan package. */
export function packageBytes({ manifest, tables, normSet, settings, plan }: PlanPackage): Uint8Array {
  const files: Record<string, Uint8Array> = {
    [FILES.manifest]: json(manifest),
    [FILES.norms]: json(normSet),
    [FILES.settings]: json(settings),
    [FILES.plan]: json(plan),
    [FILES.certificate]: json(plan.certificate),
  };
  for (const name of TABLE_NAMES) files[`tables/${name}.json`] = json(tables[name]);
  const digests = Object.entries(files).map(([name, bytes]) => `${sha256(bytes)}  ${name}\n`);
  files[DIGESTS] = strToU8(digests.join(''));
  return sealed(zipSync(files, { level: 6, mtime: NO_TIME }));
}

/** Texts as one zip of files. The same texts give the same bytes. */
export function archiveOf(files: readonly { readonly name: string; readonly content: string }[]): Uint8Array {
  const bytes = Object.fromEntries(files.map(({ name, content }) => [name, strToU8(content)]));
  return zipSync(bytes, { level: 6, mtime: NO_TIME });
}

function json(value: unknown): Uint8Array {
  return strToU8(`${JSON.stringify(value, null, 1)}\n`);
}

/** The fingerprint of bytes, in hexadecimal digits. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
