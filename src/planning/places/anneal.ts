import { arcsAt, type PlacesData, type PlacesDecisions } from '../../../models/school-places/index.ts';
import { ClassCosts } from './class-cost.ts';
import { type EnteringArrays, type SiteCohorts, siteCohorts } from './cohort-arrays.ts';
import { Ledger } from './ledger.ts';
import { SHARE_COST, ShareLedger } from './shares.ts';

export interface AnnealOptions {
  readonly random: () => number;
  /** How many changes are tried. */
  readonly moves: number;
  /** Cost increases that are still accepted now and then, at the start and at the end, in weighted classes. */
  readonly warm: number;
  readonly cold: number;
  /** Extra cost of a pupil above full classes; see ClassCosts. */
  readonly slope: number;
  /** Sites that may change; default all. */
  readonly sites?: readonly number[];
  /** Improve this in place of the class sizes, which then only have to stay within a cap. */
  readonly secondary?: SecondaryGoal;
}

/** A goal that is improved while class sizes stay within a cap. All costs are in one unit of the caller's. */
export interface SecondaryGoal {
  /** Most that class sizes, missing rooms and classes beyond policy shares may cost, in weighted large classes. */
  readonly cap: number;
  /** Cost of a room by site. */
  readonly room: readonly number[];
  /** Cost of a redirected pupil by arc. */
  readonly pupil: readonly number[];
  /** Cost of a weighted large class by planned year. */
  readonly largeClass: readonly number[];
}

/**
 * Improves redirections and rooms by many small changes, each weighed exactly as the classes would be formed. Changes
 * that make things a little worse are taken now and then, less and less often (simulated annealing). The limits of
 * redirection, building and money hold at every step.
 */
export class Annealing {
  readonly #data: PlacesData;
  readonly #options: AnnealOptions;
  readonly #costs: ClassCosts;
  readonly #years: number;
  readonly #redirect: Int32Array;
  readonly #build: Int32Array;
  readonly #rooms: Int32Array;
  readonly #net: Int32Array;
  readonly #out: Int32Array;
  readonly #in: Int32Array;
  readonly #cost: Float64Array;
  readonly #ledger: Ledger;
  readonly #openFrom: Int32Array;
  readonly #projectRooms: readonly (readonly number[])[];
  readonly #cohorts: readonly SiteCohorts[];
  readonly #arcs: readonly (readonly number[])[];
  readonly #buildable: readonly number[];
  /** By site: the sites that can take rooms and draw on the same purses, so that money can pass between them. */
  readonly #samePurses: readonly (readonly number[])[];
  readonly #active: readonly number[];
  readonly #sizes = new Int32Array(64);
  readonly #limits = new Int32Array(64);
  readonly #trialFrom: Float64Array;
  readonly #trialTo: Float64Array;
  /** Null where there are no policy shares. */
  readonly #shares: ShareLedger | null;
  /** Cost of all class sizes, and of what is beyond the policy shares. */
  #total = 0;

  constructor(data: PlacesData, start: PlacesDecisions, options: AnnealOptions) {
    this.#data = data;
    this.#options = options;
    this.#years = data.yearCount;
    this.#costs = new ClassCosts(data.superLargeWeight, options.slope);
    const slots = data.sites.length * this.#years;
    this.#redirect = Int32Array.from(start.redirect.flat());
    this.#build = Int32Array.from(start.build.flat());
    this.#projectRooms = start.projectRooms;
    this.#rooms = new Int32Array(slots);
    this.#net = new Int32Array(slots);
    this.#out = new Int32Array(slots);
    this.#in = new Int32Array(slots);
    this.#cost = new Float64Array(slots);
    this.#trialFrom = new Float64Array(this.#years);
    this.#trialTo = new Float64Array(this.#years);
    this.#arcs = arcsAt(data);
    this.#openFrom = Int32Array.from(data.sites, (site, index) => {
      if (site.project === null) return 0;
      const order = start.projectRooms[index]!.findIndex((rooms) => rooms > 0);
      return order < 0 ? this.#years : order + site.leadYears;
    });
    this.#cohorts = data.sites.map((site) => siteCohorts(site, this.#costs));
    data.arcs.forEach((arc, index) => {
      for (let year = 0; year < this.#years; year += 1)
        this.#shift(arc.from, arc.to, year, this.#redirect[index * this.#years + year]!);
    });
    const sites = options.sites ?? data.sites.map((_, index) => index);
    this.#active = sites.filter((site) => this.#arcs[site]!.length > 0);
    this.#buildable = sites.filter(
      (site) => data.sites[site]!.maxNewRooms > 0 && data.sites[site]!.lockedOrders === undefined,
    );
    const groups = Map.groupBy(this.#buildable, (site) =>
      data.sites[site]!.charges.map((ofYear) => ofYear.map(({ purse }) => purse).join(',')).join(';'),
    );
    const samePurses: (readonly number[])[] = data.sites.map(() => []);
    for (const group of groups.values()) for (const site of group) samePurses[site] = group;
    this.#samePurses = samePurses;
    data.sites.forEach((_, site) => {
      this.#setRooms(site);
      for (let year = 0; year < this.#years; year += 1)
        this.#cost[site * this.#years + year] = this.#yearCost(site, year, -1, 0);
    });
    for (const cost of this.#cost) this.#total += cost;
    this.#shares = data.policyShares.length === 0 ? null : new ShareLedger(data, start);
    this.#total += SHARE_COST * (this.#shares?.excess ?? 0);
    this.#ledger = new Ledger(data, start);
  }

  /** Tries the changes from number `from` up to (not including) number `to`, and returns the cost reached. */
  run(from: number, to: number): number {
    const { random, moves, warm, cold } = this.#options;
    const canRedirect = this.#active.length > 0;
    const canBuild = this.#buildable.length > 0;
    if (canRedirect || canBuild)
      for (let move = from; move < to; move += 1) {
        const temperature = warm * (cold / warm) ** (move / moves);
        if (canRedirect && (!canBuild || random() < 0.85)) this.#tryRedirect(temperature);
        else this.#tryBuild(temperature);
      }
    return this.#total;
  }

  /** The decisions reached. */
  decisions(): PlacesDecisions {
    const rows = (flat: Int32Array, count: number): number[][] =>
      Array.from({ length: count }, (_, index) => [...flat.subarray(index * this.#years, (index + 1) * this.#years)]);
    return {
      build: rows(this.#build, this.#data.sites.length),
      projectRooms: this.#projectRooms,
      redirect: rows(this.#redirect, this.#data.arcs.length),
    };
  }

  #tryRedirect(temperature: number): void {
    const { random } = this.#options;
    const site = this.#active[Math.floor(random() * this.#active.length)]!;
    const year = Math.floor(random() * this.#years);
    const arcs = this.#arcs[site]!;
    const arcIndex = arcs[Math.floor(random() * arcs.length)]!;
    const { from, to } = this.#data.arcs[arcIndex]!;
    if (year < this.#openFrom[to]!) return;
    const sender = this.#cohorts[from]!.entering.find((cohort) => cohort.entry === year);
    const receiver = this.#cohorts[to]!.entering.find((cohort) => cohort.entry === year);
    if (sender === undefined || receiver === undefined) return;
    const slot = arcIndex * this.#years + year;
    const present = this.#redirect[slot]!;
    const fromSlot = from * this.#years + year;
    const toSlot = to * this.#years + year;
    const most = Math.min(sender.mostOut - this.#out[fromSlot]!, receiver.mostIn - this.#in[toSlot]!);
    const change = this.#pickChange(
      present,
      most,
      sender.pupils[year]! + this.#net[fromSlot]!,
      receiver.pupils[year]! + this.#net[toSlot]!,
      sender,
    );
    if (change === 0) return;
    const { secondary } = this.#options;
    let difference = 0;
    let elsewhere = secondary === undefined ? 0 : change * secondary.pupil[arcIndex]!;
    for (let at = year; at < Math.max(sender.leave, receiver.leave); at += 1) {
      const fromCost = this.#yearCost(from, at, year, -change);
      const toCost = this.#yearCost(to, at, year, change);
      this.#trialFrom[at] = fromCost;
      this.#trialTo[at] = toCost;
      const inYear = fromCost - this.#cost[from * this.#years + at]! + toCost - this.#cost[to * this.#years + at]!;
      difference += inYear;
      if (secondary !== undefined) elsewhere += inYear * secondary.largeClass[at]!;
    }
    difference += this.#shareDifference([from, to], year, (site) => (site === from ? -change : change));
    if (!this.#accepts(difference, elsewhere, temperature)) return;
    this.#redirect[slot] = present + change;
    this.#shift(from, to, year, change);
    for (let at = year; at < Math.max(sender.leave, receiver.leave); at += 1) {
      this.#cost[from * this.#years + at] = this.#trialFrom[at]!;
      this.#cost[to * this.#years + at] = this.#trialTo[at]!;
    }
  }

  /** Whether a change is taken; if so, what class sizes cost is brought up to date. */
  #accepts(difference: number, elsewhere: number, temperature: number): boolean {
    const { random, secondary } = this.#options;
    // Within the cap a class costs a little all the same, so that the cap is used where it buys most.
    const cost = secondary === undefined ? difference : elsewhere + 1e-3 * difference;
    if (secondary !== undefined && difference > 0 && this.#total + difference > secondary.cap) return false;
    if (cost > 0 && random() >= Math.exp(-cost / temperature)) return false;
    this.#total += difference;
    this.#shares?.commit();
    return true;
  }

  /** What classes beyond the policy shares cost more when pupils entering in a year move between sites. */
  #shareDifference(sites: readonly number[], entry: number, change: (site: number) => number): number {
    if (this.#shares === null) return 0;
    const taught = (site: number, year: number) => {
      const count = this.#gather(site, year, entry, change(site));
      const cohorts = Array.from({ length: count }, (_, index) => ({
        pupils: this.#sizes[index]!,
        limits: this.#costs.limits(this.#limits[index]!),
      }));
      return { cohorts, rooms: this.#rooms[site * this.#years + year]! };
    };
    return SHARE_COST * this.#shares.trial(sites, taught);
  }

  /** A useful number of pupils to move: to where classes of either school are just full, all back, or a few. */
  #pickChange(present: number, most: number, sending: number, receiving: number, sender: EnteringArrays): number {
    const full = this.#options.random() < 0.75 ? sender.full : sender.fullLarge;
    let change = 0;
    switch (Math.floor(this.#options.random() * 7)) {
      case 0:
        change = sending - Math.floor((sending - 1) / full) * full;
        break;
      case 1:
        change = Math.ceil((receiving + 1) / full) * full - receiving;
        break;
      case 2:
        change = -(Math.ceil((sending + 1) / full) * full - sending);
        break;
      case 3:
        change = -(receiving - Math.floor((receiving - 1) / full) * full);
        break;
      case 4:
        change = -present;
        break;
      case 5:
        change = most;
        break;
      default:
        change = Math.floor(this.#options.random() * 13) - 6;
    }
    return Math.max(-present, Math.min(most, change));
  }

  /** Moves a room from one site to another or to another year, adds one where money is left, or takes one back. */
  #tryBuild(temperature: number): void {
    const { random, secondary } = this.#options;
    const pick = (from: readonly number[]): number => from[Math.floor(random() * from.length)]!;
    let to = pick(this.#buildable);
    const { leadYears, maxNewRooms } = this.#data.sites[to]!;
    const lastOrder = this.#years - 1 - leadYears;
    if (lastOrder < 0) return;
    const toYear = Math.floor(random() * (lastOrder + 1));
    let taken = -1;
    let takenYear = -1;
    if (random() < 0.9) {
      taken = pick(random() < 0.9 ? this.#samePurses[to]! : this.#buildable);
      takenYear = random() < 0.7 ? toYear : Math.floor(random() * this.#years);
      if (this.#build[taken * this.#years + takenYear] === 0) return;
    }
    if (taken === to && takenYear === toYear) return;
    // Class sizes never gain from one room less; another goal may.
    if (secondary !== undefined && taken >= 0 && random() < 0.3) to = -1;
    if (to >= 0) {
      let atSite = 0;
      for (let year = 0; year < this.#years; year += 1) atSite += this.#build[to * this.#years + year]!;
      if (atSite - (taken === to ? 1 : 0) >= maxNewRooms) return;
    }
    this.#moveRoom(to, toYear, taken, takenYear);
    if (to >= 0 && !this.#ledger.covers(to)) {
      this.#moveRoom(taken, takenYear, to, toYear);
      return;
    }
    const changed = [to, taken].filter((site, index, both) => site >= 0 && both.indexOf(site) === index);
    const difference =
      (to >= 0 ? this.#retrial(to, this.#trialTo) : 0) +
      (taken >= 0 && taken !== to ? this.#retrial(taken, this.#trialFrom) : 0) +
      this.#shareDifference(changed, -1, () => 0);
    if (!this.#accepts(difference, this.#secondaryOfRooms(to, taken), temperature)) {
      this.#moveRoom(taken, takenYear, to, toYear);
      if (to >= 0) this.#setRooms(to);
      if (taken >= 0) this.#setRooms(taken);
      return;
    }
    if (to >= 0) this.#cost.set(this.#trialTo, to * this.#years);
    if (taken >= 0 && taken !== to) this.#cost.set(this.#trialFrom, taken * this.#years);
  }

  /** What the change of rooms under trial costs beyond class sizes. */
  #secondaryOfRooms(to: number, taken: number): number {
    const { secondary } = this.#options;
    if (secondary === undefined) return 0;
    let cost = (to >= 0 ? secondary.room[to]! : 0) - (taken >= 0 ? secondary.room[taken]! : 0);
    for (let year = 0; year < this.#years; year += 1) {
      let inYear = to >= 0 ? this.#trialTo[year]! - this.#cost[to * this.#years + year]! : 0;
      if (taken >= 0 && taken !== to) inYear += this.#trialFrom[year]! - this.#cost[taken * this.#years + year]!;
      cost += secondary.largeClass[year]! * inYear;
    }
    return cost;
  }

  /** Orders a room at one site and takes one back at another; a site below 0 stands for none. */
  #moveRoom(to: number, toYear: number, from: number, fromYear: number): void {
    if (to >= 0) {
      this.#build[to * this.#years + toYear]! += 1;
      this.#ledger.bookRooms(to, toYear, 1);
    }
    if (from >= 0) {
      this.#build[from * this.#years + fromYear]! -= 1;
      this.#ledger.bookRooms(from, fromYear, -1);
    }
  }

  #retrial(site: number, costs: Float64Array): number {
    this.#setRooms(site);
    let difference = 0;
    for (let year = 0; year < this.#years; year += 1) {
      costs[year] = this.#yearCost(site, year, -1, 0);
      difference += costs[year]! - this.#cost[site * this.#years + year]!;
    }
    return difference;
  }

  #shift(from: number, to: number, year: number, pupils: number): void {
    const fromSlot = from * this.#years + year;
    const toSlot = to * this.#years + year;
    this.#net[fromSlot]! -= pupils;
    this.#out[fromSlot]! += pupils;
    this.#net[toSlot]! += pupils;
    this.#in[toSlot]! += pupils;
  }

  #setRooms(site: number): void {
    const { rooms, leadYears } = this.#data.sites[site]!;
    for (let year = 0; year < this.#years; year += 1) {
      let inUse = rooms;
      for (let order = 0; order + leadYears <= year; order += 1)
        inUse += this.#build[site * this.#years + order]! + this.#projectRooms[site]![order]!;
      this.#rooms[site * this.#years + year] = inUse;
    }
  }

  #yearCost(site: number, year: number, changedEntry: number, change: number): number {
    const count = this.#gather(site, year, changedEntry, change);
    return (
      this.#data.yearWeights[year]! *
      this.#costs.leastCost(this.#sizes, this.#limits, count, this.#rooms[site * this.#years + year]!)
    );
  }

  /** Puts the cohorts of a site into `#sizes` and `#limits`, with a change to one of them; returns how many there are. */
  #gather(site: number, year: number, changedEntry: number, change: number): number {
    const { settled, entering } = this.#cohorts[site]!;
    let count = 0;
    for (const cohort of settled) {
      const pupils = cohort.pupils[year]!;
      if (pupils === 0) continue;
      this.#sizes[count] = pupils;
      this.#limits[count] = cohort.limits[year]!;
      count += 1;
    }
    for (const cohort of entering) {
      if (year < cohort.entry || year >= cohort.leave) continue;
      let pupils = cohort.pupils[year]! + this.#net[site * this.#years + cohort.entry]!;
      if (cohort.entry === changedEntry) pupils += change;
      if (pupils === 0) continue;
      this.#sizes[count] = pupils;
      this.#limits[count] = cohort.limits[year]!;
      count += 1;
    }
    return count;
  }
}
