import {
  type BudgetPrices,
  buildPlacesModel,
  type PlacesData,
  type PursePrices,
} from '../../../models/school-places/index.ts';
import type { SolvedBasis, SolverPool } from '../../solve/solver.ts';
import type { Blocks } from './blocks.ts';
import { budgetPrices } from './groups.ts';
import { moneyOfBlocks } from './money-of-blocks.ts';
import type { BlockFinding, CommonMoney } from './price-model.ts';
import { type RelaxedDecisions, readRelaxed, relaxedSpending } from './relaxed.ts';
import type { RoomsShortLimit } from './rooms-short.ts';

/** A block's relaxation as it was solved once. */
export interface RelaxedBlock {
  readonly finding: BlockFinding;
  readonly decisions: RelaxedDecisions;
  /** Prices of the money that was limited in the block's model, indexed as the purses of the whole; 0 elsewhere. */
  readonly prices: BudgetPrices;
}

/** All blocks at one choice of prices for the common money. */
export interface PricedBlocks {
  /** Goal units per yuan, one for each year of the common purses. */
  readonly common: readonly number[];
  /** Proven lower bound of the goal of the whole. */
  readonly bound: number;
  readonly relaxed: readonly RelaxedBlock[];
}

export interface BlockRelaxationsOptions {
  readonly pool: SolverPool;
  readonly secondsLeft: () => number;
  readonly signal?: AbortSignal;
}

/** Solves the relaxations of all blocks side by side, each from where it last ended, and remembers what was found. */
export class BlockRelaxations {
  /** Everything found so far, in the order of the solves. */
  readonly seen: RelaxedBlock[] = [];
  readonly #whole: PlacesData;
  readonly #blocks: Blocks;
  readonly #money: readonly CommonMoney[];
  readonly #roomsShort: RoomsShortLimit;
  readonly #options: BlockRelaxationsOptions;
  readonly #bases: (SolvedBasis | undefined)[] = [];

  constructor(
    whole: PlacesData,
    blocks: Blocks,
    money: readonly CommonMoney[],
    roomsShort: RoomsShortLimit,
    options: BlockRelaxationsOptions,
  ) {
    this.#whole = whole;
    this.#blocks = blocks;
    this.#money = money;
    this.#roomsShort = roomsShort;
    this.#options = options;
  }

  /**
   * Solves all blocks with prices in place of the limits of the common purses.
   * @param common goal units per yuan, one for each year of the common purses
   * @returns null when a block was not solved
   */
  async atPrices(common: readonly number[]): Promise<PricedBlocks | null> {
    const solved = await this.#inParallel((block) => this.#relax(block, this.#blocks.blocks[block]!.data, common));
    const relaxed = solved.filter((block) => block !== null);
    if (relaxed.length < solved.length) return null;
    this.seen.push(...relaxed);
    const cost = relaxed.reduce((sum, { finding }) => sum + finding.goal + worthOf(finding.spent, common), 0);
    const amounts = this.#money.map(({ amount }) => amount);
    return { common, bound: cost - worthOf(amounts, common), relaxed };
  }

  /**
   * Solves all blocks with a share each of the common money. A block that cannot do with its share is passed over.
   * @returns what the money was worth to the blocks on average, goal units per yuan
   */
  async withShares(): Promise<readonly number[]> {
    const shares = moneyOfBlocks(
      this.#whole,
      this.#blocks.blocks.map(({ sites }) => sites),
    );
    const solved = await this.#inParallel((block) =>
      this.#relax(block, { ...this.#blocks.blocks[block]!.data, ...shares[block]! }, null),
    );
    this.seen.push(...solved.filter((block) => block !== null));
    return this.#money.map(({ kind, purse }, index) => {
      let yuan = 0;
      let worth = 0;
      solved.forEach((block, position) => {
        if (block === null) return;
        const { capitalPurses, recurrentPurses } = shares[position]!;
        const amounts = (kind === 'capital' ? capitalPurses : recurrentPurses)[purse]!.amounts;
        const part = amounts.reduce((sum, amount) => sum + Math.max(0, amount), 0);
        yuan += part;
        worth += part * block.prices[kind][purse]![this.#money[index]!.year]!;
      });
      return yuan === 0 ? 0 : worth / yuan;
    });
  }

  /**
   * Prices of all purses: the common ones as given, the others as the blocks that draw on them found them.
   */
  allPrices({ common, relaxed }: PricedBlocks): BudgetPrices {
    const ofKind = (kind: 'capital' | 'recurrent', purses: PlacesData['capitalPurses']): number[][] => {
      const found = purses.map(({ amounts }, purse) =>
        amounts.map((_, year) =>
          relaxed.reduce((highest, { prices }) => Math.max(highest, prices[kind][purse]![year]!), 0),
        ),
      );
      this.#money.forEach((money, index) => {
        if (money.kind === kind) found[money.purse]![money.year] = common[index]!;
      });
      return found;
    };
    return {
      capital: ofKind('capital', this.#whole.capitalPurses),
      recurrent: ofKind('recurrent', this.#whole.recurrentPurses),
    };
  }

  /**
   * Puts the blocks together again.
   * @param parts how much of each of the blocks, which are everything found so far
   */
  mixture(blocks: readonly RelaxedBlock[], parts: readonly number[]): RelaxedDecisions {
    const zeros = (): number[] => new Array<number>(this.#whole.yearCount).fill(0);
    const build = this.#whole.sites.map(zeros);
    const start = this.#whole.sites.map(zeros);
    const steps = this.#whole.sites.map(zeros);
    const redirect = this.#whole.arcs.map(zeros);
    const add = (sum: number[], part: number, values: readonly number[]): void =>
      values.forEach((value, year) => {
        sum[year]! += part * value;
      });
    blocks.forEach(({ finding, decisions }, index) => {
      const part = parts[index]!;
      if (part === 0) return;
      const { sites, arcs } = this.#blocks.blocks[finding.block]!;
      sites.forEach((site, position) => {
        add(build[site]!, part, decisions.build[position]!);
        add(start[site]!, part, decisions.start[position]!);
        add(steps[site]!, part, decisions.steps[position]!);
      });
      for (const [position, arc] of arcs.entries()) add(redirect[arc]!, part, decisions.redirect[position]!);
    });
    return { build, start, steps, redirect };
  }

  #pursePrices(common: readonly number[]): PursePrices {
    const of = (kind: 'capital' | 'recurrent', purses: PlacesData['capitalPurses']): (number[] | null)[] => {
      const prices: (number[] | null)[] = purses.map(() => null);
      this.#money.forEach((money, index) => {
        if (money.kind !== kind) return;
        const byYear = prices[money.purse] ?? [];
        byYear[money.year] = common[index]!;
        prices[money.purse] = byYear;
      });
      return prices;
    };
    return {
      capital: of('capital', this.#whole.capitalPurses),
      recurrent: of('recurrent', this.#whole.recurrentPurses),
    };
  }

  /** Calls for each block, as many at the same time as the pool has threads; what is found stays in order. */
  async #inParallel<Result>(work: (block: number) => Promise<Result>): Promise<Result[]> {
    const found: Result[] = [];
    const waiting = [...this.#blocks.blocks.keys()];
    const worker = async (): Promise<void> => {
      for (let block = waiting.shift(); block !== undefined; block = waiting.shift()) found[block] = await work(block);
    };
    await Promise.all(Array.from({ length: this.#options.pool.size }, worker));
    return found;
  }

  /** @param common null where all of the block's money is limited; then the solve has other rows and begins anew */
  async #relax(block: number, data: PlacesData, common: readonly number[] | null): Promise<RelaxedBlock | null> {
    const { pool, secondsLeft, signal } = this.#options;
    const model = buildPlacesModel(data, {
      objective: [{ goal: 'classSizes', weight: 1 }],
      locks: [{ goal: 'roomShort', atMost: this.#roomsShort(this.#blocks.blocks[block]!.sites) }],
      wholePupils: false,
      ...(common && { prices: this.#pursePrices(common) }),
    });
    const basis = common && this.#bases[block];
    const outcome = await pool.solve(
      model.named.model,
      { timeLimitSeconds: secondsLeft(), relativeGap: 0, relax: true, ...(basis && { basis }) },
      signal === undefined ? {} : { signal },
    );
    if (outcome.status !== 'optimal' || outcome.duals === null) return null;
    if (common !== null) this.#bases[block] = outcome.basis;
    const decisions = readRelaxed(model.columns, outcome.solution.values);
    const spending = relaxedSpending(data, decisions);
    const spent = this.#money.map(({ kind, purse, year }) => spending[kind][purse]![year]!);
    const priced = common === null ? 0 : worthOf(spent, common);
    return {
      finding: { block, goal: outcome.solution.objective + model.constant - priced, spent },
      decisions,
      prices: budgetPrices(data, model, outcome.duals),
    };
  }
}

/** What yuan of each year of the common purses are worth at prices of them. */
function worthOf(yuan: readonly number[], common: readonly number[]): number {
  return yuan.reduce((sum, amount, index) => sum + amount * common[index]!, 0);
}
