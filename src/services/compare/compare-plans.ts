import type { Plan, PlanIndicators } from '../../domain/plan/index.ts';
import type { BudgetKind, FundingLevel } from '../../domain/tables/index.ts';
import {
  type ComparableRow,
  comparableRows,
  type FieldDifference,
  type RowSection,
  sizeOfChange,
} from './comparable-rows.ts';

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

/** What one level pays of one kind out of one district's purse; a null district is the purse of the whole bureau. */
export interface DistrictMoney extends MoneyTotal {
  readonly districtId: string | null;
}

/** A row of a plan that is not as in the reference plan. */
export interface RowDifference {
  readonly plan: number;
  readonly change: 'modified' | 'added' | 'removed';
  readonly section: RowSection;
  readonly schoolId: string;
  readonly otherSchoolId: string | null;
  readonly stage: ComparableRow['stage'];
  readonly year: number;
  /** The largest difference of a count of pupils, rooms, classes or people; null where none is known. */
  readonly size: number | null;
  /** The figures that differ. */
  readonly fields: readonly FieldDifference[];
}

export interface Comparison {
  /** The years of all plans, in order. */
  readonly years: readonly number[];
  readonly indicators: readonly IndicatorLine[];
  readonly money: readonly MoneyTotal[];
  readonly districtMoney: readonly DistrictMoney[];
  /** Differences in the years that a plan has in common with the reference. */
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
  return {
    years,
    indicators: plans.flatMap((plan, index) => indicatorLines(plan, index, years)),
    money: moneyTotals(plans, years, ({ kind, level }) => ({ kind, level })),
    districtMoney: moneyTotals(plans, years, ({ kind, level, districtId }) => ({ kind, level, districtId })),
    rows: plans.flatMap((plan, index) => (index === reference ? [] : rowDifferences(plan, index, standard))),
  };
}

/** The years that both plans have. */
export function commonYears(one: Pick<Plan, 'years'>, other: Pick<Plan, 'years'>): number[] {
  return one.years.filter((year) => other.years.includes(year));
}

/** A plan's figure less the reference's, in whole hundredths, as money is in fen; null where either is unknown. */
export function differenceOf(plan: number | null, reference: number | null): number | null {
  // Binary fractions leave dust in the twelfth place, and may leave a zero with a sign.
  return plan === null || reference === null ? null : Math.round((plan - reference) * 100) / 100 + 0;
}

/** The differences of values year by year. */
export function differencesOf(
  values: readonly (number | null)[],
  reference: readonly (number | null)[],
): (number | null)[] {
  return values.map((value, index) => differenceOf(value, reference[index] ?? null));
}

function indicatorLines(plan: Plan, index: number, years: readonly number[]): IndicatorLine[] {
  const names = Object.keys(plan.plan) as (keyof PlanIndicators)[];
  return names.map((indicator) => ({
    indicator,
    plan: index,
    values: years.map((year) => plan.plan[indicator][plan.years.indexOf(year)] ?? null),
  }));
}

type Money = Plan['money'][number];

/**
 * The money of each plan summed by group and year. Every plan has a line for every group of any plan, because a plan
 * without a line of money pays nothing there; a year that a plan does not have is null.
 */
function moneyTotals<Group extends object>(
  plans: readonly Plan[],
  years: readonly number[],
  groupOf: (line: Money) => Group,
): (Group & { readonly plan: number; readonly values: readonly (number | null)[] })[] {
  const place = new Map(years.map((year, index) => [year, index]));
  const groups = new Map<string, Group>();
  const sums = plans.map((plan) => {
    const fen = new Map<string, number[]>();
    for (const line of plan.money) {
      const group = groupOf(line);
      const key = JSON.stringify(group);
      groups.set(key, group);
      const amounts = fen.get(key) ?? years.map(() => 0);
      fen.set(key, amounts);
      const index = place.get(line.year);
      // Whole fen add up without the rounding of binary fractions.
      if (index !== undefined) amounts[index] = (amounts[index] ?? 0) + Math.round(line.amount * 100);
    }
    return fen;
  });
  return plans.flatMap((plan, index) => {
    const planned = new Set(plan.years);
    return [...groups].map(([key, group]) => {
      const amounts = sums[index]?.get(key);
      const values = years.map((year, at) => (planned.has(year) ? (amounts?.[at] ?? 0) / 100 : null));
      return { ...group, plan: index, values };
    });
  });
}

function rowDifferences(plan: Plan, index: number, standard: Plan): RowDifference[] {
  const years = commonYears(plan, standard);
  const wanted = comparableRows(standard, years);
  const found = comparableRows(plan, years);
  const differences: RowDifference[] = [];
  const add = (change: RowDifference['change'], row: ComparableRow, fields: readonly FieldDifference[]): void => {
    const { section, schoolId, otherSchoolId, stage, year } = row;
    const size = sizeOfChange(change, row, fields);
    differences.push({ plan: index, change, section, schoolId, otherSchoolId, stage, year, size, fields });
  };
  for (const [key, row] of found) {
    const other = wanted.get(key);
    const fields = Object.keys(row.figures)
      .map((field) => ({ field, reference: other?.figures[field] ?? null, plan: row.figures[field] ?? null }))
      .filter(({ reference, plan: value }) => reference !== value);
    if (other === undefined) add('added', row, fields);
    else if (fields.length > 0) add('modified', row, fields);
  }
  for (const [key, row] of wanted) {
    if (found.has(key)) continue;
    const fields = Object.entries(row.figures)
      .filter(([, value]) => value !== null)
      .map(([field, value]) => ({ field, reference: value, plan: null }));
    add('removed', row, fields);
  }
  return differences;
}
