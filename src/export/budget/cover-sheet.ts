import { BUDGET_KINDS } from '../../domain/tables/index.ts';
import { addFactSheet, type Fact } from '../fact-sheet.ts';
import { planFacts } from '../plan-facts.ts';
import { KIND_WORDS } from '../words.ts';
import { type SheetContext, say } from '../workbook/sheet.ts';
import type { BudgetContents } from './contents.ts';

/** What the workbook is about, what it was made from, and the sums of everything with the result of the checks. */
export function addCoverSheet(context: SheetContext, contents: BudgetContents): void {
  addFactSheet(context, { zh: '封面', en: 'Cover' }, { zh: '教育经费预算表', en: 'Education budget' }, [
    ...planFacts(contents, context.locale),
    ...sums(contents, context),
  ]);
}

function sums({ lines }: BudgetContents, { locale }: SheetContext): Fact[] {
  return [
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
        formula: `SUMIFS(Lines_Total,Lines_Kind,"${say(KIND_WORDS[kind], locale)}")`,
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
