export { type FrontierPoint, frontierPointOf, kneeOf } from './frontier-point.ts';
export { frontierTable } from './frontier-table.ts';
export { type FrontierRun, runFrontier } from './run-frontier.ts';
export { type SolvedPoint, solvedPointOf, withBoundsOfRicher } from './solved-point.ts';
