import {
  arcsAt,
  type EnteringCohort,
  noDecisions,
  type PlacesData,
  type Site,
  scoreSite,
} from '../../../models/school-places/index.ts';
import type { ClassLimits } from '../../domain/class-forming/index.ts';
import type { Neighbourhood } from './neighbourhood.ts';
import { withReach } from './reach.ts';

/**
 * Leaves out what no decision can improve, without losing any better plan. Pupils are only ever sent away from a site
 * that has large classes, or that could get some by receiving pupils. So the sites that matter are found outwards from
 * those with large classes; a site that stays without large classes however many pupils it receives is only a place to
 * send pupils to, and its own classes are left out. Sites with locked decisions stay, because these cost
 * money. Staffing limits and policy shares need every class: the part has none, and where they are to be solved nothing
 * is left out.
 */
export function reducePlaces(whole: PlacesData): Neighbourhood {
  const arcsBySite = arcsAt(whole);
  const nothing = noDecisions(whole);
  const state = new Map<number, 'active' | 'sink'>();
  const queue: number[] = [];
  whole.sites.forEach((site, index) => {
    const isLocked = site.lockedOrders !== undefined || site.project?.lockedStart !== undefined;
    if (isLocked) {
      state.set(index, 'active');
      queue.push(index);
    }
    if (isLocked || site.project !== null) return;
    const { weighted, roomsShort } = scoreSite(whole, nothing, index);
    if (weighted === 0 && roomsShort === 0) return;
    state.set(index, 'active');
    queue.push(index);
  });
  const arcs: number[] = [];
  for (let index = queue.pop(); index !== undefined; index = queue.pop()) {
    for (const arc of arcsBySite[index]!) {
      const { from, to } = whole.arcs[arc]!;
      if (from !== index) continue;
      arcs.push(arc);
      if (state.has(to)) continue;
      const sink = whole.sites[to]!.project === null && staysWithoutLarge(whole, to);
      state.set(to, sink ? 'sink' : 'active');
      if (!sink) queue.push(to);
    }
  }
  const sites = [...state.keys()].sort((one, other) => one - other);
  const position = new Map(sites.map((site, index) => [site, index]));
  arcs.sort((one, other) => one - other);
  return {
    data: withReach({
      ...whole,
      sites: sites.map((site) =>
        state.get(site) === 'sink' ? withoutClasses(whole.sites[site]!) : whole.sites[site]!,
      ),
      arcs: arcs.map((arc) => {
        const { from, to, distanceMetres } = whole.arcs[arc]!;
        return { from: position.get(from)!, to: position.get(to)!, distanceMetres };
      }),
      staffing: [],
      policyShares: [],
    }),
    decisions: {
      build: sites.map((site) => nothing.build[site]!),
      projectRooms: sites.map((site) => nothing.projectRooms[site]!),
      redirect: arcs.map((arc) => nothing.redirect[arc]!),
    },
    sites,
    arcs,
  };
}

/** Whether a site has no large class even when every entering cohort receives all the pupils it may. */
function staysWithoutLarge(whole: PlacesData, index: number): boolean {
  const site = whole.sites[index]!;
  const full: Site = {
    ...site,
    entering: site.entering.map((cohort) => ({
      ...cohort,
      pupils: cohort.pupils.map((pupils, year) =>
        year >= cohort.entry && year < cohort.leave ? pupils + cohort.mostIn : 0,
      ),
    })),
  };
  const alone: PlacesData = { ...whole, sites: [full], arcs: [] };
  const { weighted, roomsShort } = scoreSite(alone, noDecisions(alone), 0);
  return weighted === 0 && roomsShort === 0;
}

/** One class holds any number of pupils, so that the site needs no decision about classes and no room. */
const BOUNDLESS: ClassLimits = { standard: 1e6, large: 1e6, superLarge: 1e6, maximum: 1e6 };

function withoutClasses(site: Site): Site {
  return {
    ...site,
    rooms: 1000,
    maxNewRooms: 0,
    settled: [],
    entering: site.entering.map(
      (cohort): EnteringCohort => ({ ...cohort, mostOut: 0, limits: cohort.limits.map(() => BOUNDLESS) }),
    ),
  };
}
