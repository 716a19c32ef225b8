export { explainTargets } from './explain-targets.ts';
