import type { Part } from './parts.ts';
import { type ChosenStay, chosenStay, pricedStay, type Stay, type StayPrices } from './stays.ts';

/** What a part of the bureau decides for the pupils of one entry year: where they go, and their classes ever after. */
export interface EntryChoice {
  /** Index of the part. */
  readonly part: number;
  readonly entry: number;
  readonly stays: readonly ChosenStay[];
  /** Weighted class-years. */
  readonly weighted: number;
}

/** Costs of a part for every net number of pupils that may come to it, and how they were found. */
interface Costs {
  readonly least: number;
  readonly cost: readonly number[];
  readonly from:
    | { readonly stay: Stay }
    /** What the first half gets, as a place in its costs, for each place in these. */
    | { readonly halves: readonly [Costs, Costs]; readonly first: readonly number[] };
}

/**
 * The best choice of a part at prices, in whole pupils and whole classes. Halves are put together by trying every
 * division of the pupils between them, within what arcs can bring and take. That pupils go along arcs only is seen to
 * at the borders of the halves; between single sites the prices of pupils do it.
 * @param stayAt the stay of the entry year at a site, null where there is none
 * @returns the choice and its priced cost; null where the part has no cohort in that entry year
 */
export function bestChoice(
  part: Part,
  index: number,
  entry: number,
  stayAt: (site: number) => Stay | null,
  pricesAt: (site: number) => StayPrices,
): { readonly choice: EntryChoice; readonly value: number } | null {
  const costs = costsOf(part, entry, stayAt, pricesAt);
  if (costs === null) return null;
  let best = 0;
  for (let place = 1; place < costs.cost.length; place += 1) if (costs.cost[place]! < costs.cost[best]!) best = place;
  const stays: ChosenStay[] = [];
  collect(costs, best, (stay, net) => stays.push(chosenStay(stay, net, pricesAt(stay.site).rooms)));
  const weighted = stays.reduce((sum, stay) => sum + stay.weighted, 0);
  return { choice: { part: index, entry, stays, weighted }, value: costs.cost[best]! };
}

function costsOf(
  { sites, halves, reach }: Part,
  entry: number,
  stayAt: (site: number) => Stay | null,
  pricesAt: (site: number) => StayPrices,
): Costs | null {
  const { least, most } = reach[entry]!;
  if (halves === null) {
    const stay = stayAt(sites[0]!);
    if (stay === null) return null;
    const cost = pricedStay(stay, pricesAt(stay.site));
    const lowest = Math.max(least, stay.least);
    const within = cost.slice(lowest - stay.least, Math.min(most, stay.most) - stay.least + 1);
    return { least: lowest, cost: within, from: { stay } };
  }
  const one = costsOf(halves[0], entry, stayAt, pricesAt);
  const other = costsOf(halves[1], entry, stayAt, pricesAt);
  return one === null || other === null ? (one ?? other) : together(one, other, least, most);
}

/** The cheapest division of every number of pupils between two halves. */
function together(one: Costs, other: Costs, least: number, most: number): Costs {
  const lowest = Math.max(least, one.least + other.least);
  const highest = Math.min(most, one.least + one.cost.length - 1 + other.least + other.cost.length - 1);
  // Short-lived and many: within the heap they take less time and leave no holes outside it.
  const cost = new Array<number>(highest - lowest + 1).fill(Number.POSITIVE_INFINITY);
  const first = new Array<number>(cost.length).fill(0);
  for (let place = 0; place < one.cost.length; place += 1) {
    const own = one.cost[place]!;
    const shift = one.least + place + other.least - lowest;
    const end = Math.min(other.cost.length, cost.length - shift);
    for (let second = Math.max(0, -shift); second < end; second += 1) {
      const sum = own + other.cost[second]!;
      if (sum >= cost[shift + second]!) continue;
      cost[shift + second] = sum;
      first[shift + second] = place;
    }
  }
  return { least: lowest, cost, from: { halves: [one, other], first } };
}

function collect({ least, from }: Costs, place: number, onStay: (stay: Stay, net: number) => void): void {
  if ('stay' in from) {
    onStay(from.stay, least + place);
    return;
  }
  const [one, other] = from.halves;
  const first = from.first[place]!;
  collect(one, first, onStay);
  collect(other, least + place - (one.least + first) - other.least, onStay);
}
