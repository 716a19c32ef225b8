import type { BureauData } from '../../domain/bureau.ts';
import type { NormSet } from '../../domain/norm.ts';
import type { Explanation, Plan } from '../../domain/plan/index.ts';
import type { ScenarioSettings } from '../../domain/scenario.ts';
import { inEnglish } from '../explain/index.ts';
import { type PlanningInputs, planningInputs } from '../inputs.ts';
import { type Attempt, type Attempts, planWith } from './attempts.ts';
import type { Change, ChangeCode, ChangedBy } from './change.ts';
import { type LeastAmount, leastAmount, leastThatHolds } from './least-amount.ts';
import { PAIRS } from './pairs.ts';
import { changeReason, notEnoughReason } from './reasons.ts';
import type { Certainty, NotEnough, Relaxation, RelaxationReport } from './report.ts';
import type { Target } from './target.ts';
import type { Variant } from './variant.ts';

export interface RelaxationOptions {
  /** Seconds for all of it. */
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
  readonly #normSet: NormSet;
  readonly #began = performance.now();
  readonly #relaxations: Relaxation[] = [];
  readonly #notEnough: NotEnough[] = [];
  readonly #notTried: (readonly ChangeCode[])[] = [];
  #solves = 0;
  #changes: readonly ChangeCode[] = [];

  constructor(
    bureau: BureauData,
    normSet: NormSet,
    settings: ScenarioSettings,
    target: Target,
    options: RelaxationOptions,
  ) {
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
      seconds: this.#seconds(),
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
      (made, amount, above) => leastThatHolds(above, amount, (steps) => attempts.holds(variantWith(steps), made)),
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
    const { plan, standing } = await planWith(variant, this.#normSet, made.places, this.signal);
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

  /** Seconds for the next solve, counted as one; null when there is no time or the search was cancelled. */
  secondsForTrial(trials = 1): number | null {
    const left = this.options.timeLimitSeconds - this.#seconds();
    if (this.signal.aborted || left < LEAST_SECONDS) return null;
    this.#solves += 1;
    this.#progress();
    return Math.min(left, trials * (this.options.trialSeconds ?? TRIAL_SECONDS));
  }

  #seconds(): number {
    return (performance.now() - this.#began) / 1000;
  }

  #progress(): void {
    this.options.onProgress?.({
      phase: this.#changes.length === 0 ? 'target' : 'changes',
      changes: this.#changes,
      seconds: this.#seconds(),
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
