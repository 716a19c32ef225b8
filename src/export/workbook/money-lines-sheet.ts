import type { MoneyLine, Plan } from '../../domain/plan/index.ts';
import type { Names } from '../names.ts';
import { KIND_WORDS, LEVEL_WORDS, PURPOSE_WORDS, UNITS, type Words } from '../words.ts';
import { stageColumn, yearColumn } from './columns.ts';
import { type SheetContext, say } from './sheet.ts';
import { addTableSheet } from './table-sheet.ts';

const WHOLE_BUREAU: Words = { zh: '全局', en: 'Whole bureau' };

/** Every line of money: what is paid for, by which level, out of which district's purse. */
export function addMoneyLinesSheet(context: SheetContext, plan: Plan, names: Names): void {
  const { locale } = context;
  addTableSheet<MoneyLine>(context, {
    table: 'Money',
    name: { zh: '资金明细', en: 'Money lines' },
    title: { zh: '资金明细：每笔支出的用途与出资级别', en: 'Money lines: purpose and funding level of every payment' },
    frozenColumns: 1,
    years: plan.years,
    rows: plan.money,
    columns: [
      { ...yearColumn<MoneyLine>(), width: 14 },
      {
        header: { zh: '预算类别', en: 'Kind' },
        width: 12,
        format: 'text',
        name: 'Kind',
        value: (row) => say(KIND_WORDS[row.kind], locale),
      },
      {
        header: { zh: '出资级别', en: 'Funding level' },
        width: 14,
        format: 'text',
        name: 'Level',
        value: (row) => say(LEVEL_WORDS[row.level], locale),
      },
      {
        header: { zh: '用途', en: 'Purpose' },
        width: 16,
        format: 'text',
        name: 'Purpose',
        value: (row) => say(PURPOSE_WORDS[row.purpose], locale),
      },
      {
        header: { zh: '县区', en: 'District' },
        width: 16,
        format: 'text',
        name: 'District',
        value: (row) => districtLabel(context, names, row.districtId),
      },
      {
        header: { zh: '学校或项目', en: 'School or project' },
        width: 28,
        format: 'text',
        value: (row) => (row.schoolId === null ? null : names.school(row.schoolId)),
      },
      stageColumn(context),
      {
        header: { zh: '金额', en: 'Amount' },
        unit: UNITS.yuan,
        width: 20,
        format: 'yuan',
        name: 'Amount',
        summed: true,
        value: (row) => row.amount,
      },
    ],
  });
}

/** What a district is called in the money sheets; money of no district in particular is the whole bureau's. */
export function districtLabel(context: SheetContext, names: Names, districtId: string | null): string {
  return names.district(districtId) ?? say(WHOLE_BUREAU, context.locale);
}
