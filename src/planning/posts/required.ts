import type { School } from '../../domain/bureau.ts';
import type { Stage } from '../../domain/stage.ts';
import type { Norms } from '../../norms/index.ts';
import type { PostNeed } from './input.ts';

/** Posts that the norms require of one programme in one year, with the arithmetic behind them. */
export interface RequiredPosts {
  readonly posts: number;
  /** Posts without which a class has no teacher. */
  readonly classPosts: number;
  /** The arithmetic, such as `ceil(310 / 19) = 17`. */
  readonly arithmetic: string;
  /** Id of the norm that decides. */
  readonly norm: string;
}

/** What of a school matters for the posts it needs; a new school has neither kind nor locale. */
export interface SchoolTerms {
  readonly kind: School['kind'];
  readonly locale: School['locale'];
  readonly boardingPupils: number | null;
}

/**
 * Required posts of a programme.
 *
 * - kindergarten: teachers and carers per class, more of both where children board (幼儿园教职工配备标准（暂行）2013);
 * - primary, junior, senior: pupils / 19, 13.5, 12.5 (中央编办发〔2014〕72号); vocational: pupils / 20 (教职成〔2010〕12号);
 *   for rural schools under the small-school floor and for teaching points, where the bureau has entered norms of its
 *   own, the larger of that and classes × posts per class + minimum;
 * - special: pupils / 4.5 (宁政办〔2017〕164号, item 21), or what special education says.
 *
 * Everything is rounded up to the unit that `posts.rounding` states. Every class needs at least one post of its own
 * (the small-school posts per class where they apply); in a kindergarten it needs all of its teachers and carers.
 *
 * @returns null when the norm of the stage has no value
 */
export function requiredPosts(
  norms: Norms,
  stage: Stage,
  school: SchoolTerms,
  pupils: number,
  classes: number,
  needs: readonly PostNeed[],
): RequiredPosts | null {
  const basic =
    stage === 'kindergarten'
      ? kindergartenPosts(norms, school, classes)
      : stage === 'special'
        ? specialPosts(norms, pupils, classes, needs)
        : ratioPosts(norms, stage, school, pupils, classes);
  if (basic === null) return null;
  const extra = needs.filter(({ reason }) => reason === 'resourceRoom');
  return {
    ...basic,
    posts: extra.reduce((sum, { posts }) => sum + posts, basic.posts),
    arithmetic: [basic.arithmetic, ...extra.map(({ arithmetic }) => arithmetic)].join(' + '),
  };
}

function kindergartenPosts(norms: Norms, school: SchoolTerms, classes: number): RequiredPosts | null {
  const prefix =
    (school.boardingPupils ?? 0) > 0 ? 'posts.perClass.kindergarten.boarding' : 'posts.perClass.kindergarten';
  const teachers = norms.valueOrNull(`${prefix}.teachers`);
  const carers = norms.valueOrNull(`${prefix}.carers`);
  if (teachers === null || carers === null) return null;
  const posts = roundedUp(norms, classes * (teachers + carers));
  return {
    posts,
    classPosts: posts,
    arithmetic: `${classes} × (${teachers} + ${carers}) = ${posts}`,
    norm: `${prefix}.teachers`,
  };
}

function specialPosts(norms: Norms, pupils: number, classes: number, needs: readonly PostNeed[]): RequiredPosts | null {
  const stated = needs.find(({ reason }) => reason === 'specialSchool');
  if (stated !== undefined)
    return {
      posts: stated.posts,
      classPosts: Math.min(stated.posts, classes),
      arithmetic: stated.arithmetic,
      norm: stated.norm,
    };
  return perPupil(norms, 'special.pupilsPerTeacher', pupils, classes);
}

function ratioPosts(
  norms: Norms,
  stage: Stage,
  school: SchoolTerms,
  pupils: number,
  classes: number,
): RequiredPosts | null {
  const byPupils = perPupil(norms, `posts.pupilsPerPost.${stage}`, pupils, classes);
  const perClass = norms.valueOrNull('posts.perClass.smallRural');
  const minimum = norms.valueOrNull('posts.minimum.smallRural');
  if (!isSmallRural(norms, stage, school, pupils) || hasNoSmallRuralNorm(norms) || classes === 0) return byPupils;
  const posts = roundedUp(norms, classes * (perClass ?? 0) + (minimum ?? 0));
  if (byPupils !== null && byPupils.posts >= posts) return byPupils;
  return {
    posts,
    classPosts: Math.min(posts, Math.max(classes, roundedUp(norms, classes * (perClass ?? 0)))),
    arithmetic: `${classes} × ${perClass ?? 0} + ${minimum ?? 0} = ${posts}`,
    norm: perClass === null ? 'posts.minimum.smallRural' : 'posts.perClass.smallRural',
  };
}

/** Whether the rule for small rural schools and teaching points holds for a programme. */
export function isSmallRural(
  norms: Norms,
  stage: Stage,
  { kind, locale }: Pick<SchoolTerms, 'kind' | 'locale'>,
  pupils: number,
): boolean {
  if (stage === 'kindergarten' || stage === 'special') return false;
  const floor = norms.valueOrNull('funds.smallSchoolFloor');
  return kind === 'teaching_point' || (locale === 'rural' && floor !== null && pupils < floor);
}

/** Whether the bureau has entered no norm of its own for them, so that pupils alone count. */
export function hasNoSmallRuralNorm(norms: Norms): boolean {
  return (
    norms.valueOrNull('posts.perClass.smallRural') === null && norms.valueOrNull('posts.minimum.smallRural') === null
  );
}

function perPupil(norms: Norms, norm: string, pupils: number, classes: number): RequiredPosts | null {
  const ratio = norms.valueOrNull(norm);
  if (ratio === null) return null;
  const posts = roundedUp(norms, pupils / ratio);
  return {
    posts,
    classPosts: Math.min(posts, classes),
    arithmetic: `ceil(${pupils} / ${ratio}) = ${posts}`,
    norm,
  };
}

/** Rounds up to whole multiples of the norm's unit; a hair above a whole number counts as that number. */
function roundedUp(norms: Norms, posts: number): number {
  const unit = norms.valueOrNull('posts.rounding') ?? 1;
  return Math.ceil(Math.ceil(posts / unit - 1e-9) * unit);
}
