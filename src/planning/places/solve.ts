import {
  type BudgetPrices,
  checkPlacesData,
  lockedDecisions,
  noDecisions,
  type PlacesData,
  type PlacesDecisions,
  type SiteScore,
} from '../../../models/school-places/index.ts';
import type { SolvedBasis, Solver, SolverPool } from '../../solve/solver.ts';
import { pickFrom, putBack } from './neighbourhood.ts';
import { PlacesSearch } from './places-search.ts';
import { reducePlaces } from './reduce.ts';
import { type PlacesScore, scoreOf } from './score.ts';
import { tidyDecisions } from './tidy.ts';

export interface PlacesOptions {
  /** Solves the neighbourhoods and the relaxation side by side. */
  readonly pool: SolverPool;
  /** Solves the whole model where it is small enough to be solved exactly. */
  readonly exactSolver: Solver;
  /** Leave everything after the first plan to the exact solver, however large the model is. */
  readonly exactOnly?: boolean;
  readonly relativeGap: number;
  readonly timeLimitSeconds: number;
  readonly seed: number;
  /** The plan of a neighbouring problem over the same sites and arcs, to begin with; it need not keep the limits. */
  readonly start?: PlacesDecisions;
  /** A bound on the weighted class-years that is proven already for plans that leave no room short. */
  readonly knownBound?: number;
  /** Where the relaxation of a problem over the same sites and arcs ended; see `PlacesSolution`. */
  readonly basis?: SolvedBasis;
  /** Stop when this share of the best possible reduction is proven; default: only the gap counts. */
  readonly enoughShare?: number;
  /** Seconds without a better plan or bound after which the search ends; default 20, and 90 in a large bureau. */
  readonly patienceSeconds?: number;
  /** Seconds since some fixed moment. */
  readonly clock: () => number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: PlacesProgress) => void;
}

export type PlacesPhase = 'firstPlan' | 'bound' | 'improving' | 'exact' | 'tidying';

/** Where a solve stands. Units: weighted class-years, room-years. */
export interface PlacesProgress {
  readonly phase: PlacesPhase;
  readonly seconds: number;
  readonly baseline: number;
  readonly weighted: number;
  readonly roomsShort: number;
  readonly bound: number;
}

export interface PlacesSolution {
  readonly outcome: 'optimal' | 'feasibleAtLimit' | 'interrupted';
  readonly decisions: PlacesDecisions;
  readonly baseline: SiteScore;
  readonly score: PlacesScore;
  /** Proven lower bound of the weighted class-years of any plan that leaves no more rooms short. */
  readonly bound: number;
  /** What one more yuan in each purse and year would be worth, from the relaxation; null where that was not solved. */
  readonly prices: BudgetPrices | null;
  /** Where the relaxation ended, for the next problem over the same sites and arcs; null where it was not solved. */
  readonly basis: SolvedBasis | null;
  readonly seconds: number;
}

/**
 * Finds where to build, which projects to start and whom to redirect.
 *
 * A first plan comes from annealing alone. The linear relaxation of the whole then gives a proven bound and, rounded,
 * a start from which annealing comes close to the best. What remains of the time goes to branch and cut, to the bound by
 * entry years, whose mixture of choices is a better start still, and to neighbourhoods that are solved exactly. A small
 * bureau is solved as one model, all goals in strict order. At the end redirections and rooms that change nothing are
 * taken back.
 *
 * @throws RangeError when the data has a fault that `checkPlacesData` finds
 */
export async function solvePlaces(whole: PlacesData, options: PlacesOptions): Promise<PlacesSolution> {
  const fault = checkPlacesData(whole)[0];
  if (fault !== undefined) throw new RangeError(`places data: ${fault.code} at ${fault.where}`);
  const began = options.clock();
  const elapsed = (): number => options.clock() - began;
  const baseline = scoreOf(whole, noDecisions(whole));
  const part = needsEverySite(whole) ? null : reducePlaces(whole);
  const data = part?.data ?? whole;
  const start = options.start === undefined || part === null ? options.start : pickFrom(options.start, part);
  const search = new PlacesSearch(data, baseline, { ...options, ...(start && { start }) }, elapsed);
  if (data.sites.length > 0) await search.run();
  const tidied = search.exact ? search.best : tidyDecisions(data, search.best);
  const decisions = part === null ? tidied : putBack(lockedDecisions(whole), part, tidied);
  const score = scoreOf(whole, decisions);
  const bound = data.sites.length === 0 ? score.weighted : Math.min(search.bound, score.weighted);
  const gap = score.weighted === 0 ? 0 : (score.weighted - bound) / score.weighted;
  const interrupted = options.signal?.aborted === true;
  return {
    outcome: interrupted
      ? 'interrupted'
      : gap <= options.relativeGap && (score.roomsShort === 0 || search.exact)
        ? 'optimal'
        : 'feasibleAtLimit',
    decisions,
    baseline,
    score,
    bound,
    prices: search.prices,
    basis: search.basis,
    seconds: elapsed(),
  };
}

/** Sites up to which a bureau is small enough to be solved with all its goals, staffing included. */
const SMALL_SITES = 24;

/** Policy shares and staffing count the classes of every site, so that none may be left out where they are solved. */
function needsEverySite(data: PlacesData): boolean {
  return data.policyShares.length > 0 || (data.staffing.length > 0 && data.sites.length <= SMALL_SITES);
}
