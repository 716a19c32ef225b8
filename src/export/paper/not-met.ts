import { counted } from '../../domain/filled-text.ts';
import type { Explanation } from '../../domain/plan/index.ts';
import { schoolYear } from '../../domain/school-year.ts';
import type { BudgetContents } from '../budget/contents.ts';
import type { Names } from '../names.ts';
import { STAGE_WORDS, type Words } from '../words.ts';
import { moneyText } from './cells.ts';
import type { Cell, Section } from './contents.ts';

/** What stops a target, in the words of the office. */
const LIMITS: Readonly<Record<string, Words>> = {
  'budget.capital': { zh: '基本建设资金不足', en: 'capital money' },
  'budget.recurrent': { zh: '经常性经费不足', en: 'recurrent money' },
  leadTime: { zh: '建设周期未到', en: 'building time' },
  buildLimit: { zh: '校园不能再增教室', en: 'the site takes no more rooms' },
  land: { zh: '土地未落实', en: 'land' },
  newSchoolSize: { zh: '新校已达最大规模', en: 'the largest size of the new school' },
  locked: { zh: '学校已锁定', en: 'the school is locked' },
  establishment: { zh: '编制已满', en: 'establishment' },
  search: { zh: '求解时限内未找到更好安排', en: 'no better plan found in the time given' },
};

/** Schools shown in the paper. */
const MOST_SCHOOLS = 25;

/** What the plan leaves undone in its last year, what stops it and what the next step would take. */
export function notMetSection({ plan, bureau, prices }: BudgetContents, names: Names, isChinese: boolean): Section {
  const locale = isChinese ? 'zh' : 'en';
  const last = plan.years.at(-1) ?? bureau.settings.baseYear;
  const shortfalls = plan.explanations.filter(
    ({ kind, year }) => kind === 'shortfall' && (year === null || year === last),
  );
  const limitOf = ({ constraint }: Explanation): string => LIMITS[constraint]?.[locale] ?? constraint;
  const fact = ({ facts }: Explanation, name: string): number | null => {
    const value = facts[name];
    return typeof value === 'number' ? value : null;
  };
  const money = (entry: Explanation, name: string): Cell => {
    const yuan = fact(entry, name);
    return yuan === null ? null : { yuan };
  };
  const large = shortfalls
    .filter((entry) => fact(entry, 'largeClasses') !== null)
    .sort((one, other) => (fact(other, 'largeClasses') ?? 0) - (fact(one, 'largeClasses') ?? 0));
  const total = (name: string): number => large.reduce((sum, entry) => sum + (fact(entry, name) ?? 0), 0);
  const byLimit = [...Map.groupBy(shortfalls, limitOf)].map(([limit, entries]): Cell[] => [limit, entries.length]);
  const post = prices.find(({ id }) => id === 'post')?.value ?? null;
  const districts = [
    ...Map.groupBy(
      plan.posts.filter(({ year, short }) => year === last && (short ?? 0) > 0),
      ({ schoolId }) => names.district(names.districtIdOf(schoolId)) ?? '—',
    ),
  ].map(([district, rows]): Cell[] => {
    const short = rows.reduce((sum, row) => sum + (row.short ?? 0), 0);
    return [district, short, post === null ? null : { yuan: short * post }];
  });
  const projects = shortfalls.filter(({ facts }) => facts.reason === 'projectNotStarted');
  const stageOf = ({ facts: { stage } }: Explanation): string =>
    typeof stage === 'string' && stage in STAGE_WORDS ? STAGE_WORDS[stage as keyof typeof STAGE_WORDS][locale] : '';
  const nameOf = ({ schoolId }: Explanation): string => (schoolId === undefined ? '—' : names.school(schoolId));
  return {
    id: 'not-met',
    title: isChinese ? '未达到的目标及所需条件' : 'What is not met and what it would take',
    blocks: [
      {
        kind: 'paragraph',
        text: isChinese
          ? `${schoolYear(last)}学年仍有${plan.plan.largeClasses.at(-1) ?? 0}个大班额、${plan.plan.postsShort.at(-1) ?? 0}个编制缺口。对仍有大班额的${large.length}个学段，下一步共需增建教室${total('nextRooms')}间、${moneyText(total('nextCost'))}万元；能否实施取决于下表所列限制。`
          : `In ${schoolYear(last)}, ${counted(plan.plan.largeClasses.at(-1) ?? 0, 'large class/large classes')} and ${counted(plan.plan.postsShort.at(-1) ?? 0, 'missing post/missing posts')} remain. The next step of the ${counted(large.length, 'programme/programmes')} with large classes would be ${counted(total('nextRooms'), 'room/rooms')} for ${moneyText(total('nextCost'))} (ten thousands of yuan), as far as what stops them is removed.`,
      },
      { kind: 'subtitle', text: isChinese ? '限制原因' : 'What stops it' },
      {
        kind: 'table',
        headers: isChinese ? ['原因', '涉及的学段、项目或岗位（处）'] : ['Limit', 'Programmes, projects or posts'],
        rows: byLimit,
      },
      {
        kind: 'subtitle',
        text: isChinese
          ? `大班额最多的学校（前${Math.min(MOST_SCHOOLS, large.length)}）`
          : `The ${Math.min(MOST_SCHOOLS, large.length)} programmes with most large classes`,
      },
      {
        kind: 'table',
        headers: isChinese
          ? ['学校', '学段', '大班额（班）', '原因', '下一步增建（间）', '所需（万元）', '之后剩余（班）']
          : ['School', 'Stage', 'Classes of 56+', 'Limit', 'Rooms next', 'Cost (10,000 yuan)', 'Left then'],
        rows: large
          .slice(0, MOST_SCHOOLS)
          .map((entry) => [
            nameOf(entry),
            stageOf(entry),
            fact(entry, 'largeClasses'),
            limitOf(entry),
            fact(entry, 'nextRooms'),
            money(entry, 'nextCost'),
            fact(entry, 'nextLarge'),
          ]),
      },
      { kind: 'subtitle', text: isChinese ? '编制缺口（按县区）' : 'Missing posts by district' },
      {
        kind: 'table',
        headers: isChinese
          ? ['县区', '缺口（个）', '补足每年需（万元）']
          : ['District', 'Posts', 'Cost a year (10,000 yuan)'],
        rows: districts,
      },
      ...(projects.length === 0
        ? []
        : [
            { kind: 'subtitle', text: isChinese ? '未启动的新建项目' : 'New schools not started' } as const,
            {
              kind: 'table',
              headers: isChinese
                ? ['项目', '学段', '原因', '最小规模投资（万元）']
                : ['Project', 'Stage', 'Limit', 'Least cost (10,000 yuan)'],
              rows: projects.map((entry): Cell[] => [
                nameOf(entry),
                stageOf(entry),
                limitOf(entry),
                money(entry, 'cost'),
              ]),
            } as const,
          ]),
    ],
  };
}
