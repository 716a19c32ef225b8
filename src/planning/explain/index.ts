export { type DataRow, DataRows } from './data-rows.ts';
export { inEnglish } from './english.ts';
export { explainPlan } from './explain-plan.ts';
export { explainSchool } from './explain-school.ts';
export type { Reason, ReasonCode } from './reason.ts';
export { REASONS } from './reason.ts';
