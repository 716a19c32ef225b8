import type { TFunction } from 'i18next';
import type { OutputOf } from '../../src/api/index.ts';
import { HIRE_CHANNELS } from '../../src/domain/plan/index.ts';
import type { Formatter } from './format.ts';
import type { Names } from './names.ts';

export type Reason = Pick<
  OutputOf<'plan.explain'>[number],
  'kind' | 'constraint' | 'year' | 'schoolId' | 'text' | 'facts'
>;

export interface ReasonTools {
  readonly t: TFunction;
  readonly names: Names;
  readonly format: Formatter;
  readonly nameOf: (schoolId: string) => string;
  readonly districtOf: (districtId: string) => string;
}

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
const SHARES: ReadonlySet<string> = new Set(['reachedShare', 'targetShare']);

/** Every fact as it is read, and the names that sentences are built around. */
function parametersOf(reason: Reason, { t, names, format, nameOf, districtOf }: ReasonTools): Parameters {
  const { facts, schoolId, year } = reason;
  const shown: Record<string, string> = {};
  for (const [name, value] of Object.entries(facts)) {
    if (name === 'stage' && typeof value === 'string') shown.stage = names.stage(value);
    else if (typeof value !== 'number') shown[name] = value === null ? t('common.unknown') : String(value);
    else if (MONEY.has(name)) shown[name] = format.moneyWithUnit(value);
    else if (SHARES.has(name)) shown[name] = format.share(value);
    else shown[name] = /year$|^firstUse$|^earliestOpen$/i.test(name) ? String(value) : format.number(value);
  }
  const { stage } = shown;
  const school = schoolId === undefined ? '' : nameOf(schoolId);
  const district = facts.moneyDistrict ?? facts.districtId;
  const level = facts.moneyLevel ?? facts.level;
  return {
    ...shown,
    school,
    programme: stage === undefined ? school : t('reasons.programme', { school, stage }),
    toSchool: typeof facts.toSchoolId === 'string' ? nameOf(facts.toSchoolId) : '',
    year: year === null ? '' : String(year),
    district: typeof district === 'string' ? districtOf(district) : t('overrides.wholeBureau'),
    level: typeof level === 'string' ? names.choice('level', level) : '',
    kind: typeof facts.budgetKind === 'string' ? names.choice('kind', facts.budgetKind) : '',
    source: sourceText(facts, t, format),
  };
}

/** The document behind a rule, or that the value is the scenario's own. */
function sourceText(facts: Reason['facts'], t: TFunction, format: Formatter): string {
  const document = [facts.document, facts.clause].filter((part) => typeof part === 'string' && part !== '').join(' ');
  if ('libraryValue' in facts) {
    const value = typeof facts.libraryValue === 'number' ? format.number(facts.libraryValue, 4) : t('common.unknown');
    return t('reasons.ownValue', { value });
  }
  return document === '' ? t('reasons.noDocument') : document;
}

/** Sentences of a reason code that are put together from parts; every other code is one sentence. */
const PARTS: Readonly<Record<string, (reason: Reason, tools: ReasonTools) => readonly string[]>> = {
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
  resourceRoomOpened: ({ facts }) => [facts.isObliged === true ? 'obliged' : 'shared'],
  resourceRoomMissing: ({ constraint }) => [constraint === 'special.private' ? 'private' : 'money'],
  specialNeedsOfYear: ({ facts }) => [
    facts.isSpecialSchool === true ? 'school' : facts.resourceRoom === true ? 'room' : 'noRoom',
    facts.teachersAllotted === null ? 'unknown' : 'staff',
  ],
};

/** What keeps more rooms away: known limits have a sentence each. */
function roomLimit(constraint: string, facts: Reason['facts']): readonly string[] {
  const known = ['leadTime', 'locked', 'buildLimit', 'newSchoolSize', 'budget.capital'];
  const limit = known.includes(constraint) ? constraint.replace('.', '') : 'search';
  return [...(facts.nextRooms === undefined ? [] : ['next']), `limit.${limit}`];
}

/** The sentence of a reason in the language of the tools, or null for a code that has none here. */
export function reasonText(reason: Reason, tools: ReasonTools): string | null {
  const { t } = tools;
  const { reason: code } = reason.facts;
  if (typeof code !== 'string') return null;
  const parameters: Record<string, string> = { ...parametersOf(reason, tools) };
  if (code === 'postsFilled' || code === 'postsShort')
    parameters.details = staffDetails(code, reason, parameters, tools);
  if (code === 'redirectionExcluded' || reason.facts.exclusion !== undefined) {
    parameters.exclusion = t(`reasons.exclusions.${reason.facts.exclusion}`, {
      defaultValue: parameters.exclusion ?? '',
    });
  }
  if (code === 'relaxation' || code === 'relaxationNotEnough') {
    parameters.target = targetText(reason, parameters, t);
    const also = secondChange(reason);
    const one = changeText(reason, parameters, tools);
    parameters.change =
      also === null ? one : t('reasons.together', { one, other: changeText(also, parametersOf(also, tools), tools) });
  }
  const parts = PARTS[code]?.(reason, tools) ?? ['main'];
  const sentences = parts.map((part) => t(`reasons.${code}.${part}`, { ...parameters, defaultValue: '' }));
  // A code that is newer than these texts has the core's sentence instead.
  return sentences[0] === '' ? null : sentences.filter((sentence) => sentence !== '').join(t('reasons.space'));
}

function staffDetails(code: string, { facts }: Reason, parameters: Parameters, { t, format }: ReasonTools): string {
  const parts: string[] = [];
  const number = (name: string) => (typeof facts[name] === 'number' ? (facts[name] as number) : 0);
  if (code === 'postsFilled') {
    for (const way of ['movedIn', 'movedOut', ...HIRE_CHANNELS]) {
      if (number(way) > 0)
        parts.push(t(`reasons.changes.${way}`, { count: number(way), shown: format.number(number(way)) }));
    }
  } else {
    for (const channel of HIRE_CHANNELS) {
      const limit = facts[`limit.${channel}`];
      if (typeof limit === 'string') {
        parts.push(
          t('reasons.hireLimit', { channel: t(`reasons.channels.${channel}`), limit: t(`reasons.limits.${limit}`) }),
        );
      }
    }
    if (facts.moneyYear !== undefined) parts.push(t('reasons.postMoney', parameters));
    const nearby = facts.neighbours === 0 ? 'none' : facts.neighboursWithSurplus === 0 ? 'noSurplus' : 'moveShare';
    parts.push(
      t(`reasons.nearby.${nearby}`, {
        shown: format.number(number(nearby === 'noSurplus' ? 'neighbours' : 'neighboursAtMoveShare')),
      }),
    );
  }
  return parts.join(t('reasons.separator'));
}

/** The second of two changes made together, whose facts carry `also.` before their names. */
function secondChange(reason: Reason): Reason | null {
  const facts = Object.entries(reason.facts).flatMap(([name, value]) =>
    name.startsWith('also.') ? [[name.slice('also.'.length), value] as const] : [],
  );
  return facts.length === 0 ? null : { ...reason, facts: Object.fromEntries(facts) };
}

function targetText({ facts }: Reason, parameters: Parameters, t: TFunction): string {
  if (facts.target === 'specialTeachers') return t('reasons.targets.specialTeachers', parameters);
  const tier = facts.target === 'share.large' ? 'large' : 'superLarge';
  return t(`reasons.targets.${tier}.${facts.targetShare === 0 ? 'none' : 'share'}`, parameters);
}

/** A change in words, or two that are made together: the facts of the second carry `also.` before their names. */
function changeText(reason: Reason, parameters: Parameters, tools: ReasonTools): string {
  const also = Object.entries(reason.facts).flatMap(([name, value]) =>
    name.startsWith('also.') ? [[name.slice('also.'.length), value] as const] : [],
  );
  const first = partText(reason, parameters, tools);
  if (also.length === 0) return first;
  const second: Reason = { ...reason, facts: Object.fromEntries(also) };
  return tools.t('reasons.together', { first, second: partText(second, parametersOf(second, tools), tools) });
}

function partText({ facts }: Reason, parameters: Parameters, { t, format }: ReasonTools): string {
  const asShare = facts.change === 'redirectShare' || facts.change === 'classShare';
  const show = (value: unknown) =>
    typeof value !== 'number' ? t('common.unknown') : asShare ? format.share(value) : format.number(value);
  const named = facts.change === 'roomsAtSchools' && facts.rooms !== undefined ? 'roomsNamed' : facts.change;
  return t(`reasons.relaxations.${named}`, {
    ...parameters,
    before: show(facts.before),
    after: show(facts.after),
  });
}
