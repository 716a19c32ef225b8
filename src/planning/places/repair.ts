import { arcsAt, type PlacesData, type PlacesDecisions, scoreSite } from '../../../models/school-places/index.ts';
import { ROOM_SHORT_COST } from './class-cost.ts';
import { Ledger } from './ledger.ts';

/** Decisions that can still be changed. */
interface Draft {
  readonly build: number[][];
  readonly projectRooms: number[][];
  readonly redirect: number[][];
}

/**
 * Makes a plan of a neighbouring problem fit this one: locks first, then land, lead times and the limits of
 * redirection, then money. Where the money no longer reaches, the rooms and projects go whose yuan relieve least.
 *
 * @param wished decisions over the same sites and arcs, with any numbers
 * @returns decisions that keep every limit but those that the locks themselves break
 */
export function repairDecisions(data: PlacesData, wished: PlacesDecisions): PlacesDecisions {
  const draft: Draft = {
    build: data.sites.map((_, site) => ordersWithinLimits(data, wished, site)),
    projectRooms: data.sites.map((_, site) => startWithinTerms(data, wished, site)),
    redirect: wished.redirect.map((byYear) => [...byYear]),
  };
  limitRedirections(data, draft);
  dropUntilPaid(data, draft);
  return draft;
}

function ordersWithinLimits(data: PlacesData, wished: PlacesDecisions, index: number): number[] {
  const { maxNewRooms, leadYears, lockedOrders } = data.sites[index]!;
  if (lockedOrders !== undefined) return [...lockedOrders];
  let left = maxNewRooms;
  return wished.build[index]!.map((rooms, year) => {
    const kept = year + leadYears < data.yearCount ? Math.min(left, Math.max(0, rooms)) : 0;
    left -= kept;
    return kept;
  });
}

function startWithinTerms(data: PlacesData, wished: PlacesDecisions, index: number): number[] {
  const { project, leadYears } = data.sites[index]!;
  const rooms = new Array<number>(data.yearCount).fill(0);
  if (project === null) return rooms;
  const wishedYear = wished.projectRooms[index]!.findIndex((count) => count > 0);
  const year = project.lockedStart ?? wishedYear;
  if (year < 0 || year < project.earliest || year + leadYears >= data.yearCount) return rooms;
  const steps = Math.floor(((wished.projectRooms[index]![wishedYear] ?? 0) - project.minRooms) / project.roomStep);
  rooms[year] = project.minRooms + project.roomStep * Math.max(0, Math.min(project.maxSteps, steps));
  return rooms;
}

/** Cuts redirections to what both ends may move, and to new schools that are open by then. */
function limitRedirections(data: PlacesData, draft: Draft): void {
  const outLeft = data.sites.map(({ entering }) => new Map(entering.map(({ entry, mostOut }) => [entry, mostOut])));
  const inLeft = data.sites.map(({ entering }) => new Map(entering.map(({ entry, mostIn }) => [entry, mostIn])));
  data.arcs.forEach(({ from, to }, arc) => {
    const { project, leadYears } = data.sites[to]!;
    const started = draft.projectRooms[to]!.findIndex((rooms) => rooms > 0);
    const openFrom = project === null ? 0 : started < 0 ? data.yearCount : started + leadYears;
    draft.redirect[arc]!.forEach((pupils, year) => {
      const most = Math.min(outLeft[from]!.get(year) ?? 0, inLeft[to]!.get(year) ?? 0);
      const kept = year < openFrom ? 0 : Math.max(0, Math.min(pupils, most));
      draft.redirect[arc]![year] = kept;
      outLeft[from]!.set(year, (outLeft[from]!.get(year) ?? 0) - kept);
      inLeft[to]!.set(year, (inLeft[to]!.get(year) ?? 0) - kept);
    });
  });
}

/** Something that can be given up: the room of a site ordered in a year, or the project there. */
interface Candidate {
  readonly site: number;
  readonly year: number;
  /** Weighted class-years that giving it up costs, a missing room far more, for each yuan saved. */
  readonly lossPerYuan: number;
}

function dropUntilPaid(data: PlacesData, draft: Draft): void {
  const ledger = new Ledger(data, draft);
  const candidates = new Map<number, Candidate[]>();
  for (;;) {
    const overdrawn = ledger.overdrawn();
    if (overdrawn.size === 0) return;
    let least: Candidate | null = null;
    for (let site = 0; site < data.sites.length; site += 1) {
      if (!canGiveUp(data, draft, site)) continue;
      if (!candidates.has(site)) candidates.set(site, candidatesAt(data, draft, site));
      for (const candidate of candidates.get(site)!)
        if (
          (least === null || candidate.lossPerYuan < least.lossPerYuan) &&
          chargesAny(data, candidate, draft, overdrawn)
        )
          least = candidate;
    }
    // What is left then is locked.
    if (least === null) return;
    for (const site of giveUp(data, draft, ledger, least)) candidates.delete(site);
  }
}

function canGiveUp(data: PlacesData, draft: Draft, site: number): boolean {
  const { lockedOrders, project } = data.sites[site]!;
  if (project !== null)
    return project.lockedStart === undefined && draft.projectRooms[site]!.some((rooms) => rooms > 0);
  return lockedOrders === undefined && draft.build[site]!.some((rooms) => rooms > 0);
}

function chargesAny(
  data: PlacesData,
  { site, year }: Candidate,
  draft: Draft,
  overdrawn: ReadonlySet<string>,
): boolean {
  const { charges, project, leadYears } = data.sites[site]!;
  if (charges[year]!.some(({ purse }) => overdrawn.has(`capital ${purse} ${year}`))) return true;
  if (project === null || draft.projectRooms[site]![year] === 0) return false;
  return project.runningCharges.some(
    (ofYear, running) =>
      running >= year + leadYears && ofYear.some(({ purse }) => overdrawn.has(`recurrent ${purse} ${running}`)),
  );
}

function candidatesAt(data: PlacesData, draft: Draft, site: number): Candidate[] {
  const { project, roomCost } = data.sites[site]!;
  const touched = project === null ? [site] : [site, ...sendersOf(data, site)];
  const before = costOf(data, draft, touched);
  const found: Candidate[] = [];
  for (let year = 0; year < data.yearCount; year += 1) {
    const rooms = project === null ? draft.build[site]![year]! : draft.projectRooms[site]![year]!;
    if (rooms === 0) continue;
    const without: Draft = { ...draft, build: [...draft.build], projectRooms: [...draft.projectRooms] };
    let redirect = draft.redirect;
    let yuan = roomCost;
    if (project === null) without.build[site] = draft.build[site]!.with(year, rooms - 1);
    else {
      yuan = project.fixedCost + rooms * project.costPerRoom;
      without.projectRooms[site] = draft.projectRooms[site]!.with(year, 0);
      redirect = draft.redirect.map((byYear, arc) => (data.arcs[arc]!.to === site ? byYear.map(() => 0) : byYear));
    }
    const loss = costOf(data, { ...without, redirect }, touched) - before;
    found.push({ site, year, lossPerYuan: loss / Math.max(1, yuan) });
  }
  return found;
}

/** Gives up one room or a whole project; returns the sites whose worth has changed by that. */
function giveUp(data: PlacesData, draft: Draft, ledger: Ledger, { site, year }: Candidate): number[] {
  if (data.sites[site]!.project === null) {
    draft.build[site]![year]! -= 1;
    ledger.bookRooms(site, year, -1);
    return [site];
  }
  ledger.bookProject(site, year, draft.projectRooms[site]![year]!, -1);
  draft.projectRooms[site]![year] = 0;
  for (const arc of arcsAt(data)[site]!) if (data.arcs[arc]!.to === site) draft.redirect[arc]!.fill(0);
  return [site, ...sendersOf(data, site)];
}

function sendersOf(data: PlacesData, site: number): number[] {
  return arcsAt(data)[site]!.flatMap((arc) => (data.arcs[arc]!.to === site ? [data.arcs[arc]!.from] : []));
}

function costOf(data: PlacesData, decisions: PlacesDecisions, sites: readonly number[]): number {
  return sites.reduce((sum, site) => {
    const { weighted, roomsShort } = scoreSite(data, decisions, site);
    return sum + weighted + ROOM_SHORT_COST * roomsShort;
  }, 0);
}
