import { programmeKey } from '../../domain/bureau.ts';
import type { PlaceRow, Plan, PostRow, SpecialRow } from '../../domain/plan/index.ts';
import { STAGES } from '../../domain/stage.ts';
import { hasNoSmallRuralNorm, isSmallRural, type RequiredPosts, requiredPosts } from '../posts/index.ts';
import type { ExplainContext } from './context.ts';
import { redirectionExclusion } from './place-limits.ts';
import { pupilsOf, roomsOfStandard, roomsWithoutLarge } from './programme-years.ts';
import { type Facts, normFacts, type Reason } from './reason.ts';

/**
 * How one school or new school stands in every planned year, whether or not anything is decided there: its classes
 * against its rooms, its posts against its pupils, its pupils with special needs, each with the arithmetic and the norm.
 */
export function schoolStanding(
  context: ExplainContext,
  plan: Pick<Plan, 'posts' | 'special'>,
  schoolId: string,
): Reason[] {
  const { years } = context.inputs;
  const special = plan.special.filter((row) => row.schoolId === schoolId);
  const posts = plan.posts.filter((row) => row.schoolId === schoolId);
  return [
    ...STAGES.flatMap((stage) => {
      const key = programmeKey(schoolId, stage);
      const rows = years.flatMap((_, year) => context.programmes.row(key, year) ?? []);
      const site = context.siteOf.get(key);
      const exclusion = site === undefined ? null : redirectionExclusion(context, site);
      return [
        ...rows.map((row) => classesOfYear(context, row)),
        ...(exclusion === null || exclusion === 'newSchool'
          ? []
          : [redirectionExcluded(context, schoolId, stage, exclusion)]),
        ...posts
          .filter((row) => row.stage === stage)
          .map((row) => postsOfYear(context, row, context.programmes.row(key, years.indexOf(row.year)), special)),
      ];
    }),
    ...special.map((row) => specialNeedsOfYear(context, row)),
  ];
}

function classesOfYear({ inputs, programmes, nameOf }: ExplainContext, row: PlaceRow): Reason {
  const { schoolId, stage, year, rooms, roomsBuilt, roomsShort, grades } = row;
  // Nobody asks of a special school whether its classes are large; the standard size is what binds it.
  const isSpecial = stage === 'special';
  const norm = `class.${isSpecial ? 'standard' : 'large'}.${stage}`;
  const needed = isSpecial ? roomsOfStandard(row, inputs.norms) : roomsWithoutLarge(row, inputs.norms);
  const { large, superLarge } = programmes.crowding(row);
  return {
    kind: 'decision',
    constraint: norm,
    year,
    schoolId,
    facts: {
      reason: 'classesOfYear',
      ...normFacts(inputs.norms, norm),
      schoolName: nameOf(schoolId),
      stage,
      pupils: pupilsOf(row),
      classes: grades.reduce((sum, grade) => sum + grade.classes, 0),
      largestClass: Math.max(
        0,
        ...grades.map(({ pupils, classes }) => (classes === 0 ? 0 : Math.ceil(pupils / classes))),
      ),
      largeClasses: large,
      superLargeClasses: superLarge,
      rooms,
      roomsBuilt,
      roomsShort,
      roomsNeeded: needed.rooms,
      arithmetic: needed.arithmetic,
    },
  };
}

function redirectionExcluded(
  { nameOf, inputs }: ExplainContext,
  schoolId: string,
  stage: PlaceRow['stage'],
  exclusion: string,
): Reason {
  return {
    kind: 'decision',
    constraint: 'redirection',
    year: null,
    schoolId,
    facts: {
      reason: 'redirectionExcluded',
      ...(exclusion === 'noNeighbour' ? normFacts(inputs.norms, 'redirect.distance') : {}),
      schoolName: nameOf(schoolId),
      stage,
      exclusion,
    },
  };
}

function postsOfYear(
  { inputs, nameOf }: ExplainContext,
  row: PostRow,
  place: PlaceRow | undefined,
  special: readonly SpecialRow[],
): Reason {
  const { schoolId, stage, year, required, allotted, short, movedIn, movedOut, hired } = row;
  const basis = requiredOf(inputs, row, place, special);
  const school = inputs.bureau.tables.schools.find((candidate) => candidate.schoolId === schoolId);
  const pupils = place === undefined ? 0 : pupilsOf(place);
  const isUnset =
    school !== undefined && isSmallRural(inputs.norms, stage, school, pupils) && hasNoSmallRuralNorm(inputs.norms);
  return {
    kind: 'decision',
    constraint: basis?.norm ?? 'posts',
    year,
    schoolId,
    facts: {
      reason: 'postsOfYear',
      ...(basis === null ? {} : { ...normFacts(inputs.norms, basis.norm), arithmetic: basis.arithmetic }),
      schoolName: nameOf(schoolId),
      stage,
      required,
      allotted,
      short,
      movedIn,
      movedOut,
      hired,
      ...(isUnset ? { isSmallRuralUnset: true } : {}),
    },
  };
}

/** The arithmetic of a post row, worked out again from the plan's pupils and classes; null where it does not agree. */
function requiredOf(
  { bureau, norms, years }: ExplainContext['inputs'],
  { schoolId, stage, year, required }: PostRow,
  place: PlaceRow | undefined,
  special: readonly SpecialRow[],
): RequiredPosts | null {
  const school = bureau.tables.schools.find((candidate) => candidate.schoolId === schoolId);
  const terms = school ?? { kind: null, locale: null, boardingPupils: null };
  const [pupils, classes] =
    place === undefined ? [0, 0] : [pupilsOf(place), place.grades.reduce((sum, grade) => sum + grade.classes, 0)];
  const row = special.find((candidate) => candidate.year === year);
  const isSpecial = stage === 'special';
  const needs =
    row === undefined || row.teachersRequired === 0
      ? []
      : [
          {
            schoolId,
            stage,
            year: years.indexOf(year),
            posts: row.teachersRequired,
            classes,
            reason: isSpecial ? ('specialSchool' as const) : ('resourceRoom' as const),
            arithmetic: isSpecial
              ? `ceil(${row.pupils} / ${norms.value('special.pupilsPerTeacher')}) = ${row.teachersRequired}`
              : `${row.teachersRequired} for the resource room`,
            norm: isSpecial ? 'special.pupilsPerTeacher' : 'special.resourceRoom.teachers',
          },
        ];
  // The teacher of a resource room counts at one stage of the school, so both are tried.
  for (const ofStage of [needs, []]) {
    const found = requiredPosts(norms, stage, terms, pupils, classes, ofStage);
    if (found?.posts === required) return found;
  }
  return null;
}

function specialNeedsOfYear({ inputs, nameOf }: ExplainContext, row: SpecialRow): Reason {
  const { schoolId, year, pupils, teachersRequired, teachersAllotted, resourceRoom } = row;
  const isSpecialSchool = inputs.bureau.tables.schools.some(
    (school) => school.schoolId === schoolId && school.kind === 'special',
  );
  const norm = isSpecialSchool ? 'special.pupilsPerTeacher' : 'special.resourceRoom.pupils';
  const value = inputs.norms.value(norm);
  const arithmetic: Facts = {
    arithmetic: isSpecialSchool
      ? `ceil(${pupils} / ${value}) = ${teachersRequired}`
      : `${pupils} ${pupils >= value ? '≥' : '<'} ${value}`,
  };
  return {
    kind: 'decision',
    constraint: norm,
    year,
    schoolId,
    facts: {
      reason: 'specialNeedsOfYear',
      ...normFacts(inputs.norms, norm),
      schoolName: nameOf(schoolId),
      isSpecialSchool,
      pupils,
      ...arithmetic,
      teachersRequired,
      teachersAllotted,
      resourceRoom,
    },
  };
}
