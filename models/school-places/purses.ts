import type { Charge, PlacesData } from './data.ts';

/** Prices of the money of each purse and year, in goal units per yuan; indexed [purse][planned year]. */
export interface BudgetPrices {
  readonly capital: readonly (readonly number[])[];
  readonly recurrent: readonly (readonly number[])[];
}

/** Prices of the purses that have one; null for a purse that keeps its limits. Indexed like `BudgetPrices`. */
export interface PursePrices {
  readonly capital: readonly (readonly number[] | null)[];
  readonly recurrent: readonly (readonly number[] | null)[];
}

/** Purses whose limits the decisions can meet. */
export interface LimitedPurses {
  readonly capital: ReadonlySet<number>;
  readonly recurrent: ReadonlySet<number>;
}

/** The purses that some site is charged to and that have no price. */
export function limitedPurses(data: PlacesData, prices?: PursePrices): LimitedPurses {
  const capital = data.sites.flatMap(({ charges }) => charges.flat());
  const recurrent = data.sites.flatMap(({ project }) => project?.runningCharges.flat() ?? []);
  const withoutPrice = (charges: readonly Charge[], byPurse: PursePrices['capital'] | undefined): Set<number> =>
    new Set(charges.map(({ purse }) => purse).filter((purse) => (byPurse?.[purse] ?? null) === null));
  return {
    capital: withoutPrice(capital, prices?.capital),
    recurrent: withoutPrice(recurrent, prices?.recurrent),
  };
}
