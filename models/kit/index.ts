export { Expression, ModelBuilder, type VariableOptions } from './builder.ts';
export {
  bracketedNames,
  type ExportedNames,
  exportedName,
  exportedNames,
} from './exported-name.ts';
export { type ConstraintFamily, type Family, type Key, memberName, type VariableFamily } from './family.ts';
export { lpText, writeLp } from './lp.ts';
export type { Model, NamedModel } from './model.ts';
export { mpsText, writeMps } from './mps.ts';
export {
  type ConstraintFamilySize,
  type FamilySize,
  type Range,
  type RangePart,
  type RangeReport,
  type RangeWarning,
  rangeReport,
  type SizeReport,
  sizeReport,
} from './report.ts';
