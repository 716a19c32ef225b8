import type { Charge, PlacesData } from '../../../models/school-places/index.ts';
import { groupArcs, groupData, groupsOf } from './groups.ts';

/** Purses by their place in the data. */
export interface PurseSet {
  readonly capital: ReadonlySet<number>;
  readonly recurrent: ReadonlySet<number>;
}

/** A part of the bureau whose relaxation is solved by itself. */
export interface Block {
  /** Its sites in the whole, ascending. */
  readonly sites: readonly number[];
  /** Its arcs in the whole, in the order of its data. */
  readonly arcs: readonly number[];
  readonly data: PlacesData;
}

/** A bureau in parts that have nothing in common but some purses. */
export interface Blocks {
  readonly blocks: readonly Block[];
  /** Purses that several blocks draw on. */
  readonly common: PurseSet;
}

/** Most sites in a block, unless redirection connects more: relaxations of this size take half a second. */
const BLOCK_SITES = 150;

/**
 * Divides a bureau into blocks. Schools that redirection connects are never divided; schools that draw on the same
 * purse of a district come together while the block stays of a handy size. What purses are then still common can only
 * be seen to by prices.
 */
export function blocksOf(data: PlacesData, mostSites = BLOCK_SITES): Blocks {
  const groups = groupsOf(data);
  const charged = chargedGroups(data, groups);
  const blockOfGroup = joinGroups(groups, charged, mostSites);
  const sitesOfBlock = new Map<number, number[]>();
  groups.forEach((sites, group) => {
    const block = blockOfGroup[group]!;
    sitesOfBlock.set(block, [...(sitesOfBlock.get(block) ?? []), ...sites]);
  });
  const isCommon = (groupsOfPurse: ReadonlySet<number>): boolean =>
    new Set([...groupsOfPurse].map((group) => blockOfGroup[group])).size > 1;
  const commonOf = (byPurse: readonly ReadonlySet<number>[]): Set<number> =>
    new Set(byPurse.flatMap((groupsOfPurse, purse) => (isCommon(groupsOfPurse) ? [purse] : [])));
  return {
    blocks: [...sitesOfBlock.values()].map((unordered) => {
      const sites = unordered.toSorted((one, other) => one - other);
      return { sites, arcs: groupArcs(data, sites), data: groupData(data, sites) };
    }),
    common: { capital: commonOf(charged.capital), recurrent: commonOf(charged.recurrent) },
  };
}

interface ChargedGroups {
  /** The groups that are charged to each purse. */
  readonly capital: readonly ReadonlySet<number>[];
  readonly recurrent: readonly ReadonlySet<number>[];
}

function chargedGroups(data: PlacesData, groups: readonly (readonly number[])[]): ChargedGroups {
  const capital = data.capitalPurses.map(() => new Set<number>());
  const recurrent = data.recurrentPurses.map(() => new Set<number>());
  const note = (purses: readonly Set<number>[], charges: readonly (readonly Charge[])[], group: number): void => {
    for (const { purse } of charges.flat()) purses[purse]!.add(group);
  };
  groups.forEach((sites, group) => {
    for (const site of sites) {
      note(capital, data.sites[site]!.charges, group);
      note(recurrent, data.sites[site]!.project?.runningCharges ?? [], group);
    }
  });
  return { capital, recurrent };
}

/** The block of each group: first groups of one purse are joined, those of the rarest purse first, then small blocks. */
function joinGroups(
  groups: readonly (readonly number[])[],
  charged: ChargedGroups,
  mostSites: number,
): readonly number[] {
  const blockOf = groups.map((_, group) => group);
  const sizes = new Map(groups.map((sites, group) => [group, sites.length]));
  /** Joins blocks under the name of the first, unless they are too large together. */
  const join = (...blocks: readonly number[]): boolean => {
    const size = blocks.reduce((sum, block) => sum + sizes.get(block)!, 0);
    const kept = blocks[0];
    if (kept === undefined || size > mostSites) return false;
    for (const block of blocks) sizes.delete(block);
    sizes.set(kept, size);
    blockOf.forEach((block, group) => {
      if (blocks.includes(block)) blockOf[group] = kept;
    });
    return true;
  };
  const rarestFirst = [...charged.capital, ...charged.recurrent].toSorted((one, other) => one.size - other.size);
  for (const ofPurse of rarestFirst) join(...new Set([...ofPurse].map((group) => blockOf[group]!)));
  let filling: number | null = null;
  for (const [block] of [...sizes].toSorted(([, one], [, other]) => other - one))
    if (filling === null || !join(filling, block)) filling = block;
  return blockOf;
}
