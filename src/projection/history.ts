import { type BureauData, programmeKey } from '../domain/bureau.ts';
import type { ProjectionAssumption } from '../domain/projection.ts';
import { GRADES, gradeCount, type Stage } from '../domain/stage.ts';

/** What is given about the pupils of one programme. */
export interface ProgrammeHistory {
  readonly schoolId: string;
  readonly stage: Stage;
  /** Pupils by year and grade, the entry grade first; null where the table has no row. */
  readonly given: ReadonlyMap<number, readonly (number | null)[]>;
}

/** The programmes of one stage in one district. Schools without a district form a group of their own. */
export interface ProgrammeGroup {
  readonly districtId: string | null;
  readonly stage: Stage;
  readonly programmes: readonly ProgrammeHistory[];
}

export interface History {
  readonly baseYear: number;
  /** By `groupKey`. */
  readonly groups: ReadonlyMap<string, ProgrammeGroup>;
  /** Programmes with pupils given in or after the base year, in the order of the enrolment table. */
  readonly programmes: readonly ProgrammeHistory[];
  readonly assumptions: readonly ProjectionAssumption[];
}

/** The key of a stage in a district, or in a bureau whose schools name none. */
export function groupKey(districtId: string | null, stage: Stage): string {
  return `${districtId ?? ''}|${stage}`;
}

/**
 * Sorts the enrolment table by programme, year and grade. A programme without any row in or after the base year is
 * left out and named, because nothing says that it still has pupils.
 */
export function historyOf(bureau: BureauData): History {
  const { baseYear } = bureau.settings;
  const assumptions: ProjectionAssumption[] = [];
  const byKey = new Map<string, { schoolId: string; stage: Stage; given: Map<number, (number | null)[]> }>();
  for (const { schoolId, stage, grade, year, pupils } of bureau.tables.enrolment) {
    const index = grade - GRADES[stage].first;
    if (index < 0 || index >= gradeCount(stage)) {
      assumptions.push({ code: 'enrolment.gradeOutsideStage', facts: { schoolId, stage, grade, year } });
      continue;
    }
    const key = programmeKey(schoolId, stage);
    const programme = byKey.get(key) ?? { schoolId, stage, given: new Map() };
    byKey.set(key, programme);
    const grades = programme.given.get(year) ?? new Array<number | null>(gradeCount(stage)).fill(null);
    grades[index] = pupils;
    programme.given.set(year, grades);
  }
  for (const { schoolId, stage } of bureau.tables.programmes)
    if (!byKey.has(programmeKey(schoolId, stage)))
      assumptions.push({ code: 'programme.withoutEnrolment', facts: { schoolId, stage } });

  const programmes: ProgrammeHistory[] = [];
  for (const programme of byKey.values()) {
    const { schoolId, stage, given } = programme;
    if ([...given.keys()].some((year) => year >= baseYear)) programmes.push(programme);
    else assumptions.push({ code: 'programme.withoutBaseYear', facts: { schoolId, stage, year: baseYear } });
    const base = given.get(baseYear);
    const missing = base?.flatMap((pupils, index) => (pupils === null ? [GRADES[stage].first + index] : [])) ?? [];
    if (missing.length > 0)
      assumptions.push({ code: 'enrolment.gradesMissing', facts: { schoolId, stage, grades: missing.join(' ') } });
  }
  const districtOf = new Map(bureau.tables.schools.map((school) => [school.schoolId, school.districtId]));
  const members = Map.groupBy(programmes, ({ schoolId, stage }) => groupKey(districtOf.get(schoolId) ?? null, stage));
  const groups = new Map(
    [...members].map(([key, of]) => {
      const districtId = districtOf.get(of[0]!.schoolId) ?? null;
      return [key, { districtId, stage: of[0]!.stage, programmes: of }];
    }),
  );
  return { baseYear, groups, programmes, assumptions };
}

/**
 * Pupils of a grade in a year up to the base year. A grade without a row counts as empty where the programme has other
 * grades that year; a year without any row is unknown, null.
 */
export function pupilsIn({ given }: ProgrammeHistory, year: number, gradeIndex: number): number | null {
  const grades = given.get(year);
  return grades === undefined ? null : (grades[gradeIndex] ?? 0);
}

/** The value given for a year after the base year; null when there is none, whatever is given for other grades. */
export function givenLater({ given }: ProgrammeHistory, year: number, gradeIndex: number): number | null {
  return given.get(year)?.[gradeIndex] ?? null;
}

/**
 * Pupils of a grade of a whole group in a year up to the base year; null when the year is not given for nearly all
 * programmes, because the sum of some of them would say nothing about the group.
 */
export function pupilsOfGroup(
  group: ProgrammeGroup | undefined,
  year: number,
  baseYear: number,
  gradeIndex: number,
): number | null {
  if (group === undefined) return null;
  let sum = 0;
  let known = 0;
  let inBaseYear = 0;
  for (const programme of group.programmes) {
    if (programme.given.has(baseYear)) inBaseYear += 1;
    const pupils = pupilsIn(programme, year, gradeIndex);
    if (pupils === null) continue;
    known += 1;
    sum += pupils;
  }
  return known > 0 && known >= COVERAGE * inBaseYear ? sum : null;
}

const COVERAGE = 0.9;
