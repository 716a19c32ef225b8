import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import type { OutputOf } from '../../api/table.ts';
import { storedDocument } from './stored-document.ts';

const LONGEST = 12;
const schema = z.array(z.object({ path: z.string(), name: z.string().nullable(), openedAt: z.string() }));

/** The bureaus opened lately. Paths stay in here; the window knows them by ids. */
export function recentBureaus(dataFolder: string) {
  const document = storedDocument(join(dataFolder, 'recent.json'), schema, []);
  return {
    list(): OutputOf<'bureau.recent'> {
      return document.read().map(({ path, name, openedAt }) => ({
        recentId: idOf(path),
        name,
        fileName: basename(path),
        openedAt,
        present: existsSync(path),
      }));
    },
    pathOf: (recentId: string): string | null =>
      document.read().find(({ path }) => idOf(path) === recentId)?.path ?? null,
    async remember(path: string, name: string | null, now: Date): Promise<void> {
      const others = document.read().filter((entry) => entry.path !== path);
      await document.write([{ path, name, openedAt: now.toISOString() }, ...others].slice(0, LONGEST));
    },
    async forget(recentId: string): Promise<void> {
      await document.write(document.read().filter(({ path }) => idOf(path) !== recentId));
    },
  };
}

function idOf(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 16);
}
