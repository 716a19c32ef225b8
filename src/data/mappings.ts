import type { ReadableBureau, WritableBureau } from './handle.ts';
import { objectOf } from './stored-json.ts';

/** Saves a mapping of columns under a name; one of the same name is replaced. */
export function saveMapping<Mapping>(bureau: WritableBureau, name: string, mapping: Mapping, now: Date): void {
  bureau.run(
    `INSERT INTO saved_mappings (name, mapping, saved_at) VALUES (?, ?, ?)
     ON CONFLICT (name) DO UPDATE SET mapping = excluded.mapping, saved_at = excluded.saved_at`,
    name,
    JSON.stringify(mapping),
    now.toISOString(),
  );
}

/** The mapping saved under a name, or null. */
export function readMapping<Mapping>(bureau: ReadableBureau, name: string): Mapping | null {
  const row = bureau.first('SELECT mapping FROM saved_mappings WHERE name = ?', name);
  return row === undefined ? null : objectOf<Mapping>(row.mapping);
}

/** Names of all saved mappings. */
export function listMappings(bureau: ReadableBureau): string[] {
  return bureau.all('SELECT name FROM saved_mappings ORDER BY name').map((row) => String(row.name));
}

/** Removes the mapping of a name, if there is one. */
export function removeMapping(bureau: WritableBureau, name: string): void {
  bureau.run('DELETE FROM saved_mappings WHERE name = ?', name);
}
