export {
  type Alternatives,
  type AlternativesOptions,
  type MeasuredPlan,
  PLAN_CHARACTERS,
  type PlanCharacter,
  planAlternatives,
} from './alternatives/index.ts';
export { type DataRow, DataRows, explainSchool } from './explain/index.ts';
export {
  type FrontierOptions,
  type FrontierPlan,
  type FrontierScenario,
  planFrontier,
} from './frontier/index.ts';
export { type Purse, type Purses, pursesOf } from './money/index.ts';
export type { PlannedPlaces } from './places/decisions-of-plan.ts';
export { placesModel } from './places-model.ts';
export { type PlanBureauOptions, type PlanPhase, type PlanProgress, planBureau } from './plan.ts';
export {
  type ChangeCode,
  findRelaxations,
  type Relaxation,
  type RelaxationOptions,
  type RelaxationProgress,
  type RelaxationReport,
  type Target,
  type TargetStanding,
} from './relax/index.ts';
export type { Fit, StartFit } from './start-fit.ts';
export {
  type ProgrammeRisk,
  STRESS_SPREADS,
  type StressOptions,
  type StressResult,
  type StressYear,
  stressTest,
} from './stress/index.ts';
export { verifyPlan } from './verify/index.ts';
