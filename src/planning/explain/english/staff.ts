import { HIRE_CHANNELS } from '../../../domain/plan/index.ts';
import type { Reason } from '../reason.ts';
import { counted, number, programme, purse, school, source, yuan } from './words.ts';

/** The reasons about posts, special teachers and resource rooms. */
export const staffText = {
  postsFilled,
  postsShort,
  postsOfYear,
  resourceRoomOpened,
  resourceRoomMissing,
  auxiliariesMissing,
  teachersRetrained,
  specialNeedsOfYear,
} as const;

function postsFilled(reason: Reason): string {
  const { facts, year } = reason;
  const changes = [
    ...(Number(facts.movedIn) > 0 ? [`${facts.movedIn} move in`] : []),
    ...(Number(facts.movedOut) > 0 ? [`${facts.movedOut} move away`] : []),
    ...HIRE_CHANNELS.flatMap((channel) =>
      Number(facts[channel]) > 0 ? [`${facts[channel]} hired (${CHANNELS[channel]})`] : [],
    ),
  ];
  return `${programme(reason)} requires ${counted(facts.required, 'post/posts')} in ${year}: ${facts.arithmetic} (${source(reason)}). ${changes.join(', ')}; ${number(facts.allotted)} are in post.`;
}

const CHANNELS = {
  provincialExam: 'provincial exam',
  specialPost: 'special post',
  purchasedService: 'purchased service',
} as const;

const HIRE_LIMITS: Readonly<Record<string, string>> = {
  hireLimits: 'the number of hires of the year is used up',
  establishment: 'the establishment of the district is full',
  recurrentMoney: 'the recurrent money does not reach',
};

function postsShort(reason: Reason): string {
  const { facts, year } = reason;
  const limits = HIRE_CHANNELS.flatMap((channel) => {
    const limit = facts[`limit.${channel}`];
    return typeof limit === 'string' ? [`${CHANNELS[channel]}: ${HIRE_LIMITS[limit] ?? limit}`] : [];
  });
  if (facts.moneyYear !== undefined)
    limits.push(
      facts.moneySinceYear === undefined
        ? `in ${facts.moneyYear} ${purse(facts.moneyLevel, facts.moneyDistrict)} would have to pay ${yuan(facts.moneyNeeded)} for one more post and has ${yuan(facts.moneyLeft)} left`
        : `for one more post from ${facts.moneySinceYear} on ${purse(facts.moneyLevel, facts.moneyDistrict)} would have to pay ${yuan(facts.moneyNeeded)} until ${facts.moneyYear} and has ${yuan(facts.moneyLeft)} left for it`,
    );
  const nearby =
    facts.neighbours === 0
      ? 'no programme nearby could send anyone'
      : facts.neighboursWithSurplus === 0
        ? `none of ${counted(facts.neighbours, 'programme/programmes')} nearby has staff to spare`
        : `${counted(facts.neighboursAtMoveShare, 'programme/programmes')} nearby with staff to spare reached the share that may move`;
  return (
    `${programme(reason)} stays ${counted(facts.short, 'post/posts')} short in ${year}: it requires ${facts.arithmetic} (${source(reason)}) and has ${number(facts.allotted)}; ` +
    `${[...limits, nearby].join('; ')}.`
  );
}

function postsOfYear(reason: Reason): string {
  const { facts, year } = reason;
  const has =
    facts.allotted === null
      ? 'its staff is unknown'
      : `${number(facts.allotted)} in post, ${number(facts.short)} short`;
  const changes = [
    ...(Number(facts.movedIn) > 0 ? [`${facts.movedIn} moved in`] : []),
    ...(Number(facts.movedOut) > 0 ? [`${facts.movedOut} moved away`] : []),
    ...(Number(facts.hired) > 0 ? [`${facts.hired} hired`] : []),
  ];
  const posts =
    facts.arithmetic === undefined
      ? `${programme(reason)} requires ${counted(facts.required, 'post/posts')} in ${year}`
      : `Posts that ${programme(reason)} requires in ${year}: ${facts.arithmetic} (${source(reason)})`;
  const unset =
    facts.isSmallRuralUnset === true
      ? ' No posts per class or minimum is set for small rural schools and teaching points (posts.perClass.smallRural, posts.minimum.smallRural), so pupils alone count.'
      : '';
  return `${posts}; ${[has, ...changes].join(', ')}.${unset}`;
}

function resourceRoomOpened(reason: Reason): string {
  const { facts, year } = reason;
  return facts.isObliged === true
    ? `${school(reason)} gets a resource room in ${year}: ${counted(facts.pupils, 'pupil/pupils')} with special needs, at least ${facts.threshold} (${source(reason)}). Cost ${yuan(facts.cost)}.`
    : `${school(reason)} gets a shared resource room in ${year} with money left: it serves its ${counted(facts.pupils, 'pupil/pupils')} with special needs and those of ${counted(facts.schoolsInReach, 'school/schools')} within reach, none of which has ${facts.threshold} (${source(reason)}). Cost ${yuan(facts.cost)}.`;
}

function resourceRoomMissing(reason: Reason): string {
  const { facts, year, constraint } = reason;
  const rule = `${counted(facts.pupils, 'pupil/pupils')} with special needs, at least ${facts.threshold} (${source(reason)})`;
  return constraint === 'special.private'
    ? `${school(reason)}, a private school, is to have a resource room in ${year}: ${rule}.`
    : `${school(reason)} stays without a resource room in ${year}: ${rule}; ${yuan(facts.yuanMissing)} of capital money are missing.`;
}

function auxiliariesMissing(reason: Reason): string {
  const { facts, year } = reason;
  return `${school(reason)} needs ${counted(facts.required, 'auxiliary/auxiliaries')} in ${year} (${source(reason)}); the recurrent money does not reach for ${number(facts.short)} at ${yuan(facts.yearlyCost)} a year each.`;
}

function teachersRetrained(reason: Reason): string {
  const { facts, year } = reason;
  return `${counted(facts.places, 'special teacher is/special teachers are')} retrained in ${year}: those in post / ${facts.years} years, rounded up (${source(reason)}).`;
}

function specialNeedsOfYear(reason: Reason): string {
  const { facts, year } = reason;
  const has = facts.teachersAllotted === null ? 'its staff is unknown' : `${number(facts.teachersAllotted)} in post`;
  if (facts.isSpecialSchool === true)
    return `${school(reason)} requires ${facts.arithmetic} special teachers for its ${counted(facts.pupils, 'pupil/pupils')} in ${year} (${source(reason)}); ${has}.`;
  const room = facts.resourceRoom === true ? 'has a resource room' : 'has no resource room';
  return `${school(reason)} ${room} in ${year}: ${counted(facts.pupils, 'pupil/pupils')} with special needs, ${facts.arithmetic} (${source(reason)}); it requires ${counted(facts.teachersRequired, 'special teacher/special teachers')}, ${has}.`;
}
