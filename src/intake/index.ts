export type { IntakeIssue, IssueCode, IssueParameters, Place, Severity } from './issue.ts';
export { issueText } from './issue-text.ts';
export { type Mapping, mappingSchema, parseMapping, readMapping } from './mapping/schema.ts';
export {
  type IntakeResult,
  type ReadOptions,
  readSources,
  type SourceSummary,
  type TableCount,
} from './read-sources.ts';
export type { SheetAssignment } from './rows/bind.ts';
export type { RowOrigin } from './rows/entry.ts';
export type { IntakeProgress } from './source.ts';
export { type CsvFile, type CsvForm, csvFiles } from './write/csv.ts';
export { exampleTables } from './write/example.ts';
export type { TableLanguage } from './write/rows.ts';
export { templateBytes } from './write/template.ts';
