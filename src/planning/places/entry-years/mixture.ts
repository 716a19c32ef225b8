import { type ConstraintFamily, Expression, type Key, type Model, ModelBuilder } from '../../../../models/kit/index.ts';
import type { Charge, PlacesData } from '../../../../models/school-places/index.ts';
import type { SolvedDuals } from '../../../solve/solver.ts';
import { withCarryOver } from '../groups.ts';
import type { RelaxedDecisions } from '../relaxed.ts';
import type { EntryChoice } from './entry-choice.ts';
import * as family from './mixture-families.ts';
import { arcLimit } from './parts.ts';
import type { EntryYearPrices } from './prices.ts';
import type { SettledClasses } from './settled-classes.ts';

/** Money counts in this many yuan, so that the model's numbers are of one size. */
const UNIT = 1e6;

/** How far prices may be from the best ones so far. */
export interface Reach {
  /** In parts of each price. */
  readonly share: number;
}

/** Prices so low that a share of them would be no reach at all are taken for these. */
const LEAST = { rooms: 0.2, pupils: 0.05, opening: 1, money: 0.02 } as const;

interface PricedRow {
  readonly family: ConstraintFamily;
  readonly key: Key;
  readonly sum: Expression;
  /** The limit: from below for pupils, from above for all others. */
  readonly limit: number;
  readonly price: number;
  readonly least: number;
}

/**
 * The linear model whose duals are the next prices to try. It mixes the choices found so far so that rooms, money and
 * pupils suffice: the decomposition of Dantzig and Wolfe (Decomposition principle for linear programs, Operations
 * Research 8, 1960), kept near the best prices by a box (Marsten, Hogan and Blankenship, The Boxstep method for
 * large-scale optimization, Operations Research 23, 1975). Columns and rows keep their places from one round to the
 * next, new choices come last, so that a round begins with the basis of the one before.
 */
export class Mixture {
  readonly model: Model;
  /** To be added to the objective: the settled classes with the fewest rooms. */
  readonly constant: number;
  readonly #data: PlacesData;
  readonly #builder = new ModelBuilder('mixture of entry choices');
  readonly #priced: PricedRow[] = [];
  readonly #plain: { family: ConstraintFamily; key: Key; sum: Expression; lower: number; upper: number }[] = [];
  readonly #build: Map<number, number>[];
  readonly #start: Map<number, number>[];
  readonly #steps: Map<number, number>[];
  readonly #flow: Map<number, number>[];
  readonly #rooms: PricedRow[][];
  readonly #pupils: PricedRow[][];
  readonly #out: PricedRow[][];
  readonly #into: PricedRow[][];
  readonly #opening: PricedRow[][];
  readonly #capital: PricedRow[][];
  readonly #recurrent: PricedRow[][];

  /**
   * @param centre the best prices so far
   * @param mostShort most room-years that may be short in all
   */
  constructor(
    data: PlacesData,
    settled: readonly (readonly SettledClasses[])[],
    choices: readonly EntryChoice[],
    centre: EntryYearPrices,
    reach: Reach,
    mostShort: number,
  ) {
    this.#data = data;
    const years = Array.from({ length: data.yearCount }, (_, year) => year);
    const bySite = (
      rowFamily: ConstraintFamily,
      prices: readonly (readonly number[])[],
      least: number,
      limitAt: (site: number, year: number) => number,
    ): PricedRow[][] =>
      data.sites.map((_, site) =>
        years.map((year) => this.#row(rowFamily, [site, year], limitAt(site, year), prices[site]![year]!, least)),
      );
    const cohort = (site: number, entry: number) =>
      data.sites[site]!.entering.find((candidate) => candidate.entry === entry);
    this.#rooms = bySite(
      family.ROOMS_ROW,
      centre.rooms,
      LEAST.rooms,
      (site, year) => data.sites[site]!.rooms - settled[site]![year]!.fewest,
    );
    this.#pupils = bySite(family.PUPILS_ROW, centre.pupils, LEAST.pupils, () => 0);
    this.#out = bySite(family.OUT_ROW, centre.out, LEAST.pupils, (site, entry) => cohort(site, entry)?.mostOut ?? 0);
    this.#into = bySite(family.INTO_ROW, centre.into, LEAST.pupils, (site, entry) => cohort(site, entry)?.mostIn ?? 0);
    this.#opening = bySite(family.OPENING_ROW, centre.opening, LEAST.opening, () => 0);
    const ofPurses = (kind: 'capital' | 'recurrent', purses: PlacesData['capitalPurses']): PricedRow[][] =>
      purses.map(({ amounts }, purse) =>
        amounts.map((amount, year) =>
          this.#row(
            family.MONEY_ROW,
            [kind, purse, year],
            amount / UNIT,
            UNIT * centre.money[kind][purse]![year]!,
            LEAST.money,
          ),
        ),
      );
    this.#capital = ofPurses('capital', data.capitalPurses);
    this.#recurrent = ofPurses('recurrent', data.recurrentPurses);

    this.constant = this.#addSettled(settled);
    this.#build = this.#addBuilding();
    this.#start = data.sites.map(() => new Map());
    this.#steps = data.sites.map(() => new Map());
    this.#addProjects();
    this.#flow = this.#addFlows();
    this.#addCarryOver('capital', data.capitalPurses, this.#capital);
    this.#addCarryOver('recurrent', data.recurrentPurses, this.#recurrent);
    if (mostShort > 0) this.#addShort(mostShort);
    this.#addReach(reach);
    this.#addChoices(choices);
    this.model = this.#finish();
  }

  /** The prices that the duals are; those of money hold where it can be carried over. */
  prices({ rows }: SolvedDuals): EntryYearPrices {
    // Priced rows were added first and each has columns, so that its place among them is its row.
    const place = new Map(this.#priced.map((row, index) => [row, index]));
    const price = (row: PricedRow): number => {
      const dual = rows[place.get(row)!]!;
      return Math.max(0, row.family === family.PUPILS_ROW ? dual : -dual);
    };
    const all = (table: readonly PricedRow[][]): number[][] => table.map((ofSite) => ofSite.map(price));
    const money = (purses: PlacesData['capitalPurses'], table: readonly PricedRow[][]): number[][] =>
      withCarryOver(
        purses,
        all(table).map((byYear) => byYear.map((perMillion) => perMillion / UNIT)),
      );
    return {
      rooms: all(this.#rooms),
      pupils: all(this.#pupils),
      out: all(this.#out),
      into: all(this.#into),
      opening: all(this.#opening),
      money: {
        capital: money(this.#data.capitalPurses, this.#capital),
        recurrent: money(this.#data.recurrentPurses, this.#recurrent),
      },
    };
  }

  /** What the mixture decides. */
  decisions(values: Float64Array): RelaxedDecisions {
    const read = (columns: readonly Map<number, number>[]): number[][] =>
      columns.map((byYear) =>
        Array.from({ length: this.#data.yearCount }, (_, year) => {
          const column = byYear.get(year);
          return column === undefined ? 0 : values[column]!;
        }),
      );
    return { build: read(this.#build), start: read(this.#start), steps: read(this.#steps), redirect: read(this.#flow) };
  }

  #row(rowFamily: ConstraintFamily, key: Key, limit: number, price: number, least: number): PricedRow {
    const row = { family: rowFamily, key, sum: new Expression(), limit, price, least };
    this.#priced.push(row);
    return row;
  }

  #addSettled(settled: readonly (readonly SettledClasses[])[]): number {
    let constant = 0;
    settled.forEach((byYear, site) => {
      byYear.forEach(({ weighted, steps }, year) => {
        constant += weighted;
        steps.forEach(({ rooms, gain }, step) => {
          const column = this.#builder.variable(family.SETTLED_ROOMS, [site, year, step], {
            upper: rooms,
            cost: -gain,
          });
          this.#rooms[site]![year]!.sum.add(1, column);
        });
      });
    });
    return constant;
  }

  #addBuilding(): Map<number, number>[] {
    return this.#data.sites.map((site, index) => {
      const columns = new Map<number, number>();
      if (site.maxNewRooms === 0) return columns;
      const all = new Expression();
      for (let year = 0; year + site.leadYears < this.#data.yearCount; year += 1) {
        const locked = site.lockedOrders?.[year];
        const bounds = locked === undefined ? {} : { lower: locked, upper: locked };
        const column = this.#builder.variable(family.BUILD_PART, [index, year], bounds);
        columns.set(year, column);
        all.add(1, column);
        this.#opens(index, year, column, 1);
        this.#pays(this.#capital, site.charges[year]!, year, column, site.roomCost);
      }
      this.#plain.push({ family: family.BUILD_ROW, key: [index], sum: all, lower: -Infinity, upper: site.maxNewRooms });
      return columns;
    });
  }

  #addProjects(): void {
    this.#data.sites.forEach(({ project, charges, leadYears }, site) => {
      if (project === null) return;
      const once = new Expression();
      for (let year = project.earliest; year + leadYears < this.#data.yearCount; year += 1) {
        if ((project.lockedStart ?? year) !== year) continue;
        const lower = project.lockedStart === year ? 1 : 0;
        const start = this.#builder.variable(family.START_PART, [site, year], { lower, upper: 1 });
        this.#start[site]!.set(year, start);
        once.add(1, start);
        this.#opens(site, year, start, project.minRooms);
        const yuan = project.fixedCost + project.minRooms * project.costPerRoom;
        this.#pays(this.#capital, charges[year]!, year, start, yuan);
        for (let open = year + leadYears; open < this.#data.yearCount; open += 1) {
          this.#opening[site]![open]!.sum.add(-1, start);
          if (this.#data.recurrentPurses.length > 0)
            this.#pays(this.#recurrent, project.runningCharges[open]!, open, start, project.runningCost);
        }
        if (project.maxSteps === 0) continue;
        const steps = this.#builder.variable(family.STEPS_PART, [site, year], { upper: project.maxSteps });
        this.#steps[site]!.set(year, steps);
        this.#opens(site, year, steps, project.roomStep);
        this.#pays(this.#capital, charges[year]!, year, steps, project.roomStep * project.costPerRoom);
        const size = new Expression().add(1, steps).add(-project.maxSteps, start);
        this.#plain.push({ family: family.SIZE_ROW, key: [site, year], sum: size, lower: -Infinity, upper: 0 });
      }
      this.#plain.push({ family: family.ONCE_ROW, key: [site], sum: once, lower: -Infinity, upper: 1 });
    });
  }

  #opens(site: number, ordered: number, column: number, rooms: number): void {
    const { leadYears } = this.#data.sites[site]!;
    for (let year = ordered + leadYears; year < this.#data.yearCount; year += 1)
      this.#rooms[site]![year]!.sum.add(-rooms, column);
  }

  #pays(table: readonly PricedRow[][], charges: readonly Charge[], year: number, column: number, yuan: number): void {
    for (const { purse, share } of charges) table[purse]![year]!.sum.add((share * yuan) / UNIT, column);
  }

  #addFlows(): Map<number, number>[] {
    return this.#data.arcs.map(({ from, to }, arc) => {
      const columns = new Map<number, number>();
      for (let entry = 0; entry < this.#data.yearCount; entry += 1) {
        const upper = arcLimit(this.#data, arc, entry) ?? 0;
        if (upper === 0) continue;
        const column = this.#builder.variable(family.FLOW, [arc, entry], { upper });
        columns.set(entry, column);
        this.#pupils[to]![entry]!.sum.add(-1, column);
        this.#pupils[from]![entry]!.sum.add(1, column);
        this.#out[from]![entry]!.sum.add(1, column);
        this.#into[to]![entry]!.sum.add(1, column);
      }
      return columns;
    });
  }

  #addCarryOver(kind: string, purses: PlacesData['capitalPurses'], table: readonly PricedRow[][]): void {
    purses.forEach(({ carryOver }, purse) => {
      for (let year = 0; year + 1 < this.#data.yearCount; year += 1) {
        if (carryOver[year] !== true) continue;
        const column = this.#builder.variable(family.CARRIED_PART, [kind, purse, year]);
        table[purse]![year]!.sum.add(1, column);
        table[purse]![year + 1]!.sum.add(-1, column);
      }
    });
  }

  #addShort(mostShort: number): void {
    const all = new Expression();
    this.#rooms.forEach((byYear, site) => {
      byYear.forEach(({ sum }, year) => {
        const column = this.#builder.variable(family.SHORT_PART, [site, year]);
        sum.add(-1, column);
        all.add(1, column);
      });
    });
    this.#plain.push({ family: family.SHORT_ROW, key: [], sum: all, lower: -Infinity, upper: mostShort });
  }

  /** Each limit may be broken at the highest price within reach, and what is left of it given back at the lowest. */
  #addReach({ share }: Reach): void {
    for (const [index, { family: rowFamily, sum, price, least }] of this.#priced.entries()) {
      const far = share * Math.max(price, least);
      const relief = rowFamily === family.PUPILS_ROW ? 1 : -1;
      sum.add(relief, this.#builder.variable(family.OVER, [index], { cost: price + far }));
      sum.add(-relief, this.#builder.variable(family.UNDER, [index], { cost: -Math.max(0, price - far) }));
    }
  }

  #addChoices(choices: readonly EntryChoice[]): void {
    const mixtures = new Map<string, { readonly key: Key; readonly sum: Expression }>();
    choices.forEach(({ part, entry, stays, weighted }, index) => {
      const column = this.#builder.variable(family.SHARE, [index], { cost: weighted });
      const id = `${part},${entry}`;
      const mixture = mixtures.get(id) ?? { key: [part, entry], sum: new Expression() };
      mixtures.set(id, mixture);
      mixture.sum.add(1, column);
      for (const { site, net, classes } of stays) {
        this.#pupils[site]![entry]!.sum.add(net, column);
        if (net > 0 && this.#data.sites[site]!.project !== null) this.#opening[site]![entry]!.sum.add(1, column);
        for (const { year, classes: rooms } of classes) this.#rooms[site]![year]!.sum.add(rooms, column);
      }
    });
    for (const { key, sum } of mixtures.values())
      this.#plain.push({ family: family.MIXTURE, key, sum, lower: 1, upper: 1 });
  }

  #finish(): Model {
    for (const { family: rowFamily, key, sum, limit } of this.#priced) {
      const isLeast = rowFamily === family.PUPILS_ROW;
      this.#builder.constraint(rowFamily, key, sum, isLeast ? limit : -Infinity, isLeast ? Infinity : limit);
    }
    for (const { family: rowFamily, key, sum, lower, upper } of this.#plain)
      this.#builder.constraint(rowFamily, key, sum, lower, upper);
    return this.#builder.build().model;
  }
}
