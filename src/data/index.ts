export {
  BACKUP_REASONS,
  type Backup,
  type BackupOptions,
  type BackupReason,
  backUp,
  backupFolderOf,
  listBackups,
  restoreBackup,
} from './backup.ts';
export { type DataVersion, hashOfTables, readDataVersion } from './data-version.ts';
export { BUREAU_FILE_FAILURES, type BureauFileFailure } from './failures.ts';
export { readFrontier, type SavedFrontier, saveFrontier } from './frontiers.ts';
export type { ReadableBureau, Synchronous, WritableBureau } from './handle.ts';
export { recordImport } from './imports.ts';
export { integrityProblems } from './integrity.ts';
export { listMappings, readMapping, removeMapping, saveMapping } from './mappings.ts';
export {
  type BureauNorm,
  readBureauNorms,
  removeBureauNorm,
  saveBureauNorm,
} from './norms.ts';
export {
  BUREAU_EXTENSION,
  createBureau,
  createFilledBureau,
  type OpenOptions,
  openReadable,
  openWritable,
} from './open.ts';
export { type ImportedFrom, readOrigin, readOrigins, recordOrigins } from './origins.ts';
export { readOutlines, removeOutlines, type SuppliedOutlines, saveOutlines } from './outlines.ts';
export {
  type KeyFigures,
  keyFiguresOf,
  listPlans,
  type PlanHead,
  type PlanSummary,
  type PlanToSave,
  readPlan,
  readPlanHead,
  removePlan,
  type SavedPlan,
  savePlan,
} from './plans.ts';
export { type MeasureProgress, PROGRESS_STATES, readProgress, saveProgress } from './progress.ts';
export {
  plansOfScenario,
  readScenarioLine,
  readScenarios,
  removeScenario,
  restoreScenario,
  saveScenario,
} from './scenarios.ts';
export {
  alternativesSavedAs,
  markAlternativeSaved,
  type PackedPlan,
  packPlan,
  readAlternative,
  readStudy,
  replaceAlternatives,
  type SavedStudy,
  saveStudy,
  unpackPlan,
} from './studies.ts';
export { readTables, replaceRows, replaceTables } from './tables.ts';
