import { schoolYear } from '../../domain/school-year.ts';
import { BUDGET_KINDS, FUNDING_LEVELS } from '../../domain/tables/index.ts';
import type { BudgetContents } from '../budget/contents.ts';
import { sumOfLevels } from '../budget/cost-columns.ts';
import type { Names } from '../names.ts';
import { KIND_WORDS, LEVEL_WORDS, PURPOSE_WORDS } from '../words.ts';
import { moneyText } from './cells.ts';
import type { Cell, Section, Table } from './contents.ts';
import { moneyFigure } from './figures.ts';

/** Works shown in the paper; the budget workbook has all. */
const MOST_WORKS = 20;

/** What the plan costs: by year against the new money, by funding level, by purpose, its tail, and the largest works. */
export function moneySection(budget: BudgetContents, names: Names, isChinese: boolean): Section {
  const locale = isChinese ? 'zh' : 'en';
  const { plan, lines } = budget;
  const years = plan.years.map(schoolYear);
  const sum = isChinese ? '合计' : 'Total';
  /** A row of amounts by year and their sum. */
  const amounts = (ofYear: (year: number) => number): Cell[] => {
    const fen = plan.years.map(ofYear);
    return [...fen, fen.reduce((all, one) => all + one, 0)].map((value) => ({ yuan: value / 100 }));
  };
  const byLevel: Table = {
    kind: 'table',
    hasTotal: true,
    headers: isChinese ? ['类别', '资金来源', ...years, sum] : ['Kind', 'Level', ...years, sum],
    rows: [
      ...BUDGET_KINDS.flatMap((kind) =>
        FUNDING_LEVELS.map((level): Cell[] => [
          KIND_WORDS[kind][locale],
          LEVEL_WORDS[level][locale],
          ...amounts((year) =>
            lines.reduce((fen, line) => (line.kind === kind && line.year === year ? fen + line.fen[level] : fen), 0),
          ),
        ]),
      ),
      [
        sum,
        '',
        ...amounts((year) => lines.reduce((fen, line) => (line.year === year ? fen + sumOfLevels(line.fen) : fen), 0)),
      ],
    ],
  };
  const byPurpose: Table = {
    kind: 'table',
    headers: [isChinese ? '用途' : 'Purpose', ...years, sum],
    rows: [...new Set(plan.money.map(({ purpose }) => purpose))].map((purpose) => [
      PURPOSE_WORDS[purpose][locale],
      ...amounts((year) =>
        plan.money.reduce(
          (fen, line) => (line.purpose === purpose && line.year === year ? fen + Math.round(line.amount * 100) : fen),
          0,
        ),
      ),
    ]),
  };
  const works = [
    ...plan.builds.map((build) => ({ ...build, name: names.school(build.schoolId), year: build.orderYear })),
    ...plan.projects.map((project) => ({ ...project, name: names.school(project.projectId), year: project.startYear })),
  ].sort((one, other) => other.cost - one.cost);
  const largest = works.slice(0, MOST_WORKS);
  const tail = moneyText(budget.tail.reduce((fen, line) => fen + sumOfLevels(line.fen), 0) / 100);
  return {
    id: 'money',
    title: isChinese ? '经费' : 'Money',
    blocks: [
      moneyFigure(plan, locale),
      { kind: 'subtitle', text: isChinese ? '按资金来源（万元）' : 'By funding level (10,000 yuan)' },
      byLevel,
      { kind: 'subtitle', text: isChinese ? '按用途（万元）' : 'By purpose (10,000 yuan)' },
      byPurpose,
      {
        kind: 'paragraph',
        text: isChinese
          ? `后续负担：规划期后五年，每年仍须支付${tail}万元（新增编制、购买服务岗位和新校运行费，按规划末年的数量和单价，不计工资增长）。`
          : `After the plan, ${tail} (ten thousands of yuan) are still paid in each of the next five years for its posts, purchased posts and new schools, at the numbers and prices of its last year, without growth of wages.`,
      },
      {
        kind: 'subtitle',
        text: isChinese
          ? `投资最多的项目（共${works.length}项，列前${largest.length}项，其余见预算表）`
          : `The ${largest.length} largest of ${works.length} works (all are in the budget workbook)`,
      },
      {
        kind: 'table',
        headers: isChinese
          ? ['学校或项目', '县区', '开工学年', '教室（间）', '投资（万元）']
          : ['School or project', 'District', 'Ordered', 'Rooms', 'Cost (10,000 yuan)'],
        rows: largest.map(({ name, year, rooms, cost, ...where }) => [
          name,
          names.district(names.districtIdOf('schoolId' in where ? where.schoolId : where.projectId)),
          schoolYear(year),
          rooms,
          { yuan: cost },
        ]),
      },
    ],
  };
}
