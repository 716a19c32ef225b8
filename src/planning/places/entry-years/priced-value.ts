import type { Charge, PlacesData, Site } from '../../../../models/school-places/index.ts';
import { priceOfMoney } from '../groups.ts';
import { arcLimit } from './parts.ts';
import type { EntryYearPrices } from './prices.ts';
import type { SettledClasses } from './settled-classes.ts';

/** A lower bound of the goal at prices, and what each group of schools contributes to it. */
export interface PricedValue {
  readonly bound: number;
  /** By group, money priced: what `boundByGroups` calls the bound of a group. */
  readonly byGroup: readonly number[];
}

/**
 * The Lagrangian bound at prices. Every plan that keeps the limits costs at least this, whatever the prices are, so that
 * the bound needs no trust in the solver that proposed them.
 *
 * @param groupOf the group of each site; groups have no arcs in common
 * @param choices priced costs of the best choices, each with a site of its part
 * @param mostShort most room-years that may be short in all, in every group
 */
export function pricedValue(
  data: PlacesData,
  prices: EntryYearPrices,
  settled: readonly (readonly SettledClasses[])[],
  groupOf: readonly number[],
  choices: readonly { readonly site: number; readonly value: number }[],
  mostShort: number,
): PricedValue {
  const byGroup = new Array<number>(1 + Math.max(...groupOf)).fill(0);
  const dearestRoom = [...byGroup];
  for (const { site, value } of choices) byGroup[groupOf[site]!]! += value;
  data.sites.forEach((site, index) => {
    const group = groupOf[index]!;
    const rooms = prices.rooms[index]!;
    dearestRoom[group] = Math.max(dearestRoom[group]!, ...rooms);
    for (const [year, room] of rooms.entries()) {
      const { fewest, weighted, steps } = settled[index]![year]!;
      byGroup[group]! += weighted + room * (fewest - site.rooms);
      for (const step of steps) byGroup[group]! += step.rooms * Math.min(0, room - step.gain);
    }
    byGroup[group]! += buildingValue(site, rooms, prices) + projectValue(data, index, prices);
    for (const { entry, mostOut, mostIn } of site.entering)
      byGroup[group]! -= mostOut * prices.out[index]![entry]! + mostIn * prices.into[index]![entry]!;
  });
  data.arcs.forEach(({ from, to }, arc) => {
    for (let entry = 0; entry < data.yearCount; entry += 1) {
      const price =
        prices.pupils[to]![entry]! -
        prices.pupils[from]![entry]! +
        prices.out[from]![entry]! +
        prices.into[to]![entry]!;
      if (price < 0) byGroup[groupOf[to]!]! += price * (arcLimit(data, arc, entry) ?? 0);
    }
  });
  const bound = byGroup.reduce((sum, value) => sum + value, 0) - priceOfMoney(data, prices.money);
  return {
    bound: bound - mostShort * Math.max(...dearestRoom),
    byGroup: byGroup.map((value, group) => value - mostShort * dearestRoom[group]!),
  };
}

/** What the best orders of rooms cost at prices, less what the rooms are worth. */
function buildingValue(site: Site, rooms: readonly number[], { money }: EntryYearPrices): number {
  if (site.maxNewRooms === 0) return 0;
  const perRoom = site.charges.map((charges, year) =>
    year + site.leadYears < rooms.length
      ? site.roomCost * priceOf(charges, money.capital, year) - worthFrom(rooms, year + site.leadYears)
      : 0,
  );
  if (site.lockedOrders !== undefined)
    return perRoom.reduce((sum, value, year) => sum + value * site.lockedOrders![year]!, 0);
  return site.maxNewRooms * Math.min(0, ...perRoom);
}

/** What starting a project in its best year and size costs at prices, less what it is worth; 0 where it is not worth it. */
function projectValue(data: PlacesData, index: number, prices: EntryYearPrices): number {
  const { project, charges, leadYears } = data.sites[index]!;
  if (project === null) return 0;
  const rooms = prices.rooms[index]!;
  let best = project.lockedStart === undefined ? 0 : Number.POSITIVE_INFINITY;
  for (let year = project.earliest; year + leadYears < data.yearCount; year += 1) {
    if ((project.lockedStart ?? year) !== year) continue;
    const yuan = priceOf(charges[year]!, prices.money.capital, year);
    const worth = worthFrom(rooms, year + leadYears);
    let value = yuan * (project.fixedCost + project.minRooms * project.costPerRoom) - project.minRooms * worth;
    value += project.maxSteps * Math.min(0, project.roomStep * (yuan * project.costPerRoom - worth));
    for (let open = year + leadYears; open < data.yearCount; open += 1) {
      if (data.recurrentPurses.length > 0)
        value += project.runningCost * priceOf(project.runningCharges[open]!, prices.money.recurrent, open);
      value -= prices.opening[index]![open]!;
    }
    best = Math.min(best, value);
  }
  return Number.isFinite(best) ? best : 0;
}

function priceOf(charges: readonly Charge[], byPurse: readonly (readonly number[])[], year: number): number {
  return charges.reduce((sum, { purse, share }) => sum + share * byPurse[purse]![year]!, 0);
}

function worthFrom(rooms: readonly number[], year: number): number {
  return rooms.slice(year).reduce((sum, room) => sum + room, 0);
}
