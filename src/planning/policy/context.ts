import type { BureauData, District, School } from '../../domain/bureau.ts';
import { programmeKey } from '../../domain/bureau.ts';
import type { Plan } from '../../domain/plan/index.ts';
import type { Stage } from '../../domain/stage.ts';
import type { Norms } from '../../norms/index.ts';

/** How far the bureau says a measure has come, in a district or (null) as a whole. */
export interface StatedProgress {
  readonly measure: number;
  readonly districtId: string | null;
  readonly state: 'notStarted' | 'underWay' | 'done';
}

export interface PolicyInput {
  readonly bureau: BureauData;
  readonly norms: Norms;
  /** Null: only what is now. */
  readonly plan: Plan | null;
  readonly progress: readonly StatedProgress[];
}

/** The grade of a programme in one year; classes are null where they are unknown. */
export interface GradeFigures {
  readonly grade: number;
  readonly pupils: number;
  readonly classes: number | null;
}

export interface ProgrammeYear {
  readonly schoolId: string;
  readonly stage: Stage;
  readonly districtId: string | null;
  /** Null for a school that the plan builds. */
  readonly school: School | null;
  readonly grades: readonly GradeFigures[];
}

/** The input, sorted for measuring. Index 0 is the base year, the others are the plan's. */
export interface PolicyContext extends PolicyInput {
  readonly years: readonly number[];
  readonly programmes: readonly (readonly ProgrammeYear[])[];
  readonly districts: readonly District[];
  readonly schools: ReadonlyMap<string, School>;
}

/** Gathers pupils and classes of the base year from the enrolment table and those of later years from the plan. */
export function contextOf(input: PolicyInput): PolicyContext {
  const { bureau, plan } = input;
  const { tables, settings } = bureau;
  const schools = new Map(tables.schools.map((school) => [school.schoolId, school]));
  const projectDistricts = new Map(tables.projects.map(({ projectId, districtId }) => [projectId, districtId]));
  const programmeYear = (schoolId: string, stage: Stage, grades: readonly GradeFigures[]): ProgrammeYear => {
    const school = schools.get(schoolId) ?? null;
    const districtId = school?.districtId ?? projectDistricts.get(schoolId) ?? null;
    return { schoolId, stage, districtId, school, grades };
  };
  const now = Map.groupBy(
    tables.enrolment.filter(({ year }) => year === settings.baseYear),
    ({ schoolId, stage }) => programmeKey(schoolId, stage),
  );
  const present = [...now.values()].map((rows) => programmeYear(rows[0]!.schoolId, rows[0]!.stage, rows));
  const later = (plan?.years ?? []).map((year) =>
    plan!.places
      .filter((row) => row.year === year)
      .map(({ schoolId, stage, grades }) => programmeYear(schoolId, stage, grades)),
  );
  return {
    ...input,
    years: [settings.baseYear, ...(plan?.years ?? [])],
    programmes: [present, ...later],
    districts: tables.districts,
    schools,
  };
}

/** Pupils of all grades. */
export function pupilsOf({ grades }: Pick<ProgrammeYear, 'grades'>): number {
  return grades.reduce((sum, { pupils }) => sum + pupils, 0);
}

/** Classes of all grades; null when those of a grade with pupils are unknown. */
export function classesOf({ grades }: Pick<ProgrammeYear, 'grades'>): number | null {
  let sum = 0;
  for (const { pupils, classes } of grades) {
    if (classes === null && pupils > 0) return null;
    sum += classes ?? 0;
  }
  return sum;
}

/** Programmes of a stage in the base year. */
export function presentOf({ programmes }: PolicyContext, stage: Stage): ProgrammeYear[] {
  return (programmes[0] ?? []).filter((programme) => programme.stage === stage);
}
