import type { OutputOf } from '../../../../src/api/index.ts';

type PostRow = OutputOf<'plan.posts'>['rows'][number];

export interface DistrictPosts {
  readonly districtId: string | null;
  /** All posts that are required, those of schools with unknown staff included. */
  readonly required: number;
  readonly allotted: number;
  readonly short: number;
  /** People beyond what their programmes require, who fill no post elsewhere: required − allotted = short − surplus + unknown. */
  readonly surplus: number;
  /** Posts required at programmes whose staff is unknown; they are neither filled nor short. */
  readonly unknown: number;
}

/** Posts of one year by district, the most short first. */
export function postsByDistrict(
  rows: readonly PostRow[],
  year: number,
  districtOf: (schoolId: string) => string | null,
): DistrictPosts[] {
  const inYear = rows.filter((row) => row.year === year);
  return [...Map.groupBy(inYear, ({ schoolId }) => districtOf(schoolId))]
    .map(([districtId, group]) => ({
      districtId,
      required: group.reduce((sum, row) => sum + row.required, 0),
      allotted: group.reduce((sum, row) => sum + (row.allotted ?? 0), 0),
      short: group.reduce((sum, row) => sum + (row.short ?? 0), 0),
      surplus: group.reduce((sum, row) => sum + Math.max(0, (row.allotted ?? 0) - row.required), 0),
      unknown: group.reduce((sum, row) => sum + (row.allotted === null ? row.required : 0), 0),
    }))
    .sort((one, other) => other.short - one.short);
}
