import type { PlacesData } from '../../../../models/school-places/index.ts';
import type { SolvedBasis, SolveOutcome, Solver } from '../../../solve/solver.ts';
import { groupOfSites } from '../groups.ts';
import type { RelaxedDecisions } from '../relaxed.ts';
import { Turns } from '../turns.ts';
import { bestChoice, type EntryChoice } from './entry-choice.ts';
import { Mixture } from './mixture.ts';
import { type Part, partsOf } from './parts.ts';
import { type PricedValue, pricedValue } from './priced-value.ts';
import type { EntryYearPrices } from './prices.ts';
import { settledClasses } from './settled-classes.ts';
import { type Stay, staysOf } from './stays.ts';

export interface EntryYearOptions {
  readonly solver: Solver;
  readonly secondsLeft: () => number;
  readonly signal?: AbortSignal;
  /** Called with each better bound of the whole. */
  readonly onBound?: (bound: number) => void;
  /** Asked after some rounds, and after each from then on, with the best bound: false ends the search for prices. */
  readonly goesOn?: (bound: number) => boolean;
  /** Called with the mixture of choices after some rounds, and with each better one from then on. */
  readonly onMixture?: (relaxed: RelaxedDecisions) => void;
  /** Taken while choices are looked for on this thread. */
  readonly turns?: Turns;
  /** Most room-years that a plan may leave short; default none. */
  readonly mostShort?: number;
  /** Most sites in a part; set by tests. */
  readonly mostSites?: number;
}

/** The bound that entry years prove, and what it was proved with. */
export interface EntryYearBound extends PricedValue {
  readonly prices: EntryYearPrices;
}

/**
 * Sites in a part. At 300 programmes of which 90 % are crowded the bound is 7,905 with single sites, 8,012 with parts of
 * up to 3, 8,052 with parts of up to 8, and no higher with larger ones.
 */
const MOST_SITES = 8;
const MOST_ROUNDS = 40;
/** Rounds until the prices are good enough for a comparison with other ways to a bound. */
const FAIR_ROUNDS = 10;
/** Parts decided on before others on this thread have their turn: some 20 milliseconds. */
const PARTS_AT_ONCE = 8;
/**
 * New choices and prices leave the answer of the round before possible but no longer best, which is where the primal
 * simplex begins: a round takes 0.3 s in place of 0.6. Presolve would make another model and forget that answer.
 */
const PRIMAL = { simplex_strategy: 4, presolve: 'off' };
/** Share of the bound that the mixture may still promise when the search for prices ends. */
const CLOSE = 0.001;
const FIRST_REACH = 0.3;
const LEAST_REACH = 0.02;
const MOST_REACH = 0.4;

/**
 * Bounds the goal from below. At prices of rooms, money and pupils, neither years nor entry years nor distant schools
 * have anything in common any more; for each part of the bureau and each entry year the best choice in whole pupils and
 * whole classes over their whole stay is then found by trying all of them. The linear relaxation of the places model
 * divides each cohort anew every year; that a cohort is the same pupils all through its stay, and that who leaves one
 * school comes to another, is what this bound knows beyond it. Better prices are looked for round by round.
 *
 * @param start prices to begin with, such as those of the relaxation
 * @returns the best bound; null when there was no time for one
 */
export async function boundByEntryYears(
  data: PlacesData,
  start: EntryYearPrices,
  options: EntryYearOptions,
): Promise<EntryYearBound | null> {
  const { mostShort = 0, mostSites = MOST_SITES, turns = new Turns() } = options;
  const parts = partsOf(data, mostSites);
  const stays = staysOf(data);
  const settled = settledClasses(data);
  const groupOf = groupOfSites(data);
  const choices: EntryChoice[] = [];
  let best: EntryYearBound | null = null;
  let trial = start;
  let reach = FIRST_REACH;
  let basis: SolvedBasis | undefined;
  const ended = (): boolean => options.signal?.aborted === true || options.secondsLeft() <= 0;
  for (let round = 0; round < MOST_ROUNDS && !ended(); round += 1) {
    const found = await turns.take(() => bestChoices(data, parts, stays, trial));
    choices.push(...found.map(({ choice }) => choice));
    const value = pricedValue(data, trial, settled, groupOf, found, mostShort);
    const isBetter = best === null || value.bound > best.bound;
    if (round > 0) reach = isBetter ? Math.min(MOST_REACH, 1.3 * reach) : Math.max(LEAST_REACH, 0.5 * reach);
    if (best === null || value.bound > best.bound) {
      best = { ...value, prices: trial };
      options.onBound?.(best.bound);
    }
    if (ended() || (round >= FAIR_ROUNDS && options.goesOn?.(best.bound) === false)) break;
    const mixture = new Mixture(data, settled, choices, best.prices, { share: reach }, mostShort);
    const outcome = await mix(mixture, basis, options);
    if (outcome.status !== 'optimal' || outcome.duals === null) break;
    basis = outcome.basis;
    const promise = outcome.solution.objective + mixture.constant;
    const isClose = promise - best.bound <= CLOSE * Math.abs(best.bound);
    if (isClose || round + 1 >= FAIR_ROUNDS) options.onMixture?.(mixture.decisions(outcome.solution.values));
    if (isClose) break;
    trial = mixture.prices(outcome.duals);
  }
  return best;
}

interface PricedChoice {
  readonly choice: EntryChoice;
  /** A site of its part. */
  readonly site: number;
  /** Its priced cost. */
  readonly value: number;
}

/** The best choice of every part in every entry year at prices. */
async function bestChoices(
  data: PlacesData,
  parts: readonly Part[],
  stays: readonly (readonly (Stay | null)[])[],
  { rooms, pupils, opening }: EntryYearPrices,
): Promise<PricedChoice[]> {
  const found: PricedChoice[] = [];
  for (const [index, part] of parts.entries()) {
    for (let entry = 0; entry < data.yearCount; entry += 1) {
      const one = bestChoice(
        part,
        index,
        entry,
        (site) => stays[site]![entry]!,
        (site) => ({ rooms: rooms[site]!, pupil: pupils[site]![entry]!, opening: opening[site]![entry]! }),
      );
      if (one !== null) found.push({ ...one, site: part.sites[0]! });
    }
    // Reports and cancels are heard in between.
    if (index % PARTS_AT_ONCE === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  return found;
}

/** Solves the mixture from the basis of the round before; new choices are not in it. */
function mix(mixture: Mixture, basis: SolvedBasis | undefined, options: EntryYearOptions): Promise<SolveOutcome> {
  const { solver, secondsLeft, signal } = options;
  const columns = new Int32Array(mixture.model.columnCount);
  if (basis !== undefined) columns.set(basis.columns);
  return solver.solve(
    mixture.model,
    {
      timeLimitSeconds: secondsLeft(),
      relativeGap: 0,
      relax: true,
      handOver: true,
      settings: PRIMAL,
      ...(basis !== undefined && { basis: { columns, rows: basis.rows } }),
    },
    signal === undefined ? {} : { signal },
  );
}
