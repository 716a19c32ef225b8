export { checkPlacesData, PLACES_CHECKS, type PlacesCheck, type PlacesFault, type PlacesFaultCode } from './checks.ts';
export { BUDGET_CAPITAL, BUDGET_RECURRENT } from './constraints/budget.ts';
export { arcsAt } from './constraints/classes-formed.ts';
export { HOLDING } from './constraints/holding.ts';
export { PROJECT_OPEN, REDIRECT_IN, REDIRECT_OUT } from './constraints/redirection.ts';
export { ROOMS } from './constraints/rooms.ts';
export type {
  Arc,
  Charge,
  Cohort,
  EnteringCohort,
  PlacesData,
  PolicyShare,
  ProjectTerms,
  PurseLimit,
  Site,
  StaffingLimit,
} from './data.ts';
export { lockedDecisions, noDecisions, type PlacesDecisions, readDecisions } from './decisions.ts';
export { encodeDecisions } from './encode.ts';
export { cohortsPresent, formedClasses, netRedirection, roomsInUse, type SiteScore, scoreSite } from './formed.ts';
export { goalExpression, PLACES_GOALS, type PlacesGoal } from './goals.ts';
export {
  buildPlacesModel,
  COMBINED_OBJECTIVE,
  CONSTRAINT_FAMILIES,
  type PlacesModel,
  type PlacesModelOptions,
} from './model.ts';
export type { BudgetPrices, PursePrices } from './purses.ts';
export { leftOver, type Spending, spendingOf } from './spending.ts';
export { type PlacesColumns, VARIABLE_FAMILIES } from './variables.ts';
export { verifyPlaces } from './verify.ts';
