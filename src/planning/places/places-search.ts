import { setTimeout } from 'node:timers/promises';
import {
  type BudgetPrices,
  buildPlacesModel,
  lockedDecisions,
  type PlacesData,
  type PlacesDecisions,
  type PlacesModel,
  type SiteScore,
} from '../../../models/school-places/index.ts';
import { seededRandom } from '../../domain/random.ts';
import type { SolvedBasis, SolvedDuals, SolveOutcome, Solver } from '../../solve/solver.ts';
import { annealInStretches, changeableCount } from './anneal-in-stretches.ts';
import {
  FIRST_MOVES,
  FROM_FIRST_MIXTURES,
  FROM_MIXTURE,
  FROM_RELAXATION,
  type Heat,
  LEAST_GAIN,
  MOST_MOVES,
  type Rounds,
} from './annealing-rounds.ts';
import { solveExactly } from './exact.ts';
import { boundByGroups } from './group-bounds.ts';
import { GroupFindings } from './group-findings.ts';
import { budgetPrices } from './groups.ts';
import type { Neighbourhood } from './neighbourhood.ts';
import { priceMoney } from './price-money.ts';
import { raiseBound } from './raise-bound.ts';
import { readRelaxed } from './relaxed.ts';
import { repairDecisions } from './repair.ts';
import { roomsShortLimits } from './rooms-short.ts';
import { roundRelaxation } from './rounding.ts';
import { isBetter, type PlacesScore, scoreOf } from './score.ts';
import { searchNeighbourhoods } from './search.ts';
import type { PlacesOptions, PlacesPhase } from './solve.ts';
import { Turns, takingTurns } from './turns.ts';

/** Whole choices up to which the model is solved exactly, goal after goal. */
const EXACT_CHOICES = 2500;
/** Seconds without a better plan or bound after which a search that goes on would not be worth the wait. */
const PATIENCE_SECONDS = 20;
/** The same for a large bureau, where a single group of schools takes some of these seconds. */
const PATIENCE_LARGE_SECONDS = 90;
/** Sites that a decision can touch beyond which the model is no longer built as a whole. */
const LARGE_SITES = 450;

/** Threads that the proof and the annealing keep busy. */
const BUSY_THREADS = 2;
/** One search: the best decisions and the best bound so far, and the steps that improve them. */
export class PlacesSearch {
  best: PlacesDecisions;
  bound = 0;
  exact = false;
  prices: BudgetPrices | null = null;
  basis: SolvedBasis | null = null;
  #rounded: PlacesDecisions;
  #score: PlacesScore;
  #lastChange = 0;
  #phase: PlacesPhase = 'firstPlan';
  readonly #data: PlacesData;
  readonly #baseline: SiteScore;
  readonly #options: PlacesOptions;
  readonly #elapsed: () => number;
  readonly #changes: number;
  /** Annealing makes way for other work on this thread. */
  readonly #turns = new Turns();

  constructor(data: PlacesData, baseline: SiteScore, options: PlacesOptions, elapsed: () => number) {
    this.#data = data;
    this.#baseline = baseline;
    this.#options = options;
    this.#elapsed = elapsed;
    this.best = lockedDecisions(data);
    this.#rounded = this.best;
    this.#score = scoreOf(data, this.best);
    this.#changes = changeableCount(data);
  }

  async run(): Promise<void> {
    const { exactOnly = false } = this.#options;
    if (this.#data.sites.length > LARGE_SITES && !exactOnly) {
      await this.#findFirstPlan();
      if (!this.#done()) await this.#searchLarge();
      return;
    }
    // Nearly always some plan leaves no room short, so the relaxation of these plans is solved while the first is found.
    const early = this.#model(0);
    const pupils = early.columns.redirect.flat().filter((column) => column !== null).length;
    const choices = early.named.model.integer.reduce((sum, whole) => sum + whole, pupils);
    const relaxing = exactOnly ? null : this.#startRelaxation(early);
    await this.#findFirstPlan();
    const isEnough = this.#done();
    if (relaxing === null) {
      if (!isEnough) await this.#solveExactly();
      return;
    }
    const model = this.#score.roomsShort === 0 ? early : this.#model(this.#score.roomsShort);
    const outcome = await (model === early ? relaxing : this.#startRelaxation(model));
    // Prices of money come with it, whether or not there is time for more.
    this.#takeRelaxation(model, outcome);
    if (choices <= EXACT_CHOICES && !isEnough && (await this.#solveExactly())) return;
    await this.#improveFrom(model, outcome);
  }

  /** A neighbouring plan is good already, so it is changed for longer and more gently than none at all. */
  async #findFirstPlan(): Promise<void> {
    const { seed, start, knownBound = 0 } = this.#options;
    if (start === undefined) await this.#anneal(this.best, 200 * this.#changes, { warm: 0.5, cold: 0.05, seed });
    else {
      const repaired = repairDecisions(this.#data, start);
      this.#keep(repaired);
      await this.#anneal(repaired, 600 * this.#changes, { warm: 0.3, cold: 0.05, seed });
    }
    if (this.#score.roomsShort === 0) this.#raise(knownBound);
    this.#report('firstPlan');
  }

  /**
   * The model of the class-size goal for plans that leave at most so many rooms short. Bounds, prices and the relaxation
   * that a plan is rounded from are taken from it, never a plan as it stands, so pupils may be divided.
   */
  #model(roomsShort: number): PlacesModel {
    return buildPlacesModel(this.#data, {
      objective: [{ goal: 'classSizes', weight: 1 }],
      locks: [{ goal: 'roomShort', atMost: roomsShort }],
      wholePupils: false,
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
    this.#raise(solved.bound);
    const score = scoreOf(this.#data, solved.decisions);
    // Class sizes that are no better can still come with fewer moves or less money.
    this.exact = solved.proven && !isBetter(this.#score, score);
    if (this.exact) this.#take(solved.decisions, score);
    else this.#keep(solved.decisions);
    return solved.proven;
  }

  /** Solves the linear relaxation, which bounds the goal from below and prices the money. */
  #startRelaxation(model: PlacesModel): Promise<SolveOutcome> {
    return this.#options.pool.solve(
      model.named.model,
      {
        timeLimitSeconds: this.#secondsLeft(),
        relativeGap: 0,
        relax: true,
        ...(this.#options.basis && { basis: this.#options.basis }),
      },
      this.#hooks(),
    );
  }

  #takeRelaxation(model: PlacesModel, outcome: SolveOutcome): void {
    this.#phase = 'bound';
    if (outcome.status !== 'optimal') return;
    this.#raise(outcome.solution.objective + model.constant);
    this.basis = outcome.basis ?? null;
    if (outcome.duals !== null) this.prices = budgetPrices(this.#data, model, outcome.duals);
  }

  async #improveFrom(model: PlacesModel, relaxation: SolveOutcome): Promise<void> {
    if (this.#done()) return;
    const isSolved = relaxation.status === 'optimal';
    if (isSolved) {
      this.#rounded = roundRelaxation(this.#data, readRelaxed(model.columns, relaxation.solution.values));
      this.#keep(this.#rounded);
    }
    await this.#improve(model, isSolved ? relaxation.duals : null);
  }

  /** A large bureau: the relaxation in blocks gives prices and a start, groups at these prices give the bound. */
  async #searchLarge(): Promise<void> {
    this.#phase = 'bound';
    const { pool } = this.#options;
    const roomsShort = await roomsShortLimits(this.#data, this.best, pool, this.#options.signal);
    const relaxed = await priceMoney(this.#data, roomsShort, {
      pool,
      secondsLeft: () => this.#secondsLeft(),
      onBound: (bound) => this.#raise(bound),
      ...this.#hooks(),
    });
    if (relaxed !== null) {
      this.prices = relaxed.prices;
      this.#rounded = relaxed.decisions;
      this.#keep(relaxed.decisions);
    }
    this.#report('improving');
    const ending = this.#ending();
    const findings = new GroupFindings(this.#data, this.#elapsed);
    const proving =
      relaxed === null
        ? Promise.resolve()
        : boundByGroups(this.#data, relaxed.prices, roomsShort, {
            pool,
            parallel: pool.size,
            signal: ending.signal,
            best: () => this.best,
            secondsLeft: () => this.#secondsLeft(),
            onBound: (bound) => this.#raise(bound),
            onFound: (group, decided) => this.#keepFinding(findings, group, decided),
          });
    await this.#anneal(this.#rounded, FIRST_MOVES * this.#changes, { warm: 0.5, cold: 0.1, seed: this.#options.seed });
    const searching = this.#searchBeside(ending.signal);
    // The threads that prove need the processors more than annealing that no longer gains.
    await this.#annealOnAndOn(FROM_RELAXATION, 2);
    await this.#waitFor(proving);
    ending.abort();
    await Promise.all([proving, searching]);
  }

  /** Waits for a proof while there is time and something still gets better. */
  async #waitFor(proving: Promise<unknown>): Promise<void> {
    const finished = proving.then(() => true);
    while (!this.#done() && !(await Promise.race([finished, setTimeout(250, false)])));
  }

  /** A signal of its own for work in the background, that also ends when the caller cancels. */
  #ending(): AbortController {
    const ending = new AbortController();
    this.#options.signal?.addEventListener('abort', () => ending.abort(), { once: true, signal: ending.signal });
    return ending;
  }

  /** Raises the bound in the threads while the plan is improved in this one. */
  async #improve(model: PlacesModel, duals: SolvedDuals | null): Promise<void> {
    this.#report('improving');
    const { pool, seed, relativeGap } = this.#options;
    const ofGroups = takingTurns(pool);
    const ending = this.#ending();
    const findings = new GroupFindings(this.#data, this.#elapsed);
    let isMixed = false;
    const { mixed, finished } = raiseBound(this.#data, model, duals, {
      pool,
      ofGroups,
      relativeGap,
      signal: ending.signal,
      roomsShort: this.#score.roomsShort,
      secondsLeft: () => this.#secondsLeft(),
      best: () => this.best,
      provenShare: () => this.#provenShare(),
      turns: this.#turns,
      onBound: (bound) => this.#raise(bound),
      onFound: (group, decided) => this.#keepFinding(findings, group, decided),
      onStart: (start) => {
        isMixed = true;
        this.#rounded = start;
        this.#keep(start);
      },
    });
    let isLast = false;
    void mixed?.then(() => {
      isLast = true;
    });
    await this.#anneal(this.#rounded, FIRST_MOVES * this.#changes, { warm: 0.5, cold: 0.1, seed });
    if (mixed === null) await this.#annealOnAndOn(FROM_RELAXATION, Number.POSITIVE_INFINITY);
    else {
      await this.#annealOnAndOn(FROM_RELAXATION, 2, () => isMixed || isLast);
      // The last mixture is the best start, so nothing long begins from those before it.
      if (isMixed) await this.#annealOnAndOn(FROM_FIRST_MIXTURES, Number.POSITIVE_INFINITY, () => isLast);
      await this.#waitFor(mixed);
      if (isMixed) await this.#annealOnAndOn(FROM_MIXTURE, 2);
      // Where annealing no longer gains, a few schools solved exactly still do: 0.2 to 0.6 % of the plan in 20 seconds.
      await this.#searchNeighbours(1, ending.signal, ofGroups);
    }
    await this.#waitFor(finished);
    ending.abort();
    await finished;
  }

  /** With threads to spare, neighbourhoods are solved beside the annealing. */
  async #searchBeside(signal: AbortSignal): Promise<void> {
    const { pool } = this.#options;
    // A neighbourhood sees only its own classes, which cannot be held against a share of all.
    if (pool.size <= BUSY_THREADS || this.#data.policyShares.length > 0) return;
    await this.#searchNeighbours(pool.size - BUSY_THREADS, signal);
  }

  async #searchNeighbours(parallel: number, signal: AbortSignal, solver: Solver = this.#options.pool): Promise<void> {
    await searchNeighbourhoods(this.#data, this.best, solver, {
      parallel,
      random: seededRandom(this.#options.seed + 2),
      near: 8,
      far: 3,
      stepSeconds: 2,
      done: () => this.#done(),
      signal,
      onImproved: (decisions) => this.#keep(decisions),
    });
  }

  /**
   * Anneals again and again, by turns from the rounded start, each time longer, and gently from the best plan.
   * @param vainRounds ends after so many rounds in a row that hardly improved the plan
   * @param until true ends the round that is under way too
   */
  async #annealOnAndOn(
    { firstMoves, warm, cold }: Rounds,
    vainRounds: number,
    until = (): boolean => false,
  ): Promise<void> {
    let moves = firstMoves * this.#changes;
    let vain = 0;
    for (let round = 1; !this.#done() && !until() && vain < vainRounds; round += 1) {
      const before = this.#score.weighted;
      const seed = this.#options.seed + round;
      if (round % 3 === 0) await this.#anneal(this.best, moves, { warm: 0.25, cold: 0.1, seed }, until);
      else await this.#anneal(this.#rounded, moves, { warm, cold, seed }, until);
      moves = Math.min(1.5 * moves, MOST_MOVES * this.#changes);
      const gained = before - this.#score.weighted;
      vain = gained > LEAST_GAIN * (this.#baseline.weighted - before) ? 0 : vain + 1;
    }
  }

  async #anneal(start: PlacesDecisions, moves: number, heat: Heat, until = () => false): Promise<void> {
    const options = { ...heat, random: seededRandom(heat.seed), moves, slope: 0.005 };
    const ended = (): boolean => this.#stopped() || this.#isProven() || until();
    this.#keep(await annealInStretches(this.#data, start, options, ended, this.#turns));
  }

  #keepFinding(findings: GroupFindings, group: Pick<Neighbourhood, 'sites' | 'arcs'>, decided: PlacesDecisions): void {
    const plan = findings.add(group, decided, this.best);
    if (plan !== null) this.#keep(plan);
  }

  #keep(decisions: PlacesDecisions): void {
    const score = scoreOf(this.#data, decisions);
    if (isBetter(score, this.#score)) this.#take(decisions, score);
  }

  #take(decisions: PlacesDecisions, score: PlacesScore): void {
    this.best = decisions;
    this.#score = score;
    this.#lastChange = this.#elapsed();
    this.#report(this.#phase);
  }

  #raise(bound: number): void {
    if (!(bound > this.bound)) return;
    if (bound > 1.0005 * this.bound) this.#lastChange = this.#elapsed();
    // Weighted class-years are whole numbers when all weights are, so a bound may be rounded up.
    const whole = [...this.#data.yearWeights, this.#data.superLargeWeight].every(Number.isInteger);
    this.bound = whole ? Math.ceil(bound - 1e-6) : bound;
    this.#report(this.#phase);
  }

  #done(): boolean {
    const usual = this.#data.sites.length > LARGE_SITES ? PATIENCE_LARGE_SECONDS : PATIENCE_SECONDS;
    const { patienceSeconds = usual } = this.#options;
    return this.#stopped() || this.#isProven() || this.#elapsed() - this.#lastChange > patienceSeconds;
  }

  /** Whether the plan is proven to be as good as was asked for. */
  #isProven(): boolean {
    const { weighted, roomsShort, shareExcess } = this.#score;
    const { relativeGap, enoughShare = 1 } = this.#options;
    const isClose = weighted - this.bound <= relativeGap * weighted;
    const isEnough = enoughShare < 1 && this.#provenShare() >= enoughShare;
    return roomsShort === 0 && shareExcess === 0 && (isClose || isEnough);
  }

  /** Share of the best possible reduction that is proven to be reached. */
  #provenShare(): number {
    const { weighted } = this.#baseline;
    return weighted === this.bound ? 1 : (weighted - this.#score.weighted) / (weighted - this.bound);
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
