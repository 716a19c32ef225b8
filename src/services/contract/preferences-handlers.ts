import { join } from 'node:path';
import { z } from 'zod';
import type { Handlers } from '../../api/dispatcher.ts';
import { storedDocument } from './stored-document.ts';
import type { Surroundings } from './surroundings.ts';

/** What the window remembers for its user, beside no bureau in particular. */
export function preferencesHandlers({ dataFolder }: Surroundings): Handlers<'preferences.get' | 'preferences.set'> {
  const document = storedDocument(join(dataFolder, 'preferences.json'), z.record(z.string(), z.json()), {});
  return {
    'preferences.get': () => document.read(),
    async 'preferences.set'({ key, value }) {
      const { [key]: _before, ...others } = document.read();
      await document.write(value === null ? others : { ...others, [key]: value });
      return {};
    },
  };
}
