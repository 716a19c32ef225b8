import type { ProjectionVariant } from '../domain/projection.ts';

/**
 * How far the low and the high future lie from the base one. The widths are Junheng’s own: a forecast of entrants a
 * few years ahead is off by about two per cent a year, while pupils already at school hardly come or go.
 */
export const VARIANT_WIDTHS = {
  /** Entrants forecast from births, children or past entrants, for each year ahead. */
  entrantsPerYear: 0.02,
  /** The most that such a forecast is moved. */
  entrantsMost: 0.1,
  /** Each progression from one grade or stage to the next. */
  progression: 0.005,
} as const;

const DIRECTION: Readonly<Record<ProjectionVariant, number>> = { low: -1, base: 0, high: 1 };

/** Factor on entrants forecast from outside the schools, so many years after the base year. */
export function entrantsFactor(variant: ProjectionVariant, yearsAhead: number): number {
  const width = Math.min(VARIANT_WIDTHS.entrantsMost, VARIANT_WIDTHS.entrantsPerYear * yearsAhead);
  return 1 + DIRECTION[variant] * width;
}

/** Factor on one progression. */
export function progressionFactor(variant: ProjectionVariant): number {
  return 1 + DIRECTION[variant] * VARIANT_WIDTHS.progression;
}
