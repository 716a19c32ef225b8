import {
  type BudgetPrices,
  buildPlacesModel,
  checkPlacesData,
  encodeDecisions,
  noDecisions,
  type PlacesData,
  type PlacesDecisions,
  type PlacesModel,
  type SiteScore,
} from '../../../models/school-places/index.ts';
import { seededRandom } from '../../domain/random.ts';
import type { SolvedValues, Solver, SolverPool } from '../../solve/solver.ts';
import { Annealing } from './anneal.ts';
import { solveExactly } from './exact.ts';
import { budgetPrices } from './groups.ts';
import { putBack } from './neighbourhood.ts';
import { reducePlaces } from './reduce.ts';
import { roundRelaxation } from './rounding.ts';
import { isBetter, scoreOf } from './score.ts';
import { searchNeighbourhoods } from './search.ts';
import { tidyDecisions } from './tidy.ts';

export interface PlacesOptions {
  /** Solves the neighbourhoods and the relaxation side by side. */
  readonly pool: SolverPool;
  /** Solves the whole model where it is small enough to be solved exactly. */
  readonly exactSolver: Solver;
  /** Leave everything after the first plan to the exact solver, however large the model is. */
  readonly exactOnly?: boolean;
  readonly relativeGap: number;
  readonly timeLimitSeconds: number;
  readonly seed: number;
  /** Seconds since some fixed moment. */
  readonly clock: () => number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: PlacesProgress) => void;
}

export type PlacesPhase = 'firstPlan' | 'bound' | 'improving' | 'exact' | 'tidying';

/** Where a solve stands. Units: weighted class-years, room-years. */
export interface PlacesProgress {
  readonly phase: PlacesPhase;
  readonly seconds: number;
  readonly baseline: number;
  readonly weighted: number;
  readonly roomsShort: number;
  readonly bound: number;
}

export interface PlacesSolution {
  readonly outcome: 'optimal' | 'feasibleAtLimit' | 'interrupted';
  readonly decisions: PlacesDecisions;
  readonly baseline: SiteScore;
  readonly score: SiteScore;
  /** Proven lower bound of the weighted class-years of any plan that leaves no more rooms short. */
  readonly bound: number;
  /** What one more yuan in each purse and year would be worth, from the relaxation; null where that was not solved. */
  readonly prices: BudgetPrices | null;
  readonly seconds: number;
}

/** Whole choices up to which the model is solved exactly, goal after goal. */
const EXACT_CHOICES = 2500;
/** Seconds without a better plan or bound after which a search that goes on would not be worth the wait. */
const PATIENCE_SECONDS = 12;

/**
 * Finds where to build, which projects to start and whom to redirect.
 *
 * A first plan comes from annealing alone. The linear relaxation of the whole then gives a proven bound and, rounded,
 * a start from which annealing comes close to the best. What remains of the time goes to a branch-and-cut run that
 * raises the bound and to neighbourhoods that are solved exactly. A small bureau is solved as one model, all goals in
 * strict order. At the end redirections and rooms that change nothing are taken back.
 *
 * @throws RangeError when the data has a fault that `checkPlacesData` finds
 */
export async function solvePlaces(whole: PlacesData, options: PlacesOptions): Promise<PlacesSolution> {
  const fault = checkPlacesData(whole)[0];
  if (fault !== undefined) throw new RangeError(`places data: ${fault.code} at ${fault.where}`);
  const began = options.clock();
  const elapsed = (): number => options.clock() - began;
  const baseline = scoreOf(whole, noDecisions(whole));
  const part = whole.policyShares.length > 0 ? null : reducePlaces(whole);
  const data = part?.data ?? whole;
  const search = new PlacesSearch(data, baseline, options, elapsed);
  if (data.sites.length > 0) await search.run();
  const tidied = search.exact ? search.best : tidyDecisions(data, search.best);
  const decisions = part === null ? tidied : putBack(noDecisions(whole), part, tidied);
  const score = scoreOf(whole, decisions);
  const bound = data.sites.length === 0 ? score.weighted : Math.min(search.bound, score.weighted);
  const gap = score.weighted === 0 ? 0 : (score.weighted - bound) / score.weighted;
  const interrupted = options.signal?.aborted === true;
  return {
    outcome: interrupted ? 'interrupted' : gap <= options.relativeGap ? 'optimal' : 'feasibleAtLimit',
    decisions,
    baseline,
    score,
    bound,
    prices: search.prices,
    seconds: elapsed(),
  };
}

/** How readily annealing takes worse plans at first and at last, in weighted classes, and its chance. */
interface Heat {
  readonly warm: number;
  readonly cold: number;
  readonly seed: number;
}

/** One search: the best decisions and the best bound so far, and the steps that improve them. */
class PlacesSearch {
  best: PlacesDecisions;
  bound = 0;
  exact = false;
  prices: BudgetPrices | null = null;
  #rounded: PlacesDecisions;
  #score: SiteScore;
  #lastChange = 0;
  #phase: PlacesPhase = 'firstPlan';
  readonly #data: PlacesData;
  readonly #baseline: SiteScore;
  readonly #options: PlacesOptions;
  readonly #elapsed: () => number;
  readonly #changes: number;

  constructor(data: PlacesData, baseline: SiteScore, options: PlacesOptions, elapsed: () => number) {
    this.#data = data;
    this.#baseline = baseline;
    this.#options = options;
    this.#elapsed = elapsed;
    this.best = noDecisions(data);
    this.#rounded = this.best;
    this.#score = scoreOf(data, this.best);
    this.#changes = data.arcs.length + data.sites.filter((site) => site.maxNewRooms > 0).length;
  }

  async run(): Promise<void> {
    await this.#anneal(this.best, 200 * this.#changes, { warm: 0.5, cold: 0.05, seed: this.#options.seed });
    this.#report('firstPlan');
    if (this.#done()) return;
    const model = this.#model();
    const choices = model.named.model.integer.reduce((sum, whole) => sum + whole, 0);
    const { exactOnly = false } = this.#options;
    if ((exactOnly || choices <= EXACT_CHOICES) && (await this.#solveExactly())) {
      if (!exactOnly) await this.#solveRelaxation(model);
      return;
    }
    if (exactOnly) return;
    await this.#relax(model);
    if (this.#done()) return;
    await this.#improve(model);
  }

  /** The model of the class-size goal, no more rooms being short than now. */
  #model(): PlacesModel {
    return buildPlacesModel(this.#data, {
      objective: [{ goal: 'classSizes', weight: 1 }],
      locks: [{ goal: 'roomShort', atMost: this.#score.roomsShort }],
    });
  }

  async #solveExactly(): Promise<boolean> {
    this.#report('exact');
    const solved = await solveExactly(this.#data, this.best, this.#options.exactSolver, {
      relativeGap: this.#options.relativeGap,
      timeLimitSeconds: this.#secondsLeft(),
      ...this.#hooks(),
    });
    if (solved === null) return false;
    this.#keep(solved.decisions);
    this.#raise(solved.bound);
    this.exact = solved.proven;
    return solved.proven;
  }

  /** Solves the linear relaxation, which bounds the goal from below and prices the money. */
  async #solveRelaxation(model: PlacesModel): Promise<SolvedValues | null> {
    this.#phase = 'bound';
    const outcome = await this.#options.pool.solve(
      model.named.model,
      { timeLimitSeconds: this.#secondsLeft(), relativeGap: 0, relax: true },
      this.#hooks(),
    );
    if (outcome.status !== 'optimal') return null;
    this.#raise(outcome.solution.objective + model.constant);
    if (outcome.duals !== null) this.prices = budgetPrices(this.#data, model, outcome.duals);
    return outcome.solution;
  }

  async #relax(model: PlacesModel): Promise<void> {
    const relaxed = await this.#solveRelaxation(model);
    if (relaxed === null) return;
    const rounded = roundRelaxation(this.#data, model.columns, relaxed.values);
    this.#rounded = rounded;
    this.#keep(rounded);
    await this.#anneal(rounded, 1000 * this.#changes, { warm: 0.5, cold: 0.1, seed: this.#options.seed });
  }

  /** Raises the bound on the whole in one thread while neighbourhoods are improved in the others. */
  async #improve(model: PlacesModel): Promise<void> {
    this.#report('improving');
    const { pool, seed } = this.#options;
    const ending = new AbortController();
    const stop = (): void => ending.abort();
    this.#options.signal?.addEventListener('abort', stop, { once: true });
    const start = encodeDecisions(this.#data, model.columns, this.best, model.named.model.columnCount);
    const proving = pool
      .solve(
        model.named.model,
        { timeLimitSeconds: this.#secondsLeft(), relativeGap: this.#options.relativeGap, start },
        {
          signal: ending.signal,
          onProgress: ({ bound }) => {
            if (bound !== null) this.#raise(bound + model.constant);
          },
        },
      )
      .then((outcome) => {
        if (outcome.bound !== null) this.#raise(outcome.bound + model.constant);
      });
    await this.#annealOnAndOn();
    await searchNeighbourhoods(this.#data, this.best, pool, {
      parallel: Math.max(1, pool.size - 1),
      random: seededRandom(seed + 2),
      near: 8,
      far: 3,
      stepSeconds: 1.5,
      done: () => this.#done(),
      signal: ending.signal,
      onImproved: (decisions) => this.#keep(decisions),
    });
    stop();
    await proving;
    this.#options.signal?.removeEventListener('abort', stop);
  }

  /** Anneals again from the rounded relaxation, each time twice as long, while that still finds better plans. */
  async #annealOnAndOn(): Promise<void> {
    for (let moves = 2000 * this.#changes, round = 1; !this.#done(); moves *= 2, round += 1) {
      const before = this.#score;
      await this.#anneal(this.#rounded, moves, { warm: 1, cold: 0.1, seed: this.#options.seed + round });
      if (!isBetter(this.#score, before) && round > 1) return;
    }
  }

  /** Anneals in short stretches, so that the caller can report, cancel and answer others in between. */
  async #anneal(start: PlacesDecisions, moves: number, heat: Heat): Promise<void> {
    const annealing = new Annealing(this.#data, start, {
      random: seededRandom(heat.seed),
      moves,
      warm: heat.warm,
      cold: heat.cold,
      slope: 0.01,
    });
    const stretch = 20_000;
    for (let from = 0; from < moves && !this.#stopped(); from += stretch) {
      annealing.run(from, Math.min(moves, from + stretch));
      await new Promise((resolve) => setImmediate(resolve));
    }
    this.#keep(annealing.decisions());
  }

  #keep(decisions: PlacesDecisions): void {
    const score = scoreOf(this.#data, decisions);
    if (!isBetter(score, this.#score)) return;
    this.best = decisions;
    this.#score = score;
    this.#lastChange = this.#elapsed();
    this.#report(this.#phase);
  }

  #raise(bound: number): void {
    if (!(bound > this.bound)) return;
    if (bound > 1.0005 * this.bound) this.#lastChange = this.#elapsed();
    // Class-years are whole numbers when years weigh 1, so a bound may be rounded up.
    const whole = this.#data.yearWeights.every((weight) => Number.isInteger(weight));
    this.bound = whole ? Math.ceil(bound - 1e-6) : bound;
    this.#report(this.#phase);
  }

  #done(): boolean {
    const { weighted, roomsShort } = this.#score;
    const proven = roomsShort === 0 && weighted - this.bound <= this.#options.relativeGap * weighted;
    return this.#stopped() || proven || this.#elapsed() - this.#lastChange > PATIENCE_SECONDS;
  }

  #stopped(): boolean {
    return this.#options.signal?.aborted === true || this.#secondsLeft() <= 0;
  }

  #secondsLeft(): number {
    return Math.max(0, this.#options.timeLimitSeconds - this.#elapsed());
  }

  #hooks(): { signal?: AbortSignal } {
    return this.#options.signal === undefined ? {} : { signal: this.#options.signal };
  }

  #report(phase: PlacesPhase): void {
    this.#phase = phase;
    this.#options.onProgress?.({
      phase,
      seconds: this.#elapsed(),
      baseline: this.#baseline.weighted,
      weighted: this.#score.weighted,
      roomsShort: this.#score.roomsShort,
      bound: this.bound,
    });
  }
}
