import { type BureauData, programmeKey } from '../../domain/bureau.ts';
import type { NormSet } from '../../domain/norm.ts';
import type { Explanation, Plan } from '../../domain/plan/index.ts';
import type { ScenarioSettings } from '../../domain/scenario.ts';
import { createSolver, createSolverPool } from '../../solve/index.ts';
import { inEnglish } from '../explain/index.ts';
import { type PlanningInputs, planningInputs } from '../inputs.ts';
import type { PlannedPlaces } from '../places/decisions-of-plan.ts';
import { placesInput } from '../places/input/input.ts';
import { type Attempt, type Attempts, planWith } from './attempts.ts';
import type { Change, ChangeCode } from './change.ts';
import { classChanges, roomsBeyond } from './class-changes.ts';
import { type ClassTrial, ClassTrials, programmesOverLimit } from './class-trial.ts';
import { leastAmount, leastThatHolds } from './least-amount.ts';
import { changeReason, notEnoughReason } from './reasons.ts';
import type { NotEnough, Relaxation, RelaxationReport } from './report.ts';
import { specialChanges } from './special-changes.ts';
import { standingOf, type Target, type TargetStanding, worstShare } from './target.ts';
import { type Variant, withNorm } from './variant.ts';

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
  readonly change: ChangeCode | null;
  readonly seconds: number;
  /** Solves so far. */
  readonly solves: number;
  /** Relaxations found so far. */
  readonly found: number;
}

const TRIAL_SECONDS = 3;
/** How many times as long the first trial may take. */
const FIRST_TRIALS = 3;
const MONEY_STEP = 100_000;
/** A solve shorter than this would say nothing. */
const LEAST_SECONDS = 0.2;
/** Parts into which a share that is reached is rounded up. */
const SHARE_PARTS = 1000;

/**
 * Finds out whether a target is met, and if not, the smallest single changes that would meet it. Each change is
 * followed by bisection in steps; every relaxation is confirmed by a whole plan with its certificate. That a plan meets
 * a target is proof; that none does is known only within the search, unless the report says it is proven.
 *
 * @throws NormError when a norm that planning needs has no value
 */
export async function findRelaxations(
  bureau: BureauData,
  normSet: NormSet,
  settings: ScenarioSettings,
  target: Target,
  options: RelaxationOptions,
): Promise<RelaxationReport> {
  const search = new RelaxationSearch(bureau, normSet, settings, target, options);
  const standing = options.plan === undefined ? null : standingOf(target, options.plan);
  if (standing?.met === true && matchesNorm(search.inputs, target)) return search.report({ outcome: 'met', standing });
  return target.kind === 'classShare' ? search.forClasses(target, standing) : search.forSpecial(target, standing);
}

/** A plan shows how many pupils a special teacher has only as its own norm demanded it. */
function matchesNorm({ norms }: PlanningInputs, target: Target): boolean {
  return target.kind === 'classShare' || target.pupilsPerTeacher >= norms.value('special.pupilsPerTeacher');
}

class RelaxationSearch {
  readonly inputs: PlanningInputs;
  readonly #base: Variant;
  readonly #normSet: NormSet;
  readonly #options: RelaxationOptions;
  readonly #signal: AbortSignal;
  readonly #began = performance.now();
  readonly #relaxations: Relaxation[] = [];
  readonly #notEnough: NotEnough[] = [];
  readonly #notTried: ChangeCode[] = [];
  #solves = 0;
  #change: ChangeCode | null = null;

  constructor(
    bureau: BureauData,
    normSet: NormSet,
    settings: ScenarioSettings,
    target: Target,
    options: RelaxationOptions,
  ) {
    this.inputs = planningInputs(bureau, normSet, settings);
    this.#base = { bureau, settings, target };
    this.#normSet = normSet;
    this.#options = options;
    this.#signal = options.signal ?? new AbortController().signal;
  }

  async forClasses(
    target: Extract<Target, { kind: 'classShare' }>,
    standing: TargetStanding | null,
  ): Promise<RelaxationReport> {
    const pool = createSolverPool({ size: this.#options.threads ?? 2, solver: 'highs' });
    const solver = await createSolver('auto');
    try {
      const trials = new ClassTrials(this.#normSet, this.inputs, pool, solver);
      let start: PlannedPlaces | null = this.#options.plan ?? null;
      const attempts: Attempts<ClassTrial & Attempt> = {
        attempt: async (variant) => {
          // Everything after it is measured by the first trial, so it is given more time.
          const timeLimitSeconds = this.#secondsForTrial(variant === this.#base ? FIRST_TRIALS : 1);
          if (timeLimitSeconds === null) return null;
          const ofVariant = classTargetOf(variant);
          const trial = await trials.solve(variant, ofVariant, {
            timeLimitSeconds,
            signal: this.#signal,
            start,
            thorough: variant === this.#base,
          });
          start = trial.rows;
          return { ...trial, places: trial.rows };
        },
        holds: (variant, made) => trials.holds(variant, classTargetOf(variant), made, this.#signal),
      };
      const first = await attempts.attempt(this.#base);
      if (first === null) return this.report({ outcome: 'notMet', standing, certainty: 'searched' });
      if (first.met && (await this.#confirm(FIRST, 1, this.#base, first, true)))
        return this.report({ outcome: 'metWhenFirst', standing, standingWhenFirst: first.standing });
      trials.emphasise(target, first.standing);
      const { bureau, settings } = this.#base;
      const input = placesInput(bureau, this.inputs.projection, this.inputs.norms, this.inputs.purses, settings);
      const { norms } = this.inputs;
      const changes = classChanges({
        variant: { ...this.#base, target },
        inputs: this.inputs,
        input,
        prices: first.prices,
        missing: programmesOverLimit(
          first.rows.places,
          target,
          ({ stage }, grade) => norms.classLimits(stage, grade)[target.tier],
        ),
        moneyStep: this.#options.moneyStep ?? MONEY_STEP,
      });
      await this.#tryAll(changes, attempts, ({ places }) => this.#namedRooms(roomsBeyond(places.builds, input)));
      await this.#reachedShare(target, standing, first);
      return this.report({
        outcome: 'notMet',
        standing,
        standingWhenFirst: first.standing,
        certainty: first.proven ? 'proven' : 'searched',
      });
    } finally {
      await Promise.all([pool.close(), solver.close()]);
    }
  }

  async forSpecial(
    target: Extract<Target, { kind: 'specialTeachers' }>,
    standing: TargetStanding | null,
  ): Promise<RelaxationReport> {
    const places: PlannedPlaces = this.#options.plan ?? { builds: [], projects: [], redirections: [] };
    const base = withNorm(this.#base, 'special.pupilsPerTeacher', target.pupilsPerTeacher);
    const attempts: Attempts<Attempt & { readonly plan: Plan }> = {
      attempt: async (variant) => {
        if (this.#secondsForTrial() === null) return null;
        const made = await planWith(variant, this.#normSet, places, this.#signal);
        return { ...made, met: made.standing.met, proven: false, places };
      },
      // Posts follow from the variant without a search, so there is nothing to carry over.
      holds: async () => false,
    };
    const first = await attempts.attempt(base);
    if (first === null) return this.report({ outcome: 'notMet', standing, certainty: 'searched' });
    if (first.met && (await this.#confirm(FIRST, 1, base, first, true)))
      return this.report({ outcome: 'metWhenFirst', standing, standingWhenFirst: first.standing });
    const districtOf = new Map(this.inputs.bureau.tables.schools.map((school) => [school.schoolId, school.districtId]));
    const districtsShort = first.plan.posts.flatMap((row) => {
      const districtId = districtOf.get(row.schoolId) ?? null;
      return row.stage === 'special' && row.year >= target.year && row.short !== 0 && districtId !== null
        ? [districtId]
        : [];
    });
    const changes = specialChanges({
      variant: { ...base, target },
      inputs: this.inputs,
      districtsShort: [...new Set(districtsShort)],
      moneyStep: this.#options.moneyStep ?? MONEY_STEP,
    });
    await this.#tryAll(changes, attempts, () => ({}));
    return this.report({ outcome: 'notMet', standing, standingWhenFirst: first.standing, certainty: 'searched' });
  }

  report(found: Pick<RelaxationReport, 'outcome' | 'standing'> & Partial<RelaxationReport>): RelaxationReport {
    return {
      target: this.#base.target,
      certainty: null,
      standingWhenFirst: null,
      relaxations: this.#relaxations,
      notEnough: this.#notEnough,
      notTried: this.#notTried,
      interrupted: this.#signal.aborted,
      solves: this.#solves,
      seconds: this.#seconds(),
      ...found,
    };
  }

  async #tryAll<Made extends Attempt>(
    changes: readonly Change[],
    attempts: Attempts<Made>,
    moreFacts: (made: Made) => Explanation['facts'],
  ): Promise<void> {
    for (const change of changes) {
      this.#change = change.code;
      const least = await leastAmount(
        change.most,
        (steps) => attempts.attempt(change.variantWith(steps)),
        (made, amount, above) =>
          leastThatHolds(above, amount, (steps) => attempts.holds(change.variantWith(steps), made)),
      );
      if (least.outcome === 'stopped') {
        this.#notTried.push(change.code);
      } else if (least.outcome === 'notEnough') {
        const certainty = least.trial.proven ? 'proven' : 'searched';
        const reason = notEnoughReason(this.#base.target, change, certainty, least.trial.standing);
        this.#notEnough.push({ change: change.code, certainty, explanation: inEnglish(reason) });
      } else {
        const { amount, trial, below, complete } = least;
        const lessFails = below === null ? null : below.trial.proven ? 'proven' : 'searched';
        const variant = change.variantWith(amount);
        const named = change.code === 'roomsAtSchools' ? moreFacts(trial) : {};
        const found = { ...change, facts: { ...change.facts, lessFails, ...named } };
        await this.#confirm(found, amount, variant, trial, complete);
      }
    }
    this.#change = null;
  }

  /** Makes the whole plan of a change and keeps the relaxation if it meets the target and holds. */
  async #confirm(change: Change, amount: number, variant: Variant, made: Attempt, isLeast: boolean): Promise<boolean> {
    const { plan, standing } = await planWith(variant, this.#normSet, made.places, this.#signal);
    if (!standing.met || !plan.certificate.ok) return false;
    const reason = changeReason(this.#base.target, change, amount, isLeast, plan, standing);
    this.#relaxations.push({ change: change.code, isLeast, plan, explanation: inEnglish(reason) });
    this.#progress();
    return true;
  }

  /** The share that the plan, or one with the target first, does reach is a relaxation too: it was solved already. */
  async #reachedShare(
    target: Extract<Target, { kind: 'classShare' }>,
    standing: TargetStanding | null,
    first: ClassTrial,
  ): Promise<void> {
    if (this.#signal.aborted || first.standing.years.length === 0) return;
    const { plan } = this.#options;
    const best =
      plan !== undefined && standing !== null && worstShare(standing) < worstShare(first.standing)
        ? { share: worstShare(standing), places: plan }
        : { share: worstShare(first.standing), places: first.rows };
    const share = Math.ceil(best.share * SHARE_PARTS - 1e-9) / SHARE_PARTS;
    const change: Change = {
      code: 'classShare',
      facts: { before: target.share, stepSize: 1 / SHARE_PARTS },
      most: 1,
      variantWith: () => ({ ...this.#base, target: { ...target, share } }),
      amountOf: () => ({ after: share }),
    };
    await this.#confirm(change, 1, change.variantWith(1), { ...first, places: best.places }, false);
  }

  /** `第6小学 (S00002) primary 3; …`: which school takes how many rooms more. */
  #namedRooms(beyond: ReadonlyMap<string, number>): Explanation['facts'] {
    const names = new Map(this.inputs.bureau.tables.schools.map(({ schoolId, name }) => [schoolId, name]));
    const named = this.inputs.projection.programmes.flatMap(({ schoolId, stage }) => {
      const rooms = beyond.get(programmeKey(schoolId, stage));
      return rooms === undefined ? [] : [`${names.get(schoolId) ?? schoolId} (${schoolId}) ${stage} ${rooms}`];
    });
    return { rooms: [...beyond.values()].reduce((sum, rooms) => sum + rooms, 0), sites: named.join('; ') };
  }

  /** Seconds for the next solve, counted as one; null when there is no time or the search was cancelled. */
  #secondsForTrial(trials = 1): number | null {
    const left = this.#options.timeLimitSeconds - this.#seconds();
    if (this.#signal.aborted || left < LEAST_SECONDS) return null;
    this.#solves += 1;
    this.#progress();
    return Math.min(left, trials * (this.#options.trialSeconds ?? TRIAL_SECONDS));
  }

  #seconds(): number {
    return (performance.now() - this.#began) / 1000;
  }

  #progress(): void {
    this.#options.onProgress?.({
      phase: this.#change === null ? 'target' : 'changes',
      change: this.#change,
      seconds: this.#seconds(),
      solves: this.#solves,
      found: this.#relaxations.length,
    });
  }
}

/** No change but that the target comes before all other goals. */
const FIRST: Change = {
  code: 'targetFirst',
  facts: {},
  most: 1,
  variantWith: () => {
    throw new TypeError('nothing is changed');
  },
  amountOf: () => ({}),
};

function classTargetOf({ target }: Variant): Extract<Target, { kind: 'classShare' }> {
  if (target.kind !== 'classShare') throw new TypeError('not a target about classes');
  return target;
}
