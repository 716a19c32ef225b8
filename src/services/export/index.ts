export type { PaperOptions } from '../../export/paper-options.ts';
export { budgetContents } from './budget-contents.ts';
export { bureauFromPackage, overridesOf } from './open-package.ts';
export { type OpenedPlan, openedPlan, openSavedPlans } from './open-saved-plan.ts';
export { planWords } from './paper-words.ts';
export { type PackageVerification, verifyPackage } from './plan-package.ts';
export { staffingContents } from './staffing-contents.ts';
export { NO_PAPERS, type Papers, paperPage, writePapers } from './write-papers.ts';
