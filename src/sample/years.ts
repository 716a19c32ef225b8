/** The years of a synthetic bureau. */
export interface SampleYears {
  /** First year with enrolment. */
  readonly first: number;
  readonly base: number;
  /** Last year planned. */
  readonly last: number;
}

export const SAMPLE_YEARS: SampleYears = { first: 2023, base: 2026, last: 2031 };

/** The years planned: those after the base year. */
export function plannedYears(years: SampleYears): readonly number[] {
  return Array.from({ length: years.last - years.base }, (_, index) => years.base + 1 + index);
}
