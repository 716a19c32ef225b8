import type { BureauData } from '../../domain/bureau.ts';
import type { NormSet } from '../../domain/norm.ts';
import type { Explanation, Plan } from '../../domain/plan/index.ts';
import type { ScenarioSettings } from '../../domain/scenario.ts';
import { inEnglish } from '../explain/index.ts';
import { type PlanningInputs, planningInputs } from '../inputs.ts';
import { CLOCK_OF_THE_PROCESS, type Clock, TimeGiven } from '../time-given.ts';
import { type Attempt, type Attempts, planWith } from './attempts.ts';
import type { Change, ChangeCode, ChangedBy } from './change.ts';
import { type LeastAmount, leastAmount, leastThatHolds } from './least-amount.ts';
import { PAIRS } from './pairs.ts';
import { changeReason, notEnoughReason } from './reasons.ts';
import type { Certainty, NotEnough, Relaxation, RelaxationReport } from './report.ts';
import type { Target } from './target.ts';
import type { Variant } from './variant.ts';

export interface RelaxationOptions {
  /** Seconds for all of it, with the plans that confirm what is found. */
  readonly timeLimitSeconds: number;
  /** Seconds for each solve of the places part; default 3. */
  readonly trialSeconds?: number;
  /** Yuan of a step of money; default 100,000. */
  readonly moneyStep?: number;
  /** The plan asked about; without one only plans that put the target first are looked at. */
  readonly plan?: Plan;
  readonly threads?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: RelaxationProgress) => void;
  /** What time is measured with; default the clock of the process. */
  readonly clock?: Clock;
}

export interface RelaxationProgress {
  readonly phase: 'target' | 'changes';
  /** What is tried: one change, or two together; none while the target itself is. */
  readonly changes: readonly ChangeCode[];
  readonly seconds: number;
  /** Solves so far. */
  readonly solves: number;
  /** Relaxations found so far. */
  readonly found: number;
}

const TRIAL_SECONDS = 3;
/** A solve shorter than this would say nothing. */
const LEAST_SECONDS = 0.2;
/** Plans that may still have to confirm something when the time for trials ends. */
const CONFIRMED_AT_LAST = 2;
/** Seconds that such a plan is taken to need before one was made, and the most of all the time that is kept for it. */
const CONFIRM_SECONDS = 5;
const CONFIRM_SHARE = 0.05;
/** Changes found below which two are tried together. */
const ENOUGH_FOUND = 3;

/** Facts that are known only from the plan that a change led to. */
type FactsOfPlan<Made> = (change: Change, made: Made) => Explanation['facts'];

/** One search for what would meet a target: its clock, what it has found, and how changes are followed down. */
export class RelaxationSearch {
  readonly inputs: PlanningInputs;
  readonly base: Variant;
  readonly options: RelaxationOptions;
  readonly signal: AbortSignal;
  readonly clock: Clock;
  readonly #normSet: NormSet;
  readonly #time: TimeGiven;
  readonly #relaxations: Relaxation[] = [];
  readonly #notEnough: NotEnough[] = [];
  readonly #notTried: (readonly ChangeCode[])[] = [];
  #solves = 0;
  #confirmSeconds: number;
  #changes: readonly ChangeCode[] = [];

  constructor(
    bureau: BureauData,
    normSet: NormSet,
    settings: ScenarioSettings,
    target: Target,
    options: RelaxationOptions,
  ) {
    this.clock = options.clock ?? CLOCK_OF_THE_PROCESS;
    this.#time = new TimeGiven(options.timeLimitSeconds, this.clock);
    this.#confirmSeconds = Math.min(CONFIRM_SECONDS, CONFIRM_SHARE * options.timeLimitSeconds);
    this.inputs = planningInputs(bureau, normSet, settings);
    this.base = { bureau, settings, target };
    this.options = options;
    this.signal = options.signal ?? new AbortController().signal;
    this.#normSet = normSet;
  }

  report(found: Pick<RelaxationReport, 'outcome' | 'standing'> & Partial<RelaxationReport>): RelaxationReport {
    return {
      target: this.base.target,
      certainty: null,
      standingWhenFirst: null,
      relaxations: this.#relaxations,
      notEnough: this.#notEnough,
      notTried: this.#notTried,
      interrupted: this.signal.aborted,
      solves: this.#solves,
      seconds: this.#time.seconds(),
      ...found,
    };
  }

  /**
   * Tries every change alone, and where that leaves little choice, those that are not enough alone two by two.
   * @param from the variant that is changed
   */
  async tryAll<Made extends Attempt>(
    from: Variant,
    changes: readonly Change[],
    attempts: Attempts<Made>,
    factsOfPlan: FactsOfPlan<Made>,
  ): Promise<void> {
    const failed: Change[] = [];
    for (const change of changes) {
      this.#changes = [change.code];
      const least = await this.#least(change, (steps) => change.applied(from, steps), attempts);
      if (least.outcome === 'stopped') this.#notTried.push([change.code]);
      else if (least.outcome === 'notEnough') {
        failed.push(change);
        this.#keepNotEnough([{ change, steps: change.most }], least.trial);
      } else {
        const { amount, trial, complete } = least;
        const facts = { ...change.facts, ...factsOfPlan(change, trial) };
        const terms = { isLeast: complete, lessFails: lessFails([least]) };
        await this.confirm(
          [{ change: { ...change, facts }, steps: amount }],
          change.applied(from, amount),
          trial,
          terms,
        );
      }
    }
    const named = (wanted: ChangeCode): Change[] => failed.filter(({ code }) => code === wanted);
    const pairs = PAIRS.flatMap(([one, other]) =>
      named(one).flatMap((first) => named(other).map((second) => [first, second] as const)),
    );
    for (const [first, second] of pairs) {
      if (this.#relaxations.length >= ENOUGH_FOUND) break;
      await this.#tryBoth(from, first, second, attempts, factsOfPlan);
    }
    this.#changes = [];
  }

  /** Finds the least of one change with as much of the other as is tried, then the least of the other with that. */
  async #tryBoth<Made extends Attempt>(
    from: Variant,
    first: Change,
    second: Change,
    attempts: Attempts<Made>,
    factsOfPlan: FactsOfPlan<Made>,
  ): Promise<void> {
    this.#changes = [first.code, second.code];
    const both = (ofFirst: number, ofSecond: number): Variant => second.applied(first.applied(from, ofFirst), ofSecond);
    const leastFirst = await this.#least(first, (steps) => both(steps, second.most), attempts);
    if (leastFirst.outcome === 'stopped') {
      this.#notTried.push([first.code, second.code]);
      return;
    }
    if (leastFirst.outcome === 'notEnough') {
      const parts = [first, second].map((change) => ({ change, steps: change.most }));
      this.#keepNotEnough(parts, leastFirst.trial);
      return;
    }
    const ofFirst = leastFirst.amount;
    const leastSecond = await this.#least(second, (steps) => both(ofFirst, steps), attempts, leastFirst.trial);
    if (leastSecond.outcome !== 'found') return;
    const { amount: ofSecond, trial } = leastSecond;
    const parts = [
      { change: first, steps: ofFirst },
      { change: second, steps: ofSecond },
    ].map(({ change, steps }) => ({
      change: { ...change, facts: { ...change.facts, ...factsOfPlan(change, trial) } },
      steps,
    }));
    const terms = {
      isLeast: leastFirst.complete && leastSecond.complete,
      lessFails: lessFails([leastFirst, leastSecond]),
    };
    await this.confirm(parts, both(ofFirst, ofSecond), trial, terms);
  }

  #least<Made extends Attempt>(
    { most }: Change,
    variantWith: (steps: number) => Variant,
    attempts: Attempts<Made>,
    known?: Made,
  ): Promise<LeastAmount<Made>> {
    return leastAmount(
      most,
      (steps) => attempts.attempt(variantWith(steps)),
      (made, amount, above) =>
        leastThatHolds(above, amount, async (steps) => this.#hasTime() && attempts.holds(variantWith(steps), made)),
      known,
    );
  }

  #keepNotEnough(parts: readonly ChangedBy[], { proven, standing }: Attempt): void {
    const certainty = proven ? 'proven' : 'searched';
    const reason = notEnoughReason(this.base.target, parts, certainty, standing);
    this.#notEnough.push({ ...codesOf(parts), certainty, explanation: inEnglish(reason) });
  }

  /** Makes the whole plan of a change and keeps the relaxation if it meets the target and holds. */
  async confirm(
    parts: readonly ChangedBy[],
    variant: Variant,
    made: Attempt,
    terms: { readonly isLeast: boolean; readonly lessFails: Certainty | null },
  ): Promise<boolean> {
    const began = this.#time.seconds();
    const { plan, standing } = await planWith(variant, this.#normSet, made.places, this.signal);
    this.#confirmSeconds = Math.max(this.#confirmSeconds, this.#time.seconds() - began);
    if (!standing.met || !plan.certificate.ok) return false;
    const reason = changeReason(this.base.target, parts, terms, plan, standing);
    this.#relaxations.push({
      ...codesOf(parts),
      isLeast: terms.isLeast,
      settings: variant.settings,
      needsData: variant.bureau !== this.base.bureau,
      target: variant.target,
      plan,
      explanation: inEnglish(reason),
    });
    this.#progress();
    return true;
  }

  /**
   * Seconds for the next solve, counted as one; null when there is no time or the search was cancelled.
   * @param trials as many times as long as usual
   * @param overrun seconds that a solve may take beyond what it is given
   */
  secondsForTrial(trials = 1, overrun = 0): number | null {
    if (!this.#hasTime(overrun)) return null;
    this.#solves += 1;
    this.#progress();
    return Math.min(this.secondsForTrials() - overrun, trials * (this.options.trialSeconds ?? TRIAL_SECONDS));
  }

  #hasTime(overrun = 0): boolean {
    return !this.signal.aborted && this.secondsForTrials() >= LEAST_SECONDS + overrun;
  }

  /** Seconds left but for the plans that confirm what the last trial finds. */
  secondsForTrials(): number {
    return this.#time.secondsLeft() - CONFIRMED_AT_LAST * this.#confirmSeconds;
  }

  #progress(): void {
    this.options.onProgress?.({
      phase: this.#changes.length === 0 ? 'target' : 'changes',
      changes: this.#changes,
      seconds: this.#time.seconds(),
      solves: this.#solves,
      found: this.#relaxations.length,
    });
  }
}

function codesOf(parts: readonly ChangedBy[]): Pick<Relaxation, 'change' | 'together'> {
  const [first, second] = parts;
  return { change: first!.change.code, together: second?.change.code ?? null };
}

/** How it is known that a step less does not do; null where there is no smaller step. */
function lessFails(found: readonly Extract<LeastAmount<Attempt>, { outcome: 'found' }>[]): Certainty | null {
  const below = found.flatMap((least) => (least.below === null ? [] : [least.below.trial]));
  if (below.length === 0) return null;
  return below.every(({ proven }) => proven) ? 'proven' : 'searched';
}
