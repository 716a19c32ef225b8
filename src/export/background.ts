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
