import type { ProjectionSource } from '../domain/projection.ts';
import type { Stage } from '../domain/stage.ts';
import { groupKey, type History, type ProgrammeGroup, pupilsOfGroup } from './history.ts';
import type { Population } from './population.ts';
import { lastGradeIndex } from './progression.ts';

/** Pupils of a group in a grade in the base year or a projected year. */
export type ProjectedPupils = (group: ProgrammeGroup, year: number, gradeIndex: number) => number;

/** Something that foretells the entrants of a group, and how many entrants came for each of it in the past. */
export interface Predictor {
  readonly source: ProjectionSource;
  /** Entrants for each child or leaver. */
  readonly rate: number;
  /** Whether the rate was learnt from one year to the next, or only within the base year. */
  readonly rateFrom: 'past years' | 'base year';
  /** Entrants forecast for a year; null where what they are foretold from is not known. */
  forecast(year: number, projected: ProjectedPupils): number | null;
}

/** Kindergarten leavers foretell grade 1 only where kindergartens hold the children: the rate must lie within these. */
const PLAUSIBLE_KINDERGARTEN_RATE = { least: 0.6, most: 1.6 } as const;
/** A rate learnt from fewer children or leavers than this is chance. */
const LEAST_TO_LEARN_FROM = 50;

/** The stage whose leavers enter a stage. */
const FEEDER: Readonly<Partial<Record<Stage, { readonly stage: Stage; readonly source: ProjectionSource }>>> = {
  primary: { stage: 'kindergarten', source: 'kindergarten leavers' },
  junior: { stage: 'primary', source: 'primary leavers' },
  senior: { stage: 'junior', source: 'junior leavers' },
  vocational: { stage: 'junior', source: 'junior leavers' },
};

/** Years between birth and entry into a stage. */
const ENTRY_AGE: Readonly<Partial<Record<Stage, number>>> = { kindergarten: 3, primary: 6 };
/** Years between the count of children aged 3 to 5, whose middle is 4, and their entry. */
const YEARS_AFTER_CHILDREN: Readonly<Partial<Record<Stage, number>>> = { kindergarten: 0, primary: 2 };

/**
 * What foretells the entrants of a group, the best first: leavers of the stage before, who are at school already, then
 * births, then children aged 3 to 5. Each comes with the rate at which it turned into entrants, over all years up to
 * the base year in which both are given: the promotion rate of senior and vocational schools, migration and children
 * who go to school elsewhere are all in it. Where only the base year is given, the leaving grade of that same year
 * stands for the leavers before it.
 */
export function predictorsOf(group: ProgrammeGroup, history: History, population: Population): Predictor[] {
  const { districtId, stage } = group;
  const predictors: (Predictor | null)[] = [];
  const feeder = FEEDER[stage];
  if (feeder) {
    const from = history.groups.get(groupKey(districtId, feeder.stage));
    const leavers = lastGradeIndex(feeder.stage);
    const past = (year: number) => pupilsOfGroup(from, year - 1, history.baseYear, leavers);
    const projected = (year: number, pupils: ProjectedPupils) => (from ? pupils(from, year - 1, leavers) : null);
    const learnt =
      learn(group, history, past) ??
      learn(group, history, (year) => (year === history.baseYear ? past(year + 1) : null));
    predictors.push(
      learnt && {
        source: feeder.source,
        ...learnt,
        rateFrom: learn(group, history, past) ? 'past years' : 'base year',
        forecast: (year, pupils) => scaled(projected(year, pupils), learnt.rate),
      },
    );
  }
  const age = ENTRY_AGE[stage];
  if (age !== undefined)
    predictors.push(
      outside(
        'births',
        group,
        history,
        (year) => population.births(districtId, year - age),
        (year) => population.expectedBirths(districtId, year - age),
      ),
    );
  const after = YEARS_AFTER_CHILDREN[stage];
  if (after !== undefined)
    predictors.push(
      outside('children aged 3 to 5', group, history, (year) =>
        population.childrenAgedThreeToFive(districtId, year - after),
      ),
    );
  return predictors.filter((predictor) => predictor !== null).filter(isPlausible);
}

function isPlausible({ source, rate }: Predictor): boolean {
  if (source !== 'kindergarten leavers') return true;
  return rate >= PLAUSIBLE_KINDERGARTEN_RATE.least && rate <= PLAUSIBLE_KINDERGARTEN_RATE.most;
}

/**
 * A predictor from the population table, whose values do not depend on the projection.
 * @param value what the rate is learnt from
 * @param expected what the forecast is made from; the same unless told
 */
function outside(
  source: ProjectionSource,
  group: ProgrammeGroup,
  history: History,
  value: (year: number) => number | null,
  expected: (year: number) => number | null = value,
): Predictor | null {
  const learnt = learn(group, history, value);
  return (
    learnt && { source, ...learnt, rateFrom: 'past years', forecast: (year) => scaled(expected(year), learnt.rate) }
  );
}

/** Entrants for each child or leaver over all years in which both are given; null when there is too little to learn. */
function learn(
  group: ProgrammeGroup,
  history: History,
  value: (year: number) => number | null,
): { readonly rate: number } | null {
  const years = new Set(group.programmes.flatMap(({ given }) => [...given.keys()]));
  let entrants = 0;
  let children = 0;
  for (const year of years) {
    if (year > history.baseYear) continue;
    const entered = pupilsOfGroup(group, year, history.baseYear, 0);
    const foretold = value(year);
    if (entered === null || foretold === null) continue;
    entrants += entered;
    children += foretold;
  }
  return children < LEAST_TO_LEARN_FROM || entrants === 0 ? null : { rate: entrants / children };
}

function scaled(value: number | null, rate: number): number | null {
  return value === null ? null : value * rate;
}
