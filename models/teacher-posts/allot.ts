import type { PostsData, PostsDecisions } from './data.ts';
import { Hiring } from './hiring.ts';
import { type Need, NeedQueue } from './need-queue.ts';
import { HIRE, rankOfMissing, SURPLUS } from './ranks.ts';
import { NONE, Search } from './search.ts';
import { shortenChains } from './shorten.ts';

/**
 * Solves the posts model of one year fast and without a solver; the linear model is its reference in the tests.
 *
 * The staff numbers that moves and hires can reach form an M♮-convex set (moves and hires are flows in a network), and
 * the goals in order are a separable convex function on it, because the ranks of a programme's missing posts never
 * fall as more are missing. On such a set a plan that no single exchange improves is the best one. So the programme
 * with the highest-ranked missing post is served again and again, each time from whoever loses least, along a path
 * that may reroute earlier moves and hires, until no exchange improves anything.
 *
 * Two things are rules and not results of the goals: the channels are used in the order special posts, provincial
 * exam, purchased service; and districts that draw on the same purse or limit get posts by rank, whatever their
 * shares, without dealing them out again between districts.
 */
export function allotPosts(data: PostsData): PostsDecisions {
  return shortenChains(data, new Allotment(data).run());
}

/** Who gives a person up, and the rank of the post that is then missing there. */
interface Donor {
  readonly donor: number;
  readonly loss: number;
}

class Allotment {
  readonly #data: PostsData;
  readonly #hiring: Hiring;
  readonly #allotted: number[];
  readonly #moves: Int32Array;
  readonly #out: Int32Array;
  readonly #into: readonly (readonly number[])[];
  readonly #outOf: readonly (readonly number[])[];
  readonly #ofDistrict: readonly (readonly number[])[];
  /** The least rank that anyone reachable from a programme could lose; it never falls. */
  readonly #bound: Int32Array;
  readonly #search: Search;

  constructor(data: PostsData) {
    this.#data = data;
    this.#hiring = new Hiring(data);
    this.#allotted = data.programmes.map(({ staff, fixed }) => staff + fixed);
    this.#moves = new Int32Array(data.moves.length);
    this.#out = new Int32Array(data.programmes.length);
    const into: number[][] = data.programmes.map(() => []);
    const outOf: number[][] = data.programmes.map(() => []);
    data.moves.forEach(({ from, to }, arc) => {
      into[to]!.push(arc);
      outOf[from]!.push(arc);
    });
    this.#into = into;
    this.#outOf = outOf;
    const ofDistrict: number[][] = data.districts.map(() => []);
    data.programmes.forEach(({ district }, programme) => {
      ofDistrict[district]!.push(programme);
    });
    this.#ofDistrict = ofDistrict;
    this.#bound = new Int32Array(data.programmes.length);
    this.#search = new Search(data.programmes.length, data.districts.length);
  }

  run(): PostsDecisions {
    const queue = new NeedQueue();
    this.#data.programmes.forEach((_, programme) => {
      this.#enqueue(queue, programme);
    });
    for (let need = queue.pop(); need !== undefined; need = queue.pop()) {
      // A programme can be in the queue with an earlier state; only its present one counts.
      if (need.missing !== this.#missing(need.programme)) continue;
      const found = this.#bound[need.programme]! < need.rank ? this.#findDonor(need) : null;
      if (found === null) continue;
      do this.#exchange(need.programme, found);
      while (this.#canRepeat(need, found));
      this.#enqueue(queue, need.programme);
      this.#enqueue(queue, found.donor);
    }
    return { moves: [...this.#moves], hires: this.#hiring.hires };
  }

  #missing(programme: number): number {
    return this.#data.programmes[programme]!.required - this.#allotted[programme]!;
  }

  #enqueue(queue: NeedQueue, programme: number): void {
    const missing = this.#missing(programme);
    if (missing <= 0) return;
    const terms = this.#data.programmes[programme]!;
    queue.push({ programme, missing, rank: rankOfMissing(terms, missing), rate: missing / terms.required });
  }

  /** Searches breadth first, so that chains of moves are short, for whoever loses least; null when all lose too much. */
  #findDonor({ programme, rank }: Need): Donor | null {
    const search = this.#search;
    const bound = this.#bound[programme]!;
    let best: Donor = { donor: NONE, loss: Number.POSITIVE_INFINITY };
    let least = Number.POSITIVE_INFINITY;
    const pooled: number[] = [];
    search.start(programme);
    for (let head = 0; head < search.queue.length; head += 1) {
      const reached = search.queue[head]!;
      const loss = this.#lossAt(reached, programme);
      if (loss < best.loss) best = { donor: reached, loss };
      if (best.loss <= bound) return best;
      if (reached === programme || this.#bound[reached]! < rank) {
        this.#addMovers(reached);
        pooled.push(reached);
      } else {
        // Whoever is reachable from here is known to lose too much.
        least = Math.min(least, this.#bound[reached]!);
      }
      // Hires elsewhere reach across the whole district, so they are looked at only when moves nearby lead no further.
      while (head + 1 === search.queue.length && pooled.length > 0) this.#addSwapped(pooled.pop()!);
    }
    least = Math.min(least, best.loss, 2 ** 30);
    for (const reached of search.queue) if (this.#bound[reached]! < least) this.#bound[reached] = least;
    return best.loss < rank ? best : null;
  }

  /** What is lost when the reached programme gives up a person, or gets one hired in its place. */
  #lossAt(reached: number, start: number): number {
    const given = reached === start ? Number.POSITIVE_INFINITY : this.#lossOfGiving(reached);
    return given > HIRE && this.#hiring.channelFor(reached) !== null ? HIRE : given;
  }

  #lossOfGiving(programme: number): number {
    const missing = this.#missing(programme) + 1;
    return missing <= 0 ? SURPLUS : rankOfMissing(this.#data.programmes[programme]!, missing);
  }

  /** Adds the programmes that can give a person to the reached one, directly or by giving up an earlier move. */
  #addMovers(reached: number): void {
    const search = this.#search;
    for (const arc of this.#into[reached]!) {
      const source = this.#data.moves[arc]!.from;
      if (search.marksSource(source)) continue;
      if (this.#out[source]! < this.#data.programmes[source]!.mostOut)
        search.add(source, { towards: reached, gains: arc, yields: NONE, swap: null });
      this.#addRerouted(source, reached, arc);
    }
    if (this.#out[reached]! > 0 && !search.marksSource(reached)) this.#addRerouted(reached, reached, NONE);
  }

  /** People who move from the source elsewhere could come here, or stay, instead. */
  #addRerouted(source: number, reached: number, gains: number): void {
    for (const arc of this.#outOf[source]!)
      if (this.#moves[arc]! > 0)
        this.#search.add(this.#data.moves[arc]!.to, { towards: reached, gains, yields: arc, swap: null });
  }

  /** People hired elsewhere in the district could be hired here instead. */
  #addSwapped(reached: number): void {
    const { district, channels } = this.#data.programmes[reached]!;
    for (const hired of channels) {
      if (this.#search.marksPool(district, hired)) continue;
      for (const released of this.#hiring.channelsToGiveUp(district, hired))
        for (const programme of this.#ofDistrict[district]!)
          if (this.#hiring.hires[programme]![released] > 0)
            this.#search.add(programme, { towards: reached, gains: NONE, yields: NONE, swap: { released, hired } });
    }
  }

  /** Takes one person from the donor, or one hire for it, along the path that the search found. */
  #exchange(programme: number, { donor, loss }: Donor): void {
    for (let at = donor; at !== programme; at = this.#search.stepOf(at).towards) {
      const { towards, gains, yields, swap } = this.#search.stepOf(at);
      if (gains !== NONE) this.#move(gains, 1);
      if (yields !== NONE) this.#move(yields, -1);
      if (swap !== null) {
        this.#hiring.release(at, swap.released);
        this.#hiring.hire(towards, swap.hired);
      }
    }
    this.#allotted[programme]! += 1;
    if (loss === HIRE) this.#hiring.hire(donor, this.#hiring.channelFor(donor)!);
    else this.#allotted[donor]! -= 1;
  }

  /** Whether the same path can fill one more post of the same rank at the same loss, which saves another search. */
  #canRepeat({ programme, rank }: Need, { donor, loss }: Donor): boolean {
    if (loss === HIRE || donor === programme || this.#lossOfGiving(donor) !== loss) return false;
    if (rankOfMissing(this.#data.programmes[programme]!, this.#missing(programme)) !== rank) return false;
    for (let at = donor; at !== programme; at = this.#search.stepOf(at).towards) {
      const { gains, yields, swap } = this.#search.stepOf(at);
      if (swap !== null || (yields !== NONE && this.#moves[yields] === 0)) return false;
      const source = gains === NONE || yields !== NONE ? null : this.#data.moves[gains]!.from;
      if (source !== null && this.#out[source]! >= this.#data.programmes[source]!.mostOut) return false;
    }
    return true;
  }

  #move(arc: number, people: 1 | -1): void {
    this.#moves[arc]! += people;
    this.#out[this.#data.moves[arc]!.from]! += people;
  }
}
