import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Handlers } from '../../api/dispatcher.ts';
import { refuse } from '../../api/errors.ts';
import type { MethodTable } from '../../api/table.ts';
import { readOutlines, removeOutlines, saveOutlines } from '../../data/index.ts';
import { OUTLINES_FILE_LIMIT, readDistrictOutlines } from '../../domain/district-outlines.ts';
import type { Session } from './session.ts';
import type { Surroundings } from './surroundings.ts';

type MapMethod = Extract<keyof MethodTable, `map.${string}`>;

/** The outlines of the districts, which the user supplies and the bureau file keeps. */
export function mapHandlers(session: Session, { files, now, publish }: Surroundings): Handlers<MapMethod> {
  return {
    'map.outlines': () => session.with(({ file }) => readOutlines(file)),
    'map.loadOutlines': ({ token }) =>
      session.with(async ({ file }) => {
        const path = files.readable(token);
        if (path === null) return refuse('file.unknownToken');
        const name = basename(path);
        let text: string;
        try {
          if ((await stat(path)).size > OUTLINES_FILE_LIMIT)
            return refuse('file.tooLarge', { name, limit: OUTLINES_FILE_LIMIT });
          text = await readFile(path, 'utf8');
        } catch {
          return refuse('file.unreadable', { name });
        }
        const read = readDistrictOutlines(text);
        if ('problem' in read) return refuse(`map.${read.problem}`, { name });
        const at = now();
        saveOutlines(file, name, read.outlines, at);
        publish('map.changed', {});
        return { fileName: name, loadedAt: at.toISOString(), outlines: read.outlines };
      }),
    'map.removeOutlines': () =>
      session.with(({ file }) => {
        removeOutlines(file);
        publish('map.changed', {});
        return {};
      }),
  };
}
