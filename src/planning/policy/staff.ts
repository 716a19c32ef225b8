import type { Plan } from '../../domain/plan/index.ts';
import { gatherProgrammes } from '../posts/programmes.ts';
import { classesOf, type PolicyContext, presentOf, pupilsOf } from './context.ts';
import { type Figure, quotientOf, shareOf, sumOf } from './figure.ts';
import { type Indicator, type IndicatorCase, measured } from './indicator.ts';

/**
 * Posts that the norms require and nobody fills, in public schools. Now: required posts less the people in post; under
 * a plan: what the plan leaves short. Staff that is unknown leaves the sum open.
 */
export const postsShort: Indicator = (context) => {
  const rows = shortNow(context);
  const later = (context.plan?.years ?? []).map((year) => {
    const ofYear = context.plan!.posts.filter((row) => row.year === year && !isPrivate(context, row.schoolId));
    return sumOf(ofYear.map(({ short }) => short));
  });
  return measured(context, [sumOf(rows.map(({ short }) => short)), ...later], {
    tables: ['staffing', 'enrolment'],
    norms: [
      'posts.pupilsPerPost.primary',
      'posts.pupilsPerPost.junior',
      'posts.pupilsPerPost.senior',
      'posts.perClass.kindergarten.teachers',
      'posts.perClass.kindergarten.carers',
    ],
    cases: mergeSchools(rows),
    caseUnit: 'posts',
  });
};

function shortNow(context: PolicyContext): { readonly schoolId: string; readonly short: number | null }[] {
  const { bureau, norms } = context;
  const baseYear = bureau.settings.baseYear;
  const pupilsAndClasses = (context.programmes[0] ?? []).flatMap((programme) => {
    const { schoolId, stage } = programme;
    const classes = classesOf(programme);
    return classes === null ? [] : [{ schoolId, stage, year: 0, pupils: pupilsOf(programme), classes }];
  });
  const { programmes } = gatherProgrammes({ bureau, norms, years: [baseYear], pupilsAndClasses, needs: [] });
  const known = new Set(pupilsAndClasses.map(({ schoolId, stage }) => `${schoolId}|${stage}`));
  const unformed = (context.programmes[0] ?? [])
    .filter(({ schoolId, stage }) => !known.has(`${schoolId}|${stage}`) && !isPrivate(context, schoolId))
    .map(({ schoolId }) => ({ schoolId, short: null }));
  return [
    ...unformed,
    ...programmes
      .filter(({ isPrivate: held }) => !held)
      .map(({ schoolId, required, base }) => {
        const posts = required[0]?.posts ?? null;
        return {
          schoolId,
          short: posts === null || base === null ? null : Math.max(0, posts - base.staff - base.fixed),
        };
      }),
  ];
}

function isPrivate({ schools }: PolicyContext, schoolId: string): boolean {
  return schools.get(schoolId)?.ownership === 'private';
}

function mergeSchools(rows: readonly { readonly schoolId: string; readonly short: number | null }[]): IndicatorCase[] {
  return [...Map.groupBy(rows, ({ schoolId }) => schoolId)]
    .map(([schoolId, ofSchool]) => ({
      schoolId,
      districtId: null,
      value: ofSchool.reduce((sum, { short }) => sum + (short ?? 0), 0),
    }))
    .filter(({ value }) => value > 0)
    .sort((one, other) => other.value - one.value);
}

/** Posts bought as a service (购买服务), in the base year; the plan adds those it buys. */
export const purchasedPosts: Indicator = (context) => {
  const now = sumOf(context.bureau.tables.staffing.map(({ purchasedPosts: posts }) => posts));
  let bought = 0;
  const later = (context.plan?.years ?? []).map((year): Figure | null => {
    if (now === null) return null;
    for (const hire of context.plan!.hires)
      if (hire.year === year && hire.channel === 'purchasedService') bought += hire.posts;
    return { ...now, value: now.value + bought, least: now.least + bought, most: now.most + bought };
  });
  return measured(context, [now, ...later], { tables: ['staffing'] });
};

/** Pupils of special schools over their special teachers (1∶4.5). */
export const specialRatio: Indicator = (context) => {
  const rows = specialSchoolsNow(context);
  const limit = context.norms.valueOrNull('special.pupilsPerTeacher');
  const later = (context.plan?.years ?? []).map((year) =>
    quotientOf(
      specialRowsOf(context, context.plan!, year, true).map(({ pupils, teachersAllotted }) => ({
        numerator: pupils,
        denominator: teachersAllotted,
      })),
      'ratio',
    ),
  );
  return measured(context, [quotientOf(rows, 'ratio'), ...later], {
    terms: { numerator: 'specialPupils', denominator: 'specialTeachers' },
    tables: ['special_needs', 'enrolment', 'staffing'],
    norms: ['special.pupilsPerTeacher'],
    cases: rows
      .flatMap(({ schoolId, numerator, denominator }): IndicatorCase[] => {
        if (numerator === null || denominator === null || limit === null) return [];
        if (numerator <= limit * denominator) return [];
        return [{ schoolId, districtId: null, value: denominator === 0 ? null : numerator / denominator }];
      })
      .sort((one, other) => (other.value ?? Infinity) - (one.value ?? Infinity)),
  });
};

/** Special schools of the base year: pupils enrolled or stated, and teachers in post. */
function specialSchoolsNow(context: PolicyContext) {
  const { tables, settings } = context.bureau;
  const stated = new Map(
    tables.special_needs
      .filter(({ form, year }) => form === 'special_school' && year <= settings.baseYear)
      .sort((one, other) => one.year - other.year)
      .map((row) => [row.schoolId, row]),
  );
  const enrolled = new Map(presentOf(context, 'special').map((row) => [row.schoolId, pupilsOf(row)]));
  const staffing = new Map(
    tables.staffing.filter(({ stage }) => stage === 'special').map((row) => [row.schoolId, row]),
  );
  return [...new Set([...stated.keys(), ...enrolled.keys()])].map((schoolId) => {
    const staff = staffing.get(schoolId);
    return {
      schoolId,
      numerator: enrolled.get(schoolId) ?? stated.get(schoolId)?.pupils ?? null,
      denominator: staff?.teachers ?? staff?.specialTeachers ?? stated.get(schoolId)?.specialTeachers ?? null,
    };
  });
}

/** Rows of a plan for special schools, or for ordinary schools with resource rooms. */
function specialRowsOf(context: PolicyContext, plan: Plan, year: number, special: boolean) {
  const schools = new Set(specialSchoolsNow(context).map(({ schoolId }) => schoolId));
  return plan.special.filter((row) => row.year === year && schools.has(row.schoolId) === special);
}

/** Of the ordinary schools with at least as many pupils in inclusive classes as the norm says (8), those with a room. */
export const resourceRooms: Indicator = (context) => {
  const { tables, settings } = context.bureau;
  const threshold = context.norms.valueOrNull('special.resourceRoom.pupils');
  const parts = {
    terms: { numerator: 'schoolsWithResourceRoom', denominator: 'schoolsObliged' },
    tables: ['special_needs'],
    norms: ['special.resourceRoom.pupils'],
  } as const;
  if (threshold === null) return measured(context, [], { ...parts, missing: 'noNorm' });
  const latest = new Map(
    tables.special_needs
      .filter(({ form, year }) => form === 'inclusive' && year <= settings.baseYear)
      .sort((one, other) => one.year - other.year)
      .map((row) => [row.schoolId, row]),
  );
  const obliged = [...latest.values()].filter(({ pupils }) => pupils >= threshold);
  const later = (context.plan?.years ?? []).map((year) =>
    shareOf(
      specialRowsOf(context, context.plan!, year, false)
        .filter(({ pupils }) => pupils >= threshold)
        .map(({ resourceRoom }) => resourceRoom),
    ),
  );
  return measured(context, [shareOf(obliged.map(({ resourceRoom }) => resourceRoom)), ...later], {
    ...parts,
    caseUnit: 'pupils',
    cases: obliged
      .filter(({ resourceRoom }) => resourceRoom === false)
      .sort((one, other) => other.pupils - one.pupils)
      .map(({ schoolId, pupils }) => ({ schoolId, districtId: null, value: pupils })),
  });
};

/** Pupils taught at home, as last stated. */
export const homeTaught: Indicator = (context) => {
  const { tables, settings } = context.bureau;
  const rows = tables.special_needs.filter(({ form, year }) => form === 'home' && year === settings.baseYear);
  return measured(context, [sumOf(rows.map(({ pupils }) => pupils))], { tables: ['special_needs'] });
};

/**
 * Double-qualified teachers over specialist teachers. The input does not tell specialists apart: they are taken to be the
 * share of full-time teachers that the national standard asks for.
 */
export const doubleQualified: Indicator = (context) => {
  const { tables } = context.bureau;
  const specialists = context.norms.valueOrNull('vocational.specialistShare');
  const parts = {
    terms: { numerator: 'doubleQualified', denominator: 'vocationalSpecialists' },
    tables: ['qualifications', 'staffing'],
    norms: ['vocational.specialistShare', 'vocational.doubleQualifiedShare'],
  } as const;
  if (specialists === null) return measured(context, [], { ...parts, missing: 'noNorm' });
  const qualified = new Map(
    tables.qualifications.filter(({ stage }) => stage === 'vocational').map((row) => [row.schoolId, row]),
  );
  if (qualified.size === 0) return measured(context, [], parts);
  const staffing = new Map(
    tables.staffing.filter(({ stage }) => stage === 'vocational').map((row) => [row.schoolId, row.teachers]),
  );
  const rows = presentOf(context, 'vocational').map(({ schoolId }) => {
    const teachers = staffing.get(schoolId) ?? null;
    return {
      numerator: qualified.get(schoolId)?.doubleQualified ?? null,
      denominator: teachers === null ? null : teachers * specialists,
    };
  });
  return measured(context, [quotientOf(rows, 'ratio')], parts);
};
