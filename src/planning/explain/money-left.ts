import type { MoneyLine } from '../../domain/plan/index.ts';
import { type Part, type Purses, spentBy } from '../money/index.ts';

/** The purse that lacks most of a cost. */
export interface Lack {
  /** Index into `Purses.purses`. */
  readonly purse: number;
  /** Yuan that the purse would have to pay, and could pay. */
  readonly share: number;
  readonly left: number;
}

/** What a plan leaves in the purses. */
export class MoneyLeft {
  /** Fen by purse and planned year that can be spent without taking money that later years have spent. */
  readonly #spendable: readonly (readonly number[])[];

  constructor(purses: Purses, money: readonly MoneyLine[]) {
    const spent = spentBy(purses, money);
    this.#spendable = purses.purses.map(({ amounts, carryOver }, purse) => {
      let carried = 0;
      const left = amounts.map((amount, year) => {
        if (amount === null) return Number.POSITIVE_INFINITY;
        const balance = Math.round(amount * 100) + carried - spent[purse]![year]!;
        carried = carryOver[year] === true ? Math.max(0, balance) : 0;
        return balance;
      });
      for (let year = left.length - 2; year >= 0; year -= 1)
        if (carryOver[year] === true) left[year] = Math.min(left[year]!, Math.max(0, left[year + 1]!));
      return left;
    });
  }

  /** The purse that lacks the most yuan of a cost in a planned year; null when every part can be paid. */
  lack(parts: readonly Part[], count: number, year: number): Lack | null {
    let worst: Lack | null = null;
    for (const { purse, fen } of parts) {
      const [share, left] = [fen * count, Math.max(0, this.#spendable[purse]![year]!)];
      if (share <= left) continue;
      if (worst === null || share - left > 100 * (worst.share - worst.left))
        worst = { purse, share: share / 100, left: left / 100 };
    }
    return worst;
  }
}
