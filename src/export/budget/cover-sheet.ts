import { BUDGET_KINDS } from '../../domain/tables/index.ts';
import { KIND_WORDS, OUTCOME_WORDS, type Words } from '../words.ts';
import {
  addSheet,
  bilingual,
  FORMATS,
  type Format,
  formula,
  HEADER_ROW,
  headerText,
  type SheetContext,
  say,
  styleBody,
  wrap,
  write,
} from '../workbook/sheet.ts';
import type { BudgetContents } from './contents.ts';

const WIDTHS = [52, 78] as const;

interface Fact {
  readonly label: Words;
  readonly value: string | number;
  readonly format?: Format;
  readonly formula?: string;
}

/** What the workbook is about, what it was made from, and the sums of everything with the result of the checks. */
export function addCoverSheet(context: SheetContext, contents: BudgetContents): void {
  const { locale } = context;
  const sheet = addSheet(
    context,
    { zh: '封面', en: 'Cover' },
    { zh: '教育经费预算表', en: 'Education budget' },
    [
      { header: headerText({ zh: '项目', en: 'Item' }, null, locale), width: WIDTHS[0], format: 'text' },
      { header: headerText({ zh: '内容', en: 'Content' }, null, locale), width: WIDTHS[1], format: 'text' },
    ],
    1,
  );
  sheet.pageSetup.fitToHeight = 1;
  factsOf(contents, context).forEach((fact, index) => {
    const row = sheet.getRow(HEADER_ROW + 1 + index);
    const [label, value] = [row.getCell(1), row.getCell(2)];
    write(label, bilingual(fact.label, locale), { bold: true });
    styleBody(label, 'text');
    if (fact.formula !== undefined && typeof fact.value === 'number') write(value, formula(fact.formula, fact.value));
    else write(value, fact.value);
    styleBody(value, fact.format ?? 'text');
    value.alignment = { vertical: 'top', horizontal: 'left', indent: 1, wrapText: true };
    value.numFmt = FORMATS[fact.format ?? 'text'];
    row.height = Math.max(20, typeof fact.value === 'string' ? wrap(value, fact.value, WIDTHS[1]) : 0);
  });
}

function factsOf(contents: BudgetContents, { locale }: SheetContext): Fact[] {
  const { plan, bureau, lines } = contents;
  const { solver } = plan;
  const percent = (share: number): string => `${(share * 100).toFixed(2)}%`;
  const either = (words: Words): string => say(words, locale);
  const first = plan.years[0] ?? bureau.settings.baseYear;
  const last = plan.years.at(-1) ?? first;
  return [
    { label: { zh: '单位', en: 'Bureau' }, value: bureau.settings.name ?? '—' },
    { label: { zh: '情景', en: 'Scenario' }, value: plan.scenario.name },
    { label: { zh: '方案编号', en: 'Plan' }, value: `${contents.planId}（${contents.createdAt}）` },
    { label: { zh: '规划学年', en: 'Planned years' }, value: `${first}–${last}` },
    {
      label: { zh: '数据版本', en: 'Data version' },
      value: contents.isDataUnchanged
        ? `${contents.data.version}`
        : `${contents.data.version} — ${either({ zh: '数据在方案编制后已有改动，请重新编制', en: 'the data have changed since the plan was made: plan again' })}`,
    },
    { label: { zh: '数据指纹', en: 'Hash of the data' }, value: contents.data.hash },
    { label: { zh: '输入指纹', en: 'Hash of data, norms and scenario' }, value: plan.input.hash },
    { label: { zh: '求解器', en: 'Solver' }, value: `${solver.name} ${solver.version}` },
    { label: { zh: '求解结果', en: 'Outcome' }, value: either(OUTCOME_WORDS[plan.outcome]) },
    {
      label: { zh: '与理论下界的差距', en: 'Gap to the proven bound' },
      value: `${percent(solver.gap)}${
        solver.reductionShare === null
          ? ''
          : either({
              zh: `；已证明达到最大可能压减量的${percent(solver.reductionShare)}`,
              en: `; proven to reach ${percent(solver.reductionShare)} of the best possible reduction`,
            })
      }`,
    },
    {
      label: { zh: '独立核验', en: 'Certificate' },
      value: either(
        plan.certificate.ok
          ? { zh: '全部通过', en: 'every check holds' }
          : { zh: '未通过，本方案不得采用', en: 'NOT every check holds: do not use this plan' },
      ),
    },
    ...BUDGET_KINDS.map(
      (kind): Fact => ({
        label: {
          zh: `${KIND_WORDS[kind].zh}支出合计（元）`,
          en: `${KIND_WORDS[kind].en} cost, all years (yuan)`,
        },
        value:
          lines.reduce(
            (sum, line) =>
              line.kind === kind ? sum + line.fen.central + line.fen.province + line.fen.city + line.fen.county : sum,
            0,
          ) / 100,
        format: 'yuan',
        formula: `SUMIFS(Lines_Total,Lines_Kind,"${either(KIND_WORDS[kind])}")`,
      }),
    ),
    {
      label: { zh: '核对不一致的项数（应为0）', en: 'Checks that do not agree (must be 0)' },
      value: 0,
      format: 'whole',
      formula: 'SUMPRODUCT(--(ABS(Checks_Difference)>=0.005))',
    },
    {
      label: { zh: '与方案编制时不同的单价数', en: 'Prices that differ from the plan’s' },
      value: 0,
      format: 'whole',
      formula: 'SUMPRODUCT(--(Prices_Value<>Prices_Planned))',
    },
  ];
}
