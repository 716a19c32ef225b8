import type { TableName } from '../../domain/tables/index.ts';
import type { MeasureTarget } from '../../norms/index.ts';
import type { PolicyContext } from './context.ts';
import type { Figure } from './figure.ts';
import type { StandingReason } from './judge.ts';

/** Where an indicator comes from: the data and the plan, a rule of the norm set, the bureau's own report, its word. */
export type IndicatorBasis = 'computed' | 'norm' | 'reported' | 'tracked';

/** A school or district that stands in the way of a target. */
export interface IndicatorCase {
  readonly schoolId: string | null;
  readonly districtId: string | null;
  readonly value: number | null;
}

export const CASE_UNITS = ['same', 'classes', 'posts', 'pupils', 'Mbps'] as const;
export type CaseUnit = (typeof CASE_UNITS)[number];

/** An indicator as measured. */
export interface Measurement {
  readonly basis: IndicatorBasis;
  /** The base year first, then the planned years; null where nothing is known. */
  readonly figures: readonly (Figure | null)[];
  /** What is divided by what, as codes with a text each; null where the indicator is no division. */
  readonly terms: { readonly numerator: string; readonly denominator: string } | null;
  /** Why nothing is known of the base year, where nothing is. */
  readonly missing: StandingReason | null;
  readonly tables: readonly TableName[];
  /** Ids of the norms in the arithmetic. */
  readonly norms: readonly string[];
  /** What stands in the way in the base year, the worst first. */
  readonly cases: readonly IndicatorCase[];
  /** What the values of the cases are: the same as the indicator, or a number of something. */
  readonly caseUnit: CaseUnit;
}

/** Measures an indicator for a target of a measure. */
export type Indicator = (context: PolicyContext, target: MeasureTarget, measure: number) => Measurement;

/** The plain parts of a measurement, with what is unusual in place of them. */
export function measured(
  context: PolicyContext,
  figures: readonly (Figure | null)[],
  parts: Partial<Omit<Measurement, 'figures'>> = {},
): Measurement {
  return {
    basis: 'computed',
    // What no year says anything about is unknown in each of the years.
    figures: context.years.map((_, index) => figures[index] ?? null),
    terms: null,
    missing: 'noRows',
    tables: [],
    norms: [],
    cases: [],
    caseUnit: 'same',
    ...parts,
  };
}

/** The first of several ways that knows something; where none does, the first one says what is missing. */
export function firstKnown(...ways: readonly [Indicator, ...Indicator[]]): Indicator {
  return (context, target, measure) => {
    const tried = ways.map((way) => way(context, target, measure));
    return tried.find(({ figures }) => figures.some((figure) => figure !== null)) ?? tried[0]!;
  };
}
