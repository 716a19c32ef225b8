import {
  arcsAt,
  BUDGET_CAPITAL,
  BUDGET_RECURRENT,
  type BudgetPrices,
  type PlacesData,
  type PlacesModel,
} from '../../../models/school-places/index.ts';
import type { SolvedDuals } from '../../solve/solver.ts';

/** Sites that redirection connects; without budgets the model falls apart into these. Largest first. */
export function groupsOf(data: PlacesData): number[][] {
  const arcsBySite = arcsAt(data);
  const seen = new Set<number>();
  const groups: number[][] = [];
  data.sites.forEach((_, first) => {
    if (seen.has(first)) return;
    seen.add(first);
    const group = [first];
    for (let index = 0; index < group.length; index += 1)
      for (const arc of arcsBySite[group[index]!]!) {
        const { from, to } = data.arcs[arc]!;
        for (const site of [from, to])
          if (!seen.has(site)) {
            seen.add(site);
            group.push(site);
          }
      }
    groups.push(group.sort((one, other) => one - other));
  });
  return groups.sort((one, other) => other.length - one.length);
}

/** The place in `groupsOf` of each site's group. */
export function groupOfSites(data: PlacesData): readonly number[] {
  const groupOf = new Array<number>(data.sites.length).fill(0);
  for (const [group, sites] of groupsOf(data).entries()) for (const site of sites) groupOf[site] = group;
  return groupOf;
}

/** Arcs within a group, in the order in which `groupData` takes them. */
export function groupArcs(data: PlacesData, group: readonly number[]): number[] {
  const arcsBySite = arcsAt(data);
  return group.flatMap((site) => arcsBySite[site]!.filter((arc) => data.arcs[arc]!.from === site));
}

/** The part of the data that concerns a group, with the purses of the whole. */
export function groupData(data: PlacesData, group: readonly number[]): PlacesData {
  const position = new Map(group.map((site, index) => [site, index]));
  return {
    ...data,
    sites: group.map((site) => data.sites[site]!),
    arcs: groupArcs(data, group).map((arc) => {
      const { from, to, distanceMetres } = data.arcs[arc]!;
      return { from: position.get(from)!, to: position.get(to)!, distanceMetres };
    }),
  };
}

/** Prices of money in weighted class-years per yuan, from the duals of the relaxation's budget rows. */
export function budgetPrices(data: PlacesData, model: PlacesModel, duals: SolvedDuals): BudgetPrices {
  const zeros = (): number[] => new Array(data.yearCount).fill(0);
  const capital = data.capitalPurses.map(zeros);
  const recurrent = data.recurrentPurses.map(zeros);
  for (let row = 0; row < model.named.model.rowCount; row += 1) {
    const { family, key } = model.named.rowKey(row);
    if (family !== BUDGET_CAPITAL && family !== BUDGET_RECURRENT) continue;
    const [purse, year] = key as readonly [number, number];
    // A limit from above has a dual of at most 0 in a minimisation; its size is the price.
    (family === BUDGET_CAPITAL ? capital : recurrent)[purse]![year] = Math.max(0, -duals.rows[row]!);
  }
  return {
    capital: withCarryOver(data.capitalPurses, capital),
    recurrent: withCarryOver(data.recurrentPurses, recurrent),
  };
}

/** Money that can be carried is never worth less than it is a year later; the solver's tolerance is smoothed away. */
export function withCarryOver(purses: PlacesData['capitalPurses'], prices: readonly number[][]): number[][] {
  return prices.map((byYear, purse) => {
    const smoothed = [...byYear];
    for (let year = smoothed.length - 2; year >= 0; year -= 1)
      if (purses[purse]!.carryOver[year] === true) smoothed[year] = Math.max(smoothed[year]!, smoothed[year + 1]!);
    return smoothed;
  });
}

/** What all the money is worth at the prices. */
export function priceOfMoney(data: PlacesData, prices: BudgetPrices): number {
  const worth = (purses: PlacesData['capitalPurses'], byPurse: BudgetPrices['capital']): number =>
    purses.reduce(
      (sum, { amounts }, purse) =>
        sum + amounts.reduce((total, amount, year) => total + amount * byPurse[purse]![year]!, 0),
      0,
    );
  return worth(data.capitalPurses, prices.capital) + worth(data.recurrentPurses, prices.recurrent);
}
