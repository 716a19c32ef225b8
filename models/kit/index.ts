export { Expression, ModelBuilder, type VariableOptions } from './builder.ts';
export { type ConstraintFamily, type Family, type Key, memberName, type VariableFamily } from './family.ts';
export type { Model, NamedModel } from './model.ts';
