import {
  lockedDecisions,
  type PlacesData,
  type PlacesDecisions,
  verifyPlaces,
} from '../../models/school-places/index.ts';

/**
 * Random decisions that keep every limit: rooms, starts and redirected pupils are added one by one at random, and what
 * breaks a limit is taken back.
 */
export function randomDecisions(data: PlacesData, random: () => number, tries: number): PlacesDecisions {
  const start = lockedDecisions(data);
  const decisions = {
    build: start.build.map((byYear) => [...byYear]),
    projectRooms: start.projectRooms.map((byYear) => [...byYear]),
    redirect: start.redirect.map((byYear) => [...byYear]),
  };
  const below = (count: number): number => Math.floor(random() * count);
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const year = below(data.yearCount);
    const index = below(data.sites.length + data.arcs.length);
    const project = data.sites[index]?.project ?? null;
    const row =
      index >= data.sites.length
        ? decisions.redirect[index - data.sites.length]!
        : project === null
          ? decisions.build[index]!
          : decisions.projectRooms[index]!;
    const before = row[year]!;
    if (project === null) row[year] = before + 1 + below(3);
    else row[year] = project.minRooms + project.roomStep * below(project.maxSteps + 1);
    if (!verifyPlaces(data, decisions).every(({ ok }) => ok)) row[year] = before;
  }
  return decisions;
}

/** Fixes part of what random decisions order and start, so that the locks can be kept. */
export function withRandomLocks(data: PlacesData, random: () => number): PlacesData {
  const decisions = randomDecisions(data, random, 30);
  return {
    ...data,
    sites: data.sites.map((site, index) => {
      if (random() < 0.4) return site;
      const start = decisions.projectRooms[index]!.findIndex((rooms) => rooms > 0);
      if (site.project !== null)
        return start < 0 ? site : { ...site, project: { ...site.project, lockedStart: start } };
      return { ...site, lockedOrders: decisions.build[index]! };
    }),
  };
}
