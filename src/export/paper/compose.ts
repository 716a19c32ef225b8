import { FUNDING_LEVELS } from '../../domain/tables/index.ts';
import { type Names, namesOf } from '../names.ts';
import type { PaperOptions } from '../paper-options.ts';
import { planFacts } from '../plan-facts.ts';
import { LEVEL_WORDS, PURPOSE_WORDS, SYNTHETIC_NOTICE } from '../words.ts';
import { assumptionsSection, dataSection } from './background.ts';
import { largeClassesChart, moneyChart, schoolMap } from './charts.ts';
import type { Block, Cell, Paper, PaperContents, Section } from './contents.ts';
import { notMetSection } from './not-met.ts';
import { officesSection } from './offices.ts';

/** Makes the decision paper of a plan, format left open. */
export function composePaper(contents: PaperContents, { locale, madeAt }: PaperOptions): Paper {
  const { budget, policy } = contents;
  const { plan, bureau } = budget;
  const names = namesOf(bureau);
  const isChinese = locale === 'zh';
  const sections = [
    questionSection(contents, isChinese),
    comparisonSection(contents, isChinese),
    moneySection(contents, isChinese, names),
    notMetSection(budget, names, isChinese),
    assumptionsSection(contents, isChinese),
    dataSection(contents, isChinese),
    officesSection(policy, isChinese),
  ];
  const numerals = '一二三四五六七八九';
  return {
    language: isChinese ? 'zh-CN' : 'en',
    title: isChinese ? '学位、编制和特殊教育规划决策报告' : 'Decision paper: places, posts and special education',
    subtitle: [bureau.settings.name ?? '', madeAt.toISOString().slice(0, 10)].filter((text) => text !== '').join(' · '),
    notice: plan.input.synthetic ? SYNTHETIC_NOTICE[locale] : null,
    facts: planFacts(budget, locale).map(({ label, value }) => [label[locale], value]),
    contentsTitle: isChinese ? '目录' : 'Contents',
    sections: sections.map((section, index) => ({
      ...section,
      title: isChinese ? `${numerals[index]}、${section.title}` : `${index + 1} ${section.title}`,
      blocks: section.blocks.map((block) => orNone(block, isChinese)),
    })),
  };
}

/** An empty table or list says that there is nothing. */
function orNone(block: Block, isChinese: boolean): Block {
  const isEmpty =
    (block.kind === 'table' && block.rows.length === 0) || (block.kind === 'list' && block.items.length === 0);
  return isEmpty ? { kind: 'paragraph', text: isChinese ? '（无）' : '(none)' } : block;
}

function total(values: readonly number[]): number {
  return Math.round(values.reduce((sum, value) => sum + value, 0) * 100) / 100;
}

function number(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 2 });
}

function questionSection({ budget }: PaperContents, isChinese: boolean): Section {
  const { plan } = budget;
  const [first, last] = [plan.years[0], plan.years.at(-1)];
  const end = (values: readonly number[]): string => number(values.at(-1) ?? 0);
  const capital = number(total(plan.budget.capital));
  const recurrent = number(total(plan.budget.recurrent));
  const rooms = number(total(plan.plan.roomsBuilt));
  const cost = number(total(plan.plan.capitalCost));
  return {
    id: 'question',
    title: isChinese ? '问题与结论' : 'Question and answer',
    blocks: [
      {
        kind: 'paragraph',
        text: isChinese
          ? `问题：${first}–${last}学年，在基本建设预算${capital}元、经常性预算${recurrent}元以内，怎样安排学位、教师编制和特殊教育，使大班额最少？`
          : `Question: from ${first} to ${last}, within ${capital} yuan of capital and ${recurrent} yuan of recurrent budget, how should places, posts and special education be arranged to leave the fewest large classes?`,
      },
      {
        kind: 'paragraph',
        strong: true,
        text: isChinese
          ? `结论：实施方案后，${last}学年大班额由${end(plan.baseline.largeClasses)}个降至${end(plan.plan.largeClasses)}个，超大班额由${end(plan.baseline.superLargeClasses)}个降至${end(plan.plan.superLargeClasses)}个；增建教室${rooms}间，基本建设投资${cost}元；当年教师编制缺口${end(plan.plan.postsShort)}个。`
          : `Answer: with the plan, classes of 56 or more fall from ${end(plan.baseline.largeClasses)} to ${end(plan.plan.largeClasses)} in ${last}, and those of 66 or more from ${end(plan.baseline.superLargeClasses)} to ${end(plan.plan.superLargeClasses)}; ${rooms} rooms are added for ${cost} yuan; ${end(plan.plan.postsShort)} posts stay short.`,
      },
      ...(plan.certificate.ok
        ? []
        : [
            {
              kind: 'paragraph',
              strong: true,
              text: isChinese
                ? '独立核验未通过，本方案不得采用。'
                : 'Not every independent check holds: do not use this plan.',
            } as const,
          ]),
    ],
  };
}

function comparisonSection(contents: PaperContents, isChinese: boolean): Section {
  const { budget, other } = contents;
  const plans = [budget, ...(other === null ? [] : [other])].map((named, index) => ({
    name: isChinese
      ? `方案${'AB'[index]}（${named.planId} ${named.plan.scenario.name}）`
      : `Plan ${'AB'[index]} (${named.planId} ${named.plan.scenario.name})`,
    plan: named.plan,
  }));
  const { years, baseline } = budget.plan;
  const line = (label: string, name: string, values: readonly number[], ofYears = years): Cell[] => [
    label,
    name,
    ...years.map((year) => values[ofYears.indexOf(year)] ?? null),
  ];
  const without = isChinese ? '不实施方案' : 'Without the plan';
  const labels = isChinese
    ? [
        '大班额（班）',
        '超大班额（班）',
        '启用教室（间）',
        '分流新生（人）',
        '编制缺口（个）',
        '招聘（人）',
        '特教教师缺口（个）',
        '资源教室（间）',
      ]
    : [
        'Classes of 56+',
        'Classes of 66+',
        'Rooms in use from',
        'Pupils redirected',
        'Posts short',
        'Posts hired',
        'Special teachers short',
        'Resource rooms',
      ];
  const series = [
    'largeClasses',
    'superLargeClasses',
    'roomsBuilt',
    'pupilsRedirected',
    'postsShort',
    'postsHired',
    'specialTeachersShort',
    'resourceRooms',
  ] as const;
  const rows = series.flatMap((indicator, index) => [
    ...(indicator === 'largeClasses' || indicator === 'superLargeClasses'
      ? [line(labels[index] ?? '', without, baseline[indicator])]
      : []),
    ...plans.map(({ name, plan }) => line(labels[index] ?? '', name, plan.plan[indicator], plan.years)),
  ]);
  const map = schoolMap(budget.bureau.tables.schools, budget.plan, isChinese ? 'zh' : 'en');
  return {
    id: 'comparison',
    title: isChinese ? '方案比较' : 'The plans compared',
    blocks: [
      {
        kind: 'table',
        headers: isChinese ? ['指标', '方案', ...years.map(String)] : ['Indicator', 'Plan', ...years.map(String)],
        rows,
      },
      largeClassesChart(plans, isChinese ? 'zh' : 'en'),
      ...(map === null ? [] : [map]),
    ],
  };
}

/** Costs of schools shown in the paper; the budget workbook has all. */
const MOST_SCHOOLS = 20;

function moneySection({ budget }: PaperContents, isChinese: boolean, names: Names): Section {
  const locale = isChinese ? 'zh' : 'en';
  const { plan, lines } = budget;
  const byLevel = (['capital', 'recurrent'] as const).flatMap((kind) =>
    FUNDING_LEVELS.map((level): Cell[] => {
      const amounts = plan.years.map(
        (year) =>
          lines.reduce((fen, line) => (line.kind === kind && line.year === year ? fen + line.fen[level] : fen), 0) /
          100,
      );
      const kindWord = isChinese ? { capital: '基本建设', recurrent: '经常性' }[kind] : kind;
      return [kindWord, LEVEL_WORDS[level][locale], ...amounts, total(amounts)];
    }),
  );
  const largest = [
    ...plan.builds.map((build) => ({ ...build, name: names.school(build.schoolId), year: build.orderYear })),
    ...plan.projects.map((project) => ({ ...project, name: names.school(project.projectId), year: project.startYear })),
  ]
    .sort((one, other) => other.cost - one.cost)
    .slice(0, MOST_SCHOOLS);
  const tailYear =
    budget.tail.reduce(
      (fen, { fen: { central, province, city, county } }) => fen + central + province + city + county,
      0,
    ) / 100;
  const purposes = [...new Set(plan.money.map(({ purpose }) => purpose))].map((purpose): Cell[] => {
    const amounts = plan.years.map((year) =>
      total(plan.money.flatMap((line) => (line.purpose === purpose && line.year === year ? [line.amount] : []))),
    );
    return [PURPOSE_WORDS[purpose][locale], ...amounts, total(amounts)];
  });
  const sum = isChinese ? '合计' : 'Total';
  const years = plan.years.map(String);
  return {
    id: 'money',
    title: isChinese ? '经费' : 'Money',
    blocks: [
      moneyChart(plan, locale),
      { kind: 'subtitle', text: isChinese ? '按资金来源（元）' : 'By funding level (yuan)' },
      {
        kind: 'table',
        headers: isChinese ? ['类别', '资金来源', ...years, sum] : ['Kind', 'Level', ...years, sum],
        rows: byLevel,
      },
      { kind: 'subtitle', text: isChinese ? '按用途（元）' : 'By purpose (yuan)' },
      { kind: 'table', headers: [isChinese ? '用途' : 'Purpose', ...years, sum], rows: purposes },
      {
        kind: 'paragraph',
        text: isChinese
          ? `后续负担：规划期后每年仍须支付约${number(tailYear)}元（新增编制、购买服务岗位和新校运行费，按规划末年单价）。`
          : `After the plan, about ${number(tailYear)} yuan are still paid each year for its posts, purchased posts and new schools, at the prices of its last year.`,
      },
      {
        kind: 'subtitle',
        text: isChinese
          ? `投资最多的项目（前${largest.length}项，其余见预算表）`
          : `The ${largest.length} largest works (all in the budget workbook)`,
      },
      {
        kind: 'table',
        headers: isChinese
          ? ['学校或项目', '开工学年', '教室（间）', '投资（元）']
          : ['School or project', 'Ordered', 'Rooms', 'Cost (yuan)'],
        rows: largest.map(({ name, year, rooms, cost }) => [name, String(year), rooms, cost]),
      },
    ],
  };
}
