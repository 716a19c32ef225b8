import { lockedDecisions, type PlacesData, type PurseLimit, spendingOf } from '../../../models/school-places/index.ts';

/** The purses as one block may draw on them. */
export type BlockMoney = Pick<PlacesData, 'capitalPurses' | 'recurrentPurses'>;

/**
 * Divides the money of all purses among blocks of sites: each gets what its locked decisions cost, and of the rest as
 * much as it could spend in proportion to the others.
 */
export function moneyOfBlocks(data: PlacesData, blocks: readonly (readonly number[])[]): BlockMoney[] {
  const locked = lockedDecisions(data);
  const spent = blocks.map((sites) => spendingOf(data, locked, sites));
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
