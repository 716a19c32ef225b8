import {
  buildPlacesModel,
  type PlacesData,
  type PlacesDecisions,
  scoreSite,
} from '../../../models/school-places/index.ts';
import type { SolverPool } from '../../solve/solver.ts';
import { groupData, groupsOf } from './groups.ts';

/** Most room-years that a part of the bureau, which is one group or several, may leave short. */
export type RoomsShortLimit = (sites: readonly number[]) => number;

/** Seconds to prove how few rooms a group must leave short; groups with such schools are few. */
const SECONDS = 5;

/**
 * Divides the rooms that a plan leaves short among the groups. A group that leaves rooms short in the plan is asked how
 * few it must leave short with all the money it could use; what it must, no other group can have. Where the plan leaves
 * no more short than that, every group is held to its own need, and none has rooms to leave short for nothing, which
 * would make every bound a poor one.
 */
export async function roomsShortLimits(
  data: PlacesData,
  plan: PlacesDecisions,
  pool: SolverPool,
  signal?: AbortSignal,
): Promise<RoomsShortLimit> {
  const shortAt = data.sites.map((_, site) => scoreSite(data, plan, site).roomsShort);
  const inAll = shortAt.reduce((sum, rooms) => sum + rooms, 0);
  if (inAll === 0) return () => 0;
  const must = new Map<number, number>();
  await Promise.all(
    groupsOf(data)
      .filter((sites) => sites.some((site) => shortAt[site]! > 0))
      .map(async (sites) => must.set(sites[0]!, await leastRoomsShort(groupData(data, sites), pool, signal))),
  );
  const mustInAll = [...must.values()].reduce((sum, rooms) => sum + rooms, 0);
  return (sites) => inAll - mustInAll + sites.reduce((sum, site) => sum + (must.get(site) ?? 0), 0);
}

/** A lower bound of the room-years that are short whatever is built; rooms are whole, so it may be rounded up. */
async function leastRoomsShort(data: PlacesData, pool: SolverPool, signal?: AbortSignal): Promise<number> {
  const free = (purses: PlacesData['capitalPurses']): number[][] => purses.map(({ amounts }) => amounts.map(() => 0));
  const { named, constant } = buildPlacesModel(data, {
    objective: [{ goal: 'roomShort', weight: 1 }],
    prices: { capital: free(data.capitalPurses), recurrent: free(data.recurrentPurses) },
    wholePupils: false,
  });
  const outcome = await pool.solve(
    named.model,
    { timeLimitSeconds: SECONDS, relativeGap: 0 },
    signal === undefined ? {} : { signal },
  );
  return outcome.bound === null ? 0 : Math.max(0, Math.ceil(outcome.bound + constant - 1e-6));
}
