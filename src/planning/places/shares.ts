import {
  cohortsPresent,
  type PlacesData,
  type PlacesDecisions,
  type PolicyShare,
  roomsInUse,
} from '../../../models/school-places/index.ts';
import { allocateClasses, type CohortToForm } from '../../domain/class-forming/index.ts';

/** What a class beyond a policy share costs, in weighted large classes: these targets come before class sizes. */
export const SHARE_COST = 1000;

/** Classes of a target's tier at one site in its year, less the share of all classes of the site, as formed. */
function beyondShare(
  { tier, share }: PolicyShare,
  cohorts: readonly CohortToForm[],
  rooms: number,
  superLargeWeight: number,
): number {
  let standard = 0;
  let notLarge = 0;
  for (const { pupils, limits } of cohorts) {
    standard += Math.ceil(pupils / limits.standard);
    notLarge += Math.ceil(pupils / (limits.large - 1));
  }
  // Where no class needs to be large, rooms are used until every class is a standard one.
  if (notLarge <= rooms) return -share * Math.min(rooms, standard);
  const formed = allocateClasses(cohorts, rooms, superLargeWeight);
  return formed[tier] - share * formed.classes.reduce((sum, classes) => sum + classes, 0);
}

function atSite(data: PlacesData, decisions: PlacesDecisions, target: PolicyShare, site: number): number {
  const cohorts = cohortsPresent(data, decisions, site, target.year).map(({ cohort, pupils }) => ({
    pupils,
    limits: cohort.limits[target.year]!,
  }));
  return beyondShare(target, cohorts, roomsInUse(data, decisions, site, target.year), data.superLargeWeight);
}

/** Classes beyond each policy share, as formed; 0 where a target is met. */
export function shareExcesses(data: PlacesData, decisions: PlacesDecisions): number[] {
  return data.policyShares
    .map((target) => data.sites.reduce((sum, _, site) => sum + atSite(data, decisions, target, site), target.elsewhere))
    .map((beyond) => Math.max(0, beyond));
}

/** Keeps the excess over the policy shares up to date while a search changes decisions. */
export class ShareLedger {
  readonly #data: PlacesData;
  /** By target and site. */
  readonly #beyond: Float64Array[];
  readonly #totals: number[];
  #trial: { readonly target: number; readonly site: number; readonly beyond: number }[] = [];

  constructor(data: PlacesData, decisions: PlacesDecisions) {
    this.#data = data;
    this.#beyond = data.policyShares.map((target) =>
      Float64Array.from(data.sites, (_, site) => atSite(data, decisions, target, site)),
    );
    this.#totals = this.#beyond.map((bySite, target) =>
      bySite.reduce((sum, beyond) => sum + beyond, data.policyShares[target]!.elsewhere),
    );
  }

  /** Classes beyond all shares together. */
  get excess(): number {
    return this.#totals.reduce((sum, total) => sum + Math.max(0, total), 0);
  }

  /**
   * By how much the excess changes when some sites teach other cohorts, or in other rooms. Nothing changes until
   * `commit`.
   */
  trial(
    sites: readonly number[],
    taught: (site: number, year: number) => { readonly cohorts: readonly CohortToForm[]; readonly rooms: number },
  ): number {
    this.#trial = [];
    let difference = 0;
    this.#data.policyShares.forEach((target, index) => {
      const before = this.#totals[index]!;
      let after = before;
      for (const site of sites) {
        const { cohorts, rooms } = taught(site, target.year);
        const beyond = beyondShare(target, cohorts, rooms, this.#data.superLargeWeight);
        after += beyond - this.#beyond[index]![site]!;
        this.#trial.push({ target: index, site, beyond });
      }
      difference += Math.max(0, after) - Math.max(0, before);
    });
    return difference;
  }

  /** Makes the change of the last trial. */
  commit(): void {
    for (const { target, site, beyond } of this.#trial) {
      this.#totals[target]! += beyond - this.#beyond[target]![site]!;
      this.#beyond[target]![site] = beyond;
    }
    this.#trial = [];
  }
}
