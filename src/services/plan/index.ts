export type { Explanation, Plan, PlanOutcome } from '../../domain/plan/index.ts';
export { type ClassTierLine, classTierLines, type TierYear, tierSums } from './class-tier-lines.ts';
export { type ClassSizeLine, type ClassTierRow, classesOfPlan, type PlanClasses } from './classes-of-plan.ts';
export {
  type ExportedModel,
  exportModel,
  MODEL_FORMATS,
  type ModelFormat,
  type Range,
  type RangePart,
  type RangeWarning,
} from './export-model.ts';
export { type MissedLimit, missedLimits } from './hard-limits.ts';
export { checkNotRead, checkOutputs, type Outputs } from './outputs.ts';
export { type PlaceLine, placeLines } from './place-lines.ts';
export { type PlaceSums, placeSums } from './place-sums.ts';
export { planDocument } from './plan-document.ts';
export { type PostLine, type PostSum, postLines, postSums } from './post-lines.ts';
export { type PurseBalance, purseBalances } from './purse-balances.ts';
export { readStart, type Start, type StartFit } from './read-start.ts';
export { readUsablePlan } from './read-usable-plan.ts';
export { rememberedLimits } from './remembered-limits.ts';
export { type PlanOptions, type PlanRun, runPlan } from './run-plan.ts';
export { bureauFileOf, type SavedWhere, savePlan } from './save-plan.ts';
export {
  NO_CHANGES,
  nearestNorms,
  type ResolvedScenario,
  resolveScenario,
  type ScenarioChanges,
} from './scenario-request.ts';
export { type ShortfallGroup, shortfallGroups } from './shortfall-groups.ts';
export { type Verification, verifySavedPlan } from './verify-saved-plan.ts';
export { type PlanOutputs, writePlanOutputs } from './write-outputs.ts';
