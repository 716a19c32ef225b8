import type { CheckPlace } from './check-place.ts';

/** One check that the plan was put to without the model. */
export interface CertificateCheck {
  /** `rooms`, `class sizes`, `pupils conserved`, `budget.capital` … */
  readonly id: string;
  readonly ok: boolean;
  /** The largest violation found, in the check's own unit; 0 when the check holds. */
  readonly worst: number;
  /** Where the largest violation is, when there is one. */
  readonly where?: string;
  /** The same as facts, from which every language makes its own words; absent for what is no place in the data. */
  readonly at?: CheckPlace;
}

/** The result of re-checking a plan against the data. A plan whose certificate is not ok is never shown as good. */
export interface Certificate {
  readonly ok: boolean;
  readonly checks: readonly CertificateCheck[];
}
