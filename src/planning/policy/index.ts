export { BALANCE_INDICATORS, type Variation, weightedVariation } from './balance.ts';
export type { PolicyInput, StatedProgress } from './context.ts';
export type { Figure } from './figure.ts';
export { CASE_UNITS, type CaseUnit, type IndicatorBasis, type IndicatorCase, type Measurement } from './indicator.ts';
export { type Judgement, judge, STANDINGS, type Standing, type StandingReason } from './judge.ts';
export {
  type MeasuredFigure,
  type MeasuredMeasure,
  type MeasuredPolicy,
  type MeasuredTarget,
  measurePolicy,
  type PolicySummary,
} from './measure-policy.ts';
export { FIGURES, INDICATORS } from './registry.ts';
