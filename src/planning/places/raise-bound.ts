import { setTimeout } from 'node:timers/promises';
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
import { groupsOf } from './groups.ts';
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

/** Seconds that the proof on the whole has to itself. */
const ALONE_SECONDS = 15;

/**
 * Raises the bound of a bureau that is one model. Branch and cut on the whole is best where few schools are crowded, and
 * soonest at first; where most are, entry years bound better, and groups of schools at their prices better still. So
 * entry years begin when the proof on the whole has ended or had its time, and after some rounds only the one that is
 * ahead goes on.
 * @param duals of the relaxation of the model; null where it was not solved
 */
export function raiseBound(
  data: PlacesData,
  model: PlacesModel,
  duals: SolvedDuals | null,
  options: RaiseBoundOptions,
): RaisingBound {
  const { pool, signal, roomsShort, onBound } = options;
  const whole = new AbortController();
  signal.addEventListener('abort', () => whole.abort(), { once: true });
  let wholeBound = Number.NEGATIVE_INFINITY;
  const proving = proveWhole(data, model, { ...options, signal: whole.signal }, (bound) => {
    wholeBound = Math.max(wholeBound, bound);
    onBound(bound);
  });
  // A share of all classes concerns every school at once, so that nothing can be bounded by itself.
  if (duals === null || pool.size === 1 || data.policyShares.length > 0)
    return { mixing: null, mixed: Promise.resolve(null), finished: proving };
  const groupOf = new Array<number>(data.sites.length).fill(0);
  for (const [group, sites] of groupsOf(data).entries()) for (const site of sites) groupOf[site] = group;
  const isAhead = (bound: number): boolean => {
    if (bound > wholeBound) whole.abort();
    return bound > wholeBound;
  };
  const mixing = Promise.race([proving, wait(1000 * ALONE_SECONDS, signal)]);
  const bounding = mixing.then(() =>
    boundByEntryYears(data, groupOf, pricesOfRelaxation(data, model, duals), {
      ...options,
      solver: pool,
      mostShort: roomsShort,
      goesOn: isAhead,
    }),
  );
  const finished = bounding.then(async (found) => {
    if (found !== null && isAhead(found.bound))
      await boundByGroups(data, found.prices.money, () => roomsShort, {
        ...options,
        parallel: 1,
        known: found.byGroup,
        memoryLimitMegabytes: PROOF_MEGABYTES,
      });
    await proving;
  });
  // A mixture may break limits a little, at the dearest price within reach.
  const mixed = bounding.then((found) =>
    found?.relaxed ? repairDecisions(data, roundRelaxation(data, found.relaxed)) : null,
  );
  return { mixing, mixed, finished };
}

/** Resolves after the time or when the signal aborts, and keeps no process alive. */
function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return setTimeout(milliseconds, undefined, { signal, ref: false }).catch(() => undefined);
}

async function proveWhole(
  data: PlacesData,
  model: PlacesModel,
  { pool, relativeGap, secondsLeft, signal, best }: RaiseBoundOptions,
  onBound: (bound: number) => void,
): Promise<void> {
  const outcome = await pool.solve(
    model.named.model,
    {
      timeLimitSeconds: secondsLeft(),
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
}
