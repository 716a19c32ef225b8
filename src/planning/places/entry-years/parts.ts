import type { PlacesData } from '../../../../models/school-places/index.ts';

/** Sites whose pupils of one entry year are decided on together, halved again and again down to single sites. */
export interface Part {
  readonly sites: readonly number[];
  /** Null at a single site. */
  readonly halves: readonly [Part, Part] | null;
  /** By entry year: most pupils that can leave the sites together, as a negative number, and that can come to them. */
  readonly reach: readonly { readonly least: number; readonly most: number }[];
}

/** Most pupils that an arc can take in an entry year; null where a cohort is missing at either end. */
export function arcLimit(data: PlacesData, arc: number, entry: number): number | null {
  const { from, to } = data.arcs[arc]!;
  const sender = data.sites[from]!.entering.find((cohort) => cohort.entry === entry);
  const receiver = data.sites[to]!.entering.find((cohort) => cohort.entry === entry);
  return sender === undefined || receiver === undefined ? null : Math.min(sender.mostOut, receiver.mostIn);
}

interface Growing {
  readonly sites: readonly number[];
  readonly halves: readonly [Growing, Growing] | null;
  /** Pupils that arcs can take between it and others, over all entry years. */
  readonly between: Map<Growing, number>;
}

/**
 * Divides a bureau into parts of schools that exchange pupils. Again and again the two parts that depend most on each
 * other are put together, until no two fit into one.
 * @param mostSites most sites in a part
 */
export function partsOf(data: PlacesData, mostSites: number): readonly Part[] {
  const limits = data.arcs.map((_, arc) =>
    Array.from({ length: data.yearCount }, (_, entry) => arcLimit(data, arc, entry) ?? 0),
  );
  const single = data.sites.map((_, site): Growing => ({ sites: [site], halves: null, between: new Map() }));
  const connect = (one: Growing, other: Growing, pupils: number): void => {
    one.between.set(other, (one.between.get(other) ?? 0) + pupils);
    other.between.set(one, (other.between.get(one) ?? 0) + pupils);
  };
  data.arcs.forEach(({ from, to }, arc) => {
    connect(single[from]!, single[to]!, sumOf(limits[arc]!));
  });
  const parts = new Set(single);
  for (let pair = closest(parts, mostSites); pair !== null; pair = closest(parts, mostSites)) {
    const joined: Growing = { sites: [...pair[0].sites, ...pair[1].sites], halves: pair, between: new Map() };
    for (const half of pair) {
      parts.delete(half);
      for (const [other, pupils] of half.between) {
        other.between.delete(half);
        if (!pair.includes(other)) connect(joined, other, pupils);
      }
    }
    parts.add(joined);
  }
  const arcsBySite = data.sites.map((): number[] => []);
  data.arcs.forEach(({ from, to }, arc) => {
    arcsBySite[from]!.push(arc);
    arcsBySite[to]!.push(arc);
  });
  const finished = ({ sites, halves }: Growing): Part => {
    const inside = new Set(sites);
    const reach = Array.from({ length: data.yearCount }, () => ({ least: 0, most: 0 }));
    for (const arc of new Set(sites.flatMap((site) => arcsBySite[site]!))) {
      const { from, to } = data.arcs[arc]!;
      if (inside.has(from) && inside.has(to)) continue;
      for (const [entry, pupils] of limits[arc]!.entries())
        if (inside.has(to)) reach[entry]!.most += pupils;
        else reach[entry]!.least -= pupils;
    }
    return { sites, halves: halves && [finished(halves[0]), finished(halves[1])], reach };
  };
  return [...parts].map(finished);
}

/** The two parts with most in common for what each has with all others, small ones first; null when none fit. */
function closest(parts: ReadonlySet<Growing>, mostSites: number): readonly [Growing, Growing] | null {
  const outside = new Map([...parts].map((part) => [part, sumOf(part.between.values())]));
  let best: readonly [Growing, Growing] | null = null;
  let highest = 0;
  for (const part of parts)
    for (const [other, pupils] of part.between) {
      const size = part.sites.length + other.sites.length;
      if (size > mostSites) continue;
      const closeness = pupils / Math.min(outside.get(part)!, outside.get(other)!) / Math.sqrt(size);
      if (closeness > highest) {
        highest = closeness;
        best = [part, other];
      }
    }
  return best;
}

function sumOf(numbers: Iterable<number>): number {
  let sum = 0;
  for (const number of numbers) sum += number;
  return sum;
}
