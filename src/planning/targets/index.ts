export { explainTargets, secondsForTargets } from './explain-targets.ts';
export { lockText } from './lock-text.ts';
