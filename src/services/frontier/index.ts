export { type FrontierPoint, frontierPointOf, kneeOf } from './frontier-point.ts';
export { type FrontierRun, runFrontier } from './run-frontier.ts';
