import { type ProgrammeGroup, type ProgrammeHistory, pupilsIn } from './history.ts';

/** Weights of the base year and the two years before it. */
const RECENCY = [3, 2, 1] as const;

/**
 * The share of each programme in the entrants of its group: the mean of its shares in the base year and the two before
 * it, weighted 3 : 2 : 1, over the years in which it was there. The shares sum to 1.
 * @returns null when the group had no entrants at all in those years
 */
export function entryShares(group: ProgrammeGroup, baseYear: number): ReadonlyMap<ProgrammeHistory, number> | null {
  const totals = RECENCY.map((_, ago) =>
    group.programmes.reduce((sum, programme) => sum + (pupilsIn(programme, baseYear - ago, 0) ?? 0), 0),
  );
  const means = group.programmes.map((programme) => {
    let weights = 0;
    let weighted = 0;
    RECENCY.forEach((weight, ago) => {
      const entrants = pupilsIn(programme, baseYear - ago, 0);
      if (entrants === null || totals[ago] === 0) return;
      weights += weight;
      weighted += (weight * entrants) / totals[ago]!;
    });
    return weights === 0 ? 0 : weighted / weights;
  });
  const sum = means.reduce((total, mean) => total + mean, 0);
  if (sum === 0) return null;
  return new Map(group.programmes.map((programme, index) => [programme, means[index]! / sum]));
}
