import type { PlaceRow } from '../../domain/plan/index.ts';

/** A row of places whose grades are added up. */
export interface PlaceSums extends Omit<PlaceRow, 'grades'> {
  readonly pupils: number;
  readonly classes: number;
  readonly redirectedIn: number;
  readonly redirectedOut: number;
}

/** Adds up the grades of a row: the grades of a large bureau are megabytes, and the window shows none of them. */
export function placeSums({ grades, ...row }: PlaceRow): PlaceSums {
  const sums = { pupils: 0, classes: 0, redirectedIn: 0, redirectedOut: 0 };
  for (const grade of grades) {
    sums.pupils += grade.pupils;
    sums.classes += grade.classes;
    sums.redirectedIn += grade.redirectedIn;
    sums.redirectedOut += grade.redirectedOut;
  }
  return { ...row, ...sums };
}
