import type { CertificateCheck, Explanation } from '../domain/plan/index.ts';
import type { AppliedNorm } from '../norms/index.ts';
import type { Words } from './words.ts';

/** Something that a plan takes for granted because the data do not say: the rule concerned, and the sentence. */
export interface Assumption {
  /** The rule's id, such as `posts.private`. */
  readonly id: string;
  readonly rule: Words;
  readonly text: Words;
}

/** One check of a plan's certificate. */
export interface NamedCheck {
  readonly name: Words;
  readonly ok: boolean;
}

/** A norm with its unit in words. */
export interface WordedNorm extends AppliedNorm {
  readonly unitWords: Words;
}

/** How something is calculated, which no norm says. */
export interface Method {
  readonly name: Words;
  readonly text: Words;
}

/** What a plan's explanations and checks say and are called in the language of a file. */
export interface PlanWords {
  /** The name of a rule such as `budget.capital`. */
  readonly rule: (constraint: string) => string;
  readonly sentence: (explanation: Explanation) => string;
  /** The name of a check of the certificate. */
  readonly check: (id: string) => string;
  /** Where a check fails; null where it holds. */
  readonly place: (check: CertificateCheck) => string | null;
}
