import { type BureauData, bureauOf } from '../../../../src/domain/bureau.ts';
import { settingsOf } from '../../../../src/domain/scenario.ts';
import type { Stage } from '../../../../src/domain/stage.ts';
import { type BureauTables, emptyTables, type TableRow } from '../../../../src/domain/tables/index.ts';
import { loadNormSet, type Norms, normsOf } from '../../../../src/norms/index.ts';
import { pursesOf } from '../../../../src/planning/money/index.ts';
import type { PostsInput, PupilsAndClasses } from '../../../../src/planning/posts/index.ts';

export const YEARS = [2027, 2028, 2029];

export function normsWith(overrides: Readonly<Record<string, number>> = {}): Norms {
  return normsOf(
    loadNormSet(),
    Object.entries(overrides).map(([id, value]) => ({ id, value })),
    2027,
  );
}

export function school(terms: Partial<TableRow<'schools'>> & { readonly schoolId: string }): TableRow<'schools'> {
  return {
    name: null,
    districtId: 'd',
    kind: null,
    locale: 'urban',
    ownership: 'public',
    lon: 101.7,
    lat: 36.6,
    boardingPupils: null,
    locked: null,
    ...terms,
  };
}

export function district(
  districtId: string,
  establishmentPosts: number | null,
  shares: readonly [number, number, number, number] | null = null,
): TableRow<'districts'> {
  return {
    districtId,
    name: null,
    kind: null,
    establishmentPosts,
    shareCentral: shares?.[0] ?? null,
    shareProvince: shares?.[1] ?? null,
    shareCity: shares?.[2] ?? null,
    shareCounty: shares?.[3] ?? null,
  };
}

export function staff(
  schoolId: string,
  stage: Stage,
  teachers: number | null,
  terms: Partial<TableRow<'staffing'>> = {},
): TableRow<'staffing'> {
  return {
    schoolId,
    stage,
    establishmentPosts: null,
    teachers,
    specialTeachers: null,
    carers: null,
    purchasedPosts: null,
    ...terms,
  };
}

export function recurrent(year: number, amount: number, districtId: string | null = null): TableRow<'budgets'> {
  return { year, level: 'county', kind: 'recurrent', districtId, amount, carryOver: false };
}

export function bureauWith(tables: Partial<BureauTables>): BureauData {
  return bureauOf({ ...emptyTables(), settings: [{ key: 'base_year', value: '2026' }], ...tables });
}

/** The same pupils and classes in every planned year. */
export function constantSizes(
  sizes: Readonly<Record<string, readonly [stage: Stage, pupils: number, classes: number]>>,
  years: readonly number[] = YEARS,
): PupilsAndClasses[] {
  return Object.entries(sizes).flatMap(([schoolId, [stage, pupils, classes]]) =>
    years.map((_, year) => ({ schoolId, stage, year, pupils, classes })),
  );
}

export function postsInput(
  bureau: BureauData,
  pupilsAndClasses: readonly PupilsAndClasses[],
  terms: Partial<PostsInput> = {},
): PostsInput {
  const years = terms.years ?? YEARS;
  return {
    bureau,
    norms: normsWith(),
    years,
    pupilsAndClasses,
    needs: [],
    purses: pursesOf(bureau.tables, settingsOf('base', []), years),
    ...terms,
  };
}
