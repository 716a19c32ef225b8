import {
  type BudgetPrices,
  leftOver,
  type PlacesData,
  type PlacesDecisions,
  type Spending,
} from '../../../models/school-places/index.ts';
import { BlockRelaxations, type BlockRelaxationsOptions } from './block-relaxations.ts';
import { blocksOf, type PurseSet } from './blocks.ts';
import { type CommonMoney, promisedPrices } from './price-model.ts';
import { relaxedSpending } from './relaxed.ts';
import type { RoomsShortLimit } from './rooms-short.ts';
import { roundRelaxation } from './rounding.ts';

/** The relaxation of a large bureau, solved in blocks. */
export interface PricedMoney {
  /** Prices of money at which everything in the bureau that is not connected can be bounded by itself. */
  readonly prices: BudgetPrices;
  /** Proven lower bound of the goal. */
  readonly bound: number;
  /** The rounded relaxation; every limit holds. */
  readonly decisions: PlacesDecisions;
}

export interface PriceMoneyOptions extends BlockRelaxationsOptions {
  /** Called with each better bound of the whole. */
  readonly onBound?: (bound: number) => void;
  /** Most sites in a block; set by tests. */
  readonly mostSites?: number;
}

/** Most prices tried; a bound within half a per mille takes three to ten. */
const MOST_STEPS = 12;
/** Share of the bound within which the prices are good enough. */
const CLOSE = 0.0005;
/** Reach of the first step, in parts of each price, and of a price of nothing, in parts of the highest price. */
const FIRST_REACH = 0.3;
const LEAST_REACH = 0.02;

/**
 * Solves the relaxation of a bureau that is too large for one model. Each block is solved with its own budgets; the
 * money that several blocks draw on has a price in place of its limit. At no price at all the blocks may spend more than
 * there is. Then each block gets a share of that money once, which tells about what it is worth, and from there
 * better prices are looked for step by step, each block beginning where its relaxation last ended.
 *
 * @param roomsShort most rooms that a plan may leave short in a part of the bureau
 * @returns null when a block was not solved, by its fault or for want of time
 */
export async function priceMoney(
  data: PlacesData,
  roomsShort: RoomsShortLimit,
  options: PriceMoneyOptions,
): Promise<PricedMoney | null> {
  const blocks = blocksOf(data, options.mostSites);
  const money = commonMoney(data, blocks.common);
  const relaxations = new BlockRelaxations(data, blocks, money, roomsShort, options);
  let best = await relaxations.atPrices(money.map(() => 0));
  if (best === null) return null;
  options.onBound?.(best.bound);
  let mixture = relaxations.mixture(
    best.relaxed,
    best.relaxed.map(() => 1),
  );
  if (!isCovered(data, blocks.common, relaxedSpending(data, mixture))) {
    let trial = await relaxations.withShares();
    const highest = Math.max(...trial);
    let reach = trial.map((price) => Math.max(FIRST_REACH * price, LEAST_REACH * highest));
    for (let step = 0; step < MOST_STEPS; step += 1) {
      const tried = await relaxations.atPrices(trial);
      if (tried === null) break;
      const isBetter = tried.bound > best.bound;
      if (isBetter) best = tried;
      options.onBound?.(best.bound);
      if (step > 0) reach = reach.map((far) => (isBetter ? 1.5 : 0.5) * far);
      const findings = relaxations.seen.map(({ finding }) => finding);
      const promised = await promisedPrices(money, findings, best.common, reach, options.pool);
      if (promised === null) break;
      mixture = relaxations.mixture(relaxations.seen, promised.parts);
      if (promised.promise - best.bound <= CLOSE * Math.abs(best.bound)) break;
      trial = promised.prices;
    }
  }
  return {
    prices: relaxations.allPrices(best),
    bound: best.bound,
    decisions: roundRelaxation(data, mixture),
  };
}

/** All years of the common purses, those of a purse one after the other. */
function commonMoney(data: PlacesData, common: PurseSet): CommonMoney[] {
  const ofKind = (kind: 'capital' | 'recurrent', purses: PlacesData['capitalPurses']): CommonMoney[] =>
    purses.flatMap(({ amounts, carryOver }, purse) =>
      common[kind].has(purse)
        ? amounts.map((amount, year) => ({
            ...{ kind, purse, year, amount },
            isCarried: carryOver[year] === true && year + 1 < amounts.length,
          }))
        : [],
    );
  return [...ofKind('capital', data.capitalPurses), ...ofKind('recurrent', data.recurrentPurses)];
}

/** Whether the common purses pay for what all blocks spend together, with what may be carried over. */
function isCovered(data: PlacesData, common: PurseSet, spent: Spending): boolean {
  const covers = (kind: 'capital' | 'recurrent', purses: PlacesData['capitalPurses']): boolean =>
    [...common[kind]].every((index) => {
      const purse = purses[index]!;
      return leftOver(purse, spent[kind][index]!).every((left, year) => left >= -1e-6 * purse.amounts[year]!);
    });
  return covers('capital', data.capitalPurses) && covers('recurrent', data.recurrentPurses);
}
