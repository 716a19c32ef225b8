import type { Explanation } from './explanation.ts';

/** Reasons that tell how a school stands in a year, whether or not anything is decided there. */
const STANDING_REASONS: ReadonlySet<unknown> = new Set([
  'classesOfYear',
  'redirectionExcluded',
  'postsOfYear',
  'specialNeedsOfYear',
]);

/** Whether an explanation tells how a school stands rather than what a plan decides there. */
export function isStanding({ facts }: Pick<Explanation, 'facts'>): boolean {
  return STANDING_REASONS.has(facts.reason);
}
