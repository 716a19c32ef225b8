export { sameOfYears } from '../../domain/plan/index.ts';
export type { ChangeCode, RelaxationProgress, RelaxationReport, Target, TargetStanding } from '../../planning/index.ts';
export { type ExplainedPlan, explainSavedPlan, type TracedExplanation, type TracedRow } from './explain-saved-plan.ts';
export { relaxSavedPlan } from './relax-saved-plan.ts';
export { relaxationOverrides } from './relaxation-overrides.ts';
