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

export interface RaiseBoundOptions {
  readonly pool: SolverPool;
  readonly relativeGap: number;
  readonly secondsLeft: () => number;
  readonly signal: AbortSignal;
  /** Room-years that the plan leaves short. */
  readonly roomsShort: number;
  /** The best plan so far. */
  readonly best: () => PlacesDecisions;
  /** Called with each better bound of the whole. */
  readonly onBound: (bound: number) => void;
  /** Called with decisions of a group that may lead to a better plan. */
  readonly onFound: (group: Pick<Neighbourhood, 'sites' | 'arcs'>, decided: PlacesDecisions) => void;
}

export interface RaisingBound {
  /** When the search for a better start begins, which takes this thread; null where there is none. */
  readonly mixing: Promise<void> | null;
  /** A start for annealing that is better than the rounded relaxation; null where none was found. */
  readonly mixed: Promise<PlacesDecisions | null>;
  /** When nothing raises the bound any more. */
  readonly finished: Promise<void>;
}

/**
 * Memory of the solver at which a proof ends. Its tree of open cases grows by 6 MB a second, and raises the bound by less
 * and less: at 300 programmes 98.6 % are proven with 340 MB in all, and with 224 MB here 98.9 % with 460.
 */
const PROOF_MEGABYTES = 144;
/** The same for a group, beside which neighbourhoods are solved. */
const GROUP_MEGABYTES = 96;

/** Seconds of the first proof on the whole. */
const FIRST_SECONDS = 12;

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
  const prove = (seconds: number): Promise<boolean> =>
    proveWhole(data, model, seconds, options, (bound) => {
      wholeBound = Math.max(wholeBound, bound);
      onBound(bound);
    });
  // A share of all classes concerns every school at once, so that nothing can be bounded by itself.
  if (duals === null || pool.size === 1 || data.policyShares.length > 0)
    return { mixing: null, mixed: Promise.resolve(null), finished: prove(secondsLeft()).then(() => undefined) };
  const proving = prove(Math.min(secondsLeft(), FIRST_SECONDS));
  const bounding = proving.then(() =>
    boundByEntryYears(data, pricesOfRelaxation(data, model, duals), {
      ...options,
      solver: pool,
      mostShort: roomsShort,
      goesOn: (bound) => bound > wholeBound,
    }),
  );
  const finished = bounding.then(async (found) => {
    if (found !== null && found.bound > wholeBound)
      await boundByGroups(data, found.prices.money, () => roomsShort, {
        ...options,
        parallel: 1,
        known: found.byGroup,
        memoryLimitMegabytes: GROUP_MEGABYTES,
      });
    else if (await proving) await prove(secondsLeft());
  });
  // A mixture may break limits a little, at the dearest price within reach.
  const mixed = bounding.then((found) =>
    found?.relaxed ? repairDecisions(data, roundRelaxation(data, found.relaxed)) : null,
  );
  return { mixing: proving.then(() => undefined), mixed, finished };
}

/** Branch and cut on the whole; returns whether it could have gone on with more time. */
async function proveWhole(
  data: PlacesData,
  model: PlacesModel,
  timeLimitSeconds: number,
  { pool, relativeGap, signal, best }: RaiseBoundOptions,
  onBound: (bound: number) => void,
): Promise<boolean> {
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
      signal,
      onProgress: ({ bound }) => {
        if (bound !== null) onBound(bound + model.constant);
      },
    },
  );
  if (outcome.bound !== null) onBound(outcome.bound + model.constant);
  return outcome.status !== 'optimal' && outcome.seconds >= timeLimitSeconds;
}
