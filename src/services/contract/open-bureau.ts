import type { OutputOf } from '../../api/table.ts';
import { openWritable } from '../../data/index.ts';
import { recentBureaus } from './recent-bureaus.ts';
import { openBureauOf, type Session, summaryOf } from './session.ts';
import type { Surroundings } from './surroundings.ts';

/** Opens the bureau file at a path in place of the one that is open, which stays open when the new one cannot be read. */
export type BureauOpener = (path: string) => Promise<OutputOf<'bureau.open'>>;

/** Makes the one way in which bureaus are opened: taken over by the session, remembered and told of. */
export function bureauOpener(session: Session, { dataFolder, now, publish }: Surroundings): BureauOpener {
  return async (path) => {
    const file = await openWritable(path, { now: now() });
    const bureau = openBureauOf(file);
    let summary: OutputOf<'bureau.open'>;
    try {
      summary = summaryOf(bureau);
    } catch (error) {
      file.close();
      throw error;
    }
    session.adopt(bureau);
    await recentBureaus(dataFolder).remember(bureau.path, summary.name, now());
    publish('bureau.changed', { open: true });
    return summary;
  };
}
