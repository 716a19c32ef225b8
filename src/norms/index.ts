export { MissingNormError, type MissingNormReason, NormError, type NormErrorCode } from './errors.ts';
export { DEFAULT_NORM_SET, loadNormSet, normSetIds, parseNormSet } from './load.ts';
export { loadPolicyRegister, type Measure, type MeasureTarget, type PolicyRegister } from './measures.ts';
export { type AppliedNorm, type Norms, normsOf } from './norms.ts';
export { fitsNorm, type NormRange, rangeOf } from './range.ts';
