import { formedClasses, type PlacesData, type PlacesDecisions } from '../../../models/school-places/index.ts';
import { fillWithRooms } from './fill.ts';
import { repairDecisions } from './repair.ts';
import { scoreOf } from './score.ts';
import { shareExcesses } from './shares.ts';
import { type PlacesOptions, type PlacesSolution, solvePlaces } from './solve.ts';

/** What decisions leave, summed over the planned years, as classes are formed. */
interface Standing {
  readonly roomsShort: number;
  /** Weighted class-years, as the goal counts them. */
  readonly weighted: number;
  readonly large: number;
  readonly superLarge: number;
  /** Classes beyond the policy shares. */
  readonly shareExcess: number;
}

/** Counts what decisions leave. */
function standingOf(data: PlacesData, decisions: PlacesDecisions): Standing {
  const shareExcess = shareExcesses(data, decisions).reduce((all, excess) => all + excess, 0);
  const sum = { roomsShort: 0, weighted: 0, large: 0, superLarge: 0, shareExcess };
  data.sites.forEach((_, site) => {
    for (let year = 0; year < data.yearCount; year += 1) {
      const { roomsShort, large, superLarge } = formedClasses(data, decisions, site, year);
      sum.roomsShort += roomsShort;
      sum.large += large;
      sum.superLarge += superLarge;
      sum.weighted += data.yearWeights[year]! * (large + data.superLargeWeight * superLarge);
    }
  });
  return sum;
}

/** Whether one standing is nowhere worse than another. */
function isNowhereWorse(one: Standing, other: Standing): boolean {
  return (
    one.roomsShort <= other.roomsShort &&
    one.weighted <= other.weighted &&
    one.large <= other.large &&
    one.superLarge <= other.superLarge &&
    one.shareExcess <= other.shareExcess + 1e-9
  );
}

/**
 * Solves from a start, and keeps the start where the new plan is somewhere worse: as far as it fits, and with the money
 * that it leaves spent on rooms. A plan that was
 * made with less money fits whole, so that nothing that is counted rises with the money.
 */
export async function solveNowhereWorse(
  data: PlacesData,
  options: PlacesOptions & { readonly start: PlacesDecisions },
): Promise<PlacesSolution> {
  const repaired = repairDecisions(data, options.start);
  const filled = fillWithRooms(data, repaired);
  const kept = isNowhereWorse(standingOf(data, filled), standingOf(data, repaired)) ? filled : repaired;
  const solution = await solvePlaces(data, { ...options, start: kept });
  if (isNowhereWorse(standingOf(data, solution.decisions), standingOf(data, repaired))) return solution;
  const score = scoreOf(data, kept);
  return { ...solution, decisions: kept, score, bound: Math.min(solution.bound, score.weighted) };
}
