import type { Explanation } from '../../../domain/plan/index.ts';
import { number } from './words.ts';

type Facts = Explanation['facts'];

/** What a projection took for granted, by its code. */
const TEXTS: Readonly<Record<string, (facts: Facts) => string>> = {
  variant: ({ variant, entrantsPerYear, entrantsMost, progression }) =>
    `The ${variant} projection is planned with. The low and the high one differ from it by ${percent(entrantsPerYear)} of the entrants a year, at most ${percent(entrantsMost)}, and by ${percent(progression)} of those who move up.`,
  entrantsFactor: ({ factor, ...of }) => `The scenario multiplies the entrants of ${scope(of)} by ${number(factor)}.`,
  birthsFactor: ({ factor, ...of }) => `The scenario multiplies the births of ${scope(of)} by ${number(factor)}.`,
  entrants: ({ districtId, stage, year, source, rate, entrants }) =>
    `${number(entrants)} children are expected to enter the ${stage} stage in ${scope({ districtId })} in ${year}, from ${source}${typeof rate === 'number' ? ` at a rate of ${number(rate)}` : ''}.`,
  given: ({ year, grades }) => `The enrolment of ${year} is given for ${number(grades)} grades and taken as it is.`,
  'enrolment.gradeOutsideStage': ({ schoolId, stage, grade, year }) =>
    `${schoolId} states pupils of grade ${grade} in ${year}, which is no ${stage} grade; they are left out.`,
  'enrolment.gradesMissing': ({ schoolId, stage, grades }) =>
    `${schoolId} ${stage} states no pupils of grades ${String(grades).replaceAll(' ', ', ')}; there are taken to be none.`,
  'programme.withoutEnrolment': ({ schoolId, stage }) => `${schoolId} ${stage} states no pupils and is left out.`,
  'programme.withoutBaseYear': ({ schoolId, stage, year }) =>
    `${schoolId} ${stage} states no pupils of ${year} and is left out.`,
  'migration.counted': ({ districtId, year, people }) =>
    `${number(people)} children of school age are expected to move into ${scope({ districtId })} in ${year} beyond the average of the past.`,
  'migration.leftOut': ({ districtId, year }) =>
    `The migration given for ${scope({ districtId })} in ${year} is left out, because what is usual is unknown and the past holds it already.`,
  'progression.ends': ({ schoolId, stage, lastGrade }) =>
    `Pupils of ${schoolId} ${stage} leave after grade ${lastGrade}, as they did in the past.`,
  'progression.learnt': ({ stage, fromGrade, ratio, pupils }) =>
    `Of 100 pupils of ${stage} grade ${fromGrade} ${number(round(100 * Number(ratio)))} come into the next grade, as ${number(pupils)} pupils of the past did.`,
  'progression.default': ({ stage, fromGrade }) =>
    `All pupils of ${stage} grade ${fromGrade} come into the next grade, because too few years are known.`,
};

/** A projection's assumption as a sentence; the code itself for one that has none here. */
export function projectionText(code: string, facts: Facts): string {
  return (
    TEXTS[code]?.(facts) ??
    `Projection: ${code} (${Object.entries(facts)
      .map(([name, value]) => `${name} ${value ?? 'unknown'}`)
      .join(', ')}).`
  );
}

function scope(of: Readonly<Record<string, Facts[string] | undefined>>): string {
  const parts = Object.values(of).filter((part) => part !== null && part !== undefined);
  return parts.length === 0 ? 'the whole bureau' : parts.join(' ');
}

function percent(share: Facts[string] | undefined): string {
  return typeof share === 'number' ? `${number(round(100 * share))} %` : 'an unknown share';
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
