export {
  type FrontierOptions,
  type FrontierPlan,
  type FrontierScenario,
  planFrontier,
} from './frontier/index.ts';
export { type Purse, type Purses, pursesOf } from './money/index.ts';
export { placesModel } from './places-model.ts';
export { type PlanBureauOptions, type PlanPhase, type PlanProgress, planBureau } from './plan.ts';
export {
  type ProgrammeRisk,
  STRESS_SPREADS,
  type StressOptions,
  type StressResult,
  type StressYear,
  stressTest,
} from './stress/index.ts';
export { verifyPlan } from './verify/index.ts';
