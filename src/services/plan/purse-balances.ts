import type { MoneyLine } from '../../domain/plan/index.ts';
import type { BudgetKind, FundingLevel } from '../../domain/tables/index.ts';
import type { Purses } from '../../planning/index.ts';

/** One purse in one year: what there is, what the plan spends, what is left. Yuan. */
export interface PurseBalance {
  readonly kind: BudgetKind;
  readonly level: FundingLevel;
  /** Null for the whole bureau. */
  readonly districtId: string | null;
  readonly year: number;
  /** New money of the year; null where it is not limited. */
  readonly amount: number | null;
  /** Money kept from the year before. */
  readonly carriedIn: number;
  readonly spent: number;
  /** What is left at the end of the year, whether or not it may be kept; null where the money is not limited. */
  readonly left: number | null;
}

/** What becomes of every purse, year by year. A purse that no budget states and nothing is booked on is left out. */
export function purseBalances({ years, purses }: Purses, money: readonly MoneyLine[]): PurseBalance[] {
  const spentFen = new Map<string, number>();
  for (const line of money) {
    const key = `${line.kind}|${line.level}|${line.districtId}|${line.year}`;
    spentFen.set(key, (spentFen.get(key) ?? 0) + fenOf(line.amount));
  }
  return purses.flatMap(({ kind, level, districtId, amounts, carryOver, stated }) => {
    let carried = 0;
    const balances = years.map((year, index): PurseBalance => {
      const spent = spentFen.get(`${kind}|${level}|${districtId}|${year}`) ?? 0;
      const amount = amounts[index] ?? null;
      const carriedIn = carried;
      const left = amount === null ? null : fenOf(amount) + carriedIn - spent;
      carried = left !== null && carryOver[index] === true ? Math.max(0, left) : 0;
      return {
        kind,
        level,
        districtId,
        year,
        amount,
        carriedIn: carriedIn / 100,
        spent: spent / 100,
        left: left === null ? null : left / 100,
      };
    });
    return stated || balances.some(({ spent }) => spent > 0) ? balances : [];
  });
}

function fenOf(yuan: number): number {
  return Math.round(yuan * 100);
}
