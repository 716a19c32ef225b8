import {
  type BudgetPrices,
  noDecisions,
  type PlacesData,
  type PlacesDecisions,
  verifyPlaces,
} from '../../../models/school-places/index.ts';
import { programmeKey } from '../../domain/bureau.ts';
import type { NormSet } from '../../domain/norm.ts';
import type { PlaceRow } from '../../domain/plan/index.ts';
import { normsOf } from '../../norms/index.ts';
import type { Solver, SolverPool } from '../../solve/index.ts';
import { classIndicators, pupilsAndClasses } from '../indicators.ts';
import type { PlanningInputs } from '../inputs.ts';
import { afterSpending, pursesOf } from '../money/index.ts';
import { decisionsOfPlan, type PlannedPlaces } from '../places/decisions-of-plan.ts';
import { type PlacesInput, placesInput } from '../places/input/input.ts';
import { type PlacesRows, placesRows } from '../places/rows.ts';
import { scoreOf } from '../places/score.ts';
import { type PlacesSolution, solvePlaces } from '../places/solve.ts';
import { planSpecialEducation } from '../special-education/index.ts';
import { type Clock, TimeGiven } from '../time-given.ts';
import { standingOf, type Target, type TargetStanding, worstShare } from './target.ts';
import { asFormed, mostClassYears, targetFirst } from './target-first.ts';
import type { Variant } from './variant.ts';

type ClassTarget = Extract<Target, { kind: 'classShare' }>;

/** Weight of a class in a year in which the target is met before anything is changed. */
const MET_YEAR_WEIGHT = 0.1;

/** What came of solving the places part of one variant with the target first. */
export interface ClassTrial {
  readonly met: boolean;
  /** Where it is not met: whether the solver proved that no plan can, or only found none. */
  readonly proven: boolean;
  readonly standing: TargetStanding;
  readonly rows: PlacesRows;
  readonly prices: BudgetPrices | null;
}

export interface TrialOptions {
  readonly timeLimitSeconds: number;
  /** Seconds left for all trials. */
  readonly secondsLeft: () => number;
  readonly signal: AbortSignal;
  /** A plan to begin with. */
  readonly start: PlannedPlaces | null;
  /** Go on for the best plan even when it is proven that none meets the target. */
  readonly thorough: boolean;
}

/** Solves the places part of variants of one scenario; what the variants share is prepared once. */
export class ClassTrials {
  readonly #normSet: NormSet;
  readonly #inputs: PlanningInputs;
  readonly #pool: SolverPool;
  readonly #solver: Solver;
  readonly #weightOf = new Map<number, number>();
  readonly #clock: Clock;
  #overrun = 0;

  /** @param inputs those of the unchanged scenario, whose projection holds for every variant */
  constructor(normSet: NormSet, inputs: PlanningInputs, pool: SolverPool, solver: Solver, clock: Clock) {
    this.#clock = clock;
    this.#normSet = normSet;
    this.#inputs = inputs;
    this.#pool = pool;
    this.#solver = solver;
  }

  /** Seconds that the last search took beyond its limit, because what it found is tidied afterwards. */
  get overrun(): number {
    return this.#overrun;
  }

  /** Lets years in which the target is met already count less from now on; only targets that leave a share gain by it. */
  emphasise({ share }: ClassTarget, { years }: TargetStanding): void {
    if (share > 0)
      for (const { year, amount, of } of years) if (amount <= share * of) this.#weightOf.set(year, MET_YEAR_WEIGHT);
  }

  /**
   * Solves the places part with the target first. A target that leaves no such class is met as the solver forms classes
   * or not at all. One that leaves a share is also looked for with the classes formed as every plan forms them, because
   * fewer super-large classes can mean more large ones; short looks come first, because many targets are met at once.
   */
  async solve(variant: Variant, target: ClassTarget, options: TrialOptions): Promise<ClassTrial> {
    const { inputs, input } = await this.#prepare(variant, options.signal);
    const weights = inputs.years.map((year) => (year < target.year ? 0 : (this.#weightOf.get(year) ?? 1)));
    const first = targetFirst(input.data, target, weights);
    const allowed = target.share * mostClassYears(first) + 1e-6;
    if (target.share === 0) return this.#search(first, inputs, input, target, allowed, options);
    const formed = asFormed(input.data, weights);
    const search = (data: PlacesData, limit: number, part: number, start: PlannedPlaces | null): Promise<ClassTrial> =>
      this.#search(data, inputs, input, target, limit, {
        ...options,
        timeLimitSeconds: Math.min(part * options.timeLimitSeconds, options.secondsLeft() - this.#overrun),
        start,
      });
    let best = await search(first, allowed, 0.25, options.start);
    for (const part of [0.25, 0.5]) {
      if (best.met || (best.proven && !options.thorough) || options.signal.aborted) break;
      if (options.secondsLeft() <= this.#overrun) break;
      const trial = await search(formed, Number.POSITIVE_INFINITY, part, best.rows);
      const better = worstShare(trial.standing) < worstShare(best.standing) ? trial : best;
      best = { ...better, proven: best.proven && !better.met, prices: best.prices ?? trial.prices };
    }
    return best;
  }

  /** @param allowed class-years of the tier beyond which a bound proves that the target cannot be met */
  async #search(
    data: PlacesData,
    inputs: PlanningInputs,
    input: PlacesInput,
    target: ClassTarget,
    allowed: number,
    options: TrialOptions,
  ): Promise<ClassTrial> {
    // Once the bound is above what the target allows, nothing more can be learnt.
    const enough = new AbortController();
    const time = new TimeGiven(options.timeLimitSeconds, this.#clock);
    const solution = await solvePlaces(data, {
      pool: this.#pool,
      exactSolver: this.#solver,
      relativeGap: 0,
      timeLimitSeconds: options.timeLimitSeconds,
      seed: 1,
      clock: this.#clock,
      signal: AbortSignal.any([options.signal, enough.signal]),
      ...(options.start === null ? {} : { start: decisionsOfPlan(input, options.start) }),
      onProgress: ({ bound, roomsShort }) => {
        if (!options.thorough && roomsShort === 0 && bound > allowed) enough.abort();
      },
    });
    const rows = placesRows(input, solution.decisions, inputs.purses);
    this.#overrun = Math.max(0, time.seconds() - options.timeLimitSeconds);
    const standing = this.#standing(rows, target, inputs);
    const proven = !standing.met && solution.score.roomsShort === 0 && solution.bound > allowed;
    return { met: standing.met, proven, standing, rows, prices: solution.prices };
  }

  /** Whether a trial's plan would hold and meet the target in another variant, without solving anything. */
  async holds(variant: Variant, target: ClassTarget, { rows }: ClassTrial, signal: AbortSignal): Promise<boolean> {
    const { inputs, input } = await this.#prepare(variant, signal);
    const decisions = decisionsOfPlan(input, rows);
    if (!verifyPlaces(input.data, decisions).every(({ ok }) => ok)) return false;
    const again = placesRows(input, decisions, inputs.purses);
    return again.redirections.length === rows.redirections.length && this.#standing(again, target, inputs).met;
  }

  #standing(rows: PlacesRows, target: ClassTarget, inputs: PlanningInputs): TargetStanding {
    return standingOf(target, { years: inputs.years, plan: classIndicators(rows.places, inputs), posts: [] });
  }

  /** The input of the places part, with the money that obligatory resource rooms leave. */
  async #prepare(variant: Variant, signal: AbortSignal): Promise<{ inputs: PlanningInputs; input: PlacesInput }> {
    const { bureau, settings } = variant;
    const { years, projection } = this.#inputs;
    const norms = normsOf(this.#normSet, settings.normOverrides, bureau.settings.baseYear + 1);
    const inputs = { ...this.#inputs, bureau, settings, norms, purses: pursesOf(bureau.tables, settings, years) };
    const untouched = placesInput(bureau, projection, norms, inputs.purses, settings);
    const obliged = await planSpecialEducation({
      bureau,
      norms,
      years,
      pupilsAndClasses: pupilsAndClasses(
        placesRows(untouched, noDecisions(untouched.data), inputs.purses).places,
        years,
      ),
      purses: inputs.purses,
      sharedRooms: false,
      solver: this.#solver,
      timeLimitSeconds: 1,
      signal,
    });
    const purses = afterSpending(inputs.purses, obliged.money);
    return { inputs, input: placesInput(bureau, projection, norms, purses, settings) };
  }
}

/** A solution of the places part that only hands over decisions already found; it proves nothing. */
export function handOver(input: PlacesInput, decisions: PlacesDecisions): PlacesSolution {
  return {
    outcome: 'feasibleAtLimit',
    decisions,
    baseline: scoreOf(input.data, noDecisions(input.data)),
    score: scoreOf(input.data, decisions),
    bound: 0,
    prices: null,
    basis: null,
    seconds: 0,
  };
}

/** Programmes, by `school|stage`, that keep classes of the tier in a year that counts, as the plan forms them. */
export function programmesOverLimit(
  rows: readonly PlaceRow[],
  { year }: ClassTarget,
  limitOf: (row: PlaceRow, grade: number) => number,
): Set<string> {
  const found = new Set<string>();
  for (const row of rows)
    if (row.year >= year)
      for (const { grade, pupils, classes } of row.grades)
        if (pupils > (limitOf(row, grade) - 1) * classes) found.add(programmeKey(row.schoolId, row.stage));
  return found;
}
