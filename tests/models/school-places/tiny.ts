import type {
  Arc,
  Cohort,
  EnteringCohort,
  PlacesData,
  ProjectTerms,
  Site,
} from '../../../models/school-places/index.ts';
import type { ClassLimits } from '../../../src/domain/class-forming/index.ts';

/** Scaled-down limits, so that a handful of pupils already makes classes large: from 4, super-large from 6, at most 8. */
export const SMALL: ClassLimits = { standard: 3, large: 4, superLarge: 6, maximum: 8 };

/** A school of one planned year or more with nothing to decide about it. */
export function site(terms: Partial<Site> & { readonly rooms: number }): Site {
  return { maxNewRooms: 0, roomCost: 0, leadYears: 0, charges: [], settled: [], entering: [], project: null, ...terms };
}

/** A cohort that enters in `entry` and stays to the end, with the same pupils every year. */
export function entering(
  pupils: number,
  years: number,
  terms: Omit<Partial<EnteringCohort>, 'limits'> = {},
  limits: ClassLimits = SMALL,
): EnteringCohort {
  const entry = terms.entry ?? 0;
  const leave = terms.leave ?? years;
  return {
    entry,
    leave,
    pupils: Array.from({ length: years }, (_, year) => (year >= entry && year < leave ? pupils : 0)),
    limits: new Array<ClassLimits>(years).fill(limits),
    mostOut: 0,
    mostIn: 0,
    ...terms,
  };
}

export function projectTerms(years: number, terms: Partial<ProjectTerms> = {}): ProjectTerms {
  return {
    minRooms: 1,
    roomStep: 1,
    maxSteps: 0,
    fixedCost: 0,
    costPerRoom: 0,
    earliest: 0,
    runningCost: 0,
    runningCharges: Array.from({ length: years }, () => []),
    ...terms,
  };
}

/** Sites without money and neighbours; charges that are left out are filled in as none. */
export function places(
  years: number,
  sites: readonly Site[],
  terms: Partial<PlacesData> & { readonly arcs?: readonly Arc[] } = {},
): PlacesData {
  return {
    yearCount: years,
    yearWeights: new Array<number>(years).fill(1),
    superLargeWeight: 10,
    sites: sites.map((own) => ({
      ...own,
      charges: own.charges.length === 0 ? Array.from({ length: years }, () => []) : own.charges,
    })),
    arcs: [],
    capitalPurses: [],
    recurrentPurses: [],
    staffing: [],
    policyShares: [],
    ...terms,
  };
}

/** A cohort that is there from the start and stays to the end, with the same pupils every year. */
export function settled(pupils: number, years: number): Cohort {
  return { pupils: new Array<number>(years).fill(pupils), limits: new Array<ClassLimits>(years).fill(SMALL) };
}

/** The first purse pays everything in every year. */
export function paidBy(years: number, purse = 0): Site['charges'] {
  return Array.from({ length: years }, () => [{ purse, share: 1 }]);
}
