import {
  encodeDecisions,
  type PlacesData,
  type PlacesDecisions,
  type PlacesModel,
} from '../../../models/school-places/index.ts';
import type { SolvedDuals, SolverPool } from '../../solve/solver.ts';
import { boundByEntryYears } from './entry-years/bound-by-entry-years.ts';
import { pricesOfRelaxation } from './entry-years/prices.ts';
import { boundByGroups } from './group-bounds.ts';
import type { Neighbourhood } from './neighbourhood.ts';
import { presolveSettings } from './presolve.ts';
import { repairDecisions } from './repair.ts';
import { roundRelaxation } from './rounding.ts';
import type { Turns } from './turns.ts';

export interface RaiseBoundOptions {
  readonly pool: SolverPool;
  /** The same for groups, which take turns with other work there. */
  readonly ofGroups: SolverPool;
  readonly relativeGap: number;
  readonly secondsLeft: () => number;
  readonly signal: AbortSignal;
  /** Room-years that the plan leaves short. */
  readonly roomsShort: number;
  /** The best plan so far. */
  readonly best: () => PlacesDecisions;
  /** Share of the best possible reduction that is proven so far. */
  readonly provenShare: () => number;
  /** Taken while this thread is needed. */
  readonly turns: Turns;
  /** Called with each better bound of the whole. */
  readonly onBound: (bound: number) => void;
  /** Called with decisions of a group that may lead to a better plan. */
  readonly onFound: (group: Pick<Neighbourhood, 'sites' | 'arcs'>, decided: PlacesDecisions) => void;
  /** Called with starts for annealing, each better than the one before and than the rounded relaxation. */
  readonly onStart: (start: PlacesDecisions) => void;
}

export interface RaisingBound {
  /** When the last start is known; null where there is none. */
  readonly mixed: Promise<void> | null;
  /** When nothing raises the bound any more. */
  readonly finished: Promise<void>;
}

/**
 * Memory of the solver at which a proof ends. Its tree of open cases grows by 6 MB a second, and raises the bound by less
 * and less: at 300 programmes 98.45 % are proven with 330 MB in all, and with 144 MB here 98.54 % with 340.
 */
const PROOF_MEGABYTES = 120;
/** The same for a group. At the crowded 300, 98.34 % are proven with 390 MB in all; with 64 MB here 98.40 % with 404. */
const GROUP_MEGABYTES = 56;

/**
 * Seconds of the first proof on the whole. Where it has not come near the plan in half of them, entry years will, and
 * begin.
 */
const FIRST_SECONDS = 12;
const NEAR_SHARE = 0.97;

/**
 * Raises the bound of a bureau that is one model. Branch and cut on the whole is best where few schools are crowded, and
 * soonest at first; where most are, entry years bound better, and groups of schools at their prices better still. So the
 * proof on the whole is followed by entry years, and what is ahead after some rounds goes on; one after the other,
 * because side by side they would take too much memory.
 * @param duals of the relaxation of the model; null where it was not solved
 */
export function raiseBound(
  data: PlacesData,
  model: PlacesModel,
  duals: SolvedDuals | null,
  options: RaiseBoundOptions,
): RaisingBound {
  const { pool, secondsLeft, roomsShort, onBound } = options;
  let wholeBound = Number.NEGATIVE_INFINITY;
  const prove = (seconds: number, isHopeless?: (seconds: number) => boolean): Promise<boolean> =>
    proveWhole(data, model, seconds, options, (bound, after) => {
      wholeBound = Math.max(wholeBound, bound);
      onBound(bound);
      return isHopeless?.(after) === true;
    });
  // A share of all classes concerns every school at once, so that nothing can be bounded by itself.
  if (duals === null || pool.size === 1 || data.policyShares.length > 0)
    return { mixed: null, finished: prove(secondsLeft()).then(() => undefined) };
  const proving = prove(
    Math.min(secondsLeft(), FIRST_SECONDS),
    (seconds) => seconds > FIRST_SECONDS / 2 && options.provenShare() < NEAR_SHARE,
  );
  const bounding = proving.then(() =>
    boundByEntryYears(data, pricesOfRelaxation(data, model, duals), {
      ...options,
      solver: pool,
      mostShort: roomsShort,
      goesOn: (bound) => bound > wholeBound,
      // A mixture may break limits a little, at the dearest price within reach.
      onMixture: (relaxed) => options.onStart(repairDecisions(data, roundRelaxation(data, relaxed))),
    }),
  );
  const finished = bounding.then(async (found) => {
    if (found !== null && found.bound > wholeBound)
      await boundByGroups(data, found.prices.money, () => roomsShort, {
        ...options,
        pool: options.ofGroups,
        parallel: 1,
        known: found.byGroup,
        memoryLimitMegabytes: GROUP_MEGABYTES,
      });
    else if (await proving) await prove(secondsLeft());
  });
  // A defect is thrown to whoever awaits the end, however late that is.
  finished.catch(() => undefined);
  const done = (): void => undefined;
  return { mixed: bounding.then(done, done), finished };
}

/**
 * Branch and cut on the whole.
 * @param onBound called with each better bound and the seconds so far; true ends the proof
 * @returns whether it could have gone on with more time
 */
async function proveWhole(
  data: PlacesData,
  model: PlacesModel,
  timeLimitSeconds: number,
  { pool, relativeGap, signal, best }: RaiseBoundOptions,
  onBound: (bound: number, seconds: number) => boolean,
): Promise<boolean> {
  const ending = new AbortController();
  const outcome = await pool.solve(
    model.named.model,
    {
      timeLimitSeconds,
      relativeGap,
      memoryLimitMegabytes: PROOF_MEGABYTES,
      start: encodeDecisions(data, model.columns, best(), model.named.model.columnCount),
      ...presolveSettings(data),
    },
    {
      signal: AbortSignal.any([signal, ending.signal]),
      onProgress: ({ bound, seconds }) => {
        if (bound !== null && onBound(bound + model.constant, seconds)) ending.abort();
      },
    },
  );
  if (outcome.bound !== null) onBound(outcome.bound + model.constant, outcome.seconds);
  return outcome.status === 'interrupted' || (outcome.status !== 'optimal' && outcome.seconds >= timeLimitSeconds);
}
