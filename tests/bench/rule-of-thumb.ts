import {
  cohortsPresent,
  noDecisions,
  type PlacesData,
  type PlacesDecisions,
  roomsInUse,
} from '../../models/school-places/index.ts';
import { Ledger } from '../../src/planning/places/ledger.ts';

/** A school in the ranking of one year. */
interface Ranked {
  readonly site: number;
  readonly pupilsPerRoom: number;
  /** Rooms without which some class has 56 pupils or more. */
  readonly missing: number;
}

/**
 * Plans as offices do without a model: every year the schools are ranked by pupils per room, and beginning with the
 * worst each is given the rooms it misses until the money of the year is gone. Nobody is redirected, so no new school
 * is built either. Land, lead times, purses and carry-over are those of the plan. The ranking looks at the year in
 * which a room ordered now comes into use, which is kinder to the rule than the pupils of today.
 */
export function ruleOfThumb(data: PlacesData): PlacesDecisions {
  const nothing = noDecisions(data);
  const build = nothing.build.map((years) => [...years]);
  const decisions: PlacesDecisions = { ...nothing, build };
  const ledger = new Ledger(data, nothing);
  for (let year = 0; year < data.yearCount; year += 1) {
    for (const { site, missing } of rank(data, decisions, year)) {
      const land = data.sites[site]!.maxNewRooms - build[site]!.reduce((sum, rooms) => sum + rooms, 0);
      for (let room = 0; room < Math.min(missing, land); room += 1) {
        ledger.bookRooms(site, year, 1);
        if (!ledger.covers(site)) {
          ledger.bookRooms(site, year, -1);
          break;
        }
        build[site]![year]! += 1;
      }
    }
  }
  return decisions;
}

/** Schools that miss rooms in the year in which work ordered now is finished, the most crowded first. */
function rank(data: PlacesData, decisions: PlacesDecisions, year: number): Ranked[] {
  return data.sites
    .flatMap(({ project, leadYears }, site): Ranked[] => {
      const use = year + leadYears;
      if (project !== null || use >= data.yearCount) return [];
      const rooms = roomsInUse(data, decisions, site, use);
      let pupils = 0;
      let needed = 0;
      for (const present of cohortsPresent(data, decisions, site, use)) {
        pupils += present.pupils;
        needed += Math.ceil(present.pupils / (present.cohort.limits[use]!.large - 1));
      }
      const missing = needed - rooms;
      return missing > 0 ? [{ site, pupilsPerRoom: pupils / rooms, missing }] : [];
    })
    .sort((one, other) => other.pupilsPerRoom - one.pupilsPerRoom || one.site - other.site);
}
