import { arcsAt, type PlacesData, type PlacesDecisions } from '../../../models/school-places/index.ts';
import type { EnteringArrays } from './cohort-arrays.ts';
import { Ledger } from './ledger.ts';
import { Redirections, type Transfer } from './redirections.ts';
import { SHARE_COST, ShareLedger } from './shares.ts';
import { YearCosts } from './year-costs.ts';

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
 * Share of the changes of redirections that concern two arcs of a site. At 300 programmes of which 90 % are crowded eight
 * plans each of 6,000 changes for each that is open weigh 8,572 on average without them, 8,555 with half.
 */
const EXCHANGES = 0.5;

/**
 * From so many sites on, what is known of them no longer stays at hand in the processor. Changes are then tried at some
 * neighbouring ones before others have their turn, so many for each; every site has its turn dozens of times while the
 * heat falls. At 10,000 programmes this takes less than half the time for a plan that weighs 0.1 % more.
 */
const MANY_SITES = 4000;
const TURN_SITES = 400;
const TURN_MOVES = 30;

/**
 * Improves redirections and rooms by many small changes, each weighed exactly as the classes would be formed. Changes
 * that make things a little worse are taken now and then, less and less often (simulated annealing). The limits of
 * redirection, building and money hold at every step.
 */
export class Annealing {
  readonly #data: PlacesData;
  readonly #options: AnnealOptions;
  readonly #yearCosts: YearCosts;
  readonly #years: number;
  readonly #redirections: Redirections;
  readonly #build: Int32Array;
  readonly #rooms: Int32Array;
  readonly #cost: Float64Array;
  readonly #ledger: Ledger;
  readonly #openFrom: Int32Array;
  readonly #projectRooms: readonly (readonly number[])[];
  readonly #arcs: readonly (readonly number[])[];
  readonly #buildable: readonly number[];
  /** By site: the sites that can take rooms and draw on the same purses, so that money can pass between them. */
  readonly #samePurses: readonly (readonly number[])[];
  readonly #active: readonly number[];
  /** How many parts of the sites have their turns; one where they are few. */
  readonly #parts: number;
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
    const slots = data.sites.length * this.#years;
    this.#build = Int32Array.from(start.build.flat());
    this.#projectRooms = start.projectRooms;
    this.#rooms = new Int32Array(slots);
    this.#yearCosts = new YearCosts(data, options.slope, this.#rooms);
    this.#cost = new Float64Array(slots);
    this.#trialFrom = new Float64Array(this.#years);
    this.#trialTo = new Float64Array(this.#years);
    this.#arcs = arcsAt(data);
    this.#openFrom = Int32Array.from(data.sites, (site, index) => {
      if (site.project === null) return 0;
      const order = start.projectRooms[index]!.findIndex((rooms) => rooms > 0);
      return order < 0 ? this.#years : order + site.leadYears;
    });
    this.#redirections = new Redirections(data, start.redirect, (site, entry) => this.#yearCosts.entering(site, entry));
    data.arcs.forEach(({ from, to }, arc) => {
      start.redirect[arc]!.forEach((pupils, entry) => {
        this.#yearCosts.addPupils(from, entry, -pupils);
        this.#yearCosts.addPupils(to, entry, pupils);
      });
    });
    const all = options.sites ?? data.sites.map((_, index) => index);
    this.#parts = all.length < MANY_SITES ? 1 : Math.floor(all.length / TURN_SITES);
    const sites = this.#parts === 1 ? all : neighboursTogether(all, data, this.#arcs);
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
        this.#cost[site * this.#years + year] = this.#yearCosts.of(site, year);
    });
    for (const cost of this.#cost) this.#total += cost;
    this.#shares = data.policyShares.length === 0 ? null : new ShareLedger(data, start);
    this.#total += SHARE_COST * (this.#shares?.excess ?? 0);
    this.#ledger = new Ledger(data, start);
  }

  /** Tries the changes from number `from` up to (not including) number `to`, and returns the cost reached. */
  run(from: number, to: number): number {
    const { random } = this.#options;
    const canRedirect = this.#active.length > 0;
    const canBuild = this.#buildable.length > 0;
    if (canRedirect || canBuild)
      for (let move = from; move < to; move += 1) {
        const part = Math.floor(move / (TURN_SITES * TURN_MOVES)) % this.#parts;
        if (canRedirect && (!canBuild || random() < 0.85)) this.#tryRedirect(move, part);
        else this.#tryBuild(move, part);
      }
    return this.#total;
  }

  /** The decisions reached. */
  decisions(): PlacesDecisions {
    const build = this.#data.sites.map((_, site) => [
      ...this.#build.subarray(site * this.#years, (site + 1) * this.#years),
    ]);
    return { build, projectRooms: this.#projectRooms, redirect: this.#redirections.rows() };
  }

  /** One of the sites in a part of them. */
  #pickSite(sites: readonly number[], part: number): number {
    return sites[Math.floor(((part + this.#options.random()) / this.#parts) * sites.length)]!;
  }

  #tryRedirect(move: number, part: number): void {
    const { random } = this.#options;
    const site = this.#pickSite(this.#active, part);
    const year = Math.floor(random() * this.#years);
    const arcs = this.#arcs[site]!;
    const pick = (): number => arcs[Math.floor(random() * arcs.length)]!;
    const arc = pick();
    const isExchange = arcs.length > 1 && random() < EXCHANGES;
    const transfer = isExchange
      ? this.#redirections.exchange(site, arc, pick(), year)
      : this.#redirections.along(arc, year);
    if (transfer !== null) this.#tryTransfer(move, transfer);
  }

  #tryTransfer(move: number, { year, from, to, least, most, arc, other, sign }: Transfer): void {
    if (year < this.#openFrom[this.#data.arcs[arc]!.to]! || year < this.#openFrom[this.#data.arcs[other]!.to]!) return;
    const sender = this.#yearCosts.entering(from, year);
    const receiver = this.#yearCosts.entering(to, year);
    if (sender === null || receiver === null || most < least) return;
    const change = this.#pickChange(
      least,
      most,
      this.#yearCosts.pupilsAtEntry(from, sender),
      this.#yearCosts.pupilsAtEntry(to, receiver),
      sender,
    );
    if (change === 0) return;
    const { secondary } = this.#options;
    let difference = 0;
    let elsewhere = secondary === undefined ? 0 : change * (secondary.pupil[arc]! + sign * secondary.pupil[other]!);
    for (let at = year; at < Math.max(sender.leave, receiver.leave); at += 1) {
      const fromCost = this.#yearCosts.withChange(from, at, year, -change);
      const toCost = this.#yearCosts.withChange(to, at, year, change);
      this.#trialFrom[at] = fromCost;
      this.#trialTo[at] = toCost;
      const inYear = fromCost - this.#cost[from * this.#years + at]! + toCost - this.#cost[to * this.#years + at]!;
      difference += inYear;
      if (secondary !== undefined) elsewhere += inYear * secondary.largeClass[at]!;
    }
    difference += this.#shareDifference([from, to], year, (site) => (site === from ? -change : change));
    if (!this.#accepts(difference, elsewhere, move)) return;
    this.#redirections.add(arc, year, change);
    this.#redirections.add(other, year, sign * change);
    this.#yearCosts.addPupils(from, year, -change);
    this.#yearCosts.addPupils(to, year, change);
    for (let at = year; at < Math.max(sender.leave, receiver.leave); at += 1) {
      this.#cost[from * this.#years + at] = this.#trialFrom[at]!;
      this.#cost[to * this.#years + at] = this.#trialTo[at]!;
    }
  }

  /** Whether a change is taken; if so, what class sizes cost is brought up to date. */
  #accepts(difference: number, elsewhere: number, move: number): boolean {
    const { random, secondary, moves, warm, cold } = this.#options;
    // Within the cap a class costs a little all the same, so that the cap is used where it buys most.
    const cost = secondary === undefined ? difference : elsewhere + 1e-3 * difference;
    if (secondary !== undefined && difference > 0 && this.#total + difference > secondary.cap) return false;
    if (cost > 0 && random() >= Math.exp(-cost / (warm * (cold / warm) ** (move / moves)))) return false;
    this.#total += difference;
    this.#shares?.commit();
    return true;
  }

  /** What classes beyond the policy shares cost more when pupils entering in a year move between sites. */
  #shareDifference(sites: readonly number[], entry: number, change: (site: number) => number): number {
    if (this.#shares === null) return 0;
    const taught = (site: number, year: number) => ({
      cohorts: this.#yearCosts.cohortsAt(site, year, entry, change(site)),
      rooms: this.#rooms[site * this.#years + year]!,
    });
    return SHARE_COST * this.#shares.trial(sites, taught);
  }

  /** A useful number of pupils to move: to where classes of either school are just full, all back, or a few. */
  #pickChange(least: number, most: number, sending: number, receiving: number, sender: EnteringArrays): number {
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
        change = least;
        break;
      case 5:
        change = most;
        break;
      default:
        change = Math.floor(this.#options.random() * 13) - 6;
    }
    return Math.max(least, Math.min(most, change));
  }

  /** Moves a room from one site to another or to another year, adds one where money is left, or takes one back. */
  #tryBuild(move: number, part: number): void {
    const { random, secondary } = this.#options;
    const pick = (from: readonly number[]): number => from[Math.floor(random() * from.length)]!;
    let to = this.#pickSite(this.#buildable, part);
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
    if (!this.#accepts(difference, this.#secondaryOfRooms(to, taken), move)) {
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
      costs[year] = this.#yearCosts.of(site, year);
      difference += costs[year]! - this.#cost[site * this.#years + year]!;
    }
    return difference;
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
}

/** Sites in an order in which those that redirect pupils to each other are near each other. */
function neighboursTogether(
  sites: readonly number[],
  { arcs }: PlacesData,
  arcsOf: readonly (readonly number[])[],
): number[] {
  const among = new Set(sites);
  const order: number[] = [];
  const seen = new Set<number>();
  for (const first of sites) {
    const next = order.length;
    if (!seen.has(first)) order.push(first);
    seen.add(first);
    for (let place = next; place < order.length; place += 1)
      for (const arc of arcsOf[order[place]!]!)
        for (const site of [arcs[arc]!.from, arcs[arc]!.to]) {
          if (seen.has(site) || !among.has(site)) continue;
          seen.add(site);
          order.push(site);
        }
  }
  return order;
}
