import type { Locale } from './bureau.ts';
import type { Stage } from './stage.ts';

/**
 * How well a norm's value is supported. A: read in the official document. B: read as a quotation elsewhere, to be
 * checked by the bureau. C: derived here. none: no source found, so there is no default and the user must enter it.
 */
export type Evidence = 'A' | 'B' | 'C' | 'none';

/** One named rule with the document it comes from. */
export interface Norm {
  /** Dotted id such as `class.standard.primary`. */
  readonly id: string;
  /** The value in `unit`; null when no source gives one and the user must enter it. */
  readonly value: number | null;
  readonly unit: string;
  readonly stage: Stage | null;
  /** The grade to which the norm is confined, as the input template numbers grades; absent for the whole stage. */
  readonly grade?: number | null;
  readonly locale: Locale | null;
  /** Official name of the document, in its own language. */
  readonly document: string;
  readonly clause: string;
  /** First and last year in which the norm applies; null where open. */
  readonly effectiveFrom: number | null;
  readonly effectiveTo: number | null;
  readonly evidence: Evidence;
  /** One sentence in English and in Chinese. */
  readonly description: { readonly en: string; readonly zh: string };
}

/** A library of norms (标准库). */
export interface NormSet {
  readonly id: string;
  readonly name: { readonly en: string; readonly zh: string };
  readonly norms: readonly Norm[];
}

/** A value that a scenario or the command line puts in place of a norm's own. */
export interface NormOverride {
  readonly id: string;
  readonly value: number;
}
