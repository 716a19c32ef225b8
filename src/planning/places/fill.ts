import { formedClasses, type PlacesData, type PlacesDecisions } from '../../../models/school-places/index.ts';
import { ROOM_SHORT_COST } from './class-cost.ts';
import { Ledger } from './ledger.ts';

/** One more room at a site in a year, and what it saves for each yuan. */
interface Wish {
  readonly site: number;
  readonly year: number;
  readonly savedPerYuan: number;
}

/** Class-size cost, large and super-large classes of one site over all years. */
interface Count {
  cost: number;
  large: number;
  superLarge: number;
}

/**
 * Spends money that decisions leave on one room after the other, the most useful for its yuan first. No room is added
 * that would leave its school more large or super-large classes, so what comes out is nowhere worse.
 */
export function fillWithRooms(data: PlacesData, start: PlacesDecisions): PlacesDecisions {
  const build = start.build.map((byYear) => [...byYear]);
  const decisions: PlacesDecisions = { ...start, build };
  const ledger = new Ledger(data, decisions);
  const wishes = new Map(data.sites.map((_, site) => [site, wishesAt(data, decisions, build, site)]));
  for (;;) {
    const inOrder = [...wishes.values()].flat().sort((one, other) => other.savedPerYuan - one.savedPerYuan);
    const paid = inOrder.find(({ site, year }) => {
      ledger.bookRooms(site, year, 1);
      if (ledger.covers(site)) return true;
      ledger.bookRooms(site, year, -1);
      return false;
    });
    if (paid === undefined) return decisions;
    build[paid.site]![paid.year]! += 1;
    wishes.set(paid.site, wishesAt(data, decisions, build, paid.site));
  }
}

function wishesAt(data: PlacesData, decisions: PlacesDecisions, build: number[][], index: number): Wish[] {
  const { maxNewRooms, leadYears, lockedOrders, roomCost } = data.sites[index]!;
  const orders = build[index]!;
  if (lockedOrders !== undefined || orders.reduce((sum, rooms) => sum + rooms, 0) >= maxNewRooms) return [];
  const before = countOf(data, decisions, index);
  if (before.cost === 0) return [];
  const wishes: Wish[] = [];
  for (let year = 0; year + leadYears < data.yearCount; year += 1) {
    orders[year]! += 1;
    const after = countOf(data, decisions, index);
    orders[year]! -= 1;
    const saved = before.cost - after.cost;
    if (saved > 0 && after.large <= before.large && after.superLarge <= before.superLarge)
      wishes.push({ site: index, year, savedPerYuan: saved / Math.max(1, roomCost) });
  }
  return wishes;
}

function countOf(data: PlacesData, decisions: PlacesDecisions, site: number): Count {
  const count: Count = { cost: 0, large: 0, superLarge: 0 };
  for (let year = 0; year < data.yearCount; year += 1) {
    const { large, superLarge, roomsShort } = formedClasses(data, decisions, site, year);
    count.large += large;
    count.superLarge += superLarge;
    count.cost += data.yearWeights[year]! * (large + data.superLargeWeight * superLarge) + ROOM_SHORT_COST * roomsShort;
  }
  return count;
}
