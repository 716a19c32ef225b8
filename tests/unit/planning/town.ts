import { type BureauData, bureauOf } from '../../../src/domain/bureau.ts';
import type { Plan } from '../../../src/domain/plan/index.ts';
import { type Override, settingsOf } from '../../../src/domain/scenario.ts';
import { GRADES, type Stage } from '../../../src/domain/stage.ts';
import { type BureauTables, emptyTables, type TableRow } from '../../../src/domain/tables/index.ts';
import { loadNormSet } from '../../../src/norms/index.ts';
import { planBureau } from '../../../src/planning/index.ts';

export const BASE_YEAR = 2026;

/** A public school in town; one more kilometre east for each whole number. */
export function townSchool(
  schoolId: string,
  kilometresEast: number,
  terms: Partial<TableRow<'schools'>> = {},
): TableRow<'schools'> {
  return {
    schoolId,
    name: `school ${schoolId}`,
    districtId: null,
    kind: null,
    locale: null,
    ownership: null,
    // At 36.6° north a degree of longitude is 89.4 km.
    lon: 101.7 + kilometresEast / 89.4,
    lat: 36.6,
    boardingPupils: null,
    locked: null,
    ...terms,
  };
}

/** The same pupils and classes in every grade of a stage, in the base year. */
export function everyGrade(
  schoolId: string,
  stage: Stage,
  pupils: number,
  classes: number | null,
): TableRow<'enrolment'>[] {
  const { first, last } = GRADES[stage];
  return Array.from({ length: last - first + 1 }, (_, index) => ({
    schoolId,
    stage,
    grade: first + index,
    year: BASE_YEAR,
    pupils,
    classes,
  }));
}

export function programme(schoolId: string, stage: Stage, rooms: number, maxNewRooms: number): TableRow<'programmes'> {
  return { schoolId, stage, rooms, maxNewRooms, roomCost: null };
}

export function capital(amount: number, years: readonly number[] = [2027, 2028, 2029]): TableRow<'budgets'>[] {
  return years.map((year) => ({ year, level: 'county', kind: 'capital', districtId: null, amount, carryOver: true }));
}

/** A bureau that plans three years. */
export function town(tables: Partial<BureauTables>): BureauData {
  return bureauOf({
    ...emptyTables(),
    settings: [
      { key: 'base_year', value: String(BASE_YEAR) },
      { key: 'horizon_years', value: '3' },
    ],
    ...tables,
  });
}

export async function planned(bureau: BureauData, overrides: readonly Override[] = []): Promise<Plan> {
  return planBureau(bureau, loadNormSet(), settingsOf('test', overrides), {
    timeLimitSeconds: 30,
    relativeGap: 0,
    solver: 'auto',
    threads: 1,
  });
}
