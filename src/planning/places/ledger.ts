import { type PlacesData, type PlacesDecisions, spendingOf } from '../../../models/school-places/index.ts';

/** Yuan by which a purse may be overdrawn in arithmetic; far below the fen. */
const TOLERANCE = 1e-6;

/** What is charged to each purse, kept up to date while a search changes decisions. */
export class Ledger {
  readonly #data: PlacesData;
  readonly #capital: Float64Array[];
  readonly #recurrent: Float64Array[];

  constructor(data: PlacesData, decisions: PlacesDecisions) {
    this.#data = data;
    const spent = spendingOf(data, decisions);
    this.#capital = spent.capital.map((years) => Float64Array.from(years));
    this.#recurrent = spent.recurrent.map((years) => Float64Array.from(years));
  }

  /** Books rooms ordered at a site; a negative number takes them back. */
  bookRooms(site: number, year: number, rooms: number): void {
    const { charges, roomCost } = this.#data.sites[site]!;
    for (const { purse, share } of charges[year]!) this.#capital[purse]![year]! += rooms * share * roomCost;
  }

  /** Books the start of a project with so many rooms; `sign` −1 takes it back. */
  bookProject(site: number, year: number, rooms: number, sign: 1 | -1): void {
    const { charges, project, leadYears } = this.#data.sites[site]!;
    if (project === null || rooms === 0) return;
    const yuan = sign * (project.fixedCost + rooms * project.costPerRoom);
    for (const { purse, share } of charges[year]!) this.#capital[purse]![year]! += share * yuan;
    if (this.#recurrent.length === 0) return;
    for (let running = year + leadYears; running < this.#data.yearCount; running += 1)
      for (const { purse, share } of project.runningCharges[running]!)
        this.#recurrent[purse]![running]! += sign * share * project.runningCost;
  }

  /** Whether every purse that a site draws on still covers what is booked, with what may be carried over. */
  covers(site: number): boolean {
    const { charges, project } = this.#data.sites[site]!;
    for (const ofYear of charges)
      for (const { purse } of ofYear) if (!this.#holds(this.#capital, this.#data.capitalPurses, purse)) return false;
    for (const ofYear of project?.runningCharges ?? [])
      for (const { purse } of ofYear)
        if (!this.#holds(this.#recurrent, this.#data.recurrentPurses, purse)) return false;
    return true;
  }

  /**
   * The entries `kind purse year` whose spending would have to fall: the first year in which a purse is overdrawn, and
   * the years before it whose leftover would reach it.
   */
  overdrawn(): ReadonlySet<string> {
    const found = new Set<string>();
    const look = (kind: string, spent: readonly Float64Array[], purses: PlacesData['capitalPurses']): void => {
      purses.forEach(({ amounts, carryOver }, purse) => {
        let carried = 0;
        for (let year = 0; year < this.#data.yearCount; year += 1) {
          const left = amounts[year]! + carried - spent[purse]![year]!;
          carried = carryOver[year] === true ? left : 0;
          if (left >= -TOLERANCE) continue;
          found.add(`${kind} ${purse} ${year}`);
          for (let before = year - 1; before >= 0 && carryOver[before] === true; before -= 1)
            found.add(`${kind} ${purse} ${before}`);
          return;
        }
      });
    };
    look('capital', this.#capital, this.#data.capitalPurses);
    look('recurrent', this.#recurrent, this.#data.recurrentPurses);
    return found;
  }

  #holds(spent: readonly Float64Array[], purses: PlacesData['capitalPurses'], purse: number): boolean {
    const { amounts, carryOver } = purses[purse]!;
    const booked = spent[purse]!;
    let carried = 0;
    for (let year = 0; year < this.#data.yearCount; year += 1) {
      const left = amounts[year]! + carried - booked[year]!;
      if (left < -TOLERANCE) return false;
      carried = carryOver[year] === true ? left : 0;
    }
    return true;
  }
}
