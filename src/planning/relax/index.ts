export type { ChangeCode } from './change.ts';
export { CHANGE_CODES } from './change.ts';
export { findRelaxations } from './find-relaxations.ts';
export type { Certainty, NotEnough, Relaxation, RelaxationReport } from './report.ts';
export type { RelaxationOptions, RelaxationProgress } from './search.ts';
export type { Target, TargetStanding, TargetYear } from './target.ts';
