import type { ClassLimits } from '../../src/domain/class-forming/index.ts';
import type { Charge, Cohort, PlacesData, PurseLimit } from './data.ts';

export type PlacesFaultCode =
  | 'notAWholeNumber'
  | 'notANumber'
  | 'negative'
  | 'yearsDiffer'
  | 'limitsOutOfOrder'
  | 'outOfRange'
  | 'pupilsWhileAbsent'
  | 'entryTwice'
  | 'moreOutThanPupils'
  | 'unknownIndex'
  | 'arcToItself'
  | 'arcTwice'
  | 'arcFromProject'
  | 'sharesNotOne';

/** A fault in the data that would make the model's answer wrong. */
export interface PlacesFault {
  readonly code: PlacesFaultCode;
  /** The offending item, such as `site 3, entering 2`. */
  readonly where: string;
}

type Report = (code: PlacesFaultCode, where: string) => void;

/** One check of the data, which reports every fault it finds. */
export interface PlacesCheck {
  readonly id: string;
  readonly look: (data: PlacesData, report: Report) => void;
}

/** Every check that the data must pass before a model is built from it. */
export const PLACES_CHECKS: readonly PlacesCheck[] = [
  { id: 'horizon', look: checkHorizon },
  { id: 'sites', look: checkSites },
  { id: 'cohorts', look: checkCohorts },
  { id: 'entry', look: checkEntry },
  { id: 'classLimits', look: checkClassLimits },
  { id: 'projects', look: checkProjects },
  { id: 'arcs', look: checkArcs },
  { id: 'charges', look: checkCharges },
  { id: 'purses', look: checkPurses },
  { id: 'staffing', look: checkStaffing },
  { id: 'policyShares', look: checkPolicyShares },
];

/** Every fault of the data; empty when the model can be built. */
export function checkPlacesData(data: PlacesData): PlacesFault[] {
  const faults: PlacesFault[] = [];
  for (const { look } of PLACES_CHECKS) look(data, (code, where) => faults.push({ code, where }));
  return faults;
}

function whole(value: number, where: string, report: Report): void {
  if (!Number.isSafeInteger(value)) report('notAWholeNumber', where);
  else if (value < 0) report('negative', where);
}

function amount(value: number, where: string, report: Report): void {
  if (!Number.isFinite(value)) report('notANumber', where);
  else if (value < 0) report('negative', where);
}

function perYear(values: readonly unknown[], data: PlacesData, where: string, report: Report): void {
  if (values.length !== data.yearCount) report('yearsDiffer', where);
}

function checkHorizon(data: PlacesData, report: Report): void {
  whole(data.yearCount, 'years', report);
  if (data.yearCount < 1) report('outOfRange', 'years');
  perYear(data.yearWeights, data, 'year weights', report);
  for (const weight of data.yearWeights) amount(weight, 'year weights', report);
  amount(data.superLargeWeight, 'super-large weight', report);
}

function checkSites(data: PlacesData, report: Report): void {
  data.sites.forEach((site, index) => {
    const where = `site ${index}`;
    for (const value of [site.rooms, site.maxNewRooms, site.leadYears]) whole(value, where, report);
    amount(site.roomCost, where, report);
    perYear(site.charges, data, `${where}, charges`, report);
    if (site.lockedOrders === undefined) return;
    perYear(site.lockedOrders, data, `${where}, locked orders`, report);
    for (const rooms of site.lockedOrders) whole(rooms, `${where}, locked orders`, report);
    const inTime = site.lockedOrders.every((rooms, year) => rooms === 0 || year + site.leadYears < data.yearCount);
    const ordered = site.lockedOrders.reduce((sum, rooms) => sum + rooms, 0);
    if (ordered > site.maxNewRooms || !inTime) report('outOfRange', `${where}, locked orders`);
  });
}

/** Every cohort of the data with the words that name it. */
function cohortsOf(data: PlacesData): { readonly cohort: Cohort; readonly where: string }[] {
  return data.sites.flatMap(({ settled, entering }, site) => [
    ...settled.map((cohort, index) => ({ cohort, where: `site ${site}, settled ${index}` })),
    ...entering.map((cohort, index) => ({ cohort, where: `site ${site}, entering ${index}` })),
  ]);
}

function checkCohorts(data: PlacesData, report: Report): void {
  for (const { cohort, where } of cohortsOf(data)) {
    perYear(cohort.pupils, data, `${where}, pupils`, report);
    perYear(cohort.limits, data, `${where}, limits`, report);
    for (const pupils of cohort.pupils) whole(pupils, `${where}, pupils`, report);
  }
}

/** A cohort enters once, stays from its entry until it leaves, and cannot send away more pupils than it has. */
function checkEntry(data: PlacesData, report: Report): void {
  data.sites.forEach(({ entering }, site) => {
    const entries = new Set<number>();
    entering.forEach((cohort, index) => {
      const where = `site ${site}, entering ${index}`;
      const { entry, leave, mostOut, mostIn } = cohort;
      whole(mostOut, `${where}, most out`, report);
      whole(mostIn, `${where}, most in`, report);
      if (!(entry >= 0 && entry < leave && leave <= data.yearCount)) report('outOfRange', where);
      if (entries.has(entry)) report('entryTwice', where);
      entries.add(entry);
      cohort.pupils.forEach((pupils, year) => {
        const present = year >= entry && year < leave;
        if (!present && pupils !== 0) report('pupilsWhileAbsent', `${where}, year ${year}`);
        if (present && pupils < mostOut) report('moreOutThanPupils', `${where}, year ${year}`);
      });
    });
  });
}

function checkClassLimits(data: PlacesData, report: Report): void {
  const known = new Set<ClassLimits>();
  for (const { cohort, where } of cohortsOf(data)) {
    for (const limits of cohort.limits) {
      if (known.has(limits)) continue;
      known.add(limits);
      const { standard, large, superLarge, maximum } = limits;
      for (const value of [standard, large, superLarge, maximum]) whole(value, `${where}, limits`, report);
      // A class of one pupil must be possible without being large, and the two tiers must differ.
      if (standard < 1 || large < 2 || maximum < 1 || large >= superLarge) report('limitsOutOfOrder', where);
    }
  }
}

/** A project has no pupils and rooms of its own before it opens. */
function checkProjects(data: PlacesData, report: Report): void {
  data.sites.forEach(({ project, rooms, maxNewRooms, leadYears, settled, entering }, index) => {
    if (project === null) return;
    const where = `site ${index}, project`;
    for (const value of [project.minRooms, project.roomStep, project.maxSteps, project.earliest])
      whole(value, where, report);
    for (const yuan of [project.fixedCost, project.costPerRoom, project.runningCost]) amount(yuan, where, report);
    perYear(project.runningCharges, data, `${where}, running charges`, report);
    const { lockedStart } = project;
    if (lockedStart !== undefined && (lockedStart < project.earliest || lockedStart + leadYears >= data.yearCount))
      report('outOfRange', `${where}, locked start`);
    if (project.minRooms < 1 || project.roomStep < 1) report('outOfRange', where);
    if (rooms !== 0 || maxNewRooms !== 0 || settled.length > 0) report('outOfRange', where);
    if (entering.some((cohort) => cohort.pupils.some((pupils) => pupils !== 0))) report('pupilsWhileAbsent', where);
  });
}

function checkArcs(data: PlacesData, report: Report): void {
  const pairs = new Set<string>();
  data.arcs.forEach(({ from, to, distanceMetres }, index) => {
    const where = `arc ${index}`;
    amount(distanceMetres, where, report);
    if (data.sites[from] === undefined || data.sites[to] === undefined) report('unknownIndex', where);
    if (from === to) report('arcToItself', where);
    if ((data.sites[from]?.project ?? null) !== null) report('arcFromProject', where);
    if (pairs.has(`${from} ${to}`)) report('arcTwice', where);
    pairs.add(`${from} ${to}`);
  });
}

/** Every cost that can arise is paid in full: the shares of its purses sum to 1. */
function checkCharges(data: PlacesData, report: Report): void {
  const look = (charges: readonly Charge[], purses: readonly PurseLimit[], paid: boolean, where: string): void => {
    let sum = 0;
    for (const { purse, share } of charges) {
      if (purses[purse] === undefined) report('unknownIndex', where);
      if (!(share > 0 && share <= 1 + 1e-9)) report('outOfRange', where);
      sum += share;
    }
    if (paid && !(Math.abs(sum - 1) <= 1e-6)) report('sharesNotOne', where);
  };
  data.sites.forEach(({ charges, roomCost, maxNewRooms, project }, index) => {
    const costs =
      (maxNewRooms > 0 && roomCost > 0) || (project !== null && project.fixedCost + project.costPerRoom > 0);
    charges.forEach((ofYear, year) => {
      look(ofYear, data.capitalPurses, costs, `site ${index}, charges, year ${year}`);
    });
    // Without recurrent purses the money for running is not limited, and nobody is charged.
    const runs = project !== null && project.runningCost > 0 && data.recurrentPurses.length > 0;
    (project?.runningCharges ?? []).forEach((ofYear, year) => {
      look(ofYear, data.recurrentPurses, runs, `site ${index}, running charges, year ${year}`);
    });
  });
}

function checkPurses(data: PlacesData, report: Report): void {
  const look = (purses: readonly PurseLimit[], kind: string): void => {
    purses.forEach((purse, index) => {
      const where = `${kind} purse ${index}`;
      perYear(purse.amounts, data, where, report);
      perYear(purse.carryOver, data, where, report);
      purse.amounts.forEach((yuan, year) => {
        amount(yuan, `${where}, year ${year}`, report);
      });
    });
  };
  look(data.capitalPurses, 'capital');
  look(data.recurrentPurses, 'recurrent');
}

function checkStaffing(data: PlacesData, report: Report): void {
  data.staffing.forEach(({ available, sites }, index) => {
    const where = `staffing ${index}`;
    perYear(available, data, where, report);
    for (const posts of available) amount(posts, where, report);
    for (const { site, postsPerClass, postsPerPupil } of sites) {
      if (data.sites[site] === undefined) report('unknownIndex', where);
      amount(postsPerClass, where, report);
      amount(postsPerPupil, where, report);
    }
  });
}

function checkPolicyShares(data: PlacesData, report: Report): void {
  data.policyShares.forEach(({ year, share, elsewhere }, index) => {
    const where = `policy share ${index}`;
    if (!(Number.isInteger(year) && year >= 0 && year < data.yearCount)) report('outOfRange', where);
    if (!(share >= 0 && share <= 1)) report('outOfRange', where);
    if (!Number.isFinite(elsewhere)) report('notANumber', where);
  });
}
