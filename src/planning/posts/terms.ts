import type { PurseShare } from '../../../models/teacher-posts/index.ts';
import { counted } from '../../domain/filled-text.ts';
import { type Explanation, HIRE_CHANNELS, type HireChannel } from '../../domain/plan/index.ts';
import type { Norms } from '../../norms/index.ts';
import { chargesOf, type Purses, splitCost } from '../money/index.ts';
import type { PostsInput } from './input.ts';
import type { PostsProgramme } from './programmes.ts';

/** A district as the posts see it; schools without a district form one of their own. */
export interface PostsDistrict {
  readonly districtId: string | null;
  /** Establishment posts that the programmes with known staff can fill in all. */
  readonly establishment: number;
  /** By planned year: what each recurrent purse pays for a post, and for a purchased post. */
  readonly postCost: readonly (readonly PurseShare[])[];
  readonly purchasedCost: readonly (readonly PurseShare[])[];
  /** Recurrent money of the district is limited in every purse it draws on. */
  readonly isLimited: boolean;
}

/** Norms of the posts model that do not depend on a programme. */
export interface PostsTerms {
  readonly districts: readonly PostsDistrict[];
  readonly districtOf: readonly number[];
  readonly moveShare: number;
  readonly moveDistance: number;
  /** Yuan a year; null when no cost is known, and then nobody is hired. */
  readonly postCost: number | null;
  readonly hireLimits: Readonly<Record<HireChannel, number | null>>;
  readonly assumptions: readonly Explanation[];
}

/**
 * Reads norms, establishment and cost shares.
 * @param programmes those whose staff is known
 * @param all these and the others, for whom part of the establishment is kept
 */
export function postsTerms(
  { bureau, norms, years, purses }: PostsInput,
  programmes: readonly PostsProgramme[],
  all: readonly PostsProgramme[],
): PostsTerms {
  const assumptions: Explanation[] = [];
  const wage = norms.valueOrNull('posts.yearlyCost');
  const postCost = wage === null ? null : wage * (1 + (norms.valueOrNull('posts.onCostShare') ?? 0));
  const purchasedCost = norms.valueOrNull('posts.purchasedCost') ?? postCost;
  const ids = [...new Set(programmes.map(({ districtId }) => districtId))];
  const districts = ids.map((districtId): PostsDistrict => {
    const members = all.filter((programme) => programme.districtId === districtId);
    const charges = years.map((_, year) => chargesOf(purses, 'recurrent', districtId, year));
    return {
      districtId,
      establishment: establishmentOf(bureau, districtId, members, assumptions),
      postCost: charges.map((ofYear) => splitCost(ofYear, postCost ?? 0)),
      purchasedCost: charges.map((ofYear) => splitCost(ofYear, purchasedCost ?? 0)),
      isLimited: charges.flat().every(({ purse }) => purses.purses[purse]!.amounts.every((amount) => amount !== null)),
    };
  });
  const hireLimits = Object.fromEntries(
    HIRE_CHANNELS.map((channel) => {
      const limit = norms.valueOrNull(`posts.hireLimit.${channel}`);
      return [channel, limit === null ? null : Math.floor(limit)];
    }),
  ) as Record<HireChannel, number | null>;
  assumptions.push(...channelAssumptions(norms, postCost, hireLimits, districts, purses));
  return {
    districts,
    districtOf: programmes.map(({ districtId }) => ids.indexOf(districtId)),
    moveShare: norms.value('posts.moveShare'),
    moveDistance: norms.value('posts.moveDistance'),
    postCost,
    hireLimits,
    assumptions,
  };
}

/** Channels through which a programme can hire. */
export function channelsOf(terms: PostsTerms, programme: PostsProgramme, district: PostsDistrict): HireChannel[] {
  if (terms.postCost === null) return [];
  const channels: HireChannel[] = ['provincialExam'];
  // 特岗 posts are granted by number, for rural schools of compulsory education.
  const isRuralCompulsory =
    programme.terms.locale === 'rural' && (programme.stage === 'primary' || programme.stage === 'junior');
  if (isRuralCompulsory && terms.hireLimits.specialPost !== null) channels.push('specialPost');
  if (programme.stage !== 'special' && (district.isLimited || terms.hireLimits.purchasedService !== null))
    channels.push('purchasedService');
  return channels;
}

/**
 * The establishment of a district that is open to the programmes with known staff: its total, or the sum of its
 * schools' posts where no total is stated, less the posts of programmes whose staff is unknown.
 */
function establishmentOf(
  bureau: PostsInput['bureau'],
  districtId: string | null,
  members: readonly PostsProgramme[],
  assumptions: Explanation[],
): number {
  const stated = bureau.tables.districts.find((district) => district.districtId === districtId)?.establishmentPosts;
  const known = members.filter(({ base }) => base !== null);
  if (stated === null || stated === undefined) {
    const total = known.reduce((sum, { base }) => sum + (base!.establishment ?? base!.staff), 0);
    if (known.length > 0)
      assumptions.push({
        kind: 'assumption',
        constraint: 'establishment',
        year: null,
        text: `No establishment total is stated for ${districtId ?? 'schools without a district'}: the posts of its schools, ${total}, are taken.`,
        facts: { districtId, establishment: total },
      });
    return total;
  }
  const held = members
    .filter(({ base, isPrivate }) => base === null && !isPrivate)
    .reduce((sum, { required }) => sum + (required[0]?.posts ?? 0), 0);
  if (held > 0)
    assumptions.push({
      kind: 'assumption',
      constraint: 'establishment',
      year: null,
      text: `${held} of the ${stated} establishment posts of ${districtId} are kept for programmes whose staff is unknown.`,
      facts: { districtId, establishment: stated, kept: held },
    });
  return Math.max(0, stated - held);
}

function channelAssumptions(
  norms: Norms,
  postCost: number | null,
  hireLimits: Readonly<Record<HireChannel, number | null>>,
  districts: readonly PostsDistrict[],
  purses: Purses,
): Explanation[] {
  const assume = (constraint: string, text: string, facts: Explanation['facts']): Explanation => ({
    kind: 'assumption',
    constraint,
    year: null,
    text,
    facts,
  });
  const found: Explanation[] = [];
  if (postCost === null)
    return [assume('posts.yearlyCost', 'The yearly cost of a post is unknown: nobody is hired.', {})];
  found.push(
    assume(
      'posts.baseStaffPaid',
      'Salaries of the base-year staff are paid outside the recurrent budget: it pays for staff above the base-year number of each district and for purchased posts.',
      { yearlyCost: postCost },
    ),
  );
  if (norms.valueOrNull('posts.onCostShare') === null)
    found.push(assume('posts.onCostShare', 'On-costs of a post are unknown: none are added.', {}));
  if (norms.valueOrNull('posts.purchasedCost') === null)
    found.push(
      assume('posts.purchasedCost', 'The cost of a purchased post is unknown: that of a post is taken.', {
        cost: postCost,
      }),
    );
  if (hireLimits.provincialExam === null)
    found.push(
      assume('posts.hireLimit.provincialExam', 'No yearly number of provincial exam hires is stated: not limited.', {}),
    );
  if (hireLimits.specialPost === null)
    found.push(assume('posts.hireLimit.specialPost', 'No number of special posts is granted: none are used.', {}));
  const unlimited = districts.filter(({ isLimited }) => !isLimited).length;
  if (hireLimits.purchasedService === null && unlimited > 0 && purses.purses.length > 0)
    found.push(
      assume(
        'posts.hireLimit.purchasedService',
        `Neither a number of purchased posts nor a recurrent budget limits ${counted(unlimited, 'district/districts')}: nothing is purchased there.`,
        { districts: unlimited },
      ),
    );
  return found;
}
