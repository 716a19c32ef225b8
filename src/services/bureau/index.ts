export {
  type LoadedSource,
  type LoadOptions,
  loadSource,
  openUpToDate,
  type SourceKind,
  type SourceLoading,
  sourceKindOf,
} from './load-source.ts';
