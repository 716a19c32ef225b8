import { lockedDecisions, type PlacesData, type PlacesDecisions } from '../../../models/school-places/index.ts';
import { Ledger } from './ledger.ts';
import type { RelaxedDecisions } from './relaxed.ts';

/**
 * Turns what the linear relaxation decides into decisions that keep every limit. A project starts when the relaxation
 * starts more than half of it. Rooms follow each site's running total, rounded down and then to the nearest, in the
 * first year from then on that the money allows. Redirected pupils are rounded down.
 */
export function roundRelaxation(data: PlacesData, relaxed: RelaxedDecisions): PlacesDecisions {
  const locked = lockedDecisions(data);
  const build = locked.build.map((byYear) => [...byYear]);
  const projectRooms = locked.projectRooms.map((byYear) => [...byYear]);
  const ledger = new Ledger(data, { build, projectRooms, redirect: [] });

  data.sites.forEach(({ project }, site) => {
    const start = relaxed.start[site]!;
    const year = start.findIndex((part) => part > 0.5);
    if (project === null || year < 0) return;
    const size = Math.min(project.maxSteps, Math.round(relaxed.steps[site]![year]! / start[year]!));
    const rooms = project.minRooms + project.roomStep * size;
    const least = projectRooms[site]![year]!;
    if (least > 0) ledger.bookProject(site, year, least, -1);
    ledger.bookProject(site, year, rooms, 1);
    if (ledger.covers(site)) projectRooms[site]![year] = rooms;
    else {
      ledger.bookProject(site, year, rooms, -1);
      if (least > 0) ledger.bookProject(site, year, least, 1);
    }
  });

  const wishes: { site: number; year: number; part: number }[] = [];
  relaxed.build.forEach((build, site) => {
    if (data.sites[site]!.lockedOrders !== undefined) return;
    let wanted = 0;
    let asked = 0;
    build.forEach((rooms, year) => {
      wanted += rooms;
      for (; asked + 1 <= wanted + 1e-6; asked += 1) wishes.push({ site, year, part: 1 });
    });
    const last = build.findLastIndex((rooms) => rooms > 1e-6);
    if (last >= 0 && wanted - asked > 0.05 && asked < data.sites[site]!.maxNewRooms)
      wishes.push({ site, year: last, part: wanted - asked });
  });
  wishes.sort((one, other) => other.part - one.part || one.year - other.year);
  for (const { site, year } of wishes) {
    const lastOrder = data.yearCount - 1 - data.sites[site]!.leadYears;
    for (let order = year; order <= lastOrder; order += 1) {
      ledger.bookRooms(site, order, 1);
      if (ledger.covers(site)) {
        build[site]![order]! += 1;
        break;
      }
      ledger.bookRooms(site, order, -1);
    }
  }
  return {
    build,
    projectRooms,
    redirect: relaxed.redirect.map((byYear, arc) => {
      const site = data.arcs[arc]!.to;
      const { project, leadYears } = data.sites[site]!;
      const started = projectRooms[site]!.findIndex((rooms) => rooms > 0);
      const openFrom = project === null ? 0 : started < 0 ? data.yearCount : started + leadYears;
      return byYear.map((pupils, year) => (year >= openFrom ? Math.floor(pupils + 1e-6) : 0));
    }),
  };
}
