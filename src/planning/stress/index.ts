export { STRESS_SPREADS } from './spreads.ts';
export {
  type ProgrammeRisk,
  type StressOptions,
  type StressResult,
  type StressYear,
  stressTest,
} from './stress-test.ts';
