import { type BureauData, bureauOf } from '../../../src/domain/bureau.ts';
import type { Projection } from '../../../src/domain/projection.ts';
import { GRADES, type Stage } from '../../../src/domain/stage.ts';
import { emptyTables, type TableRow } from '../../../src/domain/tables/index.ts';

/** Pupils of one programme: by year, from the entry grade up; null where a grade has no row. */
export interface GivenPupils {
  readonly school: string;
  readonly stage: Stage;
  readonly district?: string;
  readonly years: Readonly<Record<number, readonly (number | null)[]>>;
}

/** A bureau with these pupils and nothing else but what is asked for. */
export function bureauWith(
  baseYear: number,
  programmes: readonly GivenPupils[],
  population: readonly (Partial<TableRow<'population'>> & { districtId: string; year: number })[] = [],
): BureauData {
  const districtOf = new Map(programmes.map(({ school, district }) => [school, district ?? null]));
  return bureauOf({
    ...emptyTables(),
    settings: [{ key: 'base_year', value: String(baseYear) }],
    schools: [...districtOf].map(([schoolId, districtId]) => ({
      schoolId,
      name: schoolId,
      districtId,
      kind: null,
      locale: null,
      ownership: null,
      lon: null,
      lat: null,
      boardingPupils: null,
      locked: null,
    })),
    enrolment: programmes.flatMap(({ school, stage, years }) =>
      Object.entries(years).flatMap(([year, grades]) =>
        grades.flatMap((pupils, index) =>
          pupils === null
            ? []
            : [
                {
                  schoolId: school,
                  stage,
                  grade: GRADES[stage].first + index,
                  year: Number(year),
                  pupils,
                  classes: null,
                },
              ],
        ),
      ),
    ),
    population: population.map((row) => ({ births: null, children35: null, netMigration: null, ...row })),
  });
}

/** The projected pupils of one programme in one year, from the entry grade up. */
export function gradesOf(projection: Projection, school: string, stage: Stage, year: number): number[] {
  const programme = projection.programmes.find((row) => row.schoolId === school && row.stage === stage);
  if (!programme) throw new Error(`${school} has no ${stage}`);
  const grades: number[] = new Array(GRADES[stage].last - GRADES[stage].first + 1).fill(0);
  for (const { entryYear, pupils } of programme.cohorts) {
    const count = pupils[year - projection.baseYear]!;
    if (count > 0) grades[year - entryYear] = count;
  }
  return grades;
}

/** All pupils of all programmes in one year. */
export function pupilsIn(projection: Projection, year: number): number {
  return projection.programmes.reduce(
    (sum, { cohorts }) => sum + cohorts.reduce((part, { pupils }) => part + pupils[year - projection.baseYear]!, 0),
    0,
  );
}
