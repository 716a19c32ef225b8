import { expect, it } from 'vitest';
import type { Explanation } from '../../../src/domain/plan/index.ts';
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
  ['zh', '第二小学, "东校区"2028 年学生 36 人，需要特教教师 36÷4.5进位 = 8（某办法）。在岗 7 人。'],
  ['en', /36 \/ 4\.5 rounded up = 8/],
] as const)('%s: says an arithmetic as an office writes it', (locale, sentence) => {
  expect(planWords(namesOf(smallBureau), locale).sentence(needs)).toMatch(sentence);
});

it.each([
  [
    'zh',
    '自 2028 年起消除大班额：在 2027 年增加基本建设资金 200 万元，按原预算比例分担，同时在校园可增数之外再增教室即可达到，',
  ],
  ['en', '¥2,000,000 more capital money in 2027, split as budgeted, together with more rooms than the sites take'],
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

it('keeps the sentence of the core where a code is newer than the texts', () => {
  const words = planWords(namesOf(smallBureau), 'zh');
  expect(words.sentence({ ...needs, facts: { reason: 'newerThanTheTexts' } })).toBe('The core’s own words');
  expect(words.rule('a.rule.unknown')).toBe('a.rule.unknown');
});
