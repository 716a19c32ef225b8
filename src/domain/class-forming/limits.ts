import type { Stage } from '../stage.ts';

/** Class tiers (班额档) in order of size. */
export const CLASS_TIERS = ['standard', 'oversize', 'large', 'superLarge'] as const;
export type ClassTier = (typeof CLASS_TIERS)[number];

/**
 * The class-size limits of one grade of one stage, in pupils per class.
 * `standard` is the largest standard class, `large` the smallest large class (56), `superLarge` the smallest
 * super-large class (66), `maximum` the most pupils that can sit in one room at all.
 */
export interface ClassLimits {
  readonly standard: number;
  readonly large: number;
  readonly superLarge: number;
  readonly maximum: number;
}

/** The tier of a class with `pupils` pupils. */
export function tierOf(pupils: number, limits: ClassLimits): ClassTier {
  if (pupils >= limits.superLarge) return 'superLarge';
  if (pupils >= limits.large) return 'large';
  if (pupils > limits.standard) return 'oversize';
  return 'standard';
}

/** Class limits of a stage and grade; grades are numbered as in the input template. */
export type ClassLimitsOf = (stage: Stage, grade: number) => ClassLimits;
