import { mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { z } from 'zod';
import { writeFilesWhole } from '../../export/index.ts';

/** A small JSON file of the user's own on this computer, outside any bureau. */
export interface StoredDocument<Value> {
  read(): Value;
  /** @throws Failure with a write code */
  write(value: Value): Promise<void>;
}

/**
 * Opens such a file. One that is missing or was damaged counts as empty: it holds conveniences, never data.
 * @param empty what there is before anything was written
 */
export function storedDocument<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
  empty: z.output<Schema>,
): StoredDocument<z.output<Schema>> {
  return {
    read() {
      try {
        return schema.parse(JSON.parse(readFileSync(path, 'utf8')));
      } catch {
        return empty;
      }
    },
    async write(value) {
      mkdirSync(dirname(path), { recursive: true });
      await writeFilesWhole([{ path, content: JSON.stringify(value, null, 2) }]);
    },
  };
}
