import {
  arcsAt,
  buildPlacesModel,
  encodeDecisions,
  type PlacesData,
  type PlacesDecisions,
  type PlacesModelOptions,
  readDecisions,
  type SiteScore,
  scoreSite,
  spendingOf,
} from '../../../models/school-places/index.ts';
import type { Solver } from '../../solve/solver.ts';
import { cutOut, type Neighbourhood, putBack } from './neighbourhood.ts';
import { presolveSettings } from './presolve.ts';

/** What a search for better decisions is told. */
export interface SearchOptions {
  /** How many neighbourhoods are solved at the same time. */
  readonly parallel: number;
  /** Random numbers in [0, 1), for choosing neighbourhoods. */
  readonly random: () => number;
  /** True when the search should end. */
  readonly done: () => boolean;
  readonly signal?: AbortSignal;
  readonly onImproved?: (decisions: PlacesDecisions) => void;
  /** Connected sites in a neighbourhood, and others to trade money with. */
  readonly near: number;
  readonly far: number;
  readonly stepSeconds: number;
}

export interface SearchResult {
  readonly decisions: PlacesDecisions;
  readonly weighted: number;
  readonly roomsShort: number;
  readonly steps: number;
}

const STEP_OBJECTIVE: PlacesModelOptions['objective'] = [
  { goal: 'roomShort', weight: 10_000 },
  { goal: 'classSizes', weight: 1 },
  { goal: 'redirection', weight: 1e-5 },
];

/**
 * Improves decisions step by step: frees a few neighbouring schools and some to trade money with, holds all else,
 * solves that part exactly from the present plan, and keeps what is better. Disjoint parts run side by side.
 */
export async function searchNeighbourhoods(
  data: PlacesData,
  start: PlacesDecisions,
  solver: Solver,
  options: SearchOptions,
): Promise<SearchResult> {
  const arcsBySite = arcsAt(data);
  let decisions = start;
  const scores: SiteScore[] = data.sites.map((_, site) => scoreSite(data, decisions, site));
  let weighted = scores.reduce((sum, score) => sum + score.weighted, 0);
  let roomsShort = scores.reduce((sum, score) => sum + score.roomsShort, 0);
  const tries = new Int32Array(data.sites.length);
  const busy = new Set<number>();
  let leftOverTaken = false;
  let steps = 0;
  const movable = data.sites.map(
    (site, index) => site.maxNewRooms > 0 || site.project !== null || arcsBySite[index]!.length > 0,
  );

  const choose = (): number[] | null => {
    let seed = -1;
    let best = 0;
    for (let site = 0; site < data.sites.length; site += 1) {
      if (!movable[site] || busy.has(site)) continue;
      const { weighted: own, roomsShort: short } = scores[site]!;
      const appeal = ((own + 1000 * short) * (0.5 + options.random())) / (1 + tries[site]! ** 2);
      if (appeal > best) {
        best = appeal;
        seed = site;
      }
    }
    if (seed < 0) return null;
    tries[seed]! += 1;
    const chosen = [seed];
    const inside = new Set(chosen);
    for (let index = 0; index < chosen.length && chosen.length < options.near; index += 1) {
      for (const arc of arcsBySite[chosen[index]!]!) {
        const { from, to } = data.arcs[arc]!;
        const other = from === chosen[index] ? to : from;
        if (inside.has(other) || busy.has(other) || chosen.length >= options.near) continue;
        inside.add(other);
        chosen.push(other);
      }
    }
    for (let attempt = 0; attempt < 6 * options.far && chosen.length < options.near + options.far; attempt += 1) {
      const site = Math.floor(options.random() * data.sites.length);
      const { maxNewRooms, project } = data.sites[site]!;
      if ((maxNewRooms === 0 && project === null) || inside.has(site) || busy.has(site)) continue;
      inside.add(site);
      chosen.push(site);
    }
    return chosen;
  };

  const step = async (sites: readonly number[]): Promise<void> => {
    const takesLeftOver = !leftOverTaken;
    if (takesLeftOver) leftOverTaken = true;
    for (const site of sites) busy.add(site);
    const spent = spendingOf(data, decisions);
    const part = cutOut(data, decisions, arcsBySite, spent, sites);
    const decided = await solvePart(part, takesLeftOver, solver, options);
    for (const site of sites) busy.delete(site);
    if (takesLeftOver) leftOverTaken = false;
    steps += 1;
    if (decided === null) return;
    const candidate = putBack(decisions, part, decided);
    let gain = 0;
    let gainShort = 0;
    const rescored = sites.map((site) => scoreSite(data, candidate, site));
    sites.forEach((site, index) => {
      gain += scores[site]!.weighted - rescored[index]!.weighted;
      gainShort += scores[site]!.roomsShort - rescored[index]!.roomsShort;
    });
    if (gainShort < 0 || (gainShort === 0 && gain < 0)) return;
    decisions = candidate;
    sites.forEach((site, index) => {
      scores[site] = rescored[index]!;
    });
    weighted -= gain;
    roomsShort -= gainShort;
    if (gain > 0 || gainShort > 0) {
      for (const site of sites) tries[site] = Math.max(0, tries[site]! - 1);
      options.onImproved?.(decisions);
    }
  };

  const worker = async (): Promise<void> => {
    while (options.signal?.aborted !== true && !options.done()) {
      const sites = choose();
      if (sites === null) return;
      await step(sites);
    }
  };
  await Promise.all(Array.from({ length: options.parallel }, worker));
  return { decisions, weighted, roomsShort, steps };
}

async function solvePart(
  part: Neighbourhood,
  takesLeftOver: boolean,
  solver: Solver,
  options: SearchOptions,
): Promise<PlacesDecisions | null> {
  const own = spendingOf(part.data, part.decisions);
  const data: PlacesData = takesLeftOver
    ? part.data
    : {
        ...part.data,
        capitalPurses: part.data.capitalPurses.map((purse, index) => ({ ...purse, amounts: own.capital[index]! })),
        recurrentPurses: part.data.recurrentPurses.map((purse, index) => ({
          ...purse,
          amounts: own.recurrent[index]!,
        })),
      };
  const model = buildPlacesModel(data, { objective: STEP_OBJECTIVE });
  const outcome = await solver.solve(
    model.named.model,
    {
      timeLimitSeconds: options.stepSeconds,
      relativeGap: 0.002,
      ...presolveSettings(data),
      start: encodeDecisions(data, model.columns, part.decisions, model.named.model.columnCount),
    },
    options.signal === undefined ? {} : { signal: options.signal },
  );
  if (outcome.status !== 'optimal' && outcome.status !== 'feasibleAtLimit') return null;
  return readDecisions(part.data, model.columns, outcome.solution.values);
}
