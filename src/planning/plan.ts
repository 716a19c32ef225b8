import { mpsText } from '../../models/kit/index.ts';
import { noDecisions } from '../../models/school-places/index.ts';
import type { BureauData } from '../domain/bureau.ts';
import type { NormSet } from '../domain/norm.ts';
import type { Plan, SolverReport } from '../domain/plan/index.ts';
import type { ScenarioSettings } from '../domain/scenario.ts';
import {
  cbcVersion,
  createSolver,
  createSolverPool,
  type SolvedBasis,
  type Solver,
  type SolverChoice,
  type SolverPool,
} from '../solve/index.ts';
import { explainPlan } from './explain/index.ts';
import {
  budgetByYear,
  classIndicators,
  costByYear,
  inputSummary,
  placesIndicators,
  pupilsAndClasses,
} from './indicators.ts';
import { inputHash } from './input-hash.ts';
import { planningInputs } from './inputs.ts';
import { insistingOn } from './insisting-solver.ts';
import { afterSpending } from './money/index.ts';
import type { PlannedPlaces } from './places/decisions-of-plan.ts';
import { type PlacesInput, placesInput } from './places/input/input.ts';
import { solveNowhereWorse } from './places/keep-start.ts';
import { placesRows } from './places/rows.ts';
import { scoreOf } from './places/score.ts';
import { type PlacesOptions, type PlacesPhase, type PlacesSolution, solvePlaces } from './places/solve.ts';
import { planPosts } from './posts/index.ts';
import { planSpecialEducation, withAllottedTeachers } from './special-education/index.ts';
import { type StartFit, startOf } from './start-fit.ts';
import { explainTargets, secondsForTargets } from './targets/index.ts';
import { type Clock, TimeGiven } from './time-given.ts';
import { certify } from './verify/index.ts';

/** Seconds for each model of resource rooms; each has an answer at once that more time can only improve. */
const SPECIAL_SECONDS = 1;

export interface PlanBureauOptions {
  /** Seconds for all of it; what cannot be left out takes a little longer where they are too few. */
  readonly timeLimitSeconds: number;
  /** Stop when the class-size goal is proven to be within this share of the best possible. */
  readonly relativeGap: number;
  readonly solver: SolverChoice;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: PlanProgress) => void;
  /** Worker threads; default 2. */
  readonly threads?: number;
  /** Stop when this share of the best possible reduction of large classes is proven; default: only the gap counts. */
  readonly enoughShare?: number;
  /** Seconds without a better plan or bound after which the search ends; default 12. */
  readonly patienceSeconds?: number;
  /** Kept from one planning run to the next, when only budgets differ. */
  readonly memory?: PlanningMemory;
  /** A plan of a neighbouring scenario to begin with: the last one before a budget, a norm or a lock was changed. */
  readonly start?: PlannedPlaces;
  /** Told how much of the start fits, before it is improved. */
  readonly onStart?: (fit: StartFit) => void;
  /** Keep the start where the new plan has more large classes, super-large classes or missing rooms than it. */
  readonly keepStart?: boolean;
  /** Decides about places; default `solvePlaces`. */
  readonly decidePlaces?: DecidePlaces;
  /** What time is measured with; default the clock of the process. */
  readonly clock?: Clock;
}

/**
 * What planning runs over the same schools can hand on to each other: the threads with the solver loaded, and where the
 * relaxation of the last one ended. Whoever made it closes the pool.
 */
export interface PlanningMemory {
  readonly pool: SolverPool;
  basis: SolvedBasis | null;
}

/** Finds decisions about places for an input. */
export type DecidePlaces = (input: PlacesInput, options: PlacesOptions) => Promise<PlacesSolution>;

export type PlanPhase = 'preparing' | PlacesPhase | 'posts' | 'verifying';

export interface PlanProgress {
  readonly phase: PlanPhase;
  readonly seconds: number;
  /** Weighted class-years: without any measure, of the best plan so far, and proven to be unavoidable. */
  readonly baseline: number | null;
  readonly objective: number | null;
  readonly bound: number | null;
}

/**
 * Plans a bureau in one scenario: special education first, because resource rooms are an obligation; then places with
 * the money left; then posts for the classes formed. The result is re-checked without the models before it is returned.
 *
 * @throws NormError when a norm that planning needs has no value; Failure `solverFailed` when the external solver fails
 */
export async function planBureau(
  bureau: BureauData,
  normSet: NormSet,
  settings: ScenarioSettings,
  options: PlanBureauOptions,
): Promise<Plan> {
  const time = new TimeGiven(options.timeLimitSeconds, options.clock);
  const seconds = (): number => time.seconds();
  const report = (phase: PlanPhase): void =>
    options.onProgress?.({ phase, seconds: seconds(), baseline: null, objective: null, bound: null });
  report('preparing');
  const decidePlaces: DecidePlaces =
    options.decidePlaces ??
    (({ data }, { start, ...others }) => {
      if (start === undefined) return solvePlaces(data, others);
      return (options.keepStart ? solveNowhereWorse : solvePlaces)(data, { ...others, start });
    });
  const inputs = planningInputs(bureau, normSet, settings);
  const { memory } = options;
  const pool = memory?.pool ?? createSolverPool({ size: options.threads ?? 2, solver: 'highs' });
  const solver = await wholeSolver(options.solver);
  try {
    const untouched = placesInput(bureau, inputs.projection, inputs.norms, inputs.purses, settings);
    const baseline = placesRows(untouched, noDecisions(untouched.data), inputs.purses);
    const specialInput = {
      bureau,
      norms: inputs.norms,
      years: inputs.years,
      pupilsAndClasses: pupilsAndClasses(baseline.places, inputs.years),
      solver,
      timeLimitSeconds: SPECIAL_SECONDS,
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    };
    const obliged = await planSpecialEducation({ ...specialInput, purses: inputs.purses, sharedRooms: false });
    const moneyForPlaces = afterSpending(inputs.purses, obliged.money);
    const input = placesInput(bureau, inputs.projection, inputs.norms, moneyForPlaces, settings);
    const keptForTargets = secondsForTargets(
      inputs,
      input,
      scoreOf(input.data, noDecisions(input.data)),
      options.timeLimitSeconds,
    );
    const start = options.start === undefined ? null : startOf(input, options.start);
    if (start !== null) options.onStart?.(start.fit);
    const solution = await decidePlaces(input, {
      ...(start === null ? {} : { start: start.decisions }),
      pool,
      exactSolver: solver,
      exactOnly: options.solver === 'jslp' || options.solver === 'external',
      relativeGap: options.relativeGap,
      timeLimitSeconds: Math.max(0.5, time.secondsLeft() - keptForTargets),
      seed: 1,
      ...(memory?.basis && { basis: memory.basis }),
      ...(options.enoughShare !== undefined && { enoughShare: options.enoughShare }),
      ...(options.patienceSeconds !== undefined && { patienceSeconds: options.patienceSeconds }),
      clock: seconds,
      ...(options.signal === undefined ? {} : { signal: options.signal }),
      onProgress: (progress) =>
        options.onProgress?.({
          phase: progress.phase,
          seconds: seconds(),
          baseline: progress.baseline,
          objective: progress.weighted,
          bound: progress.bound,
        }),
    });
    // What the solver holds is not needed for posts and checks, which would otherwise set the peak of memory.
    if (memory === undefined) await pool.close();
    else if (solution.basis !== null) memory.basis = solution.basis;
    const places = placesRows(input, solution.decisions, inputs.purses);
    report('posts');
    const special = await planSpecialEducation({
      ...specialInput,
      purses: afterSpending(inputs.purses, [...places.money, ...obliged.money]),
      sharedRooms: true,
      decided: obliged,
    });
    const posts = await planPosts({
      bureau,
      norms: inputs.norms,
      years: inputs.years,
      pupilsAndClasses: pupilsAndClasses(places.places, inputs.years),
      needs: special.needs,
      purses: afterSpending(inputs.purses, [...places.money, ...special.money]),
    });
    const targets = await explainTargets(
      inputs,
      input,
      moneyForPlaces,
      places,
      () => options.signal?.aborted === true || time.secondsLeft() === 0,
    );
    const staffed = withAllottedTeachers(special, posts.rows, inputs.norms, inputs.years);
    const { trainingPlaces: _, ...specialIndicators } = staffed.indicators;
    const money = [...places.money, ...special.money, ...posts.money];
    report('verifying');
    const uncertified: Omit<Plan, 'certificate'> = {
      outcome: solution.outcome,
      solver: solverReport(solution, options.solver === 'auto' ? pool : solver, seconds()),
      scenario: { name: settings.name },
      input: inputSummary(inputs, inputHash(bureau, inputs.norms, settings)),
      years: inputs.years,
      baseline: classIndicators(baseline.places, inputs),
      plan: {
        ...classIndicators(places.places, inputs),
        ...placesIndicators(places, inputs.years),
        ...posts.indicators,
        ...specialIndicators,
        capitalCost: costByYear(money, 'capital', inputs.years),
        recurrentCost: costByYear(money, 'recurrent', inputs.years),
      },
      budget: { capital: budgetByYear(inputs, 'capital'), recurrent: budgetByYear(inputs, 'recurrent') },
      places: places.places,
      builds: places.builds,
      projects: places.projects,
      redirections: places.redirections,
      posts: posts.rows,
      moves: posts.moves,
      hires: [...posts.hires, ...special.auxiliaries],
      special: staffed.rows,
      money,
      explanations: explainPlan({
        inputs,
        input,
        rows: places,
        money,
        prices: solution.prices,
        others: [...targets, ...special.explanations, ...staffed.explanations, ...posts.explanations],
      }),
    };
    return { ...uncertified, certificate: certify(inputs, uncertified) };
  } finally {
    await Promise.all([memory === undefined ? pool.close() : null, solver.close()]);
  }
}

/** The solver of whole models that the choice names; the external one is CBC, found on the search path. */
async function wholeSolver(choice: SolverChoice): Promise<Solver> {
  if (choice !== 'external') return createSolver(choice);
  const version = await cbcVersion('cbc');
  const external = { program: 'cbc', modelText: mpsText, ...(version === null ? {} : { version }) };
  return insistingOn(await createSolver(choice, { external }), 'cbc');
}

function solverReport(solution: PlacesSolution, { identity }: Solver, seconds: number): SolverReport {
  const { baseline, score, bound } = solution;
  const possible = baseline.weighted - bound;
  return {
    name: identity.name,
    version: identity.version,
    seconds: Math.round(seconds * 1000) / 1000,
    gap: score.weighted === 0 ? 0 : (score.weighted - bound) / score.weighted,
    reductionShare: possible <= 0 ? null : (baseline.weighted - score.weighted) / possible,
    bound,
    objective: score.weighted,
  };
}
