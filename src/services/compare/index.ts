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
export { comparePosts, type PostsDifference, type PostsSide } from './compare-posts.ts';
export {
  type ComparedPlan,
  compareSavedPlans,
  comparisonOf,
  filtered,
  isSameQuestion,
  type RowFilter,
  type SavedComparison,
} from './compare-saved-plans.ts';
export type { DistrictPosts } from './district-posts.ts';
export {
  compareSchoolFigures,
  countDifferingSchools,
  type SchoolFigures,
  type SchoolFiguresDifference,
  type YearOfDifferences,
} from './school-figures.ts';
export { SCHOOL_MEASURES, type SchoolMeasure, type SchoolOutcome, schoolOutcomes } from './school-outcomes.ts';
