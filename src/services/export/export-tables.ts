import { FUNDING_LEVELS } from '../../domain/tables/index.ts';
import type { BudgetContents, CostLine } from '../../export/budget/index.ts';
import { type PlanTable, planTables, type TableValue } from '../../export/index.ts';
import type { StaffingContents } from '../../export/staffing/index.ts';

/** Every table of a plan's papers: those of the plan, of the budget and of the staffing office. */
export function exportTables(budget: BudgetContents, staffing: StaffingContents): PlanTable[] {
  const costs = (name: string, lines: readonly (CostLine & { readonly from?: number })[]): PlanTable => ({
    name,
    headers: [
      'year',
      'kind',
      'purpose',
      'district_id',
      'school_id',
      'stage',
      'price',
      'quantity',
      ...FUNDING_LEVELS.map((level) => `share_${level}`),
      ...FUNDING_LEVELS,
    ],
    rows: lines.map((line): TableValue[] => [
      line.from ?? line.year,
      line.kind,
      line.purpose,
      line.districtId,
      line.schoolId,
      line.stage,
      line.price,
      line.quantity,
      ...FUNDING_LEVELS.map((level) => line.shares[level]),
      ...FUNDING_LEVELS.map((level) => line.fen[level] / 100),
    ]),
  });
  return [
    ...planTables(budget.plan, budget.bureau),
    costs('cost_lines', budget.lines),
    costs('running_cost_tail', budget.tail),
    {
      name: 'prices',
      headers: ['price', 'school_id', 'stage', 'value', 'norm'],
      rows: budget.prices.map(({ id, schoolId, stage, value, norm }) => [id, schoolId, stage, value, norm]),
    },
    {
      name: 'public_funds',
      headers: ['school_id', 'stage', 'year', 'item', 'pupils', 'counted', 'price', 'amount'],
      rows: budget.publicFunds.map((line) => [
        line.schoolId,
        line.stage,
        line.year,
        line.item,
        line.pupils,
        line.counted,
        line.price,
        line.amount,
      ]),
    },
    {
      name: 'staffing',
      headers: [
        'school_id',
        'stage',
        'year',
        'norm',
        'arithmetic',
        'required',
        'establishment_posts',
        'teachers',
        'purchased_posts',
        'moved_in',
        'moved_out',
        'provincial_exam',
        'special_post',
        'purchased_service',
        'allotted',
        'short',
      ],
      rows: staffing.rows.map((row) => [
        row.schoolId,
        row.stage,
        row.year,
        row.norm?.id ?? null,
        row.arithmetic,
        row.required,
        row.establishment,
        row.teachers,
        row.purchased,
        row.movedIn,
        row.movedOut,
        row.hiredBy.provincialExam,
        row.hiredBy.specialPost,
        row.hiredBy.purchasedService,
        row.allotted,
        row.short,
      ]),
    },
  ];
}

/** Tables as one JSON document: under each name its rows, with values by header. */
export function tablesJson(tables: readonly PlanTable[]): string {
  const named = tables.map(
    ({ name, headers, rows }) =>
      [
        name,
        rows.map((row) => Object.fromEntries(headers.map((header, index) => [header, row[index] ?? null]))),
      ] as const,
  );
  return `${JSON.stringify(Object.fromEntries(named), null, 1)}\n`;
}
