import type { ProjectionSource, ProjectionVariant } from '../domain/projection.ts';
import { type Predictor, type ProjectedPupils, predictorsOf } from './entrants.ts';
import { givenLater, type History, type ProgrammeGroup, type ProgrammeHistory, pupilsIn } from './history.ts';
import type { Population } from './population.ts';
import { entryShares } from './shares.ts';
import { entrantsFactor, progressionFactor } from './variant.ts';

/** Entrants of the programmes of a group in one year, before rounding. */
export interface EntrantsForecast {
  readonly source: ProjectionSource;
  readonly rate: number | null;
  readonly rateFrom: Predictor['rateFrom'] | null;
  /** In the order of the group’s programmes. */
  readonly entrants: readonly number[];
}

/** Forecasts a group’s entrants year by year; it must be asked for the years in order. */
export type EntrantsForecaster = (year: number, projected: ProjectedPupils) => EntrantsForecast;

const YEARS_OF_PAST_ENTRANTS = 3;
const FROM_SCHOOLS: readonly ProjectionSource[] = ['kindergarten leavers', 'primary leavers', 'junior leavers'];

/**
 * Makes the forecaster of a group. Where something foretells the entrants of the group, they are divided by the
 * programmes’ shares of past entry. For a year in which nothing does, every programme gets the mean of its entrants of
 * the three years before the first such year, so that a year about which nothing is known is never a year without
 * entrants. A programme that opens after the base year has no past share; it keeps the entrants last given for it.
 */
export function entrantsForecaster(
  group: ProgrammeGroup,
  history: History,
  population: Population,
  variant: ProjectionVariant,
): EntrantsForecaster {
  const { baseYear } = history;
  const predictors = predictorsOf(group, history, population);
  const shares = entryShares(group, baseYear);
  /** Entrants by programme and year before the variant’s factor, as far as something foretells or gives them. */
  const known = new Map(group.programmes.map((programme) => [programme, pastEntrants(programme, baseYear)]));
  let held: readonly number[] | null = null;

  return (year, projected) => {
    const found = shares && firstForecast(predictors, year, projected);
    if (found && shares) {
      const factor = FROM_SCHOOLS.includes(found.predictor.source)
        ? progressionFactor(variant)
        : entrantsFactor(variant, year - baseYear);
      const entrants = group.programmes.map((programme) => {
        const latest = opensLater(programme, baseYear) ? latestGiven(programme, year) : null;
        const raw = latest ?? found.total * shares.get(programme)!;
        known.get(programme)!.set(year, givenLater(programme, year, 0) ?? raw);
        return raw * factor;
      });
      const { source, rate, rateFrom } = found.predictor;
      return { source, rate, rateFrom, entrants };
    }
    held ??= group.programmes.map((programme) => meanOfLatest(known.get(programme)!));
    const entrants = group.programmes.map((programme, index) => {
      const raw = (opensLater(programme, baseYear) ? latestGiven(programme, year) : null) ?? held![index]!;
      return raw * entrantsFactor(variant, year - baseYear);
    });
    return { source: 'past entrants', rate: null, rateFrom: null, entrants };
  };
}

/** The first predictor that has a forecast for the year. */
function firstForecast(
  predictors: readonly Predictor[],
  year: number,
  projected: ProjectedPupils,
): { readonly predictor: Predictor; readonly total: number } | null {
  for (const predictor of predictors) {
    const total = predictor.forecast(year, projected);
    if (total !== null) return { predictor, total };
  }
  return null;
}

function pastEntrants(programme: ProgrammeHistory, baseYear: number): Map<number, number> {
  const years = [...programme.given.keys()].filter((year) => year <= baseYear);
  return new Map(years.map((year) => [year, pupilsIn(programme, year, 0) ?? 0]));
}

function meanOfLatest(entrants: ReadonlyMap<number, number>): number {
  const years = [...entrants.keys()].sort((one, other) => other - one).slice(0, YEARS_OF_PAST_ENTRANTS);
  if (years.length === 0) return 0;
  return years.reduce((sum, year) => sum + entrants.get(year)!, 0) / years.length;
}

function opensLater(programme: ProgrammeHistory, baseYear: number): boolean {
  return [...programme.given.keys()].every((year) => year > baseYear);
}

/** The entrants given for the latest year up to this one; 0 before the first, because the school is not open yet. */
function latestGiven(programme: ProgrammeHistory, year: number): number {
  const years = [...programme.given.keys()].filter((given) => given <= year).sort((one, other) => other - one);
  for (const candidate of years) {
    const entrants = givenLater(programme, candidate, 0);
    if (entrants !== null) return entrants;
  }
  return 0;
}
