import type { Plan } from '../../domain/plan/index.ts';
import type { BudgetKind } from '../../domain/tables/index.ts';
import { KIND_WORDS, type Words } from '../words.ts';
import { classesFrom, LARGE_CLASS, SUPER_LARGE_CLASS, sumOfGrades } from './place-sheets.ts';
import { bilingual, type Format, type SheetContext, say } from './sheet.ts';
import { specialTeachersShort } from './staff-sheets.ts';
import { addTableSheet } from './table-sheet.ts';

/** One figure of the plan in one year, beside what the sheets of the workbook come to. */
interface ProvenFigure {
  readonly label: Words;
  readonly year: number;
  readonly figure: number;
  readonly format: Format;
  readonly formula: string;
  /** What the formula comes to. */
  readonly sum: number;
}

/** The plan's own figures beside what the sheets of this workbook add up to: the differences must be 0. */
export function addTotalsSheet(context: SheetContext, plan: Plan): void {
  const formatOf = (row: ProvenFigure) => row.format;
  addTableSheet<ProvenFigure>(context, {
    table: 'Totals',
    name: { zh: '合计核对', en: 'Totals' },
    title: { zh: '合计核对：方案数字与各表合计', en: 'Totals: figures of the plan against the sums of the sheets' },
    frozenColumns: 1,
    years: null,
    rows: provenFigures(context, plan),
    columns: [
      {
        header: { zh: '指标', en: 'Figure' },
        width: 40,
        format: 'text',
        value: (row) => bilingual(row.label, context.locale),
      },
      { header: { zh: '学年', en: 'Year' }, width: 10, format: 'year', value: (row) => row.year },
      {
        header: { zh: '方案', en: 'Plan' },
        width: 22,
        format: 'yuan',
        formatOf,
        name: 'Plan',
        value: (row) => row.figure,
      },
      {
        header: { zh: '各表合计', en: 'Sum of the sheet' },
        width: 22,
        format: 'yuan',
        formatOf,
        name: 'Sheets',
        value: (row) => row.sum,
        formula: (_, row) => row.formula,
      },
      {
        header: { zh: '差额', en: 'Difference' },
        width: 18,
        format: 'yuan',
        formatOf,
        name: 'Difference',
        value: (row) => row.figure - row.sum,
        formula: (cell) => `${cell('Plan')}-${cell('Sheets')}`,
      },
    ],
  });
}

/** A series of the plan and the column of a sheet that must add up to it year by year. */
interface Proof<Row extends { readonly year: number }> {
  readonly zh: string;
  readonly en: string;
  readonly series: readonly number[];
  readonly rows: readonly Row[];
  /** Table and column of the defined name, such as ['Places', 'Classes']. */
  readonly names: readonly [string, string];
  readonly value: (row: Row) => number | null;
  /** Where the sheet names its years otherwise than in a column `Year`: the formula of one year. */
  readonly formulaOf?: (year: number) => string;
  /** Further criteria of the formula, which `value` observes too. */
  readonly criteria?: string;
  readonly format?: Format;
}

function prove<Row extends { readonly year: number }>(plan: Plan, proof: Proof<Row>): ProvenFigure[] {
  const [table, column] = proof.names;
  return plan.years.map((year, index) => ({
    label: { zh: proof.zh, en: proof.en },
    year,
    figure: proof.series[index] ?? 0,
    format: proof.format ?? 'whole',
    formula: proof.formulaOf?.(year) ?? `SUMIFS(${table}_${column},${table}_Year,${year}${proof.criteria ?? ''})`,
    sum: proof.rows.reduce((sum, row) => (row.year === year ? sum + (proof.value(row) ?? 0) : sum), 0),
  }));
}

function provenFigures(context: SheetContext, plan: Plan): ProvenFigure[] {
  return [...provenPlaces(plan), ...provenStaff(plan), ...provenMoney(context, plan)];
}

function provenPlaces(plan: Plan): ProvenFigure[] {
  const { places: rows, plan: own } = plan;
  return [
    prove(plan, {
      zh: '教学班',
      en: 'Classes',
      series: own.classes,
      rows,
      names: ['Places', 'Classes'],
      value: (row) => sumOfGrades(row, (grade) => grade.classes),
    }),
    prove(plan, {
      zh: '大班额',
      en: 'Classes of 56+',
      series: own.largeClasses,
      rows,
      names: ['Places', 'Large'],
      value: classesFrom(LARGE_CLASS),
    }),
    prove(plan, {
      zh: '超大班额',
      en: 'Classes of 66+',
      series: own.superLargeClasses,
      rows,
      names: ['Places', 'SuperLarge'],
      value: classesFrom(SUPER_LARGE_CLASS),
    }),
    prove(plan, {
      zh: '当年启用教室',
      en: 'Rooms newly in use',
      series: own.roomsBuilt,
      rows,
      names: ['Places', 'RoomsBuilt'],
      value: (row) => row.roomsBuilt,
    }),
    prove(plan, {
      zh: '缺教室',
      en: 'Rooms short',
      series: own.roomsShort,
      rows,
      names: ['Places', 'RoomsShort'],
      value: (row) => row.roomsShort,
    }),
    prove(plan, {
      zh: '调整入学的新生',
      en: 'Pupils redirected',
      series: own.pupilsRedirected,
      rows: plan.redirections,
      names: ['Redirection', 'Pupils'],
      value: (row) => row.pupils,
    }),
  ].flat();
}

function provenStaff(plan: Plan): ProvenFigure[] {
  const { posts, special, plan: own } = plan;
  return [
    prove(plan, {
      zh: '应配编制',
      en: 'Posts required',
      series: own.postsRequired,
      rows: posts,
      names: ['Posts', 'Required'],
      value: (row) => row.required,
    }),
    prove(plan, {
      zh: '编制缺口',
      en: 'Posts short',
      series: own.postsShort,
      rows: posts,
      names: ['Posts', 'Short'],
      value: (row) => row.short,
    }),
    prove(plan, {
      zh: '校际调动',
      en: 'Posts moved',
      series: own.postsMoved,
      rows: plan.moves,
      names: ['Moves', 'Posts'],
      value: (row) => row.posts,
    }),
    prove(plan, {
      zh: '招聘',
      en: 'Posts hired',
      series: own.postsHired,
      rows: plan.hires,
      names: ['Hires', 'Posts'],
      formulaOf: (year) => `SUM(Hires_In${year})`,
      value: (row) => row.posts,
    }),
    prove(plan, {
      zh: '应配特教教师',
      en: 'Special teachers required',
      series: own.specialTeachersRequired,
      rows: special,
      names: ['Special', 'Required'],
      formulaOf: ofSpan('Special_Required'),
      value: (row) => row.teachersRequired,
    }),
    prove(plan, {
      zh: '特教教师缺口',
      en: 'Special teachers short',
      series: own.specialTeachersShort,
      rows: special,
      names: ['Special', 'Short'],
      formulaOf: ofSpan('Special_Short'),
      value: specialTeachersShort,
    }),
    prove(plan, {
      zh: '资源教室',
      en: 'Resource rooms',
      series: own.resourceRooms,
      rows: special,
      names: ['Special', 'ResourceRoom'],
      formulaOf: ofSpan('Special_ResourceRoom'),
      value: (row) => Number(row.resourceRoom),
    }),
  ].flat();
}

/** The sum of a column of special education, whose rows hold for several years. */
function ofSpan(column: string): (year: number) => string {
  return (year) => `SUMIFS(${column},Special_From,"<=${year}",Special_To,">=${year}")`;
}

function provenMoney(context: SheetContext, plan: Plan): ProvenFigure[] {
  const ofKind = (kind: BudgetKind, series: readonly number[], words: Words): ProvenFigure[] =>
    prove(plan, {
      ...words,
      series,
      rows: plan.money,
      names: ['Money', 'Amount'],
      value: (line) => (line.kind === kind ? line.amount : 0),
      format: 'yuan',
      criteria: `,Money_Kind,"${say(KIND_WORDS[kind], context.locale)}"`,
    });
  return [
    ...ofKind('capital', plan.plan.capitalCost, { zh: '基本建设支出', en: 'Capital cost' }),
    ...ofKind('recurrent', plan.plan.recurrentCost, { zh: '经常性支出', en: 'Recurrent cost' }),
  ];
}
