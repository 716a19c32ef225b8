import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type IntakeIssue, type Mapping, readMapping } from '../../intake/index.ts';
import { resourceFolder } from '../../norms/resource-folder.ts';

/** A mapping file that comes with the program. */
export interface Layout {
  readonly id: string;
  readonly name: string;
}

function layoutFolder(): string {
  return join(resourceFolder(), 'templates', 'mappings');
}

/** The mapping files that come with the program, for well-known files whose rows are not those of the template. */
export async function shippedLayouts(): Promise<Layout[]> {
  const files = (await readdir(layoutFolder())).filter((file) => file.endsWith('.json')).sort();
  const read = await Promise.all(files.map((file) => readMapping(join(layoutFolder(), file))));
  return read.flatMap((mapping, index) =>
    'severity' in mapping ? [] : [{ id: basename(files[index] ?? '', '.json'), name: mapping.name }],
  );
}

/** The mapping of that id that comes with the program, or null. */
export async function shippedLayout(id: string): Promise<Mapping | IntakeIssue | null> {
  const known = (await shippedLayouts()).some((layout) => layout.id === id);
  return known ? readMapping(join(layoutFolder(), `${id}.json`)) : null;
}
