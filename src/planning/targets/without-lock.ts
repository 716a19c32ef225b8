import { noDecisions, type PlacesDecisions } from '../../../models/school-places/index.ts';
import { seededRandom } from '../../domain/random.ts';
import { annealInStretches, changeableCount } from '../places/anneal-in-stretches.ts';
import type { PlacesInput } from '../places/input/input.ts';
import { repairDecisions } from '../places/repair.ts';
import { isBetter, type PlacesScore, scoreOf } from '../places/score.ts';

/** Changes tried for each redirection and each site that can build: enough to see whether a lock stands in the way. */
const MOVES = 300;

/**
 * What a plan could leave if one lock were not there: the plan is changed for a short while without it.
 *
 * @param free the places input without the lock
 * @param decisions the plan's decisions over that input
 * @param project id of the project that the lock is about; each of its possible starts is tried
 * @param stopped asked again and again; true when there is no time to go on
 * @returns the best score, and whether everything was tried
 */
export async function scoreWithoutLock(
  free: PlacesInput,
  decisions: PlacesDecisions,
  project: string | null,
  stopped: () => boolean,
): Promise<{ readonly score: PlacesScore; readonly complete: boolean }> {
  let best = scoreOf(free.data, repairDecisions(free.data, decisions));
  for (const start of startsToTry(free, decisions, project)) {
    const { data } = free;
    const moves = MOVES * changeableCount(data);
    const options = { random: seededRandom(1), moves, warm: 0.3, cold: 0.05, slope: 0.01 };
    const annealed = await annealInStretches(data, repairDecisions(data, start), options, stopped);
    const score = scoreOf(data, annealed);
    if (isBetter(score, best)) best = score;
  }
  return { score: best, complete: !stopped() };
}

/** The plan as it is; for a project also with a start in each year that its terms allow, and without it. */
function startsToTry(
  { data, origins }: PlacesInput,
  decisions: PlacesDecisions,
  project: string | null,
): PlacesDecisions[] {
  const site = project === null ? -1 : origins.findIndex((origin) => origin.project?.projectId === project);
  const terms = data.sites[site]?.project ?? null;
  if (terms === null) return [decisions];
  const none = noDecisions(data).projectRooms[site]!;
  const years = none.map((_, year) => year).filter((year) => year >= terms.earliest);
  return [decisions.projectRooms[site]!, none, ...years.map((year) => none.with(year, terms.minRooms))].map(
    (rooms) => ({
      ...decisions,
      projectRooms: decisions.projectRooms.with(site, rooms),
    }),
  );
}
