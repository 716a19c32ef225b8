import { type AllocatedClasses, allocateClasses, type CohortToForm } from '../../src/domain/class-forming/index.ts';
import { arcsAt } from './constraints/classes-formed.ts';
import type { Cohort, PlacesData } from './data.ts';
import type { PlacesDecisions } from './decisions.ts';

/** Rooms in use at a site in a planned year under the decisions. */
export function roomsInUse(data: PlacesData, decisions: PlacesDecisions, site: number, year: number): number {
  const { rooms, leadYears } = data.sites[site]!;
  let inUse = rooms;
  for (let order = 0; order + leadYears <= year; order += 1)
    inUse += decisions.build[site]![order]! + decisions.projectRooms[site]![order]!;
  return inUse;
}

/** Pupils redirected to the site less those redirected away, of the cohort that enters in the planned year. */
export function netRedirection(data: PlacesData, decisions: PlacesDecisions, site: number, entry: number): number {
  let net = 0;
  for (const arc of arcsAt(data)[site]!) {
    const pupils = decisions.redirect[arc]![entry]!;
    net += data.arcs[arc]!.to === site ? pupils : -pupils;
  }
  return net;
}

/** The cohorts that a site teaches in a planned year, settled ones first, with the pupils they have by then. */
export function cohortsPresent(
  data: PlacesData,
  decisions: PlacesDecisions,
  site: number,
  year: number,
): readonly { readonly cohort: Cohort; readonly entry: number | null; readonly pupils: number }[] {
  const { settled, entering } = data.sites[site]!;
  const present = settled.map((cohort) => ({ cohort, entry: null as number | null, pupils: cohort.pupils[year]! }));
  for (const cohort of entering) {
    if (year < cohort.entry || year >= cohort.leave) continue;
    const pupils = cohort.pupils[year]! + netRedirection(data, decisions, site, cohort.entry);
    present.push({ cohort, entry: cohort.entry, pupils });
  }
  return present.filter(({ pupils }) => pupils > 0);
}

/** Classes as they will be formed at a site in a planned year. */
export function formedClasses(
  data: PlacesData,
  decisions: PlacesDecisions,
  site: number,
  year: number,
): AllocatedClasses {
  const toForm: CohortToForm[] = cohortsPresent(data, decisions, site, year).map(({ cohort, pupils }) => ({
    pupils,
    limits: cohort.limits[year]!,
  }));
  return allocateClasses(toForm, roomsInUse(data, decisions, site, year), data.superLargeWeight);
}

/** Weighted large classes and missing rooms of one site over all planned years. */
export interface SiteScore {
  readonly weighted: number;
  readonly roomsShort: number;
}

/** Scores one site as formed, without any model. Unit: weighted class-years and room-years. */
export function scoreSite(data: PlacesData, decisions: PlacesDecisions, site: number): SiteScore {
  let weighted = 0;
  let roomsShort = 0;
  for (let year = 0; year < data.yearCount; year += 1) {
    const formed = formedClasses(data, decisions, site, year);
    weighted += data.yearWeights[year]! * (formed.large + data.superLargeWeight * formed.superLarge);
    roomsShort += formed.roomsShort;
  }
  return { weighted, roomsShort };
}
