import type { PostRow } from '../../domain/plan/index.ts';
import type { Stage } from '../../domain/stage.ts';

/** The posts of one programme in every year of the plan; null where unknown, or in a year without the programme. */
export interface PostLine {
  readonly schoolId: string;
  readonly stage: Stage;
  readonly required: (number | null)[];
  readonly allotted: (number | null)[];
  readonly short: (number | null)[];
  readonly hired: (number | null)[];
  readonly movedIn: (number | null)[];
  readonly movedOut: (number | null)[];
}

/** The posts of one district in one year. */
export interface PostSum {
  /** Null for schools without a district. */
  readonly districtId: string | null;
  readonly year: number;
  /** All posts that are required, those of schools with unknown staff included. */
  readonly required: number;
  readonly allotted: number;
  readonly short: number;
  /** People beyond what their programmes require, who fill no post elsewhere: required − allotted = short − surplus + unknown. */
  readonly surplus: number;
  /** Posts required at programmes whose staff is unknown; they are neither filled nor short. */
  readonly unknown: number;
}

/** The rows of posts as one line a programme, in the order of their first rows. */
export function postLines(posts: readonly PostRow[], years: readonly number[]): PostLine[] {
  const programmes = Map.groupBy(posts, ({ schoolId, stage }) => `${schoolId} ${stage}`);
  return [...programmes.values()].map((group) => {
    const { schoolId, stage } = group[0]!;
    const ofYear = new Map(group.map((row) => [row.year, row]));
    const all = (value: (row: PostRow) => number | null) =>
      years.map((year) => {
        const row = ofYear.get(year);
        return row === undefined ? null : value(row);
      });
    return {
      schoolId,
      stage,
      required: all(({ required }) => required),
      allotted: all(({ allotted }) => allotted),
      short: all(({ short }) => short),
      hired: all(({ hired }) => hired),
      movedIn: all(({ movedIn }) => movedIn),
      movedOut: all(({ movedOut }) => movedOut),
    };
  });
}

/** Adds posts up by district and year. */
export function postSums(posts: readonly PostRow[], districtOf: (schoolId: string) => string | null): PostSum[] {
  const sums = new Map<string, { -readonly [Key in keyof PostSum]: PostSum[Key] }>();
  for (const { schoolId, year, required, allotted, short } of posts) {
    const districtId = districtOf(schoolId);
    const key = `${year} ${districtId ?? ''}`;
    const sum = sums.get(key) ?? { districtId, year, required: 0, allotted: 0, short: 0, surplus: 0, unknown: 0 };
    sums.set(key, sum);
    sum.required += required;
    sum.allotted += allotted ?? 0;
    sum.short += short ?? 0;
    if (allotted === null) sum.unknown += required;
    else sum.surplus += Math.max(0, allotted - required);
  }
  return [...sums.values()];
}
