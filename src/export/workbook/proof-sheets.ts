import type { CertificateCheck, Explanation, Plan } from '../../domain/plan/index.ts';
import type { PlanWords } from '../background.ts';
import type { Names } from '../names.ts';
import { REASON_WORDS } from '../words.ts';
import { bilingual, type SheetContext, say } from './sheet.ts';
import { addTableSheet } from './table-sheet.ts';

/** What is missing comes before what is done, and what was assumed comes last: there may be hundreds of those. */
const KIND_ORDER: readonly Explanation['kind'][] = ['relaxation', 'shortfall', 'decision', 'assumption'];

/** The reasons that the plan gives for what it does, lacks and assumes. */
export function addReasonsSheet(context: SheetContext, plan: Plan, names: Names, words: PlanWords): void {
  addTableSheet<Explanation>(context, {
    table: 'Reasons',
    name: { zh: '依据', en: 'Reasons' },
    title: { zh: '依据：决策、缺口和放宽的原因', en: 'Reasons for decisions, shortfalls and relaxations' },
    frozenColumns: 1,
    years: null,
    rows: KIND_ORDER.flatMap((kind) => plan.explanations.filter((explanation) => explanation.kind === kind)),
    columns: [
      {
        header: { zh: '类别', en: 'Kind' },
        width: 12,
        format: 'text',
        value: (row) => say(REASON_WORDS[row.kind], context.locale),
      },
      { header: { zh: '规则', en: 'Rule' }, width: 24, format: 'text', value: (row) => words.rule(row.constraint) },
      { header: { zh: '学年', en: 'Year' }, width: 8, format: 'year', value: (row) => row.year },
      {
        header: { zh: '学校', en: 'School' },
        width: 26,
        format: 'text',
        value: (row) => (row.schoolId === undefined ? null : names.school(row.schoolId)),
      },
      {
        header: { zh: '说明', en: 'Reason' },
        width: 90,
        format: 'text',
        wraps: true,
        value: (row) => words.sentence(row),
      },
    ],
  });
}

/** The checks that the plan was put to without the model. */
export function addCertificateSheet(context: SheetContext, plan: Plan, words: PlanWords): void {
  addTableSheet<CertificateCheck>(context, {
    table: 'Certificate',
    name: { zh: '核验', en: 'Certificate' },
    title: { zh: '核验：不用模型、直接对照数据的检查', en: 'Certificate: checks against the data without the model' },
    frozenColumns: 1,
    years: null,
    rows: plan.certificate.checks,
    columns: [
      { header: { zh: '检查', en: 'Check' }, width: 36, format: 'text', value: (row) => words.check(row.id) },
      {
        header: { zh: '结论', en: 'Result' },
        width: 16,
        format: 'text',
        value: (row) => bilingual(row.ok ? { zh: '通过', en: 'holds' } : { zh: '不通过', en: 'fails' }, context.locale),
      },
      { header: { zh: '最大偏差', en: 'Largest violation' }, width: 18, format: 'decimal', value: (row) => row.worst },
      { header: { zh: '位置', en: 'Where' }, width: 60, format: 'text', value: (row) => words.place(row) },
    ],
  });
}
