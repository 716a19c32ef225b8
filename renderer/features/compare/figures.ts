import type { Comparison } from './CompareScreen.tsx';

type Values = readonly (number | null)[];

/** The values of one indicator under one plan, by year. */
export function figuresOf({ indicators, years }: Comparison, indicator: string, planId: string): Values {
  return (
    indicators.find((line) => line.indicator === indicator && line.planId === planId)?.values ?? years.map(() => null)
  );
}

export interface MoneyChoice {
  /** Null takes all of them. */
  readonly kind: string | null;
  readonly level: string | null;
  /** A district's id, the whole bureau's purse, or all purses. */
  readonly district: { readonly id: string | null } | null;
}

/** The money of one plan by year, as chosen, in yuan; null in a year that the plan does not have. */
export function moneyOf({ money, years, plans }: Comparison, planId: string, choice: MoneyChoice): Values {
  const planned = plans.find((plan) => plan.planId === planId)?.years ?? [];
  const lines = money.filter(
    (line) =>
      line.planId === planId &&
      (choice.kind === null || line.kind === choice.kind) &&
      (choice.level === null || line.level === choice.level) &&
      (choice.district === null || line.districtId === choice.district.id),
  );
  // Whole fen add up without the rounding of binary fractions.
  return years.map((year, at) =>
    planned.includes(year)
      ? lines.reduce((fen, { values }) => fen + Math.round((values[at] ?? 0) * 100), 0) / 100
      : null,
  );
}
