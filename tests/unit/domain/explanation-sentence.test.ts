import { describe, expect, it } from 'vitest';
import type { Lock } from '../../../src/domain/lock.ts';
import { type Explanation, lockFacts } from '../../../src/domain/plan/index.ts';
import { namesOf } from '../../../src/export/index.ts';
import { planWords } from '../../../src/services/export/index.ts';
import { smallBureau } from '../export/small-plan.ts';

const needs: Explanation = {
  kind: 'decision',
  constraint: 'special.teachers',
  year: 2028,
  schoolId: 'S2',
  text: 'The core’s own words',
  facts: {
    reason: 'specialNeedsOfYear',
    isSpecialSchool: true,
    pupils: 36,
    arithmetic: 'ceil(36 / 4.5) = 8',
    teachersRequired: 8,
    teachersAllotted: 7,
    document: '某办法',
    clause: '',
  },
};

it.each([
  ['zh', '第二小学, "东校区"2028–29 学年学生 36 人，需要特教教师 36÷4.5进位 = 8（某办法）。在岗 7 人。'],
  ['en', /36 \/ 4\.5 rounded up = 8/],
] as const)('%s: says an arithmetic as an office writes it', (locale, sentence) => {
  expect(planWords(namesOf(smallBureau), locale).sentence(needs)).toMatch(sentence);
});

it.each([
  [
    'zh',
    '自 2028–29 学年起消除大班额：在 2027–28 学年增加基本建设资金 200 万元，按原预算比例分担，同时在校园可增数之外再增教室即可达到，',
  ],
  ['en', '¥2,000,000 more capital money in 2027–28, split as budgeted, together with more rooms than the sites take'],
] as const)('%s: says two changes made together once each', (locale, part) => {
  const relaxation: Explanation = {
    kind: 'relaxation',
    constraint: 'policy.share',
    year: 2028,
    text: 'The core’s own words',
    facts: {
      reason: 'relaxation',
      target: 'share.large',
      targetShare: 0,
      targetYear: 2028,
      change: 'moneyOfYear',
      moneyYear: 2027,
      yuan: 2_000_000,
      'also.change': 'roomsAtSchools',
    },
  };
  expect(planWords(namesOf(smallBureau), locale).sentence(relaxation)).toContain(part);
});

it.each([
  ['zh', '再增教室 4 间（第6小学（S2）小学 3 间；第7中学; 东（S3）初中 1 间）即可达到'],
  ['en', '(第6小学 (S2) Primary 3; 第7中学; 东 (S3) Junior 1)'],
] as const)('%s: says which sites would take rooms in its own words', (locale, part) => {
  const relaxation: Explanation = {
    kind: 'relaxation',
    constraint: 'buildLimit',
    year: 2028,
    text: 'The core’s own words',
    facts: {
      ...{ reason: 'relaxation', target: 'share.large', targetShare: 0, targetYear: 2028, change: 'roomsAtSchools' },
      ...{ rooms: 4, sites: '第6小学 (S2) primary 3; 第7中学; 东 (S3) junior 1' },
    },
  };
  expect(planWords(namesOf(smallBureau), locale).sentence(relaxation)).toContain(part);
});

it.each([
  ['zh', '在现有条件下，自 2028–29 学年起超大班额占比可以控制在 0.5% 以内（目标 0%），已由实际方案验证。'],
  ['en', /^Within the present limits super-large classes can be kept to at most 0\.5 ?% .*from 2028–29 on, confirmed/],
] as const)('%s: does not say that a target is met by a share in its place', (locale, part) => {
  const relaxation: Explanation = {
    kind: 'relaxation',
    constraint: 'policy.share',
    year: 2028,
    text: 'The core’s own words',
    facts: {
      ...{ reason: 'relaxation', target: 'share.superLarge', targetShare: 0, targetYear: 2028 },
      ...{ change: 'classShare', before: 0, after: 0.005 },
    },
  };
  const sentence = planWords(namesOf(smallBureau), locale).sentence(relaxation);
  expect(sentence).toMatch(part);
});

it('says in Chinese brackets which schools would be unlocked', () => {
  const relaxation: Explanation = {
    kind: 'relaxation',
    constraint: 'buildLimit',
    year: 2028,
    text: 'The core’s own words',
    facts: {
      ...{ reason: 'relaxation', target: 'share.large', targetShare: 0, targetYear: 2028, change: 'roomsAtSchools' },
      ...{ rooms: 4, sites: '第6小学 (S2) primary 4', unlocked: '第6小学 (S2); 第7中学 (S3)' },
    },
  };
  expect(planWords(namesOf(smallBureau), 'zh').sentence(relaxation)).toContain(
    '（第6小学（S2）小学 4 间），其中第6小学（S2）；第7中学（S3）须解除锁定',
  );
});

it('keeps the sentence of the core where a code is newer than the texts', () => {
  const words = planWords(namesOf(smallBureau), 'zh');
  expect(words.sentence({ ...needs, facts: { reason: 'newerThanTheTexts' } })).toBe('The core’s own words');
  expect(words.rule('a.rule.unknown')).toBe('a.rule.unknown');
});

describe('what a lock of the scenario says', () => {
  const S2 = '第二小学, "东校区"';
  const LOCKS: readonly (readonly [Lock, string, string])[] = [
    [
      { what: 'rooms', schoolId: 'S2', stage: 'primary', orders: [] },
      `${S2}（小学）不增建教室`,
      `No rooms are added at ${S2} (Primary)`,
    ],
    [
      {
        ...{ what: 'rooms', schoolId: 'S2', stage: 'primary' },
        orders: [
          { orderYear: 2027, rooms: 3 },
          { orderYear: 2029, rooms: 2 },
        ],
      },
      `${S2}（小学）教室安排固定为：2027–28 学年开工 3 间、2029–30 学年开工 2 间`,
      `Rooms of ${S2} (Primary) are fixed: 3 ordered in 2027–28, 2 ordered in 2029–30`,
    ],
    [{ what: 'project', projectId: 'P9', startYear: null }, '不建设“P9”', '"P9" is not built'],
    [{ what: 'project', projectId: 'P9', startYear: 2028 }, '“P9”固定于 2028–29 学年开工', '"P9" starts in 2028–29'],
    [
      { what: 'projectNotBefore', projectId: 'P9', year: 2029 },
      '“P9”不早于 2029–30 学年开工',
      '"P9" does not start before 2029–30',
    ],
    [
      { what: 'noRedirectionBetween', schoolId: 'S2', otherSchoolId: 'S9' },
      `${S2}与S9之间不分流`,
      `No redirection between ${S2} and S9`,
    ],
    [{ what: 'noRedirectionFrom', schoolId: 'S2' }, `${S2}的学生不分流到他校`, `Nobody is redirected from ${S2}`],
    [{ what: 'noRedirectionTo', schoolId: 'S2' }, `不向${S2}分流学生`, `Nobody is redirected to ${S2}`],
  ];
  const own = { year: null, text: 'The core’s own words' };
  const saying = (locale: 'zh' | 'en', reason: Explanation) => planWords(namesOf(smallBureau), locale).sentence(reason);

  it.each(LOCKS)('%o: as an assumption, as what stands in the way, and as what could be lifted', (lock, zh, en) => {
    const assumed: Explanation = { ...own, kind: 'assumption', constraint: 'lock', facts: lockFacts(lock) };
    expect(saying('zh', assumed)).toBe(`情景锁定：${zh}。`);
    expect(saying('en', assumed)).toBe(`Locked by the scenario: ${en}.`);

    const inTheWay = (roomsShort: number, classesBeyondShares: number): Explanation => ({
      ...own,
      kind: 'shortfall',
      constraint: 'lock',
      facts: { reason: 'lockInTheWay', ...lockFacts(lock), roomsShort, classesBeyondShares },
    });
    expect(saying('zh', inTheWay(6, 0))).toBe(`取消锁定“${zh}”后，规划期内缺教室可减少 6 间·年。`);
    expect(saying('zh', inTheWay(0, 1.5))).toBe(`取消锁定“${zh}”后，超出占比目标的班可减少 1.5 个。`);
    expect(saying('zh', inTheWay(6, 1.5))).toBe(
      `取消锁定“${zh}”后，规划期内缺教室可减少 6 间·年，超出占比目标的班可减少 1.5 个。`,
    );
    expect(saying('en', inTheWay(6, 0))).toBe(`Without the lock "${en}", 6 fewer room-years would be missing.`);

    const lifted: Explanation = {
      ...own,
      kind: 'relaxation',
      constraint: 'lock',
      facts: {
        ...{ reason: 'relaxation', target: 'share.large', targetShare: 0, targetYear: 2028, change: 'withoutLock' },
        ...lockFacts(lock),
      },
    };
    expect(saying('zh', lifted)).toContain(`自 2028–29 学年起消除大班额：取消锁定“${zh}”即可达到`);
    expect(saying('en', lifted)).toContain(`one lock lifted (${en})`);
  });

  it('is told with its rule’s name, and so are shares that are missed or lie outside', () => {
    const words = planWords(namesOf(smallBureau), 'zh');
    expect([words.rule('lock'), words.rule('locks.notTried'), words.rule('policyShare')]).toEqual([
      '情景锁定',
      '情景锁定',
      '占比目标',
    ]);
    const missed: Explanation = {
      ...{ ...own, year: 2030, kind: 'shortfall', constraint: 'policyShare' },
      facts: {
        ...{ reason: 'shareMissed', tier: 'large', share: 0.05, targetShare: 0.05 },
        // 30 of 200 are 15 %; 5 % of 200 are 10, so 20 are too many.
        ...{ reachedShare: 30 / 200, counted: 30, classes: 200, excess: 20 },
      },
    };
    expect(saying('zh', missed)).toBe('2030–31 学年大班额 30 个，占全部 200 个班的 15%；目标不超过 5%，超出 20 个。');
    const outside: Explanation = {
      ...{ ...own, year: 2040, kind: 'assumption', constraint: 'policyShare' },
      facts: { tier: 'superLarge', share: 0 },
    };
    expect(saying('zh', outside)).toBe('情景为 2040–41 学年设定超大班额占比不超过 0%；该年不在规划期内，未计入。');
  });
});

it.each([
  ['zh', '即使把目标年份由 2028–29 学年推迟到 2031–32 学年，仍达不到', '超大班额起点由 66 人改为 75 人'],
  ['en', '2031–32 as the year in place of 2028–29', 'super-large classes counted from 75 pupils in place of 66'],
] as const)('%s: writes years as years, and names the tier whose limit is raised', (locale, later, raised) => {
  const failed = (facts: Explanation['facts']): string =>
    planWords(namesOf(smallBureau), locale).sentence({
      kind: 'shortfall',
      constraint: 'policy.share',
      year: 2028,
      text: 'The core’s own words',
      facts: { reason: 'relaxationNotEnough', target: 'share.superLarge', targetShare: 0, targetYear: 2028, ...facts },
    });
  expect(failed({ change: 'laterYear', yearBefore: 2028, newYear: 2031 })).toContain(later);
  expect(failed({ change: 'classLimit', norm: 'class.superLarge.primary', before: 66, after: 75 })).toContain(raised);
});
