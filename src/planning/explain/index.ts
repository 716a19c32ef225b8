export { inEnglish } from './english.ts';
export { explainPlan } from './explain-plan.ts';
export type { Reason, ReasonCode } from './reason.ts';
export { REASONS } from './reason.ts';
