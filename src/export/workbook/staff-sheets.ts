import type { HireDecision, MoveDecision, Plan, PostRow, SpecialRow } from '../../domain/plan/index.ts';
import { schoolYear } from '../../domain/school-year.ts';
import type { Names } from '../names.ts';
import { CHANNEL_WORDS, STAGE_WORDS, UNITS, type Words } from '../words.ts';
import { schoolColumns, spanColumns, spansOf, stageColumn, type YearSpan, yearColumn } from './columns.ts';
import { type SheetContext, say } from './sheet.ts';
import { addTableSheet, type TableColumn } from './table-sheet.ts';

function posts<Row>(header: Words, name: string, value: (row: Row) => number | null): TableColumn<Row> {
  return { header, unit: UNITS.posts, width: 12, format: 'whole', name, summed: true, value };
}

/** Posts of every programme in every year, with totals by year. */
export function addPostsSheet(context: SheetContext, plan: Plan, names: Names): void {
  addTableSheet<PostRow>(context, {
    table: 'Posts',
    name: { zh: '编制', en: 'Posts' },
    title: {
      zh: '教师编制：各校各学段核定、配备与缺口',
      en: 'Teacher posts: required, allotted and short by school and stage',
    },
    frozenColumns: 2,
    years: plan.years,
    rows: plan.posts,
    columns: [
      ...schoolColumns<PostRow>(names, (row) => row.schoolId),
      stageColumn(context),
      yearColumn(),
      posts({ zh: '应配', en: 'Required' }, 'Required', (row) => row.required),
      posts({ zh: '配备', en: 'Allotted' }, 'Allotted', (row) => row.allotted),
      posts({ zh: '调入', en: 'Moved in' }, 'MovedIn', (row) => row.movedIn),
      posts({ zh: '调出', en: 'Moved out' }, 'MovedOut', (row) => row.movedOut),
      posts({ zh: '招聘', en: 'Hired' }, 'Hired', (row) => row.hired),
      posts({ zh: '缺口', en: 'Short' }, 'Short', (row) => row.short),
    ],
  });
}

/** Staff hired by a programme through one channel, year by year. */
interface HireLine extends Pick<HireDecision, 'schoolId' | 'stage' | 'channel'> {
  readonly posts: ReadonlyMap<number, number>;
}

function hireLines(hires: readonly HireDecision[]): HireLine[] {
  const lines = Map.groupBy(hires, ({ schoolId, stage, channel }) => `${schoolId}|${stage}|${channel}`);
  return [...lines.values()].map((line) => {
    const posts = new Map<number, number>();
    for (const hire of line) posts.set(hire.year, (posts.get(hire.year) ?? 0) + hire.posts);
    const { schoolId, stage, channel } = line[0]!;
    return { schoolId, stage, channel, posts };
  });
}

/** Staff hired, by channel, with the years side by side. */
export function addHiresSheet(context: SheetContext, plan: Plan, names: Names): void {
  addTableSheet<HireLine>(context, {
    table: 'Hires',
    name: { zh: '招聘', en: 'Hires' },
    title: { zh: '招聘：按渠道补充教师（个）', en: 'Hires by channel (posts)' },
    frozenColumns: 2,
    years: null,
    rows: hireLines(plan.hires),
    columns: [
      ...schoolColumns<HireLine>(names, (row) => row.schoolId),
      stageColumn(context),
      {
        header: { zh: '渠道', en: 'Channel' },
        width: 12,
        format: 'text',
        name: 'Channel',
        value: (row) => say(CHANNEL_WORDS[row.channel], context.locale),
      },
      ...plan.years.map(
        (year): TableColumn<HireLine> => ({
          header: { zh: `${schoolYear(year)}学年`, en: schoolYear(year) },
          width: 7,
          format: 'whole',
          name: `In${year}`,
          summed: true,
          value: (row) => row.posts.get(year) ?? 0,
        }),
      ),
      {
        ...posts<HireLine>({ zh: '合计', en: 'Total' }, 'Posts', (row) =>
          [...row.posts.values()].reduce((sum, count) => sum + count, 0),
        ),
        width: 8,
        formula: (cell) => `SUM(${cell(`In${plan.years[0]}`)}:${cell(`In${plan.years.at(-1)}`)})`,
      },
    ],
  });
}

/** Staff moved between programmes. */
export function addMovesSheet(context: SheetContext, plan: Plan, names: Names): void {
  addTableSheet<MoveDecision>(context, {
    table: 'Moves',
    name: { zh: '调动', en: 'Moves' },
    title: { zh: '调动：教师在校际间调整', en: 'Moves of staff between schools' },
    frozenColumns: 2,
    years: plan.years,
    rows: plan.moves,
    columns: [
      {
        header: { zh: '调出学校', en: 'From school' },
        width: 28,
        format: 'text',
        value: (row) => names.school(row.fromSchoolId),
      },
      {
        header: { zh: '调出学段', en: 'From stage' },
        width: 14,
        format: 'text',
        value: (row) => say(STAGE_WORDS[row.fromStage], context.locale),
      },
      {
        header: { zh: '调入学校', en: 'To school' },
        width: 28,
        format: 'text',
        value: (row) => names.school(row.toSchoolId),
      },
      {
        header: { zh: '调入学段', en: 'To stage' },
        width: 14,
        format: 'text',
        value: (row) => say(STAGE_WORDS[row.toStage], context.locale),
      },
      yearColumn(),
      posts({ zh: '人数', en: 'Posts' }, 'Posts', (row) => row.posts),
    ],
  });
}

/** Special teachers that a school still lacks; null where its staff is unknown. */
export function specialTeachersShort(row: SpecialRow): number | null {
  return row.teachersAllotted === null ? null : Math.max(0, row.teachersRequired - row.teachersAllotted);
}

/** Pupils with special needs, their teachers and resource rooms, a row for years that are alike, totals by year. */
export function addSpecialSheet(context: SheetContext, plan: Plan, names: Names): void {
  addTableSheet<SpecialRow & YearSpan>(context, {
    table: 'Special',
    name: { zh: '特殊教育', en: 'Special education' },
    title: { zh: '特殊教育：学生、特教教师和资源教室', en: 'Special education: pupils, teachers and resource rooms' },
    frozenColumns: 2,
    years: plan.years,
    rows: spansOf(plan.special, ({ year: _, ...same }) => JSON.stringify(same)),
    columns: [
      ...schoolColumns<SpecialRow & YearSpan>(names, (row) => row.schoolId),
      ...spanColumns<SpecialRow & YearSpan>(),
      {
        header: { zh: '特需学生', en: 'Pupils' },
        unit: UNITS.pupils,
        width: 8,
        format: 'whole',
        name: 'Pupils',
        summed: true,
        value: (row) => row.pupils,
      },
      {
        ...posts<SpecialRow & YearSpan>(
          { zh: '应配特教教师', en: 'Teachers required' },
          'Required',
          (row) => row.teachersRequired,
        ),
        width: 10,
      },
      {
        ...posts<SpecialRow & YearSpan>(
          { zh: '配备特教教师', en: 'Teachers allotted' },
          'Allotted',
          (row) => row.teachersAllotted,
        ),
        width: 10,
      },
      {
        ...posts<SpecialRow & YearSpan>({ zh: '缺口', en: 'Short' }, 'Short', specialTeachersShort),
        width: 8,
        formula: (cell) => `MAX(0,${cell('Required')}-${cell('Allotted')})`,
      },
      {
        header: { zh: '资源教室', en: 'Resource room' },
        unit: UNITS.rooms,
        width: 10,
        format: 'whole',
        name: 'ResourceRoom',
        summed: true,
        value: (row) => (row.resourceRoom ? 1 : 0),
      },
    ],
  });
}
