import { schoolYear } from '../../domain/school-year.ts';
import type { BudgetContents } from '../budget/contents.ts';
import { sumOfLevels } from '../budget/cost-columns.ts';
import type { Names } from '../names.ts';
import { classesFrom, LARGE_CLASS, SUPER_LARGE_CLASS, sumOfGrades } from '../workbook/place-sheets.ts';
import type { Cell, Section } from './contents.ts';

/** What each district has in the last planned year and gets until then, with the sum of all. */
export function districtsSection({ plan, bureau, lines }: BudgetContents, names: Names, isChinese: boolean): Section {
  const last = plan.years.at(-1) ?? bureau.settings.baseYear;
  const { schools } = bureau.tables;
  const places = plan.places.filter(({ year }) => year === last);
  const posts = plan.posts.filter(({ year }) => year === last);
  const districts = [...new Set(schools.map(({ districtId }) => districtId))].sort((one, other) =>
    (one ?? '') < (other ?? '') ? -1 : 1,
  );
  /** The figures of the schools that count. */
  const figures = (counts: (districtId: string | null) => boolean): Cell[] => {
    const isHere = ({ schoolId }: { readonly schoolId: string }) => counts(names.districtIdOf(schoolId));
    const sum = <Row>(rows: readonly Row[], value: (row: Row) => number): number =>
      rows.reduce((all, row) => all + value(row), 0);
    const here = places.filter(isHere);
    const postsHere = posts.filter(isHere);
    const fen = sum(
      lines.filter(({ kind, districtId }) => kind === 'capital' && counts(districtId)),
      (line) => sumOfLevels(line.fen),
    );
    return [
      schools.filter(({ districtId }) => counts(districtId)).length,
      sum(here, (row) => sumOfGrades(row, (grade) => grade.classes)),
      sum(here, classesFrom(LARGE_CLASS)),
      sum(here, classesFrom(SUPER_LARGE_CLASS)),
      sum(plan.builds.filter(isHere), ({ rooms }) => rooms),
      plan.projects.filter(({ projectId }) => counts(names.districtIdOf(projectId))).length,
      { yuan: fen / 100 },
      sum(postsHere, ({ required }) => required),
      sum(postsHere, ({ short }) => short ?? 0),
    ];
  };
  return {
    id: 'districts',
    title: isChinese ? '分县区情况' : 'By district',
    blocks: [
      {
        kind: 'paragraph',
        text: isChinese
          ? `班级和编制为${schoolYear(last)}学年数；教室、学校和投资为规划期合计。`
          : `Classes and posts are those of ${schoolYear(last)}; rooms, schools and investment add up all planned years.`,
      },
      {
        kind: 'table',
        hasTotal: true,
        headers: isChinese
          ? [
              '县区',
              '学校（所）',
              '教学班',
              '大班额',
              '超大班额',
              '订建教室（间）',
              '新建学校（所）',
              '建设投资（万元）',
              '应配编制（个）',
              '编制缺口（个）',
            ]
          : [
              'District',
              'Schools',
              'Classes',
              'Of 56+',
              'Of 66+',
              'Rooms ordered',
              'New schools',
              'Capital (10,000 yuan)',
              'Posts required',
              'Posts short',
            ],
        rows: [
          ...districts.map((districtId): Cell[] => [
            names.district(districtId) ?? '—',
            ...figures((candidate) => candidate === districtId),
          ]),
          [isChinese ? '合计' : 'Total', ...figures(() => true)],
        ],
      },
    ],
  };
}
