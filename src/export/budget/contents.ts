import type { MoneyLine } from '../../domain/plan/index.ts';
import type { Stage } from '../../domain/stage.ts';
import type { BudgetKind, FundingLevel } from '../../domain/tables/index.ts';
import type { Assumption, NamedCheck, WordedNorm } from '../background.ts';
import type { NamedPlan } from '../plan-facts.ts';
import type { Words } from '../words.ts';

/** Yuan or fen by funding level. */
export type ByLevel = Readonly<Record<FundingLevel, number>>;

/**
 * One price of the price sheet. A price with an arithmetic is calculated from other prices; every other one can be
 * typed over, and whatever is calculated from it follows.
 */
export interface Price {
  readonly id: string;
  readonly label: Words;
  /** The school or project that it belongs to; null for the whole bureau. */
  readonly schoolId: string | null;
  readonly stage: Stage | null;
  readonly unit: Words;
  /** Null where no source gives one: unknown, which is not zero. */
  readonly value: number | null;
  /** The norm that it is, where it is one. */
  readonly norm: string | null;
  readonly arithmetic: PriceArithmetic | null;
}

/** How a price follows from other prices, by their ids. */
export type PriceArithmetic =
  | { readonly kind: 'same'; readonly as: string }
  /** A wage with its on-costs; unknown on-costs add nothing. */
  | { readonly kind: 'withShare'; readonly base: string; readonly share: string }
  /** The first one where it is known, else the second. */
  | { readonly kind: 'firstKnown'; readonly first: string; readonly second: string }
  /** A fixed part and so many times a price. */
  | { readonly kind: 'sum'; readonly fixed: string | null; readonly times: number; readonly each: string };

/**
 * Units of one price that a plan pays for in one year. Every unit is divided among the funding levels in whole fen, the
 * fen left over going to the largest remainders, and the parts are multiplied by the quantity.
 */
export interface CostLine {
  readonly year: number;
  readonly kind: BudgetKind;
  readonly purpose: MoneyLine['purpose'];
  /** The district of the school. */
  readonly districtId: string | null;
  readonly schoolId: string | null;
  readonly stage: Stage | null;
  /** Id of the price of one unit. */
  readonly price: string;
  readonly quantity: number;
  readonly shares: ByLevel;
  /** What each level pays, in fen. */
  readonly fen: ByLevel;
}

/** Public funds of one programme in one year, or one of the top-ups beside them. */
export interface PublicFundsLine {
  readonly schoolId: string;
  readonly stage: Stage;
  readonly year: number;
  readonly item: 'pupils' | 'boarders' | 'textbooks';
  readonly pupils: number;
  /** Pupils of the school that the floor is held against; null where the floor does not apply. */
  readonly schoolPupils: number | null;
  /** Pupils that are paid for. */
  readonly counted: number;
  /** Id of the price. */
  readonly price: string;
  /** Yuan. */
  readonly amount: number;
}

/** What goes on costing money every year after the last planned one. */
export interface TailLine extends CostLine {
  /** First year in which it is paid. */
  readonly from: number;
}

/** New money of one kind and level in one year; null where it is not limited. Yuan. */
export interface BudgetAmount {
  readonly kind: BudgetKind;
  readonly level: FundingLevel;
  readonly year: number;
  readonly amount: number | null;
}

/** Everything that the budget workbook shows. */
export interface BudgetContents extends NamedPlan {
  readonly prices: readonly Price[];
  readonly lines: readonly CostLine[];
  readonly tail: readonly TailLine[];
  readonly publicFunds: readonly PublicFundsLine[];
  readonly budgets: readonly BudgetAmount[];
  readonly norms: readonly WordedNorm[];
  readonly assumptions: readonly Assumption[];
  readonly checks: readonly NamedCheck[];
}

/** Years after the last planned one for which running costs are shown. */
export const TAIL_YEARS = 5;
