export { type FrontierOptions, type FrontierPlan, type FrontierScenario, planFrontier } from './plan-frontier.ts';
