import { type BureauData, programmeKey } from '../../domain/bureau.ts';
import { counted } from '../../domain/filled-text.ts';
import type { Explanation } from '../../domain/plan/index.ts';
import { STAGES, type Stage } from '../../domain/stage.ts';
import type { PostsInput } from './input.ts';
import { type RequiredPosts, requiredPosts, type SchoolTerms } from './required.ts';

/** People of a programme in the base year. */
export interface BaseStaff {
  /** In establishment posts. */
  readonly staff: number;
  /** Carers and purchased posts, who neither move nor hold an establishment post. */
  readonly fixed: number;
  /** Establishment posts allotted; null when not stated. */
  readonly establishment: number | null;
}

/** A programme with all that the posts of its planned years depend on. */
export interface PostsProgramme {
  readonly schoolId: string;
  readonly stage: Stage;
  readonly districtId: string | null;
  readonly isPrivate: boolean;
  readonly terms: SchoolTerms;
  readonly lon: number | null;
  readonly lat: number | null;
  /** By planned year; null where the programme does not exist. */
  readonly pupils: readonly (number | null)[];
  readonly classes: readonly (number | null)[];
  /** By planned year; null where the programme does not exist or its stage has no norm. */
  readonly required: readonly (RequiredPosts | null)[];
  /** Null where it is unknown or where the school is private: then posts are required but not allotted. */
  readonly base: BaseStaff | null;
  /** People who retire by planned year, never more in all than there are in establishment posts. */
  readonly retirements: readonly number[];
}

/** Gathers the programmes of the bureau's schools and of the projects that open, and lists what had to be assumed. */
export function gatherProgrammes(
  input: Pick<PostsInput, 'bureau' | 'norms' | 'years' | 'pupilsAndClasses' | 'needs'>,
): { readonly programmes: readonly PostsProgramme[]; readonly assumptions: readonly Explanation[] } {
  const { bureau, norms, years } = input;
  const { schools, projects } = bureau.tables;
  const sizes = Map.groupBy(input.pupilsAndClasses, ({ schoolId, stage }) => programmeKey(schoolId, stage));
  const needs = Map.groupBy(input.needs, ({ schoolId, stage }) => programmeKey(schoolId, stage));
  const staffOf = baseStaffOf(bureau);
  const retirementsOf = statedRetirements(bureau, years);
  const assumptions: Explanation[] = [];
  const noNorm = new Set<Stage>();
  let unknown = 0;
  let privateSchools = 0;

  const places = [
    ...schools.map((school) => ({ ...school, isNew: false })),
    ...projects.map(({ projectId, districtId, lon, lat }) => ({
      ...{ schoolId: projectId, districtId, lon, lat, kind: null, locale: null, boardingPupils: null },
      ...{ ownership: null, isNew: true },
    })),
  ];
  const programmes: PostsProgramme[] = [];
  for (const place of places) {
    for (const stage of STAGES) {
      const key = programmeKey(place.schoolId, stage);
      const rows = sizes.get(key);
      const stated = needs.get(key) ?? [];
      // A special school may be known from the special-needs table alone.
      if (rows === undefined && !stated.some(({ reason }) => reason === 'specialSchool')) continue;
      const byYear = years.map((_, year) => rows?.find((row) => row.year === year) ?? null);
      const required = byYear.map((row, year) => {
        const ofYear = stated.filter((need) => need.year === year);
        if (row === null && ofYear.length === 0) return null;
        const posts = requiredPosts(norms, stage, place, row?.pupils ?? 0, row?.classes ?? 0, ofYear);
        if (posts === null) noNorm.add(stage);
        return posts;
      });
      const isPrivate = place.ownership === 'private';
      const base = isPrivate ? null : place.isNew ? { staff: 0, fixed: 0, establishment: null } : staffOf(key, stage);
      if (isPrivate) privateSchools += 1;
      else if (base === null) unknown += 1;
      programmes.push({
        schoolId: place.schoolId,
        stage,
        districtId: place.districtId,
        isPrivate,
        terms: place,
        lon: place.lon,
        lat: place.lat,
        pupils: byYear.map((row) => row?.pupils ?? null),
        classes: byYear.map((row) => row?.classes ?? null),
        required,
        base,
        retirements: cappedInAll(retirementsOf(key), base?.staff ?? 0),
      });
    }
  }
  const assume = (constraint: string, text: string, facts: Explanation['facts']): void => {
    assumptions.push({ kind: 'assumption', constraint, year: null, text, facts });
  };
  if (unknown > 0)
    assume(
      'posts.staffUnknown',
      `The staff of ${counted(unknown, 'programme/programmes')} is unknown: the posts are required but not allotted, and left out of the shortage.`,
      { programmes: unknown },
    );
  if (privateSchools > 0)
    assume(
      'posts.private',
      `${counted(privateSchools, 'programme of a private school holds/programmes of private schools hold')} no establishment posts: the posts are required but not allotted.`,
      { programmes: privateSchools },
    );
  for (const stage of noNorm)
    assume('posts.noNorm', `No norm gives the posts of the stage ${stage}: they are not computed.`, { stage });
  if (bureau.tables.retirements.length === 0 && unknown < programmes.length)
    assume('posts.retirementsUnknown', 'No retirements are stated: nobody retires.', { rows: 0 });
  const othersUnknown = programmesWithBlankOthers(bureau);
  if (othersUnknown > 0)
    assume(
      'posts.othersUnknown',
      `Carers or purchased posts of ${counted(othersUnknown, 'programme/programmes')} are blank: none is counted.`,
      {
        programmes: othersUnknown,
      },
    );
  return { programmes, assumptions };
}

/**
 * Base-year staff by programme. Purchased posts fill posts, except in special schools, where they are auxiliaries and
 * not teachers. Carers are counted in kindergartens, besides the staff in establishment posts.
 */
function baseStaffOf(bureau: BureauData): (key: string, stage: Stage) => BaseStaff | null {
  const rows = new Map(bureau.tables.staffing.map((row) => [programmeKey(row.schoolId, row.stage), row]));
  const { baseYear } = bureau.settings;
  const specialTeachers = new Map(
    bureau.tables.special_needs
      .filter(
        ({ form, specialTeachers: people, year }) => form === 'special_school' && people !== null && year <= baseYear,
      )
      .sort((one, other) => one.year - other.year)
      .map(({ schoolId, specialTeachers: people }) => [programmeKey(schoolId, 'special'), people]),
  );
  return (key, stage) => {
    const row = rows.get(key);
    const staff = row?.teachers ?? (stage === 'special' ? (row?.specialTeachers ?? specialTeachers.get(key)) : null);
    if (staff === null || staff === undefined) return null;
    const purchased = stage === 'special' ? 0 : (row?.purchasedPosts ?? 0);
    const carers = stage === 'kindergarten' ? (row?.carers ?? 0) : 0;
    return { staff, fixed: purchased + carers, establishment: row?.establishmentPosts ?? null };
  };
}

/** Programmes with known staff whose carers or purchased posts are blank. */
function programmesWithBlankOthers(bureau: BureauData): number {
  return bureau.tables.staffing.filter(
    ({ stage, teachers, carers, purchasedPosts }) =>
      teachers !== null &&
      ((stage === 'kindergarten' && carers === null) || (stage !== 'special' && purchasedPosts === null)),
  ).length;
}

function statedRetirements(bureau: BureauData, years: readonly number[]): (key: string) => number[] {
  const rows = Map.groupBy(bureau.tables.retirements, ({ schoolId, stage }) => programmeKey(schoolId, stage));
  return (key) =>
    years.map((year) => (rows.get(key) ?? []).reduce((sum, row) => (row.year === year ? sum + row.people : sum), 0));
}

/** Cuts the numbers so that they never exceed the limit in all. */
function cappedInAll(people: readonly number[], limit: number): number[] {
  let left = limit;
  return people.map((value) => {
    const kept = Math.min(value, left);
    left -= kept;
    return kept;
  });
}
