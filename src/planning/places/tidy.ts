import {
  arcsAt,
  cohortsPresent,
  type PlacesData,
  type PlacesDecisions,
  roomsInUse,
} from '../../../models/school-places/index.ts';
import { ShareLedger } from './shares.ts';
import { SiteScores } from './site-scores.ts';

/**
 * Takes back what a plan does not need: first redirected pupils, the longest ways first, until nothing more can go, then
 * rooms, the last ordered first. Nothing is taken back that would make any class larger in tier, leave a room short or
 * miss a policy share. Other goals that come first stay as they are; the plan only gets gentler and cheaper.
 */
export function tidyDecisions(data: PlacesData, start: PlacesDecisions): PlacesDecisions {
  const decisions = {
    build: start.build.map((byYear) => [...byYear]),
    projectRooms: start.projectRooms.map((byYear) => [...byYear]),
    redirect: start.redirect.map((byYear) => [...byYear]),
  };
  const siteScores = new SiteScores(data);
  const scores = data.sites.map((_, site) => siteScores.of(decisions, site));
  const arcsBySite = arcsAt(data);
  const shares = data.policyShares.length === 0 ? null : new ShareLedger(data, decisions);
  const taught = (site: number, year: number) => ({
    cohorts: cohortsPresent(data, decisions, site, year).map(({ cohort, pupils }) => ({
      pupils,
      limits: cohort.limits[year]!,
    })),
    rooms: roomsInUse(data, decisions, site, year),
  });
  const keeps = (sites: readonly number[]): boolean => {
    let change = 0;
    let changeShort = 0;
    const rescored = sites.map((site) => siteScores.of(decisions, site));
    sites.forEach((site, index) => {
      change += rescored[index]!.weighted - scores[site]!.weighted;
      changeShort += rescored[index]!.roomsShort - scores[site]!.roomsShort;
    });
    if (change > 1e-9 || changeShort > 0) return false;
    if (shares !== null && shares.trial(sites, taught) > 1e-9) return false;
    shares?.commit();
    sites.forEach((site, index) => {
      scores[site] = rescored[index]!;
    });
    return true;
  };

  const flows = data.arcs
    .flatMap((arc, index) => decisions.redirect[index]!.map((pupils, year) => ({ arc, index, year, pupils })))
    .filter(({ pupils }) => pupils > 0)
    .sort((one, other) => other.arc.distanceMetres - one.arc.distanceMetres || other.pupils - one.pupils);
  // What goes at one school can make room for pupils of another to stay, so its neighbours are looked at again.
  let open = flows;
  while (open.length > 0) {
    const changed = new Set<number>();
    for (const { arc, index, year } of open) {
      const byYear = decisions.redirect[index]!;
      const before = byYear[year]!;
      // Halving finds most of what can be taken back in a few steps; the cost is not monotone, so each step is checked.
      for (let back = before; back >= 1; ) {
        byYear[year]! -= back;
        if (keeps([arc.from, arc.to])) back = Math.min(back, byYear[year]!);
        else {
          byYear[year]! += back;
          back = Math.floor(back / 2);
        }
      }
      if (byYear[year]! < before) changed.add(arc.from).add(arc.to);
    }
    open = flows.filter(
      ({ arc, index, year }) => decisions.redirect[index]![year]! > 0 && (changed.has(arc.from) || changed.has(arc.to)),
    );
  }
  data.sites.forEach((site, index) => {
    for (let year = data.yearCount - 1; year >= 0 && site.lockedOrders === undefined; year -= 1) {
      const built = decisions.build[index]!;
      while (built[year]! > 0) {
        built[year]! -= 1;
        if (keeps([index])) continue;
        built[year]! += 1;
        break;
      }
    }
    if (site.project === null) return;
    const unused = arcsBySite[index]!.every((arc) => decisions.redirect[arc]!.every((pupils) => pupils === 0));
    if (unused && site.project.lockedStart === undefined) decisions.projectRooms[index]!.fill(0);
    const rooms = decisions.projectRooms[index]!;
    const year = rooms.findIndex((count) => count > 0);
    while (year >= 0 && rooms[year]! > site.project.minRooms) {
      rooms[year]! -= site.project.roomStep;
      if (keeps([index])) continue;
      rooms[year]! += site.project.roomStep;
      break;
    }
  });
  return decisions;
}
