import type { PlacesData, PlacesDecisions, PurseLimit } from '../../../models/school-places/index.ts';
import type { ClassLimits } from '../../../src/domain/class-forming/index.ts';

/** The goals in strict order without policy shares: rooms short, class sizes, staffing, redirection, cost. */
export type GoalValues = readonly number[];

/** Smallest weight and missing rooms of one site and year: every division of the rooms among the cohorts is tried. */
function formedByTrying(
  cohorts: readonly { readonly pupils: number; readonly limits: ClassLimits }[],
  rooms: number,
  superLargeWeight: number,
): { weighted: number; short: number } {
  const weightOf = (pupils: number, classes: number, limits: ClassLimits): number => {
    let weight = 0;
    for (let index = 0; index < classes; index += 1) {
      // Pupils are dealt out one by one: class `index` gets every `classes`-th of them.
      const size = Math.floor(pupils / classes) + (index < pupils % classes ? 1 : 0);
      if (size >= limits.large) weight += 1;
      if (size >= limits.superLarge) weight += superLargeWeight;
    }
    return weight;
  };
  const fewest = cohorts.map(({ pupils, limits }) => Math.ceil(pupils / limits.maximum));
  const needed = fewest.reduce((sum, classes) => sum + classes, 0);
  if (needed > rooms) {
    const weighted = cohorts.reduce(
      (sum, { pupils, limits }, index) => sum + weightOf(pupils, fewest[index]!, limits),
      0,
    );
    return { weighted, short: needed - rooms };
  }
  let best = Number.POSITIVE_INFINITY;
  const choose = (index: number, left: number, weight: number): void => {
    if (index === cohorts.length) {
      best = Math.min(best, weight);
      return;
    }
    const { pupils, limits } = cohorts[index]!;
    for (let classes = fewest[index]!; classes <= Math.min(left, Math.max(1, pupils)); classes += 1)
      choose(index + 1, left - classes, weight + weightOf(pupils, classes, limits));
  };
  choose(0, rooms, 0);
  return { weighted: best, short: 0 };
}

/** Goal values of decisions, from the definitions in the README and not from the model. */
export function goalValues(data: PlacesData, decisions: PlacesDecisions): GoalValues {
  let short = 0;
  let weighted = 0;
  const pupilsAt = data.sites.map(() => new Array<number>(data.yearCount).fill(0));
  data.sites.forEach((site, index) => {
    for (let year = 0; year < data.yearCount; year += 1) {
      let rooms = site.rooms;
      for (let order = 0; order + site.leadYears <= year; order += 1)
        rooms += decisions.build[index]![order]! + decisions.projectRooms[index]![order]!;
      const cohorts = site.settled.map((cohort) => ({ pupils: cohort.pupils[year]!, limits: cohort.limits[year]! }));
      for (const cohort of site.entering) {
        if (year < cohort.entry || year >= cohort.leave) continue;
        let pupils = cohort.pupils[year]!;
        data.arcs.forEach(({ from, to }, arc) => {
          if (from === index) pupils -= decisions.redirect[arc]![cohort.entry]!;
          if (to === index) pupils += decisions.redirect[arc]![cohort.entry]!;
        });
        cohorts.push({ pupils, limits: cohort.limits[year]! });
      }
      pupilsAt[index]![year] = cohorts.reduce((sum, { pupils }) => sum + pupils, 0);
      const formed = formedByTrying(
        cohorts.filter(({ pupils }) => pupils > 0),
        rooms,
        data.superLargeWeight,
      );
      short += formed.short;
      weighted += data.yearWeights[year]! * formed.weighted;
    }
  });
  let staffing = 0;
  for (const { available, sites } of data.staffing)
    available.forEach((posts, year) => {
      const required = sites.reduce((sum, { site, postsPerPupil }) => sum + postsPerPupil * pupilsAt[site]![year]!, 0);
      staffing += Math.max(0, required - posts);
    });
  let redirection = 0;
  data.arcs.forEach(({ distanceMetres }, arc) => {
    for (const pupils of decisions.redirect[arc]!) redirection += pupils * (1 + distanceMetres / 1000);
  });
  let yuan = 0;
  data.sites.forEach((site, index) => {
    for (const rooms of decisions.build[index]!) yuan += rooms * site.roomCost;
    decisions.projectRooms[index]!.forEach((rooms, year) => {
      if (rooms === 0 || site.project === null) return;
      const open = data.yearCount - year - site.leadYears;
      yuan += site.project.fixedCost + rooms * site.project.costPerRoom + open * site.project.runningCost;
    });
  });
  return [short, weighted, staffing, redirection, yuan / 10_000];
}

/** Less than zero when the first list comes first: the first difference that is more than rounding decides. */
export function compareInOrder(one: GoalValues, other: GoalValues): number {
  for (let index = 0; index < one.length; index += 1) {
    const difference = one[index]! - other[index]!;
    if (Math.abs(difference) > 1e-6) return difference;
  }
  return 0;
}

/** One decision of its own, with the values it can take. */
interface Slot {
  readonly row: number[];
  readonly year: number;
  readonly values: readonly number[];
}

/**
 * Calls back with every decision that keeps all limits; the object is reused, so it must be read at once.
 * @returns false when there are more than `most` candidates to look at; nothing is called back then
 */
export function everyDecision(data: PlacesData, most: number, visit: (decisions: PlacesDecisions) => void): boolean {
  const zeros = (): number[] => new Array<number>(data.yearCount).fill(0);
  const build = data.sites.map(zeros);
  const projectRooms = data.sites.map(zeros);
  const redirect = data.arcs.map(zeros);
  const upTo = (count: number): number[] => Array.from({ length: count + 1 }, (_, value) => value);
  const slots: Slot[] = [];
  data.sites.forEach((site, index) => {
    for (let year = 0; year + site.leadYears < data.yearCount; year += 1) {
      const locked = site.lockedOrders?.[year];
      const orders = locked === undefined ? upTo(site.maxNewRooms) : [locked];
      if (site.maxNewRooms > 0) slots.push({ row: build[index]!, year, values: orders });
      const { project } = site;
      if (project === null || year < project.earliest) continue;
      const sizes = upTo(project.maxSteps).map((steps) => project.minRooms + steps * project.roomStep);
      const { lockedStart } = project;
      const starts = lockedStart === undefined ? [0, ...sizes] : lockedStart === year ? sizes : [0];
      slots.push({ row: projectRooms[index]!, year, values: starts });
    }
  });
  data.arcs.forEach(({ from, to }, arc) => {
    for (let year = 0; year < data.yearCount; year += 1) {
      const sender = data.sites[from]!.entering.find(({ entry }) => entry === year);
      const receiver = data.sites[to]!.entering.find(({ entry }) => entry === year);
      const upper = Math.min(sender?.mostOut ?? 0, receiver?.mostIn ?? 0);
      if (upper > 0) slots.push({ row: redirect[arc]!, year, values: upTo(upper) });
    }
  });
  if (slots.reduce((product, { values }) => product * values.length, 1) > most) return false;
  const decisions: PlacesDecisions = { build, projectRooms, redirect };
  const choose = (index: number): void => {
    if (index === slots.length) {
      if (keepsLimits(data, decisions)) visit(decisions);
      return;
    }
    const { row, year, values } = slots[index]!;
    for (const value of values) {
      row[year] = value;
      choose(index + 1);
    }
    row[year] = 0;
  };
  choose(0);
  return true;
}

function keepsLimits(data: PlacesData, { build, projectRooms, redirect }: PlacesDecisions): boolean {
  const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
  for (const [index, site] of data.sites.entries()) {
    if (total(build[index]!) > site.maxNewRooms) return false;
    const starts = projectRooms[index]!.flatMap((rooms, year) => (rooms > 0 ? [year] : []));
    if (starts.length > 1) return false;
    const openFrom = site.project === null ? 0 : (starts[0] ?? data.yearCount) + site.leadYears;
    for (let year = 0; year < data.yearCount; year += 1) {
      const cohort = site.entering.find(({ entry }) => entry === year);
      let out = 0;
      let into = 0;
      data.arcs.forEach(({ from, to }, arc) => {
        if (from === index) out += redirect[arc]![year]!;
        if (to === index) into += redirect[arc]![year]!;
      });
      if (out > (cohort?.mostOut ?? 0) || into > (cohort?.mostIn ?? 0)) return false;
      if (into > 0 && year < openFrom) return false;
    }
  }
  const holds = (purses: readonly PurseLimit[], paid: (purse: number, year: number) => number): boolean =>
    purses.every(({ amounts, carryOver }, purse) => {
      let carried = 0;
      return amounts.every((amount, year) => {
        const left = amount + carried - paid(purse, year);
        carried = carryOver[year] === true ? left : 0;
        return left > -1e-6;
      });
    });
  const capitalPaid = (purse: number, year: number): number =>
    data.sites.reduce((sum, { charges, roomCost, project }, index) => {
      const share = total(charges[year]!.filter((charge) => charge.purse === purse).map((charge) => charge.share));
      const rooms = projectRooms[index]![year]!;
      const start = project !== null && rooms > 0 ? project.fixedCost + rooms * project.costPerRoom : 0;
      return sum + share * (build[index]![year]! * roomCost + start);
    }, 0);
  const recurrentPaid = (purse: number, year: number): number =>
    data.sites.reduce((sum, { project, leadYears }, index) => {
      if (project === null) return sum;
      const start = projectRooms[index]!.findIndex((rooms) => rooms > 0);
      if (start < 0 || year < start + leadYears) return sum;
      const own = project.runningCharges[year]!.filter((charge) => charge.purse === purse);
      return sum + total(own.map(({ share }) => share)) * project.runningCost;
    }, 0);
  return holds(data.capitalPurses, capitalPaid) && holds(data.recurrentPurses, recurrentPaid);
}

/** The best goal values over every decision there is; null when there are too many to try. */
export function bestByTrying(data: PlacesData, most: number): GoalValues | null {
  let best: GoalValues | null = null;
  everyDecision(data, most, (decisions) => {
    const values = goalValues(data, decisions);
    if (best === null || compareInOrder(values, best) < 0) best = values;
  });
  return best;
}
