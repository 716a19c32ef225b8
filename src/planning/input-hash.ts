import { createHash } from 'node:crypto';
import type { BureauData } from '../domain/bureau.ts';
import type { ScenarioSettings } from '../domain/scenario.ts';
import type { Norms } from '../norms/index.ts';

/**
 * `sha256:` and the hexadecimal digest of everything a plan depends on: the tables, the value of every norm in force
 * and the scenario's settings, as JSON with sorted keys.
 */
export function inputHash(bureau: BureauData, norms: Norms, settings: ScenarioSettings): string {
  const hash = createHash('sha256');
  for (const [name, rows] of Object.entries(bureau.tables)) {
    hash.update(`${name}\n`);
    for (const row of rows) hash.update(`${canonical(row)}\n`);
  }
  hash.update(canonical(norms.all().map(({ id, value }) => [id, value])));
  const { name: _, ...decisive } = settings;
  hash.update(canonical(decisive));
  return `sha256:${hash.digest('hex')}`;
}

/** JSON with the keys of every object sorted, so that equal data gives equal text. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, entry: unknown) =>
    entry !== null && typeof entry === 'object' && !Array.isArray(entry)
      ? Object.fromEntries(Object.entries(entry).sort(([one], [other]) => (one < other ? -1 : 1)))
      : entry,
  );
}
