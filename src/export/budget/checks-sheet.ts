import { BUDGET_KINDS, FUNDING_LEVELS } from '../../domain/tables/index.ts';
import { KIND_WORDS, LEVEL_WORDS, type Words } from '../words.ts';
import { bilingual, type SheetContext, say } from '../workbook/sheet.ts';
import { addTableSheet } from '../workbook/table-sheet.ts';
import type { BudgetContents } from './contents.ts';
import { levelName, sumOfLevels } from './cost-columns.ts';

/** A figure of the plan beside what the sheets add up to. */
interface Check {
  readonly label: Words;
  readonly year: number | null;
  /** Yuan, from the plan. */
  readonly figure: number;
  /** Yuan, what the formula comes to. */
  readonly sum: number;
  readonly formula: string;
}

/** The plan's figures against the sums of the sheets: every difference is 0 while no price is changed. */
export function addChecksSheet(context: SheetContext, contents: BudgetContents): void {
  addTableSheet<Check>(context, {
    table: 'Checks',
    name: { zh: '核对', en: 'Checks' },
    title: {
      zh: '核对：方案数字与各表合计（未改单价时差额应为0）',
      en: 'Checks: the plan against the sheets (0 while no price is changed)',
    },
    frozenColumns: 1,
    years: null,
    rows: checksOf(context, contents),
    columns: [
      {
        header: { zh: '指标', en: 'Figure' },
        width: 46,
        format: 'text',
        value: ({ label }) => bilingual(label, context.locale),
      },
      { header: { zh: '学年', en: 'Year' }, width: 10, format: 'year', value: ({ year }) => year },
      { header: { zh: '方案', en: 'Plan' }, width: 22, format: 'yuan', name: 'Plan', value: ({ figure }) => figure },
      {
        header: { zh: '各表合计', en: 'Sheets' },
        width: 22,
        format: 'yuan',
        name: 'Sheets',
        value: ({ sum }) => sum,
        formula: (_, { formula }) => formula,
      },
      {
        header: { zh: '差额', en: 'Difference' },
        width: 18,
        format: 'yuan',
        name: 'Difference',
        value: ({ figure, sum }) => Math.round((figure - sum) * 100) / 100,
        formula: (cell) => `ROUND(${cell('Plan')}-${cell('Sheets')},2)`,
      },
    ],
  });
}

function checksOf(context: SheetContext, contents: BudgetContents): Check[] {
  const { plan, lines, tail, publicFunds } = contents;
  const money = (counts: (line: (typeof plan.money)[number]) => boolean): number =>
    plan.money.reduce((fen, line) => (counts(line) ? fen + Math.round(line.amount * 100) : fen), 0) / 100;
  const total = lines.reduce((fen, line) => fen + sumOfLevels(line.fen), 0) / 100;
  const byKind = BUDGET_KINDS.flatMap((kind) => {
    const series = kind === 'capital' ? plan.plan.capitalCost : plan.plan.recurrentCost;
    return plan.years.map((year, index) => ({
      label: { zh: `${KIND_WORDS[kind].zh}支出`, en: `${KIND_WORDS[kind].en} cost` },
      year,
      figure: series[index] ?? 0,
      sum:
        lines.reduce((fen, line) => (line.kind === kind && line.year === year ? fen + sumOfLevels(line.fen) : fen), 0) /
        100,
      formula: `SUMIFS(Budget_In${year},Budget_Kind,"${say(KIND_WORDS[kind], context.locale)}")`,
    }));
  });
  const byLevel = FUNDING_LEVELS.map((level) => ({
    label: { zh: `${LEVEL_WORDS[level].zh}资金`, en: `${LEVEL_WORDS[level].en} money` },
    year: null,
    figure: money((line) => line.level === level),
    sum: lines.reduce((fen, line) => fen + line.fen[level], 0) / 100,
    formula: `SUM(Lines_${levelName(level)})`,
  }));
  const purposes = (['posts', 'purchasedPosts'] as const).map((purpose) => ({
    label:
      purpose === 'posts'
        ? { zh: '新增编制经费表', en: 'Sheet of new posts' }
        : { zh: '购买服务岗位表', en: 'Sheet of purchased posts' },
    year: null,
    figure: money((line) => line.purpose === purpose),
    sum: lines.reduce((fen, line) => (line.purpose === purpose ? fen + sumOfLevels(line.fen) : fen), 0) / 100,
    formula: `SUM(${purpose === 'posts' ? 'NewPosts' : 'Purchased'}_Total)`,
  }));
  const all = { year: null, figure: money(() => true), sum: total };
  const tailYear = tail.reduce((fen, line) => fen + sumOfLevels(line.fen), 0) / 100;
  const lastYear = (plan.years.at(-1) ?? 0) + 5;
  const funds = plan.years.map((year) => {
    const amount =
      publicFunds.reduce((fen, line) => (line.year === year ? fen + Math.round(line.amount * 100) : fen), 0) / 100;
    return {
      label: { zh: '生均公用经费', en: 'Public funds' },
      year,
      figure: amount,
      sum: amount,
      formula: `SUMIFS(Funds_Amount,Funds_Year,${year})`,
    };
  });
  return [
    ...byKind,
    ...byLevel,
    { ...all, label: { zh: '经费总表', en: 'Sheet of the budget' }, formula: 'SUM(Budget_Total)' },
    { ...all, label: { zh: '资金平衡表', en: 'Sheet of the balance' }, formula: 'SUM(Balance_Cost)' },
    { ...all, label: { zh: '分县区表', en: 'Sheet by district' }, formula: 'SUM(Districts_Total)' },
    { ...all, label: { zh: '分项目学校表', en: 'Sheet by school' }, formula: 'SUM(Schools_Total)' },
    ...purposes,
    {
      label: { zh: '后续运行费（第五年）', en: 'Running-cost tail, fifth year' },
      year: lastYear,
      figure: tailYear,
      sum: tailYear,
      formula: `SUMIFS(Tail_Total,Tail_From,"<=${lastYear}")`,
    },
    ...funds,
  ];
}
