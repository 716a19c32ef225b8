import { schoolYear } from '../../domain/school-year.ts';
import { type Names, namesOf } from '../names.ts';
import { momentOf, scenarioLabel } from '../plan-facts.ts';
import { type ExportLocale, KIND_WORDS, LEVEL_WORDS, OUTCOME_WORDS, STAGE_WORDS, type Words } from '../words.ts';
import { type Format, say } from '../workbook/sheet.ts';
import type { ComparedPosts, ComparisonContents, ComparisonPart } from './contents.ts';
import {
  CHANGE_WORDS,
  differenceWords,
  FATE_WORDS,
  FIELD_WORDS,
  INDICATOR_WORDS,
  MEASURE_WORDS,
  SECTION_WORDS,
  warningWords,
} from './words.ts';

type Cell = string | number | null;

/** One table of a comparison: what its columns are called and hold, and the cells row by row. */
export interface ComparisonTable {
  readonly part: ComparisonPart;
  readonly columns: readonly {
    readonly header: Words;
    readonly width: number;
    readonly format: Format;
    /** Long sentences wrap. */
    readonly wraps?: true;
  }[];
  readonly rows: readonly (readonly Cell[])[];
  readonly frozenColumns: number;
}

type Column = ComparisonTable['columns'][number];
type Values = readonly (number | null)[];

/** A, B, C, D: the reference is A, the others follow in their order. */
export function lettersOf({ plans, reference }: Pick<ComparisonContents, 'plans' | 'reference'>): string[] {
  let next = 1;
  return plans.map((_, index) => {
    const place = index === reference ? 0 : next;
    if (index !== reference) next += 1;
    return String.fromCharCode(65 + place);
  });
}

/** The tables of a comparison in the order of the workbook's sheets. */
export function comparisonTables(contents: ComparisonContents, locale: ExportLocale): ComparisonTable[] {
  const names = namesOf(contents.bureau);
  const letters = lettersOf(contents);
  const planName = (index: number) =>
    `${letters[index]} ${scenarioLabel(contents.plans[index]?.scenarioName ?? '', locale)}`;
  const known: Known = { contents, names, planName, words: (words) => (words === undefined ? '' : say(words, locale)) };
  return [
    plansTable(known),
    indicatorsTable(known),
    moneyTable(known),
    districtsTable(known),
    rowsTable(known),
    schoolsTable(known),
    staffingTable(known),
  ];
}

interface Known {
  readonly contents: ComparisonContents;
  readonly names: Names;
  readonly planName: (index: number) => string;
  readonly words: (words: Words | undefined) => string;
}

const text = (zh: string, en: string, width: number): Column => ({ header: { zh, en }, width, format: 'text' });
const whole = (zh: string, en: string): Column => ({ header: { zh, en }, width: 11, format: 'whole' });
const PLAN = text('方案', 'Plan', 22);
const SCHOOL = [text('县区', 'District', 13), text('学校', 'School', 24), text('代码', 'Code', 11)];
const STAGE = text('学段', 'Stage', 10);
const YEAR: Column = { header: { zh: '学年', en: 'Year' }, width: 8, format: 'year' };

function plansTable({ contents, names, planName, words }: Known): ComparisonTable {
  const { plans, reference } = contents;
  return {
    part: 'plans',
    frozenColumns: 1,
    columns: [
      PLAN,
      text('方案编号', 'Plan number', 10),
      text('求解时间', 'Made', 18),
      text('结果', 'Outcome', 24),
      whole('数据版本', 'Data version'),
      { ...text('与参照方案的情景差异', 'What its scenario sets otherwise', 56), wraps: true },
      { ...text('注意', 'Note', 40), wraps: true },
    ],
    rows: plans.map((plan, index) => [
      index === reference ? `${planName(index)}${words({ zh: '（参照）', en: ' (reference)' })}` : planName(index),
      String(plan.planId),
      momentOf(plan.createdAt),
      words(OUTCOME_WORDS[plan.outcome]),
      plan.dataVersion,
      differenceWords(plan, names).map(words).join('\n') ||
        words(index === reference ? { zh: '—', en: '—' } : { zh: '情景相同', en: 'The scenarios differ in nothing' }),
      warningWords(plan).map(words).join('\n'),
    ]),
  };
}

/** Years, then their differences from the reference. */
function yearColumns(years: readonly number[], format: Format, width: number): Column[] {
  return [
    ...years.map((year) => ({ header: { zh: schoolYear(year), en: schoolYear(year) }, width, format })),
    ...years.map((year) => ({
      header: { zh: `${schoolYear(year)} 差额`, en: `${schoolYear(year)} difference` },
      width,
      format,
    })),
  ];
}

function yearCells(values: Values, standard: Values | null): Cell[] {
  const differences = values.map((value, at) => {
    const other = standard?.[at] ?? null;
    return value === null || other === null ? null : Math.round((value - other) * 100) / 100;
  });
  return [...values, ...differences];
}

function indicatorsTable({ contents, planName, words }: Known): ComparisonTable {
  const { comparison, reference } = contents;
  const lines = Object.entries(INDICATOR_WORDS).flatMap(([indicator, name]) => {
    const found = comparison.indicators.filter((line) => line.indicator === indicator);
    const standard = found.find(({ plan }) => plan === reference)?.values ?? null;
    return found.map(({ plan, values }) => [words(name), planName(plan), ...yearCells(values, standard)]);
  });
  const columns = [text('指标', 'Indicator', 24), PLAN, ...yearColumns(comparison.years, 'whole', 13)];
  return { part: 'indicators', frozenColumns: 2, columns, rows: lines };
}

function moneyTable({ contents, names, planName, words }: Known): ComparisonTable {
  const { comparison, reference } = contents;
  const groups = Map.groupBy(comparison.districtMoney, ({ kind, level, districtId }) =>
    JSON.stringify([kind, level, districtId]),
  );
  const rows = [...groups.values()].flatMap((lines) => {
    const standard = lines.find(({ plan }) => plan === reference)?.values ?? null;
    return lines.map(({ kind, level, districtId, plan, values }) => [
      words(KIND_WORDS[kind]),
      words(LEVEL_WORDS[level]),
      districtId === null ? words({ zh: '全局', en: 'Whole bureau' }) : names.district(districtId),
      planName(plan),
      ...yearCells(values, standard),
    ]);
  });
  const columns = [
    text('类别', 'Kind', 12),
    text('资金来源', 'Level', 12),
    text('县区', 'District', 14),
    PLAN,
    ...yearColumns(comparison.years, 'yuan', 17),
  ];
  return { part: 'money', frozenColumns: 4, columns, rows };
}

function districtsTable({ contents, names, planName, words }: Known): ComparisonTable {
  const { comparison, plans, reference } = contents;
  const figures = [
    ['required', { zh: '应配', en: 'Required' }],
    ['short', { zh: '缺口', en: 'Short' }],
    ['unknown', { zh: '现有人员不详的应配数', en: 'Required where the staff is unknown' }],
  ] as const;
  const districts = [...new Set(plans.flatMap(({ posts }) => posts.map(({ districtId }) => districtId)))];
  const rows = districts.flatMap((districtId) =>
    figures.flatMap(([figure, name]) => {
      const valuesOf = (index: number) =>
        plans[index]?.posts.find((line) => line.districtId === districtId)?.[figure] ?? null;
      return plans.flatMap((_, index) => {
        const values = valuesOf(index);
        if (values === null) return [];
        return [
          [names.district(districtId) ?? '—', words(name), planName(index), ...yearCells(values, valuesOf(reference))],
        ];
      });
    }),
  );
  const columns = [
    text('县区', 'District', 14),
    text('项目', 'Figure', 20),
    PLAN,
    ...yearColumns(comparison.years, 'whole', 11),
  ];
  return { part: 'districts', frozenColumns: 3, columns, rows };
}

function schoolCells(names: Names, schoolId: string): Cell[] {
  return [names.district(names.districtIdOf(schoolId)), names.school(schoolId), schoolId];
}

function rowsTable({ contents, names, planName, words }: Known): ComparisonTable {
  const rows = contents.comparison.rows.flatMap((row) =>
    row.fields.map(({ field, reference, plan }) => [
      planName(row.plan),
      words(CHANGE_WORDS[row.change]),
      words(SECTION_WORDS[row.section]),
      ...schoolCells(names, row.schoolId),
      row.otherSchoolId === null ? null : names.school(row.otherSchoolId),
      row.stage === null ? null : words(STAGE_WORDS[row.stage]),
      row.year,
      words(FIELD_WORDS[field] ?? { zh: field, en: field }),
      reference,
      plan,
      reference === null || plan === null ? null : Math.round((plan - reference) * 100) / 100,
    ]),
  );
  const columns = [
    PLAN,
    text('变化', 'Change', 9),
    text('内容', 'Part', 12),
    ...SCHOOL,
    text('分流到', 'Redirected to', 22),
    STAGE,
    YEAR,
    text('项目', 'Figure', 18),
    whole('参照', 'Reference'),
    whole('方案', 'Plan'),
    whole('差额', 'Difference'),
  ];
  return { part: 'rows', frozenColumns: 1, columns, rows };
}

function schoolsTable({ contents, names, planName, words }: Known): ComparisonTable {
  const rows = contents.plans.flatMap(({ schools }, index) =>
    schools.flatMap(({ schoolId, outcome, changes }) =>
      changes.map(({ measure, reference, plan }) => [
        planName(index),
        words(FATE_WORDS[outcome]),
        ...schoolCells(names, schoolId),
        words(MEASURE_WORDS[measure]),
        reference,
        plan,
        plan - reference,
      ]),
    ),
  );
  const columns = [
    PLAN,
    text('结果', 'Outcome', 11),
    ...SCHOOL,
    text('指标（各年合计）', 'Measure (summed over the years)', 24),
    whole('参照', 'Reference'),
    whole('方案', 'Plan'),
    whole('差额', 'Difference'),
  ];
  return { part: 'schools', frozenColumns: 1, columns, rows };
}

function staffingTable({ contents, names, planName, words }: Known): ComparisonTable {
  const side = (posts: ComparedPosts | null): Cell[] => [
    posts === null || posts.norm === null
      ? null
      : `${posts.norm.id}${posts.norm.value === null ? '' : ` = ${posts.norm.value}`}`,
    posts?.arithmetic ?? null,
    posts?.required ?? null,
    posts?.allotted ?? null,
    posts?.short ?? null,
  ];
  const rows = contents.staffing.flatMap(({ plan, rows: lines }) =>
    lines.map((line) => [
      planName(plan),
      words(CHANGE_WORDS[line.change]),
      ...schoolCells(names, line.schoolId),
      words(STAGE_WORDS[line.stage]),
      line.year,
      ...side(line.reference),
      ...side(line.plan),
      line.plan?.norm?.document ?? line.reference?.norm?.document ?? null,
    ]),
  );
  const sideColumns = (zh: string, en: string): Column[] => [
    text(`${zh} 核定标准`, `${en} norm`, 24),
    text(`${zh} 计算`, `${en} arithmetic`, 22),
    whole(`${zh} 应配`, `${en} required`),
    whole(`${zh} 到岗`, `${en} filled`),
    whole(`${zh} 缺口`, `${en} short`),
  ];
  const columns = [
    PLAN,
    text('变化', 'Change', 9),
    ...SCHOOL,
    STAGE,
    YEAR,
    ...sideColumns('参照', 'Reference'),
    ...sideColumns('方案', 'Plan'),
    text('依据', 'Document', 24),
  ];
  return { part: 'staffing', frozenColumns: 1, columns, rows };
}
