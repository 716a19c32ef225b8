import type { Explanation } from './explanation.ts';
import { lockSentence } from './lock-sentence.ts';
import { HIRE_CHANNELS } from './plan.ts';
import type { Speech } from './speech.ts';

type Parameters = Readonly<Record<string, string>>;

const MONEY: ReadonlySet<string> = new Set([
  'cost',
  'roomCost',
  'fixedCost',
  'costPerRoom',
  'runningCost',
  'nextCost',
  'moneyNeeded',
  'moneyLeft',
  'yuan',
  'yuanMissing',
  'yearlyCost',
  'capitalCost',
  'recurrentCost',
]);
/** Decimals of a fact, at most. */
const DIGITS = 2;
const SHARES: ReadonlySet<string> = new Set(['reachedShare', 'targetShare']);

/** Every fact as it is read, and the names that sentences are built around. */
function parametersOf(reason: Explanation, speech: Speech): Parameters {
  const { facts, schoolId, year } = reason;
  const shown: Record<string, string> = {};
  for (const [name, value] of Object.entries(facts)) {
    if (name === 'stage' && typeof value === 'string') shown.stage = speech.stage(value);
    else if (name === 'arithmetic' && typeof value === 'string') shown.arithmetic = arithmeticText(value, speech);
    else if (name === 'sites' && typeof value === 'string') shown.sites = sitesText(value, speech);
    else if (name === 'unlocked' && typeof value === 'string') shown.unlocked = coded(value, speech);
    else if (typeof value !== 'number') shown[name] = value === null ? say(speech, 'common.unknown') : String(value);
    else if (MONEY.has(name)) shown[name] = speech.money(value);
    else if (SHARES.has(name)) shown[name] = speech.share(value);
    else
      shown[name] = /year$|^yearBefore$|^firstUse$|^earliestOpen$/i.test(name)
        ? speech.year(value)
        : speech.number(value, DIGITS);
  }
  const { stage } = shown;
  const school = schoolId === undefined ? '' : speech.school(schoolId);
  const district = facts.moneyDistrict ?? facts.districtId;
  const level = facts.moneyLevel ?? facts.level;
  return {
    ...shown,
    school,
    programme: stage === undefined ? school : say(speech, 'reasons.programme', { school, stage }),
    toSchool: typeof facts.toSchoolId === 'string' ? speech.school(facts.toSchoolId) : '',
    year: year === null ? '' : speech.year(year),
    district: typeof district === 'string' ? speech.district(district) : say(speech, 'overrides.wholeBureau'),
    level: typeof level === 'string' ? speech.level(level) : '',
    kind: typeof facts.budgetKind === 'string' ? speech.kind(facts.budgetKind) : '',
    source: sourceText(facts, speech),
    ...lockOf(facts, speech),
  };
}

/** The lock that the facts are about, where there is one. */
function lockOf(facts: Explanation['facts'], speech: Speech): Parameters {
  const lock = lockSentence(facts, speech);
  return lock === null ? {} : { lock };
}

/** An arithmetic such as `ceil(720 / 19) = 38` in the words of an office. */
export function arithmeticText(arithmetic: string, speech: Speech): string {
  return arithmetic
    .replaceAll(/ceil\(([\d.,]+) \/ ([\d.,]+)\)/g, (_, of: string, by: string) =>
      say(speech, 'reasons.roundedUp', { of, by }),
    )
    .replaceAll(' for the resource room', say(speech, 'reasons.forResourceRoom'));
}

/** Sites with rooms such as `第6小学 (S2) primary 3; 第7小学 (S3) primary 1` in the words of an office. */
function sitesText(sites: string, speech: Speech): string {
  return sites.replaceAll(
    / \(([^()]+)\) (\w+) (\d+)(; |$)/g,
    (_, code: string, stage: string, rooms: string, end: string) => {
      const place = say(speech, 'reasons.siteRooms', { code, stage: speech.stage(stage), rooms });
      return `${place}${end === '' ? '' : say(speech, 'reasons.separator')}`;
    },
  );
}

/** Schools with their codes such as `第6小学 (S2); 第7小学 (S3)` in the words of an office. */
function coded(schools: string, speech: Speech): string {
  return schools.replaceAll(
    / \(([^()]+)\)(; |$)/g,
    (_, code: string, end: string) =>
      `${say(speech, 'reasons.code', { code })}${end === '' ? '' : say(speech, 'reasons.separator')}`,
  );
}

/** The document behind a rule, or that the value is the scenario's own. */
function sourceText(facts: Explanation['facts'], speech: Speech): string {
  const document = [facts.document, facts.clause].filter((part) => typeof part === 'string' && part !== '').join(' ');
  if ('libraryValue' in facts) {
    const value =
      typeof facts.libraryValue === 'number' ? speech.number(facts.libraryValue, 4) : say(speech, 'common.unknown');
    return say(speech, 'reasons.ownValue', { value });
  }
  return document === '' ? say(speech, 'reasons.noDocument') : document;
}

/** Sentences of a reason code that are put together from parts; every other code is one sentence. */
const PARTS: Readonly<Record<string, (reason: Explanation, speech: Speech) => readonly string[]>> = {
  roomsOrdered: ({ facts }) => ['main', ...(facts.effectYear === undefined ? [] : ['effect']), 'avoided', 'cost'],
  classesStayLarge: ({ constraint, facts }) => [
    'main',
    ...roomLimit(constraint, facts),
    `redirection.${facts.redirectionLimit}`,
  ],
  roomsMissing: ({ constraint, facts }) => ['main', ...roomLimit(constraint, facts)],
  projectNotStarted: ({ constraint }) => [constraint === 'land' || constraint === 'leadTime' ? constraint : 'money'],
  classesOfYear: ({ facts }) => [facts.stage === 'special' ? 'special' : 'main'],
  postsOfYear: ({ facts }) => [
    facts.arithmetic === undefined ? 'plain' : 'main',
    facts.allotted === null ? 'unknown' : 'staff',
    ...(facts.isSmallRuralUnset === true ? ['smallRural'] : []),
  ],
  lockInTheWay: ({ facts }) => [
    facts.classesBeyondShares === 0 ? 'rooms' : facts.roomsShort === 0 ? 'classes' : 'both',
  ],
  // The share that can be kept is in place of the target, and does not meet it.
  relaxation: ({ facts }) => [
    facts.change !== 'classShare' ? 'main' : facts.target === 'share.large' ? 'keptLarge' : 'keptSuperLarge',
  ],
  shareMissed: ({ facts }) => [String(facts.tier)],
  resourceRoomOpened: ({ facts }) => [facts.isObliged === true ? 'obliged' : 'shared'],
  resourceRoomMissing: ({ constraint }) => [constraint === 'special.private' ? 'private' : 'money'],
  specialNeedsOfYear: ({ facts }) => [
    facts.isSpecialSchool === true ? 'school' : facts.resourceRoom === true ? 'room' : 'noRoom',
    facts.teachersAllotted === null ? 'unknown' : 'staff',
  ],
};

/** What keeps more rooms away: known limits have a sentence each. */
function roomLimit(constraint: string, facts: Explanation['facts']): readonly string[] {
  const known = ['leadTime', 'locked', 'buildLimit', 'newSchoolSize', 'budget.capital'];
  const limit = known.includes(constraint) ? constraint.replace('.', '') : 'search';
  return [...(facts.nextRooms === undefined ? [] : ['next']), `limit.${limit}`];
}

/** The sentence of a reason in the language of the speech, or null for a code that has none here. */
export function reasonSentence(reason: Explanation, speech: Speech): string | null {
  const { reason: code } = reason.facts;
  if (typeof code !== 'string') return null;
  const parameters: Record<string, string> = { ...parametersOf(reason, speech) };
  if (code === 'postsFilled' || code === 'postsShort')
    parameters.details = staffDetails(code, reason, parameters, speech);
  if (code === 'redirectionExcluded' || reason.facts.exclusion !== undefined) {
    parameters.exclusion =
      speech.text(`reasons.exclusions.${reason.facts.exclusion}`, {}) ?? parameters.exclusion ?? '';
  }
  if (code === 'relaxation' || code === 'relaxationNotEnough') {
    parameters.target = targetText(reason, parameters, speech);
    parameters.change = changeText(reason, parameters, speech);
  }
  const parts = PARTS[code]?.(reason, speech) ?? ['main'];
  const sentences = parts.map((part) => say(speech, `reasons.${code}.${part}`, parameters));
  // A code that is newer than these texts has the core's sentence instead.
  return sentences[0] === ''
    ? null
    : sentences.filter((sentence) => sentence !== '').join(say(speech, 'reasons.space'));
}

function staffDetails(code: string, { facts }: Explanation, parameters: Parameters, speech: Speech): string {
  const parts: string[] = [];
  const number = (name: string) => (typeof facts[name] === 'number' ? (facts[name] as number) : 0);
  if (code === 'postsFilled') {
    for (const way of ['movedIn', 'movedOut', ...HIRE_CHANNELS]) {
      if (number(way) > 0)
        parts.push(say(speech, `reasons.changes.${way}`, { shown: speech.number(number(way), DIGITS) }));
    }
  } else {
    for (const channel of HIRE_CHANNELS) {
      const limit = facts[`limit.${channel}`];
      if (typeof limit === 'string') {
        parts.push(
          say(speech, 'reasons.hireLimit', {
            channel: say(speech, `reasons.channels.${channel}`),
            limit: say(speech, `reasons.limits.${limit}`),
          }),
        );
      }
    }
    if (facts.moneyYear !== undefined) {
      const text = facts.moneySinceYear === undefined ? 'postMoney' : 'postMoneySince';
      parts.push(say(speech, `reasons.${text}`, parameters));
    }
    const nearby = facts.neighbours === 0 ? 'none' : facts.neighboursWithSurplus === 0 ? 'noSurplus' : 'moveShare';
    parts.push(
      say(speech, `reasons.nearby.${nearby}`, {
        shown: speech.number(number(nearby === 'noSurplus' ? 'neighbours' : 'neighboursAtMoveShare'), DIGITS),
      }),
    );
  }
  return parts.join(say(speech, 'reasons.separator'));
}

function targetText({ facts }: Explanation, parameters: Parameters, speech: Speech): string {
  if (facts.target === 'specialTeachers') return say(speech, 'reasons.targets.specialTeachers', parameters);
  const tier = facts.target === 'share.large' ? 'large' : 'superLarge';
  return say(speech, `reasons.targets.${tier}.${facts.targetShare === 0 ? 'none' : 'share'}`, parameters);
}

/** A change in words, or two that are made together: the facts of the second carry `also.` before their names. */
function changeText(reason: Explanation, parameters: Parameters, speech: Speech): string {
  const also = Object.entries(reason.facts).flatMap(([name, value]) =>
    name.startsWith('also.') ? [[name.slice('also.'.length), value] as const] : [],
  );
  const first = partText(reason, parameters, speech);
  if (also.length === 0) return first;
  const second: Explanation = { ...reason, facts: Object.fromEntries(also) };
  return say(speech, 'reasons.together', { first, second: partText(second, parametersOf(second, speech), speech) });
}

function partText({ facts }: Explanation, parameters: Parameters, speech: Speech): string {
  const asShare = facts.change === 'redirectShare' || facts.change === 'classShare';
  const show = (value: unknown) =>
    typeof value !== 'number'
      ? say(speech, 'common.unknown')
      : asShare
        ? speech.share(value)
        : speech.number(value, DIGITS);
  const rooms = facts.unlocked === undefined ? 'roomsNamed' : 'roomsUnlocked';
  const isSuperLarge = facts.change === 'classLimit' && String(facts.norm).startsWith('class.superLarge.');
  const named =
    facts.change === 'roomsAtSchools' && facts.rooms !== undefined
      ? rooms
      : isSuperLarge
        ? 'superLargeClassLimit'
        : facts.change;
  return say(speech, `reasons.relaxations.${named}`, {
    ...parameters,
    before: show(facts.before),
    after: show(facts.after),
  });
}

/** A text that the language must have; an empty one where it has none. */
function say(speech: Speech, key: string, parameters: Parameters = {}): string {
  return speech.text(key, parameters) ?? '';
}
