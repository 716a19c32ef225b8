import { type ProgrammeStaff, RATE_LEVELS, rateLevel } from './data.ts';

/** Nothing is lost: the programme has more people than posts. */
export const SURPLUS = 0;
/** A hire: nobody loses anything, but it costs money. */
export const HIRE = 1;

const RURAL_STEPS = 2;
const LEVEL_STEPS = (RATE_LEVELS + 1) * RURAL_STEPS;
const CLASS_STEPS = 2 * LEVEL_STEPS;

/**
 * The rank of the last of `missing` missing posts of a programme: how much the goals, in their order, care whether it
 * is filled. Special schools first, then posts without which a class has no teacher, then the level of the shortage
 * rate, then rural schools. Filling a post of a higher rank is worth any number of posts of lower ranks, and the ranks
 * of a programme's missing posts never fall as more are missing, which is what makes one-by-one exchange exact.
 */
export function rankOfMissing(programme: ProgrammeStaff, missing: number): number {
  if (missing <= 0) return SURPLUS;
  const belowClasses = programme.required - missing < programme.classPosts;
  return (
    HIRE +
    (programme.special ? CLASS_STEPS : 0) +
    (belowClasses ? LEVEL_STEPS : 0) +
    rateLevel(programme.required, missing) * RURAL_STEPS +
    (programme.rural ? 1 : 0)
  );
}
