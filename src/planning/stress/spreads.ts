import type { Projection, ProjectionSource } from '../../domain/projection.ts';
import type { Stage } from '../../domain/stage.ts';
import { VARIANT_WIDTHS } from '../../projection/index.ts';

/**
 * How far sampled futures spread. The low and the high projection are read as the 5th and the 95th percentile of a
 * district’s entrants and of its progression from grade to grade, so that futures and variants tell the same story.
 * Half of that variance is common to all districts of the bureau, because births and migration move together; the other
 * half is each district’s own. The spreads of single schools come on top and are Junheng’s own, since parents choose
 * and move: they leave a district’s sum nearly as it is.
 */
export const STRESS_SPREADS = {
  ...VARIANT_WIDTHS,
  /** Share of the variance of entrants and of progression that all districts have in common. */
  commonVariance: 0.5,
  /** Standard deviation of one school’s entrants of one year around its part of the district’s. */
  schoolEntrants: 0.03,
  /** Standard deviation of what one cohort of a school gains or loses in a year, beyond its district. */
  schoolProgression: 0.01,
} as const;

/** From the middle of a normal distribution to its 95th percentile, in standard deviations. */
const STANDARD_DEVIATIONS_TO_95 = 1.6449;

/** Stages before: their leavers are at school already, so their number is off by the progressions only. */
const FROM_SCHOOLS: readonly ProjectionSource[] = ['kindergarten leavers', 'primary leavers', 'junior leavers'];

/** Standard deviation of a district’s entrants, as a share of the forecast, so many years after the base year. */
export function entrantsDeviation(source: ProjectionSource | null, yearsAhead: number): number {
  const width =
    source !== null && FROM_SCHOOLS.includes(source)
      ? STRESS_SPREADS.progression * yearsAhead
      : Math.min(STRESS_SPREADS.entrantsMost, STRESS_SPREADS.entrantsPerYear * yearsAhead);
  return width / STANDARD_DEVIATIONS_TO_95;
}

/** Standard deviation of a district’s pupils, as a share, after so many progressions. */
export function progressionDeviation(years: number): number {
  return (STRESS_SPREADS.progression * years) / STANDARD_DEVIATIONS_TO_95;
}

/** What the entrants of a district, stage and year were forecast from; null where the projection does not say. */
export function entrantsSources(
  projection: Projection,
): (districtId: string | null, stage: Stage, year: number) => ProjectionSource | null {
  const sources = new Map(
    projection.assumptions
      .filter(({ code }) => code === 'entrants')
      .map(({ facts }) => [`${facts.districtId ?? ''}|${facts.stage}|${facts.year}`, facts.source as ProjectionSource]),
  );
  return (districtId, stage, year) => sources.get(`${districtId ?? ''}|${stage}|${year}`) ?? null;
}
