import {
  type PlacesData,
  type PlacesDecisions,
  type SiteScore,
  scoreSite,
} from '../../../models/school-places/index.ts';

/** Weighted large classes and missing rooms of all sites, as formed. Unit: weighted class-years and room-years. */
export function scoreOf(data: PlacesData, decisions: PlacesDecisions): SiteScore {
  let weighted = 0;
  let roomsShort = 0;
  data.sites.forEach((_, site) => {
    const score = scoreSite(data, decisions, site);
    weighted += score.weighted;
    roomsShort += score.roomsShort;
  });
  return { weighted, roomsShort };
}

/** Whether one score is better than another: no pupil without a room comes before class sizes. */
export function isBetter(one: SiteScore, other: SiteScore): boolean {
  return one.roomsShort < other.roomsShort || (one.roomsShort === other.roomsShort && one.weighted < other.weighted);
}
