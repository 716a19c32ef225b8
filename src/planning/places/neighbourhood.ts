import {
  type Arc,
  type EnteringCohort,
  type PlacesData,
  type PlacesDecisions,
  type PurseLimit,
  type Site,
  spendingOf,
} from '../../../models/school-places/index.ts';
import { withReach } from './reach.ts';

/** A part of the places problem: some sites are free, everything else stays as the present decisions have it. */
export interface Neighbourhood {
  readonly data: PlacesData;
  /** Present decisions of the part. */
  readonly decisions: PlacesDecisions;
  /** Sites and arcs of the whole, in the order of the part. */
  readonly sites: readonly number[];
  readonly arcs: readonly number[];
}

/**
 * Cuts a part out of the whole. Redirections across its border become pupils that are there or not, the limits of
 * redirection shrink by them, and the part's purses hold what everybody else leaves.
 */
export function cutOut(
  whole: PlacesData,
  decisions: PlacesDecisions,
  arcsBySite: readonly (readonly number[])[],
  spent: { readonly capital: readonly (readonly number[])[]; readonly recurrent: readonly (readonly number[])[] },
  sites: readonly number[],
): Neighbourhood {
  const position = new Map(sites.map((site, index) => [site, index]));
  const arcs: number[] = [];
  for (const site of sites)
    for (const arc of arcsBySite[site]!) {
      const { from, to } = whole.arcs[arc]!;
      if (from === site && position.has(to)) arcs.push(arc);
    }
  const own = spendingOf(whole, decisions, sites);
  const data: PlacesData = withReach({
    yearCount: whole.yearCount,
    yearWeights: whole.yearWeights,
    superLargeWeight: whole.superLargeWeight,
    sites: sites.map((site) => frozenBorder(whole, decisions, arcsBySite, position, site)),
    arcs: arcs.map((arc): Arc => {
      const { from, to, distanceMetres } = whole.arcs[arc]!;
      return { from: position.get(from)!, to: position.get(to)!, distanceMetres };
    }),
    capitalPurses: remaining(whole.capitalPurses, spent.capital, own.capital),
    recurrentPurses: remaining(whole.recurrentPurses, spent.recurrent, own.recurrent),
    staffing: [],
    policyShares: [],
  });
  return {
    data,
    decisions: {
      build: sites.map((site) => decisions.build[site]!),
      projectRooms: sites.map((site) => decisions.projectRooms[site]!),
      redirect: arcs.map((arc) => decisions.redirect[arc]!),
    },
    sites,
    arcs,
  };
}

/** What decisions of the whole say about a part. */
export function pickFrom(whole: PlacesDecisions, { sites, arcs }: Neighbourhood): PlacesDecisions {
  return {
    build: sites.map((site) => whole.build[site]!),
    projectRooms: sites.map((site) => whole.projectRooms[site]!),
    redirect: arcs.map((arc) => whole.redirect[arc]!),
  };
}

/** Puts a part's new decisions back into the whole. */
export function putBack(
  whole: PlacesDecisions,
  part: Pick<Neighbourhood, 'sites' | 'arcs'>,
  decided: PlacesDecisions,
): PlacesDecisions {
  const build = [...whole.build];
  const projectRooms = [...whole.projectRooms];
  const redirect = [...whole.redirect];
  part.sites.forEach((site, index) => {
    build[site] = decided.build[index]!;
    projectRooms[site] = decided.projectRooms[index]!;
  });
  part.arcs.forEach((arc, index) => {
    redirect[arc] = decided.redirect[index]!;
  });
  return { build, projectRooms, redirect };
}

function frozenBorder(
  whole: PlacesData,
  decisions: PlacesDecisions,
  arcsBySite: readonly (readonly number[])[],
  position: ReadonlyMap<number, number>,
  index: number,
): Site {
  const site = whole.sites[index]!;
  const entering = site.entering.map((cohort): EnteringCohort => {
    let fixedOut = 0;
    let fixedIn = 0;
    for (const arc of arcsBySite[index]!) {
      const { from, to } = whole.arcs[arc]!;
      const pupils = decisions.redirect[arc]![cohort.entry]!;
      if (pupils === 0) continue;
      if (from === index && !position.has(to)) fixedOut += pupils;
      if (to === index && !position.has(from)) fixedIn += pupils;
    }
    if (fixedOut === 0 && fixedIn === 0) return cohort;
    return {
      ...cohort,
      pupils: cohort.pupils.map((pupils, year) =>
        year >= cohort.entry && year < cohort.leave ? pupils + fixedIn - fixedOut : 0,
      ),
      mostOut: cohort.mostOut - fixedOut,
      mostIn: cohort.mostIn - fixedIn,
    };
  });
  return { ...site, entering };
}

function remaining(
  purses: readonly PurseLimit[],
  spent: readonly (readonly number[])[],
  own: readonly (readonly number[])[],
): PurseLimit[] {
  return purses.map((purse, index) => ({
    amounts: purse.amounts.map((amount, year) => amount - spent[index]![year]! + own[index]![year]!),
    carryOver: purse.carryOver,
  }));
}
