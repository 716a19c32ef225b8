import type { SchoolKind } from '../domain/bureau.ts';
import type { Stage } from '../domain/stage.ts';

/** The stages a kind of school teaches. */
export const STAGES_OF_KIND: Readonly<Record<SchoolKind, readonly Stage[]>> = {
  kindergarten: ['kindergarten'],
  primary: ['primary'],
  teaching_point: ['primary'],
  junior: ['junior'],
  nine_year: ['primary', 'junior'],
  senior: ['senior'],
  complete_secondary: ['junior', 'senior'],
  vocational: ['vocational'],
  special: ['special'],
};

/** Schools of each kind in the city of 330 schools and 359 programmes that is the pattern for every other size. */
const PATTERN: readonly (readonly [SchoolKind, number])[] = [
  ['primary', 93],
  ['kindergarten', 125],
  ['junior', 28],
  ['teaching_point', 30],
  ['nine_year', 20],
  ['senior', 13],
  ['complete_secondary', 9],
  ['vocational', 7],
  ['special', 5],
];
export const PATTERN_PROGRAMMES = 359;

/**
 * The kinds of the schools of one city with exactly so many programmes, mixed as in the pattern: each next school is
 * of the kind that lags its share most.
 */
export function kindsOfCity(programmes: number): SchoolKind[] {
  const schoolsInPattern = PATTERN.reduce((sum, [, count]) => sum + count, 0);
  const made = new Map<SchoolKind, number>();
  const kinds: SchoolKind[] = [];
  let left = programmes;
  while (left > 0) {
    let best: SchoolKind = 'primary';
    let widest = Number.NEGATIVE_INFINITY;
    for (const [kind, count] of PATTERN) {
      if (STAGES_OF_KIND[kind].length > left) continue;
      const lag = ((kinds.length + 1) * count) / schoolsInPattern - (made.get(kind) ?? 0);
      if (lag > widest) {
        widest = lag;
        best = kind;
      }
    }
    made.set(best, (made.get(best) ?? 0) + 1);
    kinds.push(best);
    left -= STAGES_OF_KIND[best].length;
  }
  return kinds;
}

/** Splits a number of programmes among as many cities as are needed to keep each near the size of the pattern. */
export function programmesByCity(programmes: number): number[] {
  const cities = Math.max(1, Math.round(programmes / PATTERN_PROGRAMMES));
  const each = Math.floor(programmes / cities);
  return Array.from({ length: cities }, (_, city) => each + (city < programmes - each * cities ? 1 : 0));
}
