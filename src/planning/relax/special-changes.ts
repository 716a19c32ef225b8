import type { PlanningInputs } from '../inputs.ts';
import type { Change } from './change.ts';
import type { Target } from './target.ts';
import {
  type Addition,
  splitAsBudgeted,
  type Variant,
  withAllMoney,
  withEstablishment,
  withMoney,
  withNorm,
  withRatio,
  withTargetYear,
} from './variant.ts';

const MOST_FACTOR = 5;
const FACTOR_STEP = 0.05;
const MOST_POSTS = 500;
const RATIO_STEP = 0.1;
const MOST_PUPILS = 10;
/** Yuan a year beyond which more money for posts is not tried. */
const MOST_YUAN_A_YEAR = 100_000_000;

export interface SpecialProblem {
  readonly variant: Variant & { readonly target: Extract<Target, { kind: 'specialTeachers' }> };
  readonly inputs: PlanningInputs;
  /** Districts of the special schools that stay short. */
  readonly districtsShort: readonly string[];
  readonly moneyStep: number;
}

/** The single changes that may give special schools their teachers, in the order in which they are tried. */
export function specialChanges(problem: SpecialProblem): Change[] {
  const { variant, inputs, districtsShort } = problem;
  const { year, pupilsPerTeacher } = variant.target;
  const later = inputs.years.at(-1)! - year;
  const factorOf = (steps: number): number => Math.round((1 + FACTOR_STEP * steps) * 100) / 100;
  const ratioOf = (steps: number): number => Math.round((pupilsPerTeacher + RATIO_STEP * steps) * 10) / 10;
  return [
    ...(later < 1
      ? []
      : [
          {
            code: 'laterYear',
            facts: { yearBefore: year, stepSize: 1 },
            most: later,
            applied: (changed: Variant, steps: number) => withTargetYear(changed, year + steps),
            amountOf: (steps: number) => ({ newYear: year + steps }),
          } as const,
        ]),
    ...moneyEveryYear(problem),
    {
      code: 'allMoney',
      facts: { stepSize: FACTOR_STEP },
      most: Math.round((MOST_FACTOR - 1) / FACTOR_STEP),
      applied: (changed, steps) => withAllMoney(changed, factorOf(steps)),
      amountOf: (steps) => ({ factor: factorOf(steps) }),
    },
    ...districtsShort
      .filter((districtId) => establishmentOf(inputs, districtId) !== null)
      .map(
        (districtId): Change => ({
          code: 'establishment',
          facts: { districtId, before: establishmentOf(inputs, districtId), stepSize: 1 },
          most: MOST_POSTS,
          applied: (changed, steps) => withEstablishment(changed, districtId, steps),
          amountOf: (steps) => ({ posts: steps }),
        }),
      ),
    ...hireLimit(problem),
    {
      code: 'pupilsPerTeacher',
      facts: { norm: 'special.pupilsPerTeacher', before: pupilsPerTeacher, stepSize: RATIO_STEP },
      most: Math.max(1, Math.round((MOST_PUPILS - pupilsPerTeacher) / RATIO_STEP)),
      applied: (changed, steps) => withRatio(changed, ratioOf(steps)),
      amountOf: (steps) => ({ after: ratioOf(steps) }),
    },
  ];
}

function establishmentOf({ bureau }: PlanningInputs, districtId: string): number | null {
  return bureau.tables.districts.find((district) => district.districtId === districtId)?.establishmentPosts ?? null;
}

/** More recurrent money in every planned year, split among the purses as budgeted: a post is paid for years. */
function moneyEveryYear({ variant, inputs, moneyStep }: SpecialProblem): Change[] {
  const { purses, years } = inputs;
  const recurrent = purses.purses.flatMap(({ kind, amounts }, purse) =>
    kind === 'recurrent' && amounts.every((amount) => amount !== null) ? [purse] : [],
  );
  const totals = years.map((_, year) =>
    recurrent.reduce((sum, purse) => sum + (purses.purses[purse]!.amounts[year] ?? 0), 0),
  );
  if (totals.some((total) => total === 0) || variant.settings.budgetFactor.recurrent === 0) return [];
  const additions = (steps: number): Addition[] =>
    years.flatMap((_, year) => splitAsBudgeted(purses, recurrent, year, steps * moneyStep));
  return [
    {
      code: 'moneyEveryYear',
      facts: { budgetKind: 'recurrent', firstYear: years[0]!, stepSize: moneyStep },
      most: Math.ceil(MOST_YUAN_A_YEAR / moneyStep),
      applied: (changed, steps) => withMoney(changed, purses, additions(steps)),
      amountOf: (steps) => ({ yuan: steps * moneyStep }),
    },
  ];
}

/** More hires a year through the provincial exam, where their number is limited. */
function hireLimit({ inputs }: SpecialProblem): Change[] {
  const norm = 'posts.hireLimit.provincialExam';
  const before = inputs.norms.valueOrNull(norm);
  if (before === null) return [];
  return [
    {
      code: 'hireLimit',
      facts: { norm, before, stepSize: 1 },
      most: MOST_POSTS,
      applied: (changed, steps) => withNorm(changed, norm, before + steps),
      amountOf: (steps) => ({ after: before + steps }),
    },
  ];
}
