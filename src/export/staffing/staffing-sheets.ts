import { HIRE_CHANNELS } from '../../domain/plan/index.ts';
import type { WordedNorm } from '../background.ts';
import { CHANGE_WORDS } from '../comparison/words.ts';
import type { Names } from '../names.ts';
import { scenarioLabel } from '../plan-facts.ts';
import { CHANNEL_WORDS, UNITS, type Words } from '../words.ts';
import { schoolColumns, stageColumn, yearColumn } from '../workbook/columns.ts';
import { type SheetContext, say } from '../workbook/sheet.ts';
import { addTableSheet, type TableColumn } from '../workbook/table-sheet.ts';
import { arithmeticText } from './arithmetic-text.ts';
import type { StaffingContents, StaffingRow } from './contents.ts';

/** A column of whole posts that is summed. */
export function postsColumn<Row>(
  header: Words,
  name: string,
  value: (row: Row) => number | null,
  formula?: TableColumn<Row>['formula'],
): TableColumn<Row> {
  return {
    header,
    unit: UNITS.posts,
    width: 8,
    format: 'whole',
    name,
    summed: true,
    value,
    ...(formula === undefined ? {} : { formula }),
  };
}

/** Posts of every school and stage in every year: norm, arithmetic, now, plan, moves, hires by channel and shortage. */
export function addStaffingSheet(context: SheetContext, { plan, rows, norms }: StaffingContents, names: Names): void {
  const known = new Map(norms.map((norm) => [norm.id, norm]));
  addTableSheet<StaffingRow>(context, {
    table: 'Staffing',
    name: { zh: '学校编制', en: 'Posts' },
    title: {
      zh: '学校编制：核定标准、现有、方案配备与缺口',
      en: 'Posts by school and stage: norm, now, plan and shortage',
    },
    frozenColumns: 2,
    years: plan.years,
    rows,
    columns: [
      { ...districtColumn(names), name: 'District' },
      ...schoolColumns<StaffingRow>(names, (row) => row.schoolId).slice(1),
      stageColumn(context),
      yearColumn(),
      {
        header: { zh: '核定标准（见“依据和标准”）', en: 'Norm (see Sources)' },
        width: 22,
        format: 'text',
        value: ({ norm }) => (norm === null ? null : normText(norm, known.get(norm.id), context)),
      },
      {
        header: { zh: '计算', en: 'Arithmetic' },
        width: 24,
        format: 'text',
        value: ({ arithmetic }) => arithmeticText(arithmetic, context.locale),
      },
      postsColumn({ zh: '应配', en: 'Required' }, 'Required', (row) => row.required),
      postsColumn({ zh: '现有编制', en: 'Posts now' }, 'Establishment', (row) => row.establishment),
      postsColumn({ zh: '现有在编', en: 'Staff now' }, 'Teachers', (row) => row.teachers),
      postsColumn({ zh: '现有购买岗位', en: 'Purchased now' }, 'Purchased', (row) => row.purchased),
      postsColumn({ zh: '调入', en: 'Moved in' }, 'MovedIn', (row) => row.movedIn),
      postsColumn({ zh: '调出', en: 'Moved out' }, 'MovedOut', (row) => row.movedOut),
      ...HIRE_CHANNELS.map((channel) =>
        postsColumn<StaffingRow>(CHANNEL_WORDS[channel], `Hired_${channel}`, ({ hiredBy }) => hiredBy[channel]),
      ),
      postsColumn({ zh: '方案配备', en: 'Plan' }, 'Allotted', (row) => row.allotted),
      postsColumn(
        { zh: '缺口', en: 'Short' },
        'Short',
        (row) => row.short,
        (cell) => `MAX(0,${cell('Required')}-${cell('Allotted')})`,
      ),
    ],
  });
}

/** What a norm says, without the full stop, and its value. */
function normText(
  { id, value }: NonNullable<StaffingRow['norm']>,
  known: WordedNorm | undefined,
  { locale }: SheetContext,
): string {
  const text = known === undefined ? id : say(known.description, locale).replace(/[。.]$/, '');
  return value === null ? text : `${text}${locale === 'zh' ? '：' : ': '}${value}`;
}

function districtColumn(names: Names): TableColumn<StaffingRow> {
  return {
    header: { zh: '县区', en: 'District' },
    width: 12,
    format: 'text',
    value: (row) => names.district(names.districtIdOf(row.schoolId)) ?? '—',
  };
}

/** Establishment against posts required and filled, by district and year. */
export function addDistrictBalanceSheet(context: SheetContext, contents: StaffingContents, names: Names): void {
  const { plan, districts, rows } = contents;
  const balances = plan.years.flatMap((year) =>
    districts.map((district) => ({
      ...district,
      year,
      rows: rows.filter((row) => row.year === year && names.districtIdOf(row.schoolId) === district.districtId),
    })),
  );
  type Row = (typeof balances)[number];
  // EXACT takes names as they are; SUMIFS would read * and ? in them as wildcards.
  const summed = (header: Words, name: string, value: (row: StaffingRow) => number | null) =>
    postsColumn<Row>(
      header,
      name,
      (row) => row.rows.reduce((sum, line) => sum + (value(line) ?? 0), 0),
      // The figures are an argument of their own, because blank cells would make a product an error.
      (cell) =>
        `SUMPRODUCT(EXACT(Staffing_District,${cell('District')})*(Staffing_Year=${cell('Year')}),Staffing_${name})`,
    );
  addTableSheet<Row>(context, {
    table: 'Balance',
    name: { zh: '县区平衡', en: 'Districts' },
    title: {
      zh: '县区编制平衡：编制总数、应配、配备与缺口',
      en: 'Districts: establishment, posts required and filled',
    },
    frozenColumns: 2,
    years: plan.years,
    rows: balances,
    columns: [
      {
        header: { zh: '县区', en: 'District' },
        width: 18,
        format: 'text',
        name: 'District',
        value: ({ districtId }) => names.district(districtId) ?? '—',
      },
      { ...yearColumn<Row>(), width: 10 },
      postsColumn({ zh: '编制总数', en: 'Establishment' }, 'Establishment', ({ posts }) => posts),
      summed({ zh: '应配', en: 'Required' }, 'Required', (row) => row.required),
      summed({ zh: '方案配备', en: 'Plan' }, 'Allotted', (row) => row.allotted),
      summed({ zh: '调入', en: 'Moved in' }, 'MovedIn', (row) => row.movedIn),
      summed({ zh: '调出', en: 'Moved out' }, 'MovedOut', (row) => row.movedOut),
      ...HIRE_CHANNELS.map((channel) =>
        summed(CHANNEL_WORDS[channel], `Hired_${channel}`, (row) => row.hiredBy[channel]),
      ),
      summed({ zh: '缺口', en: 'Short' }, 'Short', (row) => row.short),
      {
        header: { zh: '编制减应配', en: 'Establishment less required' },
        unit: UNITS.posts,
        width: 16,
        format: 'whole',
        value: ({ posts, rows: lines }) =>
          posts === null ? null : posts - lines.reduce((sum, { required }) => sum + required, 0),
        formula: (cell) => `${cell('Establishment')}-${cell('Required')}`,
      },
    ],
  });
}

/** Rows in which two plans differ, side by side, with the rule behind each. */
export function addComparisonSheet(context: SheetContext, contents: StaffingContents, names: Names): void {
  const { other } = contents;
  if (other === null) return;
  const keyOf = (row: StaffingRow): string => `${row.schoolId}|${row.stage}|${row.year}`;
  const before = new Map(contents.rows.map((row) => [keyOf(row), row]));
  const after = new Map(other.rows.map((row) => [keyOf(row), row]));
  const rows = [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const [one, two] = [before.get(key) ?? null, after.get(key) ?? null];
    const any = one ?? two;
    if (any === null || isSameStaffing(one, two)) return [];
    const change = one === null ? 'added' : two === null ? 'removed' : 'modified';
    return [{ schoolId: any.schoolId, stage: any.stage, year: any.year, one, two, change } as const];
  });
  type Row = (typeof rows)[number];
  const side = (which: 'one' | 'two'): TableColumn<Row>[] => {
    const letter = which === 'one' ? 'A' : 'B';
    return [
      {
        header: { zh: `${letter} 计算`, en: `${letter} arithmetic` },
        width: 22,
        format: 'text',
        value: (row) => arithmeticText(row[which]?.arithmetic ?? null, context.locale),
      },
      postsColumn(
        { zh: `${letter} 应配`, en: `${letter} required` },
        `Required${letter}`,
        (row) => row[which]?.required ?? null,
      ),
      postsColumn(
        { zh: `${letter} 配备`, en: `${letter} plan` },
        `Allotted${letter}`,
        (row) => row[which]?.allotted ?? null,
      ),
      postsColumn(
        { zh: `${letter} 缺口`, en: `${letter} short` },
        `Short${letter}`,
        (row) => row[which]?.short ?? null,
      ),
    ];
  };
  const name = (plan: StaffingContents | NonNullable<typeof other>): string =>
    `${plan.planId} ${scenarioLabel(plan.plan.scenario.name, context.locale)}`;
  addTableSheet<Row>(context, {
    table: 'Comparison',
    name: { zh: '方案对比', en: 'Comparison' },
    title: {
      zh: `方案对比：A ${name(contents)}；B ${name(other)}（只列有变化的）`,
      en: `Comparison: A ${name(contents)}; B ${name(other)} (only what differs)`,
    },
    frozenColumns: 2,
    years: null,
    rows,
    columns: [
      ...schoolColumns<Row>(names, (row) => row.schoolId),
      stageColumn(context),
      yearColumn(),
      {
        header: { zh: '变化', en: 'Change' },
        width: 10,
        format: 'text',
        value: ({ change }) => say(CHANGE_WORDS[change], context.locale),
      },
      ...side('one'),
      ...side('two'),
      ...(['Required', 'Allotted', 'Short'] as const).map((figure) =>
        postsColumn<Row>(
          {
            zh: `B−A ${{ Required: '应配', Allotted: '配备', Short: '缺口' }[figure]}`,
            en: `B − A ${{ Required: 'required', Allotted: 'plan', Short: 'short' }[figure]}`,
          },
          `Change${figure}`,
          ({ one, two }) => {
            const field = ({ Required: 'required', Allotted: 'allotted', Short: 'short' } as const)[figure];
            return (two?.[field] ?? 0) - (one?.[field] ?? 0);
          },
          (cell) => `${cell(`${figure}B`)}-${cell(`${figure}A`)}`,
        ),
      ),
    ],
  });
}

function isSameStaffing(one: StaffingRow | null, two: StaffingRow | null): boolean {
  if (one === null || two === null) return false;
  return (
    one.required === two.required &&
    one.allotted === two.allotted &&
    one.movedIn === two.movedIn &&
    one.movedOut === two.movedOut &&
    one.short === two.short &&
    HIRE_CHANNELS.every((channel) => one.hiredBy[channel] === two.hiredBy[channel])
  );
}
