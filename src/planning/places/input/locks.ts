import type { Arc, PlacesData, PolicyShare, Site } from '../../../../models/school-places/index.ts';
import { lockedDecisions } from '../../../../models/school-places/index.ts';
import { Failure } from '../../../domain/failure.ts';
import { type Lock, schoolOfLock } from '../../../domain/lock.ts';
import type { ScenarioSettings } from '../../../domain/scenario.ts';
import { Ledger } from '../ledger.ts';
import type { SiteOrigin } from './origin.ts';

/** Why a lock cannot be kept. */
export type LockFault =
  /** The school, programme or project that it names is not in the data. */
  | 'unknown'
  /** The year is not planned. */
  | 'yearNotPlanned'
  /** What is ordered then would come into use after the last planned year. */
  | 'tooLate'
  /** The project cannot start yet, or has no land. */
  | 'tooEarly'
  /** The site does not take so many rooms. */
  | 'noLand'
  /** The budgets do not pay for it, alone or together with the locks before it. */
  | 'noMoney';

/** The failure that names a lock and why it cannot be kept. */
function impossible(lock: Lock, reason: LockFault): Failure<'lockImpossible'> {
  return new Failure('lockImpossible', { lock: lock.what, school: schoolOfLock(lock), year: yearOf(lock), reason });
}

function yearOf(lock: Lock): number | null {
  switch (lock.what) {
    case 'rooms':
      return lock.orders[0]?.orderYear ?? null;
    case 'project':
      return lock.startYear;
    case 'projectNotBefore':
      return lock.year;
    default:
      return null;
  }
}

/** The arcs that no lock forbids. @throws Failure `lockImpossible` for a school or project that does not exist */
export function unlockedArcs(
  arcs: readonly Arc[],
  origins: readonly SiteOrigin[],
  locks: ScenarioSettings['locks'] = [],
): Arc[] {
  const known = new Set(origins.map(({ schoolId }) => schoolId));
  const closedFrom = new Set<string>();
  const closedTo = new Set<string>();
  const closedPairs = new Set<string>();
  for (const lock of locks) {
    if (lock.what === 'rooms' || lock.what === 'project' || lock.what === 'projectNotBefore') continue;
    if (!known.has(lock.schoolId)) throw impossible(lock, 'unknown');
    if (lock.what === 'noRedirectionFrom') closedFrom.add(lock.schoolId);
    else if (lock.what === 'noRedirectionTo') closedTo.add(lock.schoolId);
    else {
      if (!known.has(lock.otherSchoolId)) throw impossible(lock, 'unknown');
      closedPairs.add(`${lock.schoolId}|${lock.otherSchoolId}`).add(`${lock.otherSchoolId}|${lock.schoolId}`);
    }
  }
  return arcs.filter(({ from, to }) => {
    const sender = origins[from]!.schoolId;
    const receiver = origins[to]!.schoolId;
    return !closedFrom.has(sender) && !closedTo.has(receiver) && !closedPairs.has(`${sender}|${receiver}`);
  });
}

/**
 * The sites with the orders and starts that locks fix.
 * @throws Failure `lockImpossible` naming the first lock that land, lead times or the project's terms do not allow
 */
export function lockedSites(
  sites: readonly Site[],
  origins: readonly SiteOrigin[],
  years: readonly number[],
  locks: ScenarioSettings['locks'] = [],
): Site[] {
  const locked = [...sites];
  for (const lock of locks) {
    if (lock.what === 'rooms') {
      const index = origins.findIndex(
        ({ schoolId, stage, project }) => project === null && schoolId === lock.schoolId && stage === lock.stage,
      );
      const site = sites[index];
      if (site === undefined) throw impossible(lock, 'unknown');
      const lockedOrders = years.map(() => 0);
      for (const { orderYear, rooms } of lock.orders) {
        const year = years.indexOf(orderYear);
        if (year < 0) throw impossible(lock, 'yearNotPlanned');
        if (year + site.leadYears >= years.length) throw impossible(lock, 'tooLate');
        lockedOrders[year]! += rooms;
      }
      if (lockedOrders.reduce((sum, rooms) => sum + rooms, 0) > site.maxNewRooms) throw impossible(lock, 'noLand');
      locked[index] = { ...site, lockedOrders };
    } else if (lock.what === 'project') {
      const index = origins.findIndex(({ project }) => project?.projectId === lock.projectId);
      const site = sites[index];
      const project = site?.project ?? null;
      if (site === undefined || project === null) throw impossible(lock, 'unknown');
      if (lock.startYear === null) {
        locked[index] = { ...site, project: { ...project, earliest: years.length } };
        continue;
      }
      const lockedStart = years.indexOf(lock.startYear);
      if (lockedStart < 0) throw impossible(lock, 'yearNotPlanned');
      if (lockedStart < project.earliest) throw impossible(lock, 'tooEarly');
      if (lockedStart + site.leadYears >= years.length) throw impossible(lock, 'tooLate');
      locked[index] = { ...site, project: { ...project, lockedStart } };
    } else if (lock.what === 'projectNotBefore') {
      const index = origins.findIndex(({ project }) => project?.projectId === lock.projectId);
      const site = sites[index];
      const project = site?.project ?? null;
      if (site === undefined || project === null) throw impossible(lock, 'unknown');
      const later = years.filter((year) => year < lock.year).length;
      locked[index] = { ...site, project: { ...project, earliest: Math.max(project.earliest, later) } };
    }
  }
  return locked;
}

/**
 * Makes sure that the money pays for what is locked.
 * @throws Failure `lockImpossible` naming the first lock that, with those before it, overdraws a purse
 */
export function checkLocksPaid(
  data: PlacesData,
  origins: readonly SiteOrigin[],
  locks: ScenarioSettings['locks'] = [],
): void {
  const decided = lockedDecisions(data);
  const build = data.sites.map(() => new Array<number>(data.yearCount).fill(0));
  const projectRooms = data.sites.map(() => new Array<number>(data.yearCount).fill(0));
  for (const lock of locks) {
    const index = origins.findIndex(({ schoolId, stage, project }) =>
      lock.what === 'rooms'
        ? project === null && schoolId === lock.schoolId && stage === lock.stage
        : lock.what === 'project' && project?.projectId === lock.projectId,
    );
    if (index < 0) continue;
    build[index] = [...decided.build[index]!];
    projectRooms[index] = [...decided.projectRooms[index]!];
    if (new Ledger(data, { build, projectRooms, redirect: [] }).overdrawn().size > 0) throw impossible(lock, 'noMoney');
  }
}

/** The targets whose year is planned, over all sites of the model. */
export function policyShares(years: readonly number[], targets: ScenarioSettings['policyShares'] = []): PolicyShare[] {
  return targets.flatMap(({ tier, year, share }) => {
    const planned = years.indexOf(year);
    return planned < 0 ? [] : [{ year: planned, tier, share, elsewhere: 0 }];
  });
}
