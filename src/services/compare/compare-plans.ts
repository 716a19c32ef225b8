import type { Plan, PlanIndicators } from '../../domain/plan/index.ts';
import type { BudgetKind, FundingLevel } from '../../domain/tables/index.ts';
import { type ComparableRow, comparableRows, type RowSection } from './comparable-rows.ts';

/** One indicator of one plan over the years of the comparison; null in a year that the plan does not have. */
export interface IndicatorLine {
  readonly indicator: keyof PlanIndicators;
  /** Index of the plan in the list compared. */
  readonly plan: number;
  readonly values: readonly (number | null)[];
}

/** What one level pays of one kind under one plan, yuan by year. */
export interface MoneyTotal {
  readonly kind: BudgetKind;
  readonly level: FundingLevel;
  readonly plan: number;
  readonly values: readonly (number | null)[];
}

/** A row of a plan that is not as in the reference plan. */
export interface RowDifference {
  readonly plan: number;
  readonly change: 'modified' | 'added' | 'removed';
  readonly section: RowSection;
  readonly schoolId: string;
  readonly stage: ComparableRow['stage'];
  readonly year: number;
  /** The figures that differ; null where a plan does not have the row or does not know the figure. */
  readonly fields: readonly {
    readonly field: string;
    readonly reference: number | null;
    readonly plan: number | null;
  }[];
}

export interface Comparison {
  /** The years of all plans, in order. */
  readonly years: readonly number[];
  readonly indicators: readonly IndicatorLine[];
  readonly money: readonly MoneyTotal[];
  readonly rows: readonly RowDifference[];
}

/**
 * Sets plans side by side and finds what each does otherwise than the reference.
 * @param reference index of the plan to compare with
 */
export function comparePlans(plans: readonly Plan[], reference: number): Comparison {
  const years = [...new Set(plans.flatMap((plan) => plan.years))].sort((one, other) => one - other);
  const standard = plans[reference];
  if (standard === undefined) throw new RangeError(`no plan ${reference} among ${plans.length}`);
  const wanted = comparableRows(standard);
  return {
    years,
    indicators: plans.flatMap((plan, index) => indicatorLines(plan, index, years)),
    money: plans.flatMap((plan, index) => moneyTotals(plan, index, years)),
    rows: plans.flatMap((plan, index) => (index === reference ? [] : rowDifferences(plan, index, wanted))),
  };
}

function indicatorLines(plan: Plan, index: number, years: readonly number[]): IndicatorLine[] {
  const names = Object.keys(plan.plan) as (keyof PlanIndicators)[];
  return names.map((indicator) => ({
    indicator,
    plan: index,
    values: years.map((year) => plan.plan[indicator][plan.years.indexOf(year)] ?? null),
  }));
}

function moneyTotals(plan: Plan, index: number, years: readonly number[]): MoneyTotal[] {
  const groups = Map.groupBy(plan.money, ({ kind, level }) => `${kind} ${level}`);
  return [...groups.values()].map((lines) => ({
    kind: lines[0]!.kind,
    level: lines[0]!.level,
    plan: index,
    values: years.map((year) =>
      plan.years.includes(year) ? lines.reduce((sum, line) => (line.year === year ? sum + line.amount : sum), 0) : null,
    ),
  }));
}

function rowDifferences(plan: Plan, index: number, wanted: ReadonlyMap<string, ComparableRow>): RowDifference[] {
  const found = comparableRows(plan);
  const differences: RowDifference[] = [];
  for (const [key, row] of found) {
    const other = wanted.get(key);
    const { section, schoolId, stage, year } = row;
    const fields = Object.keys(row.figures)
      .map((field) => ({ field, reference: other?.figures[field] ?? null, plan: row.figures[field] ?? null }))
      .filter(({ reference, plan: value }) => reference !== value);
    if (other === undefined || fields.length > 0) {
      const change = other === undefined ? ('added' as const) : ('modified' as const);
      differences.push({ plan: index, change, section, schoolId, stage, year, fields });
    }
  }
  for (const [key, { section, schoolId, stage, year, figures }] of wanted) {
    if (found.has(key)) continue;
    const fields = Object.entries(figures).map(([field, value]) => ({ field, reference: value, plan: null }));
    differences.push({ plan: index, change: 'removed', section, schoolId, stage, year, fields });
  }
  return differences;
}
