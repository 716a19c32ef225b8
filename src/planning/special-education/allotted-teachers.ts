import type { Explanation, PostRow, SpecialRow } from '../../domain/plan/index.ts';
import type { Norms } from '../../norms/index.ts';
import type { SpecialResult } from './input.ts';

/** Special education once posts are allotted. */
export interface StaffedSpecial {
  readonly rows: readonly SpecialRow[];
  readonly indicators: {
    readonly specialTeachersRequired: readonly number[];
    /** Rows whose staff is unknown are left out. */
    readonly specialTeachersShort: readonly number[];
    /** Schools with a resource room in use. */
    readonly resourceRooms: readonly number[];
    /** Special teachers to be retrained in the year: those in post / the years of a round. */
    readonly trainingPlaces: readonly number[];
  };
  readonly explanations: readonly Explanation[];
}

/**
 * Puts the teachers that the posts model allots into the rows of special education. A special school has those of its
 * programme, at most as many as it requires; in an ordinary school a resource room has its teacher once every class has
 * one, before the posts that pupils require beyond that.
 */
export function withAllottedTeachers(
  special: SpecialResult,
  posts: readonly PostRow[],
  norms: Norms,
  years: readonly number[],
): StaffedSpecial {
  const postsOf = new Map(posts.map((row) => [`${row.schoolId}|${row.stage}|${row.year}`, row]));
  const needOf = new Map(special.needs.map((need) => [`${need.schoolId}|${years[need.year]}`, need]));
  const rows = special.rows.map((row): SpecialRow => {
    const need = needOf.get(`${row.schoolId}|${row.year}`);
    if (need === undefined) return { ...row, teachersAllotted: 0 };
    const post = postsOf.get(`${row.schoolId}|${need.stage}|${row.year}`);
    if (post === undefined || post.allotted === null) return row;
    const forOthers = need.reason === 'specialSchool' ? 0 : Math.min(need.classes, post.required - need.posts);
    return { ...row, teachersAllotted: Math.max(0, Math.min(row.teachersRequired, post.allotted - forOthers)) };
  });
  const roundYears = norms.value('special.trainingYears');
  const sumBy = (amount: (row: SpecialRow) => number): number[] =>
    years.map((year) => rows.reduce((sum, row) => (row.year === year ? sum + amount(row) : sum), 0));
  const trainingPlaces = sumBy((row) => row.teachersAllotted ?? 0).map((people) => Math.ceil(people / roundYears));
  return {
    rows,
    indicators: {
      specialTeachersRequired: sumBy((row) => row.teachersRequired),
      specialTeachersShort: sumBy((row) =>
        row.teachersAllotted === null ? 0 : row.teachersRequired - row.teachersAllotted,
      ),
      resourceRooms: sumBy((row) => (row.resourceRoom ? 1 : 0)),
      trainingPlaces,
    },
    explanations: years.flatMap((year, index): Explanation[] =>
      trainingPlaces[index] === 0
        ? []
        : [
            {
              kind: 'decision',
              constraint: 'special.trainingYears',
              year,
              text: `${trainingPlaces[index]} special teachers are retrained in ${year}: those in post / ${roundYears} years, rounded up.`,
              facts: { norm: 'special.trainingYears', years: roundYears, places: trainingPlaces[index]! },
            },
          ],
    ),
  };
}
