import type { Explanation } from './explanation.ts';

/** Reasons that tell how a school stands in a year, whether or not anything is decided there. */
export const STANDING_REASONS = ['classesOfYear', 'redirectionExcluded', 'postsOfYear', 'specialNeedsOfYear'] as const;

/** Whether an explanation tells how a school stands rather than what a plan decides there. */
export function isStanding({ facts }: Pick<Explanation, 'facts'>): boolean {
  return STANDING_REASONS.some((reason) => reason === facts.reason);
}
