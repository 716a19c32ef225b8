export { explainTargets } from './explain-targets.ts';
export { lockText } from './lock-text.ts';
