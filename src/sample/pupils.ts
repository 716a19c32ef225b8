import { GRADES, gradeCount, type Stage } from '../domain/stage.ts';
import type { SampleDistrict } from './geography.ts';
import type { SampleProgramme } from './programmes.ts';
import type { Random } from './random.ts';
import type { SampleYears } from './years.ts';

/** Pupils by year and grade of one programme; the first grade of the stage comes first. */
export type PupilsByYear = ReadonlyMap<number, readonly number[]>;

export interface SamplePupils {
  /** By programme, for the years before, in and after the base year; those after it only size the budgets. */
  readonly ofProgramme: ReadonlyMap<SampleProgramme, PupilsByYear>;
  /** Children born in a district in a year. */
  readonly births: (district: SampleDistrict, year: number) => number;
}

/** Age at which a stage is entered, and the share of an age group that enters it in its own district. */
const ENTRY: Readonly<Record<Exclude<Stage, 'special'>, { readonly age: number; readonly share: number }>> = {
  kindergarten: { age: 3, share: 0.95 },
  primary: { age: 6, share: 1 },
  junior: { age: 12, share: 0.985 },
  senior: { age: 15, share: 0.56 },
  vocational: { age: 15, share: 0.34 },
};
/** Children of an age group against the births it came from: more families move in than out. */
const CHILDREN_PER_BIRTH = 1.03;

/**
 * Pupils of a city’s programmes. The primary schools set the size of a district’s age groups; the other stages share
 * the same age groups among their schools, so that the stages fit together. Every cohort then goes up grade by grade.
 */
export function pupilsOf(
  districts: readonly SampleDistrict[],
  programmes: readonly SampleProgramme[],
  years: SampleYears,
  random: Random,
): SamplePupils {
  const ageGroups = new Map(
    districts.map((district) => [
      district,
      ageGroupOf(district, weightOf(programmes, district, 'primary'), years.base, random),
    ]),
  );
  const ofProgramme = new Map<SampleProgramme, PupilsByYear>();
  for (const group of Map.groupBy(programmes, ({ school, stage }) => `${school.district.id}|${stage}`).values()) {
    const ageGroup = ageGroups.get(group[0]!.school.district)!;
    for (const [programme, pupils] of pupilsOfGroup(group, ageGroup, years, random)) ofProgramme.set(programme, pupils);
  }
  return {
    ofProgramme,
    births: (district, year) => Math.round(ageGroups.get(district)!(year) / CHILDREN_PER_BIRTH),
  };
}

function weightOf(programmes: readonly SampleProgramme[], district: SampleDistrict, stage: Stage): number {
  return programmes.reduce(
    (sum, programme) =>
      programme.school.district === district && programme.stage === stage ? sum + programme.weight : sum,
    0,
  );
}

/** Children of a district by year of birth, such that those who enter primary school in the base year fit its schools. */
function ageGroupOf(district: SampleDistrict, entrants: number, baseYear: number, random: Random) {
  const reference = baseYear - ENTRY.primary.age;
  const noise = new Map<number, number>();
  for (let year = reference - 15; year <= reference + 15; year += 1) noise.set(year, 1 + 0.02 * random.bell());
  return (yearOfBirth: number): number =>
    entrants * power(district.growth, yearOfBirth - reference) * (noise.get(yearOfBirth) ?? 1);
}

function pupilsOfGroup(
  group: readonly SampleProgramme[],
  ageGroup: (yearOfBirth: number) => number,
  years: SampleYears,
  random: Random,
): Map<SampleProgramme, PupilsByYear> {
  const { stage } = group[0]!;
  const grades = gradeCount(stage);
  const firstEntry = years.first - grades + 1;
  const result = new Map(group.map((programme) => [programme, new Map<number, number[]>()]));
  for (let year = years.first; year <= years.last; year += 1)
    for (const byYear of result.values()) byYear.set(year, new Array(grades).fill(0));
  for (let entryYear = firstEntry; entryYear <= years.last; entryYear += 1) {
    const weights = group.map(({ weight, drift }) => weight * power(drift, entryYear - years.base));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    group.forEach((programme, index) => {
      const entrants =
        stage === 'special'
          ? programme.weight
          : (ageGroup(entryYear - ENTRY[stage].age) * ENTRY[stage].share * weights[index]!) / total;
      let cohort = entrants * (1 + 0.035 * random.bell());
      for (let gradeIndex = 0; gradeIndex < grades; gradeIndex += 1) {
        const pupils = result.get(programme)!.get(entryYear + gradeIndex);
        if (pupils) pupils[gradeIndex] = gradeIndex < gradesTaught(programme) ? Math.max(0, Math.round(cohort)) : 0;
        cohort *= programme.survival * (1 + 0.008 * random.bell());
      }
    });
  }
  return result;
}

/** Some teaching points send their pupils to the central school after grade 3; special schools here end with grade 9. */
export function gradesTaught({ school, stage, weight }: SampleProgramme): number {
  if (stage === 'special') return 9;
  return school.kind === 'teaching_point' && weight < 6 ? 3 : GRADES[stage].last - GRADES[stage].first + 1;
}

/** A whole power by multiplication alone, which every engine does alike. */
function power(base: number, exponent: number): number {
  let result = 1;
  for (let step = 0; step < Math.abs(exponent); step += 1) result *= base;
  return exponent < 0 ? 1 / result : result;
}
