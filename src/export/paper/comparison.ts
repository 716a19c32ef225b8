import type { PlanIndicators } from '../../domain/plan/index.ts';
import { schoolYear } from '../../domain/school-year.ts';
import type { Names } from '../names.ts';
import { scenarioLabel } from '../plan-facts.ts';
import type { Words } from '../words.ts';
import type { Cell, PaperContents, Section } from './contents.ts';
import { largeClassesFigure, schoolMap } from './figures.ts';

/** What the plans are compared by, in the order of the goals. */
const INDICATORS: readonly (readonly [keyof PlanIndicators, Words])[] = [
  ['largeClasses', { zh: '大班额（班）', en: 'Classes of 56+' }],
  ['superLargeClasses', { zh: '超大班额（班）', en: 'Classes of 66+' }],
  ['roomsBuilt', { zh: '启用教室（间）', en: 'Rooms in use from' }],
  ['pupilsRedirected', { zh: '分流新生（人）', en: 'Pupils redirected' }],
  ['postsShort', { zh: '编制缺口（个）', en: 'Posts short' }],
  ['postsHired', { zh: '招聘（人）', en: 'Posts hired' }],
  ['specialTeachersShort', { zh: '特教教师缺口（个）', en: 'Special teachers short' }],
  ['resourceRooms', { zh: '资源教室（间）', en: 'Resource rooms' }],
];

/** The plan beside doing nothing and, where there is one, a second plan, year by year; and where the schools lie. */
export function comparisonSection({ budget, other }: PaperContents, names: Names, isChinese: boolean): Section {
  const locale = isChinese ? 'zh' : 'en';
  const plans = [budget, ...(other === null ? [] : [other])].map(({ plan, planId }, index) => {
    const letter = 'AB'[index];
    const scenario = scenarioLabel(plan.scenario.name, locale);
    return {
      plan,
      name: isChinese ? `方案${letter}（${planId} ${scenario}）` : `Plan ${letter} (${planId} ${scenario})`,
    };
  });
  const { years, baseline } = budget.plan;
  const line = (label: string, name: string, values: readonly number[], ofYears = years): Cell[] => [
    label,
    name,
    ...years.map((year) => values[ofYears.indexOf(year)] ?? null),
  ];
  const without = isChinese ? '不实施方案' : 'Without the plan';
  const rows = INDICATORS.flatMap(([indicator, words]) => [
    ...(indicator === 'largeClasses' || indicator === 'superLargeClasses'
      ? [line(words[locale], without, baseline[indicator])]
      : []),
    ...plans.map(({ name, plan }) => line(words[locale], name, plan.plan[indicator], plan.years)),
  ]);
  const map = schoolMap(budget.bureau, budget.plan, names, locale);
  return {
    id: 'comparison',
    title: isChinese ? '方案比较' : 'The plans compared',
    blocks: [
      {
        kind: 'table',
        headers: isChinese
          ? ['指标', '方案', ...years.map(schoolYear)]
          : ['Indicator', 'Plan', ...years.map(schoolYear)],
        rows,
      },
      largeClassesFigure(plans, locale),
      ...(map === null ? [] : [map]),
    ],
  };
}
