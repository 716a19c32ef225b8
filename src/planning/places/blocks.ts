import {
  type BudgetPrices,
  buildPlacesModel,
  type PlacesData,
  type PlacesDecisions,
  type PurseLimit,
  spendingOf,
} from '../../../models/school-places/index.ts';
import type { SolverPool } from '../../solve/solver.ts';
import { budgetPrices, groupData, groupsOf } from './groups.ts';
import { roundRelaxation } from './rounding.ts';

/** What the relaxation of a block tells. */
interface RelaxedBlock {
  readonly prices: BudgetPrices;
  readonly decisions: PlacesDecisions;
}

/** The relaxation of a large bureau, solved in blocks that share the money. */
export interface RelaxedBlocks {
  /** Prices of money that all blocks are to be bounded at. */
  readonly prices: BudgetPrices;
  /** The rounded relaxations of all blocks together; every limit holds. */
  readonly decisions: PlacesDecisions;
}

/** Sites in a block: a relaxation of this size takes a few seconds and a few hundred megabytes. */
const BLOCK_SITES = 300;

/**
 * Divides a large bureau into blocks of groups, gives each block its share of every purse, and solves the blocks'
 * relaxations side by side. Purses that several blocks draw on are divided as the present plan spends them, and
 * what it leaves in proportion to what the blocks could still build. The prices of the blocks are averaged by their
 * money: any prices give a valid bound, and blocks that share a purse agree on them nearly.
 *
 * @returns null when a block was not solved
 */
export async function relaxInBlocks(
  data: PlacesData,
  present: PlacesDecisions,
  roomsShort: number,
  pool: SolverPool,
  timeLimitSeconds: number,
  signal?: AbortSignal,
): Promise<RelaxedBlocks | null> {
  const blocks = packBlocks(data, groupsOf(data));
  const shares = moneyOfBlocks(data, present, blocks);
  const decisions = emptyDecisions(data);
  const arcPosition = new Map(data.arcs.map((arc, index) => [`${arc.from}>${arc.to}`, index]));
  const relaxed: RelaxedBlock[] = [];
  const waiting = [...blocks.entries()];
  const work = async (): Promise<boolean> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [index, sites] = next;
      const part: PlacesData = { ...groupData(data, sites), ...shares[index]! };
      const block = await relaxBlock(part, roomsShort, pool, timeLimitSeconds, signal);
      if (block === null) return false;
      relaxed[index] = block;
      sites.forEach((site, position) => {
        decisions.build[site] = [...block.decisions.build[position]!];
        decisions.projectRooms[site] = [...block.decisions.projectRooms[position]!];
      });
      part.arcs.forEach((arc, position) => {
        const whole = arcPosition.get(`${sites[arc.from]}>${sites[arc.to]}`)!;
        decisions.redirect[whole] = [...block.decisions.redirect[position]!];
      });
    }
    return true;
  };
  const ended = await Promise.all(Array.from({ length: pool.size }, work));
  if (ended.includes(false)) return null;
  const averaged = (kind: 'capital' | 'recurrent', purses: readonly PurseLimit[]): number[][] =>
    purses.map((purse, purseIndex) =>
      purse.amounts.map((_, year) => {
        let money = 0;
        let worth = 0;
        relaxed.forEach((block, index) => {
          const purseShares = kind === 'capital' ? shares[index]!.capitalPurses : shares[index]!.recurrentPurses;
          const amount = Math.max(
            1,
            purseShares[purseIndex]!.amounts.reduce((sum, yuan) => sum + yuan, 0),
          );
          money += amount;
          worth += amount * block.prices[kind][purseIndex]![year]!;
        });
        return worth / money;
      }),
    );
  return {
    prices: {
      capital: averaged('capital', data.capitalPurses),
      recurrent: averaged('recurrent', data.recurrentPurses),
    },
    decisions,
  };
}

async function relaxBlock(
  part: PlacesData,
  roomsShort: number,
  pool: SolverPool,
  timeLimitSeconds: number,
  signal?: AbortSignal,
): Promise<RelaxedBlock | null> {
  const model = buildPlacesModel(part, {
    objective: [{ goal: 'classSizes', weight: 1 }],
    locks: [{ goal: 'roomShort', atMost: roomsShort }],
  });
  const outcome = await pool.solve(
    model.named.model,
    { timeLimitSeconds, relativeGap: 0, relax: true },
    signal === undefined ? {} : { signal },
  );
  if (outcome.status !== 'optimal' || outcome.duals === null) return null;
  return {
    prices: budgetPrices(part, model, outcome.duals),
    decisions: roundRelaxation(part, model.columns, outcome.solution.values),
  };
}

/**
 * Puts groups together into blocks of a handy size; a group is never divided. Groups that draw on the same purse of a
 * district come one after the other, because a purse divided among many blocks gets a poor price.
 */
function packBlocks(data: PlacesData, groups: readonly (readonly number[])[]): number[][] {
  const ownPurse = rarestPurses(data);
  const blocks: number[][] = [];
  for (const group of groups.toSorted((one, other) => ownPurse[one[0]!]! - ownPurse[other[0]!]!)) {
    const last = blocks.at(-1);
    if (last === undefined || last.length + group.length > BLOCK_SITES) blocks.push([...group]);
    else last.push(...group);
  }
  return blocks.map((block) => block.sort((one, other) => one - other));
}

/** Of the capital purses that pay for each site, the one that pays for the fewest; -1 where none does. */
function rarestPurses(data: PlacesData): number[] {
  const paid = data.capitalPurses.map(() => 0);
  const charged = data.sites.map(({ charges }) => (charges[0] ?? []).map(({ purse }) => purse));
  for (const purse of charged.flat()) paid[purse]! += 1;
  return charged.map((purses) => purses.toSorted((one, other) => paid[one]! - paid[other]!)[0] ?? -1);
}

type BlockMoney = Pick<PlacesData, 'capitalPurses' | 'recurrentPurses'>;

function moneyOfBlocks(
  data: PlacesData,
  present: PlacesDecisions,
  blocks: readonly (readonly number[])[],
): BlockMoney[] {
  const spent = blocks.map((sites) => spendingOf(data, present, sites));
  const could = blocks.map((sites) => couldSpend(data, sites));
  const divide = (kind: 'capital' | 'recurrent', purses: readonly PurseLimit[], block: number): PurseLimit[] =>
    purses.map((purse, index) => ({
      carryOver: purse.carryOver,
      amounts: purse.amounts.map((amount, year) => {
        const all = spent.reduce((sum, spending) => sum + spending[kind][index]![year]!, 0);
        const wanted = could.reduce((sum, spending) => sum + spending[kind][index]!, 0);
        const part = wanted === 0 ? 1 / blocks.length : could[block]![kind][index]! / wanted;
        return spent[block]![kind][index]![year]! + (amount - all) * part;
      }),
    }));
  return blocks.map((_, block) => ({
    capitalPurses: divide('capital', data.capitalPurses, block),
    recurrentPurses: divide('recurrent', data.recurrentPurses, block),
  }));
}

/** Yuan that the sites could charge to each purse if everything were built. */
function couldSpend(data: PlacesData, sites: readonly number[]): { capital: number[]; recurrent: number[] } {
  const capital = data.capitalPurses.map(() => 0);
  const recurrent = data.recurrentPurses.map(() => 0);
  for (const index of sites) {
    const site = data.sites[index]!;
    const { project } = site;
    const yuan =
      project === null
        ? site.maxNewRooms * site.roomCost
        : project.fixedCost + (project.minRooms + project.maxSteps * project.roomStep) * project.costPerRoom;
    for (const { purse, share } of site.charges[0] ?? []) capital[purse]! += share * yuan;
    for (const { purse, share } of project?.runningCharges[0] ?? []) recurrent[purse]! += share * project!.runningCost;
  }
  return { capital, recurrent };
}

function emptyDecisions(data: PlacesData): { build: number[][]; projectRooms: number[][]; redirect: number[][] } {
  const zeros = (): number[] => new Array<number>(data.yearCount).fill(0);
  return { build: data.sites.map(zeros), projectRooms: data.sites.map(zeros), redirect: data.arcs.map(zeros) };
}
