import type { BudgetPrices } from '../../../models/school-places/index.ts';
import { programmeKey } from '../../domain/bureau.ts';
import { lockFacts } from '../../domain/plan/index.ts';
import { STAGES } from '../../domain/stage.ts';
import type { PlanningInputs } from '../inputs.ts';
import type { PlacesInput } from '../places/input/input.ts';
import { lockText } from '../targets/index.ts';
import type { Change } from './change.ts';
import type { Target } from './target.ts';
import {
  type Addition,
  splitAsBudgeted,
  type Variant,
  withAllMoney,
  withMoney,
  withNorm,
  withoutLock,
  withRedirection,
  withRooms,
  withTargetYear,
} from './variant.ts';

/** How far changes are tried. */
const MOST_FACTOR = 5;
const FACTOR_STEP = 0.05;
const SHARE_STEP = 0.05;
const DISTANCE_STEP_METRES = 500;
const MOST_METRES = 10_000;
const MOST_MORE_NEIGHBOURS = 8;
const MOST_ROOMS_A_SITE = 20;
/** Locks that are lifted one by one. */
const MOST_LOCKS = 10;
/** Purses with years that are tried, the ones where money is dearest first. */
const DEAREST_PURSES = 2;

export interface ClassProblem {
  readonly variant: Variant & { readonly target: Extract<Target, { kind: 'classShare' }> };
  readonly inputs: PlanningInputs;
  readonly input: PlacesInput;
  /** What money is worth where the target comes first; null where the relaxation was not solved. */
  readonly prices: BudgetPrices | null;
  /** Programmes, by `school|stage`, that still miss the target where it comes first. */
  readonly missing: ReadonlySet<string>;
  /** Yuan of a step of money. */
  readonly moneyStep: number;
}

/** The single changes that may meet a class target, in the order in which they are tried. */
export function classChanges(problem: ClassProblem): Change[] {
  return [
    ...withoutLocks(problem),
    ...laterYear(problem),
    ...moneyOfYear(problem),
    ...redirection(problem),
    ...roomsAtSchools(problem),
    ...allMoney(),
    ...classLimit(problem),
    ...moneyOfPurses(problem),
  ];
}

/** Each lock of the scenario lifted, the others kept. */
function withoutLocks({ variant }: ClassProblem): Change[] {
  return (variant.settings.locks ?? []).slice(0, MOST_LOCKS).map((lock) => ({
    code: 'withoutLock',
    facts: { ...lockFacts(lock), lockText: lockText(lock), stepSize: 1 },
    most: 1,
    applied: (changed) => withoutLock(changed, lock),
    amountOf: () => ({}),
  }));
}

function laterYear({ variant, inputs }: Pick<ClassProblem, 'variant' | 'inputs'>): Change[] {
  const { year } = variant.target;
  const most = inputs.years.at(-1)! - year;
  if (most < 1) return [];
  return [
    {
      code: 'laterYear',
      facts: { yearBefore: year, stepSize: 1 },
      most,
      applied: (changed, steps) => withTargetYear(changed, year + steps),
      amountOf: (steps) => ({ newYear: year + steps }),
    },
  ];
}

/** What building everything that can be built would cost, and so more money than can be spent. */
function costOfEverything({ data }: PlacesInput): number {
  return data.sites.reduce((sum, { maxNewRooms, roomCost, project }) => {
    const ofProject =
      project === null
        ? 0
        : project.fixedCost + (project.minRooms + project.roomStep * project.maxSteps) * project.costPerRoom;
    return sum + maxNewRooms * roomCost + ofProject;
  }, 0);
}

/** More capital money in the year in which it is worth most, split among the purses as budgeted for that year. */
function moneyOfYear(problem: ClassProblem): Change[] {
  const { inputs, input, variant, moneyStep } = problem;
  const { purses, years } = inputs;
  if (variant.settings.budgetFactor.capital === 0) return [];
  const worth = years.map((_, year) => ({
    year,
    // Where money has no price, because something else binds first, the first year is as good as any.
    price: problem.prices?.capital.reduce((sum, byYear) => sum + byYear[year]!, 0) ?? 0,
    total: input.capitalPurses.reduce((sum, purse) => sum + (purses.purses[purse]!.amounts[year] ?? 0), 0),
  }));
  return worth
    .filter(({ total }) => total > 0)
    .sort((one, other) => other.price - one.price || one.year - other.year)
    .slice(0, 1)
    .map(({ year, total }): Change => {
      const additions = (steps: number): Addition[] =>
        splitAsBudgeted(purses, input.capitalPurses, year, steps * moneyStep);
      return {
        code: 'moneyOfYear',
        facts: { moneyYear: years[year]!, budgetKind: 'capital', yuanBefore: total, stepSize: moneyStep },
        most: Math.max(1, Math.ceil(costOfEverything(input) / moneyStep)),
        applied: (changed, steps) => withMoney(changed, purses, additions(steps)),
        amountOf: (steps) => ({ yuan: steps * moneyStep }),
      };
    });
}

/** More capital money in one purse and year. */
function moneyOfPurses({ inputs, input, variant, prices, moneyStep }: ClassProblem): Change[] {
  const { purses, years } = inputs;
  if (prices === null || variant.settings.budgetFactor.capital === 0) return [];
  return prices.capital
    .flatMap((byYear, index) => byYear.map((price, year) => ({ purse: input.capitalPurses[index]!, year, price })))
    .filter(({ price }) => price > 0)
    .sort((one, other) => other.price - one.price || one.year - other.year)
    .slice(0, DEAREST_PURSES)
    .map(({ purse, year }): Change => {
      const { level, districtId, amounts } = purses.purses[purse]!;
      return {
        code: 'moneyOfPurse',
        facts: {
          moneyYear: years[year]!,
          budgetKind: 'capital',
          level,
          districtId,
          yuanBefore: amounts[year] ?? 0,
          stepSize: moneyStep,
        },
        most: Math.max(1, Math.ceil(costOfEverything(input) / moneyStep)),
        applied: (changed, steps) => withMoney(changed, purses, [{ purse, year, yuan: steps * moneyStep }]),
        amountOf: (steps) => ({ yuan: steps * moneyStep }),
      };
    });
}

function allMoney(): Change[] {
  const factorOf = (steps: number): number => Math.round((1 + FACTOR_STEP * steps) * 100) / 100;
  return [
    {
      code: 'allMoney',
      facts: { stepSize: FACTOR_STEP },
      most: Math.round((MOST_FACTOR - 1) / FACTOR_STEP),
      applied: (changed, steps) => withAllMoney(changed, factorOf(steps)),
      amountOf: (steps) => ({ factor: factorOf(steps) }),
    },
  ];
}

/** More redirection: allowed at all, a larger share of a cohort, more neighbours, a longer way. */
function redirection({ variant, inputs }: ClassProblem): Change[] {
  if (!variant.settings.redirectionAllowed)
    return [
      {
        code: 'redirectionAllowed',
        facts: { stepSize: 1 },
        most: 1,
        applied: withRedirection,
        amountOf: () => ({}),
      },
    ];
  const raised = (code: Change['code'], norm: string, step: number, highest: number): Change => {
    const before = inputs.norms.value(norm);
    const amountAfter = (steps: number): number => Math.min(highest, Math.round((before + step * steps) * 1000) / 1000);
    return {
      code,
      facts: { norm, before, stepSize: step },
      most: Math.ceil((highest - before) / step - 1e-9),
      applied: (changed, steps) => withNorm(changed, norm, amountAfter(steps)),
      amountOf: (steps) => ({ after: amountAfter(steps) }),
    };
  };
  const nearest = inputs.norms.value('redirect.nearestSchools');
  return [
    raised('redirectShare', 'redirect.cohortShare', SHARE_STEP, 1),
    raised('redirectNearest', 'redirect.nearestSchools', 1, nearest + MOST_MORE_NEIGHBOURS),
    raised('redirectDistance', 'redirect.distance', DISTANCE_STEP_METRES, MOST_METRES),
  ].filter(({ most }) => most >= 1);
}

/** More rooms on the sites of the schools that still miss the target, locked ones included, paid from the money there is. */
function roomsAtSchools({ inputs, missing }: ClassProblem): Change[] {
  const projects = new Set(inputs.bureau.tables.projects.map(({ projectId }) => projectId));
  const keys = new Set([...missing].filter((key) => !projects.has(schoolOf(key))));
  if (keys.size === 0) return [];
  return [
    {
      code: 'roomsAtSchools',
      facts: { schools: keys.size, stepSize: 1 },
      most: MOST_ROOMS_A_SITE,
      applied: (changed, steps) => withRooms(changed, keys, steps),
      amountOf: (steps) => ({ roomsEach: steps }),
    },
  ];
}

function schoolOf(key: string): string {
  return key.slice(0, key.lastIndexOf('|'));
}

/** A higher limit from which classes count, for every stage that has the present one. */
function classLimit({ variant, inputs }: ClassProblem): Change[] {
  const { tier } = variant.target;
  const stages = STAGES.filter((stage) => inputs.projection.programmes.some((entry) => entry.stage === stage));
  const limits = stages.map((stage) => ({
    norm: `class.${tier}.${stage}`,
    before: inputs.norms.value(`class.${tier}.${stage}`),
    // A large class stays below a super-large one.
    highest:
      tier === 'large'
        ? inputs.norms.value(`class.superLarge.${stage}`) - 1
        : inputs.norms.value(`class.maximum.${stage}`),
  }));
  const before = Math.max(...limits.map((limit) => limit.before));
  const raised = limits.filter((limit) => limit.before === before && limit.highest > before);
  const most = Math.min(...raised.map(({ highest }) => highest - before));
  if (raised.length === 0) return [];
  return [
    {
      code: 'classLimit',
      facts: {
        norm: raised[0]!.norm,
        before,
        stages: raised.map(({ norm }) => norm.split('.').at(-1)).join(', '),
        stepSize: 1,
      },
      most,
      applied: (variantBefore, steps) =>
        raised.reduce<Variant>((changed, { norm }) => withNorm(changed, norm, before + steps), variantBefore),
      amountOf: (steps) => ({ after: before + steps }),
    },
  ];
}

/** Rooms that a plan orders beyond what the sites took before, by `school|stage`. */
export function roomsBeyond(
  builds: readonly { readonly schoolId: string; readonly stage: string; readonly rooms: number }[],
  { data, origins }: PlacesInput,
): Map<string, number> {
  const most = new Map(
    origins.map(({ schoolId, stage }, site) => [programmeKey(schoolId, stage), data.sites[site]!.maxNewRooms]),
  );
  const beyond = new Map<string, number>();
  for (const [key, ordered] of Map.groupBy(builds, ({ schoolId, stage }) => programmeKey(schoolId, stage))) {
    const rooms = ordered.reduce((sum, build) => sum + build.rooms, 0) - (most.get(key) ?? 0);
    if (rooms > 0) beyond.set(key, rooms);
  }
  return beyond;
}
