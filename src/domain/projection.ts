import type { Stage } from './stage.ts';

/** Which of the three futures a projection describes. */
export const PROJECTION_VARIANTS = ['low', 'base', 'high'] as const;
export type ProjectionVariant = (typeof PROJECTION_VARIANTS)[number];

/** One cohort of a programme: the pupils who entered it in one year. */
export interface CohortProjection {
  /** The year in which the cohort entered (or will enter) the entry grade. */
  readonly entryYear: number;
  /**
   * Whole pupils by year, index 0 the base year, index t the year base + t; 0 where the cohort is not in the
   * programme. Before any redirection.
   */
  readonly pupils: readonly number[];
}

/** The projected pupils of one programme. */
export interface ProgrammeProjection {
  readonly schoolId: string;
  readonly stage: Stage;
  /** In order of entry year; cohorts that hold no pupil in any year are left out. */
  readonly cohorts: readonly CohortProjection[];
}

/** Where a number of the projection comes from. */
export type ProjectionSource =
  | 'given'
  | 'cohort survival'
  | 'births'
  | 'children aged 3 to 5'
  | 'kindergarten leavers'
  | 'primary leavers'
  | 'junior leavers'
  | 'past entrants';

export interface ProjectionAssumption {
  readonly code: string;
  readonly facts: Readonly<Record<string, string | number | null>>;
}

/** The pupils of every programme for the base year and the years planned. */
export interface Projection {
  readonly baseYear: number;
  /** The base year and the years planned: baseYear, baseYear + 1, … */
  readonly years: readonly number[];
  readonly variant: ProjectionVariant;
  readonly programmes: readonly ProgrammeProjection[];
  /** What had to be assumed, as codes with facts. */
  readonly assumptions: readonly ProjectionAssumption[];
}
