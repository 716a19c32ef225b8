export { OWN_WEIGHT_PUPILS, POOL_LEAST_PUPILS, RATIO_LIMITS } from './progression.ts';
export { type ProjectionOptions, project } from './project.ts';
export { roundKeepingSum } from './round.ts';
export { VARIANT_WIDTHS } from './variant.ts';
