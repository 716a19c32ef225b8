export { type BureauContent, type BureauDifferences, bureauDifferences } from './bureau-differences.ts';
export {
  compareBureauFiles,
  contentOf,
  contradictionsIn,
  copyScenarios,
  createScenario,
  type ListedPlan,
  type ListedScenario,
  listScenarios,
  mergeInBureau,
  readContent,
  type ScenarioDetail,
  type ScenarioList,
  showScenario,
} from './bureau-scenarios.ts';
export { type Contradiction, contradictionsOf } from './contradictions.ts';
export { copiesOf, type LackingReference, type ScenarioCopies } from './copy.ts';
export { type DeletedScenario, deleteScenario, undoDeletion } from './delete.ts';
export { type Merge, type MergeConflict, mergeScenarios } from './merge.ts';
export {
  deletableScenario,
  duplicateOf,
  lineOf,
  newScenario,
  parentsFirst,
  renamedScenario,
  withOverrides,
} from './operations.ts';
export { effectOf, sameOverride, targetsOf } from './override-targets.ts';
export {
  type NormDifference,
  normSetDifferences,
  type OverrideDifference,
  overrideDifferences,
  overridesOfSettings,
  type PlanSettingsDifference,
  planSettingsDifferences,
  settingsDifferences,
} from './settings-differences.ts';
export { type PresentState, presentStateOf, type StaleReason, staleReasons } from './staleness.ts';
