import {
  type PlacesData,
  type PlacesDecisions,
  type SiteScore,
  scoreSite,
} from '../../../models/school-places/index.ts';
import { shareExcesses } from './shares.ts';

/** The score of a whole plan. */
export interface PlacesScore extends SiteScore {
  /** Classes beyond the policy shares; 0 where there are none. */
  readonly shareExcess: number;
}

/** Weighted large classes and missing rooms of all sites, as formed. Unit: weighted class-years and room-years. */
export function scoreOf(data: PlacesData, decisions: PlacesDecisions): PlacesScore {
  let weighted = 0;
  let roomsShort = 0;
  data.sites.forEach((_, site) => {
    const score = scoreSite(data, decisions, site);
    weighted += score.weighted;
    roomsShort += score.roomsShort;
  });
  const shareExcess = shareExcesses(data, decisions).reduce((sum, excess) => sum + excess, 0);
  return { weighted, roomsShort, shareExcess };
}

/** Whether one score is better: no pupil without a room comes first, then policy shares, then class sizes. */
export function isBetter(one: PlacesScore, other: PlacesScore): boolean {
  if (one.roomsShort !== other.roomsShort) return one.roomsShort < other.roomsShort;
  const difference = one.shareExcess - other.shareExcess;
  return Math.abs(difference) > 1e-9 ? difference < 0 : one.weighted < other.weighted;
}
