import {
  type BudgetPrices,
  buildPlacesModel,
  encodeDecisions,
  type PlacesData,
  type PlacesDecisions,
  type PlacesModel,
  readDecisions,
} from '../../../models/school-places/index.ts';
import type { SolverPool } from '../../solve/solver.ts';
import { groupArcs, groupData, groupsOf, priceOfMoney } from './groups.ts';
import type { Neighbourhood } from './neighbourhood.ts';
import { presolveSettings } from './presolve.ts';
import type { RoomsShortLimit } from './rooms-short.ts';

export interface GroupBoundOptions {
  readonly pool: SolverPool;
  /** How many groups are solved at the same time. */
  readonly parallel: number;
  readonly signal: AbortSignal;
  /** The best plan so far, from which each group's search starts. */
  readonly best: () => PlacesDecisions;
  readonly secondsLeft: () => number;
  /** Bounds of the groups, in the order of `groupsOf`, that are proven already at these prices. */
  readonly known?: readonly number[];
  /** Memory of the solver at which it leaves a group. */
  readonly memoryLimitMegabytes?: number;
  /** Called with each better bound of the whole. */
  readonly onBound: (bound: number) => void;
  /** Called with decisions of a group that cost less at the prices than the best plan's; the money may not reach. */
  readonly onFound?: (group: Pick<Neighbourhood, 'sites' | 'arcs'>, decided: PlacesDecisions) => void;
}

/** Seconds of branch and cut for each site of a group in the first round; every later round gets twice as long. */
const SECONDS_PER_SITE = 0.12;

/**
 * Bounds the whole from below at given prices of money. Without budgets the groups of neighbouring schools are
 * independent, so the sum of their bounds, less what all the money is worth, bounds every plan that keeps the budgets.
 * First each group's relaxation is solved, unless its bound is known, then branch and cut raises group after group, those first that the present
 * plan is furthest above for their size, again and again with more time.
 */
export async function boundByGroups(
  data: PlacesData,
  prices: BudgetPrices,
  roomsShort: RoomsShortLimit,
  options: GroupBoundOptions,
): Promise<void> {
  const groups = groupsOf(data).map((sites) => new Group(data, sites, prices, roomsShort(sites)));
  const money = priceOfMoney(data, prices);
  const report = (): void => {
    let total = -money;
    for (const { bound } of groups) total += bound;
    if (Number.isFinite(total)) options.onBound(total);
  };
  if (options.known !== undefined) for (const [index, group] of groups.entries()) group.bound = options.known[index]!;
  else
    await inParallel(groups, options, async (group) => {
      await group.relax(options);
      report();
    });
  for (let round = 1; groups.some((group) => !group.proven) && !ended(options); round *= 2) {
    const open = groups
      .filter((group) => !group.proven)
      .map((group) => ({ group, slack: group.slack(options.best()) / group.size }))
      .sort((one, other) => other.slack - one.slack)
      .map(({ group }) => group);
    await inParallel(open, options, async (group) => {
      await group.branch(options, round * SECONDS_PER_SITE);
      report();
    });
  }
}

function ended({ signal, secondsLeft }: GroupBoundOptions): boolean {
  return signal.aborted || secondsLeft() <= 0;
}

async function inParallel(
  groups: readonly Group[],
  options: GroupBoundOptions,
  work: (group: Group) => Promise<void>,
): Promise<void> {
  const waiting = [...groups];
  const worker = async (): Promise<void> => {
    for (let group = waiting.shift(); group !== undefined && !ended(options); group = waiting.shift())
      await work(group);
  };
  await Promise.all(Array.from({ length: options.parallel }, worker));
}

/** One group at fixed prices. Its model is built anew for each solve, because all of them together would fill memory. */
class Group {
  bound = Number.NEGATIVE_INFINITY;
  proven = false;
  readonly #whole: PlacesData;
  readonly #sites: readonly number[];
  /** Arcs of the whole, in the order in which `groupData` takes them. */
  readonly #arcs: readonly number[];
  readonly #prices: BudgetPrices;
  readonly #roomsShort: number;

  constructor(whole: PlacesData, sites: readonly number[], prices: BudgetPrices, roomsShort: number) {
    this.#whole = whole;
    this.#sites = sites;
    this.#arcs = groupArcs(whole, sites);
    this.#prices = prices;
    this.#roomsShort = roomsShort;
  }

  async relax({ pool, signal, secondsLeft }: GroupBoundOptions): Promise<void> {
    const { model } = this.#build();
    if (model.named.model.columnCount === 0) {
      this.bound = model.constant;
      this.proven = true;
      return;
    }
    const outcome = await pool.solve(
      model.named.model,
      { timeLimitSeconds: secondsLeft(), relativeGap: 0, relax: true },
      { signal },
    );
    if (outcome.status === 'optimal') this.#raise(outcome.solution.objective + model.constant);
  }

  async branch(options: GroupBoundOptions, secondsPerSite: number): Promise<void> {
    const { pool, signal, best, secondsLeft, memoryLimitMegabytes } = options;
    const { model, data } = this.#build();
    const start = encodeDecisions(data, model.columns, this.#own(best()), model.named.model.columnCount);
    const timeLimitSeconds = Math.min(secondsLeft(), Math.max(0.5, secondsPerSite * this.#sites.length));
    const outcome = await pool.solve(
      model.named.model,
      {
        timeLimitSeconds,
        relativeGap: 0.001,
        start,
        ...(memoryLimitMegabytes !== undefined && { memoryLimitMegabytes }),
        ...presolveSettings(data),
      },
      { signal },
    );
    if (outcome.bound !== null) this.#raise(outcome.bound + model.constant);
    if (outcome.status === 'optimal') this.proven = true;
    if (outcome.status !== 'optimal' && outcome.status !== 'feasibleAtLimit') return;
    const { objective, values } = outcome.solution;
    if (objective < costOf(model, start) - 1e-6)
      options.onFound?.({ sites: this.#sites, arcs: this.#arcs }, readDecisions(data, model.columns, values));
  }

  /** Sites. */
  get size(): number {
    return this.#sites.length;
  }

  /** How much more the plan costs here, at the prices, than the bound. */
  slack(best: PlacesDecisions): number {
    const { model, data } = this.#build();
    const values = encodeDecisions(data, model.columns, this.#own(best), model.named.model.columnCount);
    return costOf(model, values) + model.constant - this.bound;
  }

  #raise(bound: number): void {
    this.bound = Math.max(this.bound, bound);
  }

  #build() {
    const data = groupData(this.#whole, this.#sites);
    const model = buildPlacesModel(data, {
      objective: [{ goal: 'classSizes', weight: 1 }],
      locks: [{ goal: 'roomShort', atMost: this.#roomsShort }],
      prices: this.#prices,
      wholePupils: false,
    });
    return { data, model };
  }

  #own(best: PlacesDecisions): PlacesDecisions {
    return {
      build: this.#sites.map((site) => best.build[site]!),
      projectRooms: this.#sites.map((site) => best.projectRooms[site]!),
      redirect: this.#arcs.map((arc) => best.redirect[arc]!),
    };
  }
}

/** The objective of the values without its constant part. */
function costOf({ named }: PlacesModel, values: Float64Array): number {
  return named.model.cost.reduce((sum, cost, column) => sum + cost * values[column]!, 0);
}
