/** Codes of everything that can go wrong with norms; the text for a user is made from code and facts. */
export type NormErrorCode =
  | 'normSet.unknown'
  | 'normSet.invalid'
  | 'norm.unknown'
  | 'norm.missing'
  | 'norm.overrideNotANumber'
  | 'norm.outOfRange'
  | 'norm.limitsOutOfOrder'
  | 'policy.invalid';

/** An expected failure around norms, as a code with facts. */
export class NormError extends Error {
  readonly code: NormErrorCode;
  readonly facts: Readonly<Record<string, string | number | null>>;

  constructor(code: NormErrorCode, message: string, facts: Readonly<Record<string, string | number | null>>) {
    super(message);
    this.name = 'NormError';
    this.code = code;
    this.facts = facts;
  }
}

/** Why a norm has no value: no such norm, no source for a value, or not in force in the year asked for. */
export type MissingNormReason = 'unknown' | 'noValue' | 'notInForce';

/** A value was asked of a norm that has none. */
export class MissingNormError extends NormError {
  readonly id: string;
  readonly reason: MissingNormReason;

  constructor(id: string, reason: MissingNormReason, year: number | null) {
    super('norm.missing', `norm ${id} has no value (${reason})`, { id, reason, year });
    this.name = 'MissingNormError';
    this.id = id;
    this.reason = reason;
  }
}
