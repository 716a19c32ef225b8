export { type AllocatedClasses, allocateClasses, type CohortToForm } from './allocate.ts';
export { classesOfAtLeast, type EvenClasses, formEvenly, type TierCounts, tierCounts } from './form.ts';
export { CLASS_TIERS, type ClassLimits, type ClassLimitsOf, type ClassTier, tierOf } from './limits.ts';
