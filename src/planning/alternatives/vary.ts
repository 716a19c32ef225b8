import { arcsAt, lockedDecisions, type PlacesData, type PlacesDecisions } from '../../../models/school-places/index.ts';
import type { PlanCharacter } from '../../domain/plan/index.ts';
import { seededRandom } from '../../domain/random.ts';
import type { AnnealOptions } from '../places/anneal.ts';
import { annealInStretches, changeableCount } from '../places/anneal-in-stretches.ts';
import { ROOM_SHORT_COST } from '../places/class-cost.ts';
import { pickFrom, putBack } from '../places/neighbourhood.ts';
import { reducePlaces } from '../places/reduce.ts';
import { scoreOf } from '../places/score.ts';
import { SHARE_COST } from '../places/shares.ts';
import { tidyDecisions } from '../places/tidy.ts';
import { measuresOf, secondaryGoal } from './character.ts';

export interface VaryOptions {
  /** Most weighted class-years and missing rooms that an alternative may leave. */
  readonly mostWeighted: number;
  readonly mostRoomsShort: number;
  /** Most classes beyond the policy shares. */
  readonly mostShareExcess: number;
  readonly seed: number;
  /** Asked again and again; true when there is no time to go on. */
  readonly stopped: () => boolean;
}

export interface Varied {
  /** Null where nothing notably better of the character was found. */
  readonly decisions: PlacesDecisions | null;
  /** Whether everything was tried. */
  readonly complete: boolean;
}

/** Share of the best plan's measure that an alternative must save at least: less is not worth a plan of its own. */
const LEAST_GAIN = 0.02;
/** Changes tried for each redirection and each site that can build. */
const MOVES = 1500;

/**
 * Changes a plan's decisions towards a character, as far as class sizes stay within the cap and every limit holds.
 */
export async function varyDecisions(
  whole: PlacesData,
  best: PlacesDecisions,
  character: PlanCharacter,
  options: VaryOptions,
): Promise<Varied> {
  const part = whole.policyShares.length > 0 ? null : reducePlaces(whole);
  const data = part?.data ?? whole;
  let decisions = part === null ? best : pickFrom(best, part);
  if (character === 'leastBuilding' || character === 'cheapestRunning')
    decisions = await dropProjects(data, decisions, character, options);
  if (character !== 'cheapestRunning') {
    const cap = options.mostWeighted + ROOM_SHORT_COST * options.mostRoomsShort + SHARE_COST * options.mostShareExcess;
    const secondary = secondaryGoal(data, character, cap);
    decisions = await anneal(data, decisions, { warm: 0.5, cold: 0.02, slope: 0, secondary }, options);
  }
  const tidied = tidyDecisions(data, decisions);
  const varied = part === null ? tidied : putBack(lockedDecisions(whole), part, tidied);
  const [measure, ofBest] = [measuresOf(whole, varied)[character], measuresOf(whole, best)[character]];
  const isBetter = measure < ofBest && measure <= (1 - LEAST_GAIN) * ofBest;
  const isFound = isBetter && isWithin(whole, varied, options);
  return { decisions: isFound ? varied : null, complete: !options.stopped() };
}

/** Gives up projects, the dearest first, where the class sizes can be brought back under the cap without them. */
async function dropProjects(
  data: PlacesData,
  start: PlacesDecisions,
  character: 'leastBuilding' | 'cheapestRunning',
  options: VaryOptions,
): Promise<PlacesDecisions> {
  let kept = start;
  const started = data.sites
    .map((_, site) => site)
    .filter((site) => start.projectRooms[site]!.some((rooms) => rooms > 0))
    .filter((site) => data.sites[site]!.project?.lockedStart === undefined)
    .map((site) => {
      const without = withoutProject(data, start, site);
      return { site, saved: measuresOf(data, start)[character] - measuresOf(data, without)[character] };
    })
    .filter(({ saved }) => saved > 0)
    .sort((one, other) => other.saved - one.saved);
  for (const { site } of started) {
    if (options.stopped()) break;
    const without = withoutProject(data, kept, site);
    const mended = await anneal(data, without, { warm: 0.5, cold: 0.05, slope: 0.01 }, options);
    if (isWithin(data, mended, options)) kept = mended;
  }
  return kept;
}

function withoutProject(data: PlacesData, decisions: PlacesDecisions, site: number): PlacesDecisions {
  const receiving = new Set(arcsAt(data)[site]!.filter((arc) => data.arcs[arc]!.to === site));
  return {
    build: decisions.build,
    projectRooms: decisions.projectRooms.with(
      site,
      decisions.projectRooms[site]!.map(() => 0),
    ),
    redirect: decisions.redirect.map((byYear, arc) => (receiving.has(arc) ? byYear.map(() => 0) : byYear)),
  };
}

function isWithin(data: PlacesData, decisions: PlacesDecisions, options: VaryOptions): boolean {
  const { weighted, roomsShort, shareExcess } = scoreOf(data, decisions);
  return (
    weighted <= options.mostWeighted + 1e-9 &&
    roomsShort <= options.mostRoomsShort &&
    shareExcess <= options.mostShareExcess + 1e-9
  );
}

function anneal(
  data: PlacesData,
  start: PlacesDecisions,
  heat: Omit<AnnealOptions, 'random' | 'moves'>,
  { seed, stopped }: VaryOptions,
): Promise<PlacesDecisions> {
  const moves = MOVES * changeableCount(data);
  return annealInStretches(data, start, { ...heat, random: seededRandom(seed), moves }, stopped);
}
