export { type IntakeIssue, type IntakeProgress, issueText } from '../../intake/index.ts';
export { type ImportOutcome, type ImportRequest, importSources } from './import-sources.ts';
export { type Layout, shippedLayout, shippedLayouts } from './layouts.ts';
