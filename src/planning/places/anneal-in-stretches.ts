import type { PlacesData, PlacesDecisions } from '../../../models/school-places/index.ts';
import { Annealing, type AnnealOptions } from './anneal.ts';
import { Turns } from './turns.ts';

/** Moves between two looks at whether to stop: about ten milliseconds. */
const STRETCH = 20_000;

/** How many decisions annealing can change: redirections and schools that can get rooms. */
export function changeableCount(data: PlacesData): number {
  return data.arcs.length + data.sites.filter(({ maxNewRooms }) => maxNewRooms > 0).length;
}

/**
 * Anneals in short stretches, so that the caller can report, cancel and answer others in between.
 * @param turns other work on this thread that annealing makes way for
 * @param stopped asked between the stretches; true ends the annealing where it stands
 */
export async function annealInStretches(
  data: PlacesData,
  start: PlacesDecisions,
  options: AnnealOptions,
  stopped: () => boolean,
  turns = new Turns(),
): Promise<PlacesDecisions> {
  const annealing = new Annealing(data, start, options);
  for (let from = 0; from < options.moves && !stopped(); from += STRETCH) {
    await turns.take(() => annealing.run(from, Math.min(options.moves, from + STRETCH)));
    await new Promise((resolve) => setImmediate(resolve));
  }
  return annealing.decisions();
}
