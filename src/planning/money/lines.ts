import type { MoneyLine } from '../../domain/plan/index.ts';
import type { Charge, Purses } from './purses.ts';

/** What one purse pays of a cost, in whole fen (分). */
export interface Part {
  readonly purse: number;
  readonly fen: number;
}

/**
 * Splits a cost among purses in whole fen, so that the parts add up to the cost exactly: shares are rounded down and
 * the fen left over go to the largest remainders.
 *
 * @param yuan the cost, at most two decimals
 */
export function splitCost(charges: readonly Charge[], yuan: number): readonly Part[] {
  const total = Math.round(yuan * 100);
  const exact = charges.map(({ share }) => share * total);
  const fen = exact.map(Math.floor);
  let left = total - fen.reduce((sum, value) => sum + value, 0);
  const byRemainder = exact
    .map((value, index) => ({ index, remainder: value - fen[index]! }))
    .sort((one, other) => other.remainder - one.remainder || one.index - other.index);
  for (const { index } of byRemainder) {
    if (left <= 0) break;
    fen[index]! += 1;
    left -= 1;
  }
  return charges.map(({ purse }, index) => ({ purse, fen: fen[index]! }));
}

/** What a cost line is for. */
export type LinePurpose = Pick<MoneyLine, 'schoolId' | 'stage' | 'purpose'>;

/** The money lines of `count` units of a cost whose parts are known, in one planned year; empty parts make no line. */
export function moneyLines(
  { purses, years }: Purses,
  year: number,
  parts: readonly Part[],
  count: number,
  what: LinePurpose,
): MoneyLine[] {
  return parts
    .filter(({ fen }) => fen * count !== 0)
    .map(({ purse, fen }) => {
      const { kind, level, districtId } = purses[purse]!;
      return { year: years[year]!, kind, level, districtId, ...what, amount: (fen * count) / 100 };
    });
}

/** Fen spent by purse and planned year. */
export function spentBy({ purses, years }: Purses, lines: readonly MoneyLine[]): readonly (readonly number[])[] {
  const place = new Map(
    purses.map(({ kind, level, districtId }, index) => [`${kind}|${level}|${districtId ?? ''}`, index]),
  );
  const spent = purses.map(() => years.map(() => 0));
  for (const line of lines) {
    const purse = place.get(`${line.kind}|${line.level}|${line.districtId ?? ''}`);
    const year = years.indexOf(line.year);
    if (purse === undefined || year < 0)
      throw new RangeError(`a money line of ${line.year} on a purse that does not exist`);
    spent[purse]![year]! += Math.round(line.amount * 100);
  }
  return spent;
}

/**
 * The purses once the lines are paid. A year's amount can become negative where the lines spend money carried over
 * from an earlier year; the carry-over of that year makes up for it.
 */
export function afterSpending(purses: Purses, lines: readonly MoneyLine[]): Purses {
  const spent = spentBy(purses, lines);
  return {
    ...purses,
    purses: purses.purses.map((purse, index) => ({
      ...purse,
      amounts: purse.amounts.map((amount, year) =>
        amount === null ? null : (Math.round(amount * 100) - spent[index]![year]!) / 100,
      ),
    })),
  };
}

/** Where lines spend more than a purse holds, carry-over included; yuan above the limit. */
export interface Overdraft {
  readonly purse: number;
  readonly year: number;
  readonly yuan: number;
}

/** Checks money lines against the purses, without any model. Empty when everything can be paid. */
export function overdrafts(purses: Purses, lines: readonly MoneyLine[]): readonly Overdraft[] {
  const spent = spentBy(purses, lines);
  return purses.purses.flatMap((purse, index) => {
    const found: Overdraft[] = [];
    let carried = 0;
    purse.amounts.forEach((amount, year) => {
      if (amount === null) return;
      const left = carried + Math.round(amount * 100) - spent[index]![year]!;
      if (left < 0) found.push({ purse: index, year: purses.years[year]!, yuan: -left / 100 });
      carried = purse.carryOver[year] ? Math.max(0, left) : 0;
    });
    return found;
  });
}
