import type { Worksheet } from 'exceljs';
import type { BureauData } from '../../domain/bureau.ts';
import { CLASS_START_RULE } from '../../domain/class-starts.ts';
import { counted } from '../../domain/filled-text.ts';
import type { Plan } from '../../domain/plan/index.ts';
import { schoolYear, schoolYears } from '../../domain/school-year.ts';
import { scenarioLabel } from '../plan-facts.ts';
import { OUTCOME_WORDS, UNITS, type Words } from '../words.ts';
import {
  addPartTitle,
  addSheet,
  bilingual,
  columnLetter,
  defineName,
  type Format,
  formula,
  HEADER_ROW,
  headerText,
  type SheetContext,
  say,
  styleBody,
  wrap,
  write,
} from './sheet.ts';

const CLASS_STARTS: [Words, Words] = [
  { zh: '班额起点', en: 'Class sizes' },
  {
    zh: '情景改了班额起点，见“依据”表；本工作簿凡写56人、66人之处，均按改后的起点计。',
    en: 'The scenario changes where large classes begin; see the sheet of reasons, and read 56 and 66 accordingly.',
  },
];

interface IndicatorLine {
  readonly label: Words;
  readonly unit: Words | null;
  readonly values: readonly number[];
  readonly format: Format;
  /** Whether adding the years up means something, as it does for money and rooms built but not for classes. */
  readonly summed?: true;
  /** Defined name of the line, and how other lines refer to it. */
  readonly name?: string;
  /** Instead of the bare value, a formula of the named lines above. */
  readonly formula?: (cell: (name: string) => string) => string;
}

/** The question, the answer in two sentences, how far it is proven, and the indicators before and after by year. */
export function addSummarySheet(context: SheetContext, plan: Plan, bureau: BureauData): void {
  const { locale } = context;
  const sheet = addSheet(
    context,
    { zh: '概要', en: 'Summary' },
    { zh: '规划方案概要', en: 'Summary of the plan' },
    [
      { header: headerText({ zh: '指标', en: 'Indicator' }, null, locale), width: 36, format: 'text' },
      { header: headerText({ zh: '单位', en: 'Unit' }, null, locale), width: 8, format: 'text' },
      ...plan.years.map((year) => ({
        header: headerText({ zh: `${schoolYear(year)}学年`, en: schoolYear(year) }, null, locale),
        width: 17,
        format: 'whole' as const,
      })),
      { header: headerText({ zh: '合计', en: 'Total' }, null, locale), width: 18, format: 'whole' },
    ],
    1,
  );
  // The summary is one page, whatever the number of years.
  sheet.pageSetup.fitToHeight = 1;
  const lastColumn = plan.years.length + 3;
  let row = HEADER_ROW + 1;
  for (const [label, text] of statements(plan, bureau)) {
    addStatement(context, sheet, row, lastColumn, label, text);
    row += 1;
  }
  row += 1;
  const rowOf = new Map<string, number>();
  for (const part of indicatorParts(plan)) {
    addPartTitle(sheet, row, bilingual(part.title, locale));
    row += 1;
    for (const line of part.lines) {
      addIndicator(context, sheet, row, plan, line, rowOf);
      row += 1;
    }
  }
}

function addStatement(
  context: SheetContext,
  sheet: Worksheet,
  row: number,
  lastColumn: number,
  label: Words,
  text: Words,
): void {
  const { locale } = context;
  write(sheet.getCell(row, 1), bilingual(label, locale), { bold: true });
  sheet.getCell(row, 1).alignment = { vertical: 'top' };
  sheet.mergeCells(row, 2, row, lastColumn);
  const lines = locale === 'zh' ? [text.zh, text.en] : [text.en];
  write(sheet.getCell(row, 2), lines.join('\n'));
  const widths = sheet.columns.slice(1).map((column) => column.width ?? 0);
  sheet.getRow(row).height = wrap(sheet.getCell(row, 2), lines.join('\n'), total(widths));
}

function statements(plan: Plan, bureau: BureauData): [Words, Words][] {
  const { solver, input } = plan;
  const last = schoolYear(plan.years.at(-1) ?? bureau.settings.baseYear);
  const at = (values: readonly number[]) => number(values.at(-1) ?? 0);
  const capital = number(total(plan.budget.capital));
  const recurrent = number(total(plan.budget.recurrent));
  const cost = number(total(plan.plan.capitalCost));
  const rooms = number(total(plan.plan.roomsBuilt));
  const share = solver.reductionShare === null ? null : percent(solver.reductionShare);
  return [
    [
      { zh: '问题', en: 'Question' },
      {
        zh: `${schoolYears(plan.years, 'zh')}学年，基本建设预算${capital}元、经常性预算${recurrent}元，怎样安排学位、编制和特殊教育，使大班额最少？情景：${scenarioLabel(plan.scenario.name, 'zh')}。`,
        en: `From ${schoolYears(plan.years, 'en')}, with ${capital} yuan of capital and ${recurrent} yuan of recurrent budget: how should places, posts and special education be arranged to leave the fewest large classes? Scenario: ${scenarioLabel(plan.scenario.name, 'en')}.`,
      },
    ],
    [
      { zh: '结果', en: 'Outcome' },
      {
        zh: `${last}学年：大班额（56人及以上）${at(plan.plan.largeClasses)}个，不实施方案为${at(plan.baseline.largeClasses)}个；其中超大班额（66人及以上）${at(plan.plan.superLargeClasses)}个，不实施方案为${at(plan.baseline.superLargeClasses)}个。启用教室${rooms}间，投资${cost}元。`,
        en: `${last}: ${counted(at(plan.plan.largeClasses), 'class/classes')} of 56 or more, against ${at(plan.baseline.largeClasses)} without the plan; of these ${at(plan.plan.superLargeClasses)} of 66 or more, against ${at(plan.baseline.superLargeClasses)}. ${counted(rooms, 'room comes/rooms come')} into use, for ${cost} yuan.`,
      },
    ],
    ...(plan.explanations.some(({ constraint }) => constraint === CLASS_START_RULE) ? [CLASS_STARTS] : []),
    [
      { zh: '求解', en: 'Solved' },
      {
        zh: `${OUTCOME_WORDS[plan.outcome].zh}（${solver.name} ${solver.version}，差距${percent(solver.gap)}${share === null ? '' : `；已证明达到最大可能压减量的${share}`}）。`,
        en: `${OUTCOME_WORDS[plan.outcome].en} (${solver.name} ${solver.version}, gap ${percent(solver.gap)}${share === null ? '' : `; proven to reach ${share} of the best possible reduction`}).`,
      },
    ],
    [
      { zh: '核验', en: 'Certificate' },
      plan.certificate.ok
        ? { zh: '独立核验全部通过，见“核验”表。', en: 'Every independent check holds; see the certificate sheet.' }
        : {
            zh: '独立核验未通过，本方案不得采用，见“核验”表。',
            en: 'Not every independent check holds: do not use this plan; see the certificate sheet.',
          },
    ],
    [
      { zh: '数据', en: 'Data' },
      {
        zh: `学校${number(input.schools)}所，学段${number(input.programmes)}个，学生${number(input.pupils)}人；${input.hash}`,
        en: `${counted(number(input.schools), 'school/schools')}, ${counted(number(input.programmes), 'programme/programmes')}, ${counted(number(input.pupils), 'pupil/pupils')}.`,
      },
    ],
  ];
}

function indicatorParts({ baseline, plan, budget }: Plan): { title: Words; lines: IndicatorLine[] }[] {
  const shares = plan.largeClasses.map((large, index) => {
    const classes = plan.classes[index] ?? 0;
    return classes === 0 ? 0 : large / classes;
  });
  const reduced = plan.largeClasses.map((large, index) => (baseline.largeClasses[index] ?? 0) - large);
  const classes = { unit: UNITS.classes, format: 'whole' } as const;
  const rooms = { unit: UNITS.rooms, format: 'whole' } as const;
  const posts = { unit: UNITS.posts, format: 'whole' } as const;
  const yuan = { unit: UNITS.yuan, format: 'yuan', summed: true } as const;
  return [
    {
      title: { zh: '不实施方案', en: 'Without the plan' },
      lines: [
        { ...classes, label: { zh: '教学班', en: 'Classes' }, values: baseline.classes },
        {
          ...classes,
          label: { zh: '大班额（56人及以上）', en: 'Classes of 56+' },
          values: baseline.largeClasses,
          name: 'LargeBefore',
        },
        {
          ...classes,
          label: { zh: '超大班额（66人及以上）', en: 'Classes of 66+' },
          values: baseline.superLargeClasses,
        },
      ],
    },
    {
      title: { zh: '实施方案', en: 'With the plan' },
      lines: [
        { ...classes, label: { zh: '教学班', en: 'Classes' }, values: plan.classes, name: 'Classes' },
        {
          ...classes,
          label: { zh: '大班额（56人及以上）', en: 'Classes of 56+' },
          values: plan.largeClasses,
          name: 'LargeAfter',
        },
        { ...classes, label: { zh: '超大班额（66人及以上）', en: 'Classes of 66+' }, values: plan.superLargeClasses },
        {
          ...classes,
          label: { zh: '减少的大班额', en: 'Fewer classes of 56+' },
          values: reduced,
          formula: (cell) => `${cell('LargeBefore')}-${cell('LargeAfter')}`,
        },
        {
          label: { zh: '大班额占比', en: 'Share of classes of 56+' },
          unit: null,
          format: 'share',
          values: shares,
          formula: (cell) => `IF(${cell('Classes')}=0,0,${cell('LargeAfter')}/${cell('Classes')})`,
        },
        { ...rooms, label: { zh: '当年启用教室', en: 'Rooms newly in use' }, values: plan.roomsBuilt, summed: true },
        { ...rooms, label: { zh: '缺教室', en: 'Rooms short' }, values: plan.roomsShort },
        {
          label: { zh: '调整入学的新生', en: 'Pupils redirected' },
          unit: UNITS.pupils,
          format: 'whole',
          values: plan.pupilsRedirected,
          summed: true,
        },
      ],
    },
    {
      title: { zh: '教师编制和特殊教育', en: 'Posts and special education' },
      lines: [
        { ...posts, label: { zh: '应配编制', en: 'Posts required' }, values: plan.postsRequired },
        { ...posts, label: { zh: '编制缺口', en: 'Posts short' }, values: plan.postsShort },
        { ...posts, label: { zh: '校际调动', en: 'Posts moved' }, values: plan.postsMoved, summed: true },
        { ...posts, label: { zh: '招聘', en: 'Posts hired' }, values: plan.postsHired, summed: true },
        {
          ...posts,
          label: { zh: '应配特教教师', en: 'Special teachers required' },
          values: plan.specialTeachersRequired,
        },
        { ...posts, label: { zh: '特教教师缺口', en: 'Special teachers short' }, values: plan.specialTeachersShort },
        { ...rooms, label: { zh: '资源教室', en: 'Resource rooms' }, values: plan.resourceRooms },
      ],
    },
    {
      title: { zh: '资金', en: 'Money' },
      lines: [
        { ...yuan, label: { zh: '基本建设预算', en: 'Capital budget' }, values: budget.capital },
        { ...yuan, label: { zh: '基本建设支出', en: 'Capital cost' }, values: plan.capitalCost, name: 'CapitalCost' },
        { ...yuan, label: { zh: '经常性预算', en: 'Recurrent budget' }, values: budget.recurrent },
        {
          ...yuan,
          label: { zh: '经常性支出', en: 'Recurrent cost' },
          values: plan.recurrentCost,
          name: 'RecurrentCost',
        },
      ],
    },
  ];
}

function addIndicator(
  context: SheetContext,
  sheet: Worksheet,
  row: number,
  plan: Plan,
  line: IndicatorLine,
  rowOf: Map<string, number>,
): void {
  const { locale, workbook } = context;
  const totalColumn = plan.years.length + 3;
  const lastYear = columnLetter(totalColumn - 1);
  write(sheet.getCell(row, 1), bilingual(line.label, locale));
  write(sheet.getCell(row, 2), line.unit === null ? null : say(line.unit, locale));
  plan.years.forEach((_, index) => {
    const letter = columnLetter(index + 3);
    const value = line.values[index] ?? null;
    const text = line.formula?.((name) => `${letter}${rowOf.get(name)}`);
    write(sheet.getCell(row, index + 3), text === undefined || value === null ? value : formula(text, value));
  });
  const sum = line.summed ? formula(`SUM(C${row}:${lastYear}${row})`, total(line.values)) : null;
  write(sheet.getCell(row, totalColumn), sum);
  for (let column = 1; column <= totalColumn; column += 1) {
    styleBody(sheet.getCell(row, column), column <= 2 ? 'text' : line.format);
  }
  if (line.name !== undefined) {
    rowOf.set(line.name, row);
    defineName(workbook, `Summary_${line.name}`, sheet, `$C$${row}:$${lastYear}$${row}`);
  }
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** A number with thousands separators, as both languages write it. */
function number(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 2 });
}

function percent(value: number): string {
  return `${(value * 100).toFixed(1)}%`;
}
