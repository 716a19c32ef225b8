import type { DistrictOutline } from '../domain/district-outlines.ts';
import type { ReadableBureau, WritableBureau } from './handle.ts';
import { objectOf } from './stored-json.ts';

/** The outlines that the user supplied, with the file they came from. */
export interface SuppliedOutlines {
  /** Name of the file without its folder. */
  readonly fileName: string;
  /** ISO 8601, UTC. */
  readonly loadedAt: string;
  readonly outlines: readonly DistrictOutline[];
}

/** Keeps outlines in place of those kept before. */
export function saveOutlines(
  bureau: WritableBureau,
  fileName: string,
  outlines: readonly DistrictOutline[],
  now: Date,
): void {
  bureau.run(
    `INSERT INTO district_outlines (only_row, file_name, outlines, loaded_at) VALUES (1, ?, ?, ?)
     ON CONFLICT (only_row) DO UPDATE SET
       file_name = excluded.file_name, outlines = excluded.outlines, loaded_at = excluded.loaded_at`,
    fileName,
    JSON.stringify(outlines),
    now.toISOString(),
  );
}

/** The outlines kept, or null. */
export function readOutlines(bureau: ReadableBureau): SuppliedOutlines | null {
  const row = bureau.first('SELECT file_name, outlines, loaded_at FROM district_outlines');
  if (row === undefined) return null;
  return { fileName: String(row.file_name), loadedAt: String(row.loaded_at), outlines: objectOf(row.outlines) };
}

/** Goes back to a map without supplied outlines. */
export function removeOutlines(bureau: WritableBureau): void {
  bureau.run('DELETE FROM district_outlines');
}
