import { schoolYear } from '../../domain/school-year.ts';
import { BUDGET_KINDS, type BudgetKind, FUNDING_LEVELS, type FundingLevel } from '../../domain/tables/index.ts';
import type { Names } from '../names.ts';
import { KIND_WORDS, LEVEL_WORDS, PURPOSE_WORDS, UNITS, type Words } from '../words.ts';
import { stageColumn } from '../workbook/columns.ts';
import { type SheetContext, say } from '../workbook/sheet.ts';
import { addTableSheet, type TableColumn } from '../workbook/table-sheet.ts';
import type { BudgetContents } from './contents.ts';
import { districtLabel, levelName, sumOfLevels } from './cost-columns.ts';
import type { NumberedLine } from './lines-sheet.ts';

const TOTAL: Words = { zh: '合计', en: 'Total' };

interface KindAndLevel {
  readonly kind: BudgetKind;
  readonly level: FundingLevel;
}

function kindColumn<Row extends { readonly kind: BudgetKind }>(context: SheetContext): TableColumn<Row> {
  return {
    header: { zh: '预算类别', en: 'Kind' },
    width: 14,
    format: 'text',
    name: 'Kind',
    value: ({ kind }) => say(KIND_WORDS[kind], context.locale),
  };
}

function levelColumn<Row extends { readonly level: FundingLevel }>(context: SheetContext): TableColumn<Row> {
  return {
    header: { zh: '资金来源', en: 'Funding level' },
    width: 14,
    format: 'text',
    name: 'Level',
    value: ({ level }) => say(LEVEL_WORDS[level], context.locale),
  };
}

function yuanColumn<Row>(
  header: Words,
  name: string,
  value: (row: Row) => number | null,
  formula?: TableColumn<Row>['formula'],
): TableColumn<Row> {
  return {
    header,
    unit: UNITS.yuan,
    width: 19,
    format: 'yuan',
    name,
    summed: true,
    value,
    ...(formula === undefined ? {} : { formula }),
  };
}

function yearColumns<Row>(
  years: readonly number[],
  value: (row: Row, year: number) => number,
  formula: (row: Row, cell: (name: string) => string, year: number) => string,
): TableColumn<Row>[] {
  return [
    ...years.map((year) =>
      yuanColumn<Row>(
        { zh: `${schoolYear(year)}学年`, en: schoolYear(year) },
        `In${year}`,
        (row) => value(row, year),
        (cell, row) => formula(row, cell, year),
      ),
    ),
    yuanColumn<Row>(
      TOTAL,
      'Total',
      (row) => years.reduce((sum, year) => sum + Math.round(value(row, year) * 100), 0) / 100,
      (cell) => `SUM(${cell(`In${years[0]}`)}:${cell(`In${years.at(-1)}`)})`,
    ),
  ];
}

/** Yuan that the level pays for the lines that count. */
function paid(lines: readonly NumberedLine[], level: FundingLevel, counts: (line: NumberedLine) => boolean): number {
  return lines.reduce((fen, line) => (counts(line) ? fen + line.fen[level] : fen), 0) / 100;
}

/** The budget by year, funding level and kind. */
export function addBudgetSheet(context: SheetContext, { plan }: BudgetContents, lines: readonly NumberedLine[]): void {
  const rows: KindAndLevel[] = BUDGET_KINDS.flatMap((kind) => FUNDING_LEVELS.map((level) => ({ kind, level })));
  addTableSheet<KindAndLevel>(context, {
    table: 'Budget',
    name: { zh: '经费总表', en: 'Budget' },
    title: { zh: '经费总表：分学年、资金来源和预算类别', en: 'Budget by year, funding level and kind' },
    frozenColumns: 2,
    years: null,
    rows,
    columns: [
      kindColumn(context),
      levelColumn(context),
      ...yearColumns<KindAndLevel>(
        plan.years,
        ({ kind, level }, year) => paid(lines, level, (line) => line.kind === kind && line.year === year),
        ({ level }, cell, year) => `SUMIFS(Lines_${levelName(level)},Lines_Year,${year},Lines_Kind,${cell('Kind')})`,
      ),
    ],
  });
}

interface BalanceRow extends KindAndLevel {
  readonly year: number;
  readonly amount: number | null;
}

/** New money of each year against what the plan spends. */
export function addBalanceSheet(
  context: SheetContext,
  { budgets }: BudgetContents,
  lines: readonly NumberedLine[],
): void {
  const spent = ({ kind, level, year }: BalanceRow): number =>
    paid(lines, level, (line) => line.kind === kind && line.year === year);
  addTableSheet<BalanceRow>(context, {
    table: 'Balance',
    name: { zh: '资金平衡', en: 'Balance' },
    title: {
      zh: '资金平衡：当年预算与支出（可结转的结余留待下年，差额可为负）',
      en: 'Balance: new money and cost by year (money carried over pays where the difference is negative)',
    },
    frozenColumns: 3,
    years: null,
    rows: budgets,
    columns: [
      kindColumn(context),
      levelColumn(context),
      { header: { zh: '学年', en: 'Year' }, width: 10, format: 'year', name: 'Year', value: ({ year }) => year },
      yuanColumn<BalanceRow>({ zh: '当年预算', en: 'New money' }, 'Amount', ({ amount }) => amount),
      yuanColumn<BalanceRow>(
        { zh: '支出', en: 'Cost' },
        'Cost',
        spent,
        (cell, { level }) => `SUMIFS(Lines_${levelName(level)},Lines_Year,${cell('Year')},Lines_Kind,${cell('Kind')})`,
      ),
      yuanColumn<BalanceRow>(
        { zh: '差额', en: 'Difference' },
        'Left',
        (row) => (row.amount === null ? null : Math.round((row.amount - spent(row)) * 100) / 100),
        (cell) => `${cell('Amount')}-${cell('Cost')}`,
      ),
    ],
  });
}

interface DistrictRow extends KindAndLevel {
  readonly districtId: string | null;
}

/** The budget of each district's schools by kind, funding level and year. */
export function addDistrictSheet(
  context: SheetContext,
  { plan }: BudgetContents,
  lines: readonly NumberedLine[],
  names: Names,
): void {
  const districts = [...new Set(lines.map(({ districtId }) => districtId))].sort((one, other) =>
    (one ?? '') < (other ?? '') ? -1 : 1,
  );
  const rows: DistrictRow[] = districts.flatMap((districtId) =>
    BUDGET_KINDS.flatMap((kind) => FUNDING_LEVELS.map((level) => ({ districtId, kind, level }))),
  );
  addTableSheet<DistrictRow>(context, {
    table: 'Districts',
    name: { zh: '分县区', en: 'By district' },
    title: { zh: '分县区经费：按学校所在县区', en: 'By district in which the schools lie' },
    frozenColumns: 3,
    years: null,
    rows,
    columns: [
      {
        header: { zh: '县区', en: 'District' },
        width: 14,
        format: 'text',
        name: 'District',
        value: ({ districtId }) => districtLabel(context, names, districtId),
      },
      kindColumn(context),
      levelColumn(context),
      ...yearColumns<DistrictRow>(
        plan.years,
        (row, year) =>
          paid(
            lines,
            row.level,
            (line) => line.kind === row.kind && line.year === year && line.districtId === row.districtId,
          ),
        // EXACT takes names as they are; SUMIFS would read * and ? in them as wildcards.
        ({ level }, cell, year) =>
          `SUMPRODUCT(EXACT(Lines_District,${cell('District')})*EXACT(Lines_Kind,${cell('Kind')})*(Lines_Year=${year})*Lines_${levelName(level)})`,
      ),
    ],
  });
}

/** What is spent on every school and project, by purpose and funding level. */
export function addSchoolSheet(context: SheetContext, lines: readonly NumberedLine[], names: Names): void {
  const groups = [...Map.groupBy(lines, ({ group }) => group).values()];
  const quantityMatters = (line: NumberedLine): boolean => line.kind === 'capital';
  const rows = groups
    .map((members) => ({ ...members[0]!, members }))
    .sort((one, other) => compare(one.districtId, other.districtId) || compare(one.schoolId, other.schoolId));
  type Row = (typeof rows)[number];
  addTableSheet<Row>(context, {
    table: 'Schools',
    name: { zh: '分项目学校', en: 'By school' },
    title: { zh: '分项目和学校经费：每笔按资金来源分列', en: 'By project and school, each line by funding level' },
    frozenColumns: 3,
    years: null,
    rows,
    columns: [
      { header: { zh: '序号', en: 'No.' }, width: 9, format: 'year', name: 'Group', value: ({ group }) => group },
      {
        header: { zh: '县区', en: 'District' },
        width: 13,
        format: 'text',
        value: ({ districtId }) => districtLabel(context, names, districtId),
      },
      {
        header: { zh: '学校或项目', en: 'School or project' },
        width: 28,
        format: 'text',
        value: ({ schoolId }) => (schoolId === null ? null : names.school(schoolId)),
      },
      stageColumn(context),
      {
        header: { zh: '用途', en: 'Purpose' },
        width: 16,
        format: 'text',
        value: ({ purpose }) => say(PURPOSE_WORDS[purpose], context.locale),
      },
      {
        header: { zh: '间/校', en: 'Rooms, schools' },
        width: 10,
        format: 'whole',
        value: (row) => (quantityMatters(row) ? row.members.reduce((sum, { quantity }) => sum + quantity, 0) : null),
      },
      ...FUNDING_LEVELS.map((level) =>
        yuanColumn<Row>(
          LEVEL_WORDS[level],
          levelName(level),
          ({ members }) => paid(members, level, () => true),
          (cell) => `SUMIFS(Lines_${levelName(level)},Lines_Group,${cell('Group')})`,
        ),
      ),
      yuanColumn<Row>(
        TOTAL,
        'Total',
        ({ members }) => members.reduce((sum, { fen }) => sum + sumOfLevels(fen), 0) / 100,
        (cell) => `SUM(${cell('Central')}:${cell('County')})`,
      ),
    ],
  });
}

function compare(one: string | null, other: string | null): number {
  return (one ?? '') < (other ?? '') ? -1 : one === other ? 0 : 1;
}
