import { type BureauData, bureauOf } from '../../../../src/domain/bureau.ts';
import type { Plan } from '../../../../src/domain/plan/index.ts';
import {
  type BureauTables,
  emptyTables,
  fieldName,
  TABLES,
  type TableName,
} from '../../../../src/domain/tables/index.ts';
import { loadNormSet, loadPolicyRegister, normsOf } from '../../../../src/norms/index.ts';
import {
  type MeasuredTarget,
  measurePolicy,
  type PolicyInput,
  type StatedProgress,
} from '../../../../src/planning/policy/index.ts';

export type LooseTables = { readonly [Name in TableName]?: readonly object[] };

/** Tables whose rows name only what matters; every other column is unknown. */
export function tablesOf(rows: LooseTables): BureauTables {
  const filled = Object.entries(rows).map(([name, given]) => {
    const blank = Object.fromEntries(TABLES[name as TableName].columns.map((column) => [fieldName(column.name), null]));
    return [name, given.map((row) => ({ ...blank, ...row }))] as const;
  });
  return { ...emptyTables(), ...Object.fromEntries(filled) } as BureauTables;
}

/** A bureau of the base year 2026 with one district, unless the rows say otherwise. */
export function bureauWith(rows: LooseTables): BureauData {
  return bureauOf(
    tablesOf({ settings: [{ key: 'base_year', value: '2026' }], districts: [{ districtId: 'D1' }], ...rows }),
  );
}

export const REGISTER = loadPolicyRegister();

export function inputOf(
  rows: LooseTables,
  {
    plan = null,
    progress = [],
    norms = [],
  }: {
    readonly plan?: Plan | null;
    readonly progress?: readonly StatedProgress[];
    readonly norms?: readonly { readonly id: string; readonly value: number }[];
  } = {},
): PolicyInput {
  return { bureau: bureauWith(rows), norms: normsOf(loadNormSet(), norms, 2027), plan, progress };
}

/** One target of a measure, by its indicator and its place among those of the same indicator. */
export function targetOf(input: PolicyInput, measure: number, indicator: string, place = 0): MeasuredTarget {
  const { measures } = measurePolicy(input, REGISTER);
  const found = measures[measure - 1]!.targets.filter((target) => target.indicator === indicator)[place];
  if (found === undefined) throw new RangeError(`measure ${measure} has no target ${indicator}`);
  return found;
}

/** Values of the years, base year first. */
export function valuesOf(target: Pick<MeasuredTarget, 'figures'>): (number | null)[] {
  return target.figures.map((figure) => figure?.value ?? null);
}

/** A plan with nothing but the parts that matter. */
export function planWith(parts: Partial<Plan>): Plan {
  const rows = { places: [], posts: [], special: [], projects: [], hires: [] };
  return { years: [2027, 2028], ...rows, ...parts } as unknown as Plan;
}
