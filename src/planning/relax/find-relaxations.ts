import { type BureauData, programmeKey } from '../../domain/bureau.ts';
import type { NormSet } from '../../domain/norm.ts';
import type { Explanation, Plan } from '../../domain/plan/index.ts';
import type { ScenarioSettings } from '../../domain/scenario.ts';
import { createSolver, createSolverPool } from '../../solve/index.ts';
import type { PlanningInputs } from '../inputs.ts';
import type { PlannedPlaces } from '../places/decisions-of-plan.ts';
import { placesInput } from '../places/input/input.ts';
import { type Attempt, type Attempts, planWith } from './attempts.ts';
import type { Change } from './change.ts';
import { classChanges, roomsBeyond } from './class-changes.ts';
import { type ClassTrial, ClassTrials, programmesOverLimit } from './class-trial.ts';
import type { RelaxationReport } from './report.ts';
import { type RelaxationOptions, RelaxationSearch } from './search.ts';
import { specialChanges } from './special-changes.ts';
import { standingOf, type Target, type TargetStanding, worstShare } from './target.ts';
import { type Variant, withNorm } from './variant.ts';

type ClassTarget = Extract<Target, { kind: 'classShare' }>;
type SpecialTarget = Extract<Target, { kind: 'specialTeachers' }>;

/** How many times as long the first trial may take. */
const FIRST_TRIALS = 3;
const MONEY_STEP = 100_000;
/** Parts into which a share that is reached is rounded up. */
const SHARE_PARTS = 1000;

/**
 * Finds out whether a target is met, and if not, the smallest single changes that would meet it, and where these leave
 * little choice, the smallest of two changes together. Each change is followed by bisection in steps; every relaxation
 * is confirmed by a whole plan with its certificate. That a plan meets a target is proof; that none does is known only
 * within the search, unless the report says it is proven.
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
  return target.kind === 'classShare'
    ? forClasses(search, normSet, target, standing)
    : forSpecial(search, normSet, target, standing);
}

/** A plan shows how many pupils a special teacher has only as its own norm demanded it. */
function matchesNorm({ norms }: PlanningInputs, target: Target): boolean {
  return target.kind === 'classShare' || target.pupilsPerTeacher >= norms.value('special.pupilsPerTeacher');
}

async function forClasses(
  search: RelaxationSearch,
  normSet: NormSet,
  target: ClassTarget,
  standing: TargetStanding | null,
): Promise<RelaxationReport> {
  const { inputs, options, signal, base } = search;
  const pool = createSolverPool({ size: options.threads ?? 2, solver: 'highs' });
  const solver = await createSolver('auto');
  try {
    const trials = new ClassTrials(normSet, inputs, pool, solver, search.clock);
    let start: PlannedPlaces | null = options.plan ?? null;
    const attempts: Attempts<ClassTrial & Attempt> = {
      attempt: async (variant) => {
        // Everything after it is measured by the first trial, so it is given more time.
        const timeLimitSeconds = search.secondsForTrial(variant === base ? FIRST_TRIALS : 1, trials.overrun);
        if (timeLimitSeconds === null) return null;
        const thorough = variant === base;
        const trial = await trials.solve(variant, classTargetOf(variant), {
          timeLimitSeconds,
          secondsLeft: () => search.secondsForTrials(),
          signal,
          start,
          thorough,
        });
        start = trial.rows;
        return { ...trial, places: trial.rows };
      },
      holds: (variant, made) => trials.holds(variant, classTargetOf(variant), made, signal),
    };
    const first = await attempts.attempt(base);
    if (first === null) return search.report({ outcome: 'notMet', standing, certainty: 'searched' });
    if (first.met && (await search.confirm([{ change: FIRST, steps: 1 }], base, first, AS_IT_IS)))
      return search.report({ outcome: 'metWhenFirst', standing, standingWhenFirst: first.standing });
    trials.emphasise(target, first.standing);
    const input = placesInput(base.bureau, inputs.projection, inputs.norms, inputs.purses, base.settings);
    const changes = classChanges({
      variant: { ...base, target },
      inputs,
      input,
      prices: first.prices,
      missing: programmesOverLimit(
        first.rows.places,
        target,
        ({ stage }, grade) => inputs.norms.classLimits(stage, grade)[target.tier],
      ),
      moneyStep: options.moneyStep ?? MONEY_STEP,
    });
    await search.tryAll(base, changes, attempts, ({ code }, { places }) =>
      code === 'roomsAtSchools' ? namedRooms(inputs, roomsBeyond(places.builds, input)) : {},
    );
    await keepReachedShare(search, target, standing, first);
    return search.report({
      outcome: 'notMet',
      standing,
      standingWhenFirst: first.standing,
      certainty: first.proven ? 'proven' : 'searched',
    });
  } finally {
    await Promise.all([pool.close(), solver.close()]);
  }
}

async function forSpecial(
  search: RelaxationSearch,
  normSet: NormSet,
  target: SpecialTarget,
  standing: TargetStanding | null,
): Promise<RelaxationReport> {
  const { inputs, options, signal } = search;
  const places: PlannedPlaces = options.plan ?? { builds: [], projects: [], redirections: [] };
  const base = withNorm(search.base, 'special.pupilsPerTeacher', target.pupilsPerTeacher);
  const attempts: Attempts<Attempt & { readonly plan: Plan }> = {
    attempt: async (variant) => {
      if (search.secondsForTrial() === null) return null;
      const made = await planWith(variant, normSet, places, signal);
      return { ...made, met: made.standing.met, proven: false, places };
    },
    // Posts follow from the variant without a search, so there is nothing to carry over.
    holds: async () => false,
  };
  const first = await attempts.attempt(base);
  if (first === null) return search.report({ outcome: 'notMet', standing, certainty: 'searched' });
  if (first.met && (await search.confirm([{ change: FIRST, steps: 1 }], base, first, AS_IT_IS)))
    return search.report({ outcome: 'metWhenFirst', standing, standingWhenFirst: first.standing });
  const districtOf = new Map(inputs.bureau.tables.schools.map((school) => [school.schoolId, school.districtId]));
  const districtsShort = first.plan.posts.flatMap((row) => {
    const districtId = districtOf.get(row.schoolId) ?? null;
    return row.stage === 'special' && row.year >= target.year && row.short !== 0 && districtId !== null
      ? [districtId]
      : [];
  });
  const changes = specialChanges({
    variant: { ...base, target },
    inputs,
    districtsShort: [...new Set(districtsShort)],
    moneyStep: options.moneyStep ?? MONEY_STEP,
  });
  await search.tryAll(base, changes, attempts, () => ({}));
  return search.report({ outcome: 'notMet', standing, standingWhenFirst: first.standing, certainty: 'searched' });
}

/** The share that the plan, or one with the target first, does reach is a relaxation too: it was solved already. */
async function keepReachedShare(
  search: RelaxationSearch,
  target: ClassTarget,
  standing: TargetStanding | null,
  first: ClassTrial,
): Promise<void> {
  if (search.signal.aborted || first.standing.years.length === 0) return;
  const { plan } = search.options;
  const best =
    plan !== undefined && standing !== null && worstShare(standing) < worstShare(first.standing)
      ? { share: worstShare(standing), places: plan }
      : { share: worstShare(first.standing), places: first.rows };
  const share = Math.ceil(best.share * SHARE_PARTS - 1e-9) / SHARE_PARTS;
  const change: Change = {
    code: 'classShare',
    facts: { before: target.share, stepSize: 1 / SHARE_PARTS },
    most: 1,
    applied: (variant) => ({ ...variant, target: { ...target, share } }),
    amountOf: () => ({ after: share }),
  };
  const variant = change.applied(search.base, 1);
  const made = { ...first, places: best.places };
  await search.confirm([{ change, steps: 1 }], variant, made, { isLeast: false, lessFails: null });
}

/** `第6小学 (S00002) primary 3; …`: which school takes how many rooms more, and which of them are locked now. */
function namedRooms({ bureau, projection }: PlanningInputs, beyond: ReadonlyMap<string, number>): Explanation['facts'] {
  const schools = new Map(bureau.tables.schools.map((school) => [school.schoolId, school]));
  const nameOf = (schoolId: string): string => `${schools.get(schoolId)?.name ?? schoolId} (${schoolId})`;
  const taking = projection.programmes.filter(({ schoolId, stage }) => beyond.has(programmeKey(schoolId, stage)));
  const locked = new Set(
    taking.flatMap(({ schoolId }) => (schools.get(schoolId)?.locked === true ? [nameOf(schoolId)] : [])),
  );
  return {
    rooms: [...beyond.values()].reduce((sum, rooms) => sum + rooms, 0),
    sites: taking
      .map(({ schoolId, stage }) => `${nameOf(schoolId)} ${stage} ${beyond.get(programmeKey(schoolId, stage))}`)
      .join('; '),
    ...(locked.size === 0 ? {} : { unlocked: [...locked].join('; ') }),
  };
}

/** No change but that the target comes before all other goals. */
const FIRST: Change = {
  code: 'targetFirst',
  facts: {},
  most: 1,
  applied: (variant) => variant,
  amountOf: () => ({}),
};
const AS_IT_IS = { isLeast: true, lessFails: null };

function classTargetOf({ target }: Variant): ClassTarget {
  if (target.kind !== 'classShare') throw new TypeError('not a target about classes');
  return target;
}
