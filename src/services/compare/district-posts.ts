import type { Plan } from '../../domain/plan/index.ts';

/** The posts of one district under one plan, by the years of the comparison; null in a year that the plan does not have. */
export interface DistrictPosts {
  readonly districtId: string | null;
  readonly required: readonly (number | null)[];
  /** Posts required and not filled, of the programmes whose staff is known. */
  readonly short: readonly (number | null)[];
  /** Posts required in programmes whose staff is not known. */
  readonly unknown: readonly (number | null)[];
}

/** Adds the posts of a plan up by district and year, districts in the order of their ids, those without one last. */
export function districtPosts(
  plan: Pick<Plan, 'years' | 'posts'>,
  years: readonly number[],
  districtOf: (schoolId: string) => string | null,
): DistrictPosts[] {
  const place = new Map(years.map((year, index) => [year, index]));
  const planned = new Set(plan.years);
  const sums = new Map<string | null, { required: number[]; short: number[]; unknown: number[] }>();
  for (const { schoolId, year, required, short } of plan.posts) {
    const index = place.get(year);
    if (index === undefined) continue;
    const districtId = districtOf(schoolId);
    let sum = sums.get(districtId);
    if (sum === undefined) {
      const zeros = () => years.map(() => 0);
      sum = { required: zeros(), short: zeros(), unknown: zeros() };
      sums.set(districtId, sum);
    }
    sum.required[index] = (sum.required[index] ?? 0) + required;
    if (short === null) sum.unknown[index] = (sum.unknown[index] ?? 0) + required;
    else sum.short[index] = (sum.short[index] ?? 0) + short;
  }
  const known = (values: readonly number[]) => values.map((value, at) => (planned.has(years[at] ?? 0) ? value : null));
  return [...sums]
    .sort(([one], [other]) => (one === null ? 1 : other === null ? -1 : one < other ? -1 : 1))
    .map(([districtId, { required, short, unknown }]) => ({
      districtId,
      required: known(required),
      short: known(short),
      unknown: known(unknown),
    }));
}
