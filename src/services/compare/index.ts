export { type FieldDifference, ROW_SECTIONS, type RowSection } from './comparable-rows.ts';
export {
  type Comparison,
  commonYears,
  comparePlans,
  type DistrictMoney,
  differenceOf,
  differencesOf,
  type IndicatorLine,
  type MoneyTotal,
  type RowDifference,
} from './compare-plans.ts';
export {
  type ComparedPlan,
  compareSavedPlans,
  type RowFilter,
  type SavedComparison,
} from './compare-saved-plans.ts';
export { SCHOOL_MEASURES, type SchoolMeasure, type SchoolOutcome, schoolOutcomes } from './school-outcomes.ts';
