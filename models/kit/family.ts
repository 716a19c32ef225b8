/**
 * A named family of variables or constraints, as the tables in the model folders list them. Declaring the family
 * beside the function that adds it keeps the formula, its name in an exported model and its tests together.
 */
export interface Family {
  /** Name in an exported model, such as `rooms`: letters, digits and underscores. */
  readonly id: string;
  /** What the family says, in one English sentence. */
  readonly sentence: string;
  /** Unit of the variable, or of both sides of the constraint. */
  readonly unit: string;
  /** Names of the indices in the order of the key, such as ['programme', 'year']. */
  readonly indices: readonly string[];
}

export interface VariableFamily extends Family {
  readonly kind: 'variable';
  readonly integer: boolean;
}

export interface ConstraintFamily extends Family {
  readonly kind: 'constraint';
  /** The formula in plain symbols. */
  readonly formula: string;
}

/** One member's key: whole numbers and codes, never user text. */
export type Key = readonly (string | number)[];

/** `rooms[12,3]`: the name of a member in an exported model. */
export function memberName(family: Family, key: Key): string {
  return `${family.id}[${key.join(',')}]`;
}
