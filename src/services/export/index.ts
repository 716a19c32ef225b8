export type { PaperOptions } from '../../export/paper-options.ts';
export { budgetContents } from './budget-contents.ts';
export { type OpenedPlan, openSavedPlans } from './open-saved-plan.ts';
export { type PackageVerification, verifyPackage } from './plan-package.ts';
export { staffingContents } from './staffing-contents.ts';
export { type Papers, writePapers } from './write-papers.ts';
