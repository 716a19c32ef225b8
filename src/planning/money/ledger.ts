import type { Part } from './lines.ts';
import type { Purses } from './purses.ts';

/** Keeps account of purses while costs are booked one by one; a cost is booked only when every purse can pay it. */
export class Ledger {
  readonly #purses: Purses;
  /** Fen spent by purse and planned year. */
  readonly #spent: number[][];

  constructor(purses: Purses) {
    this.#purses = purses;
    this.#spent = purses.purses.map(() => purses.years.map(() => 0));
  }

  /** Fen that a purse can spend in a planned year, money carried over included; null where it is not limited. */
  available(purse: number, year: number): number | null {
    const { amounts, carryOver } = this.#purses.purses[purse]!;
    let left: number | null = null;
    for (let index = 0; index <= year; index += 1) {
      const amount = amounts[index];
      if (amount === null || amount === undefined) return null;
      const carried: number = left !== null && carryOver[index - 1] ? Math.max(0, left) : 0;
      left = Math.round(amount * 100) + carried - this.#spent[purse]![index]!;
    }
    return left;
  }

  /** Books a cost if it can be paid, now and without taking money that later years have already spent. */
  pay(costByYear: readonly { readonly year: number; readonly parts: readonly Part[] }[]): boolean {
    const touched = [
      ...new Set(costByYear.flatMap(({ parts }) => parts.filter(({ fen }) => fen > 0)).map(({ purse }) => purse)),
    ];
    const before = touched.map((purse) => this.#left(purse));
    this.#book(costByYear, 1);
    // A year that was overdrawn before any cost is not this cost's doing, but must not get worse.
    const isPaid = touched.every((purse, index) =>
      this.#left(purse).every((left, year) => left === null || left >= Math.min(0, before[index]![year]!)),
    );
    if (!isPaid) this.#book(costByYear, -1);
    return isPaid;
  }

  #left(purse: number): (number | null)[] {
    return this.#purses.years.map((_, year) => this.available(purse, year));
  }

  #book(costByYear: readonly { readonly year: number; readonly parts: readonly Part[] }[], times: 1 | -1): void {
    for (const { year, parts } of costByYear)
      for (const { purse, fen } of parts) this.#spent[purse]![year]! += times * fen;
  }
}
