import type { BureauNorm } from '../../data/index.ts';
import type { Scenario } from '../../domain/scenario.ts';
import { type BureauTables, TABLE_NAMES, type TableName } from '../../domain/tables/index.ts';
import { looseRows, rowIdOf } from '../data/row-keys.ts';
import { lineOf, parentsFirst } from './operations.ts';
import { type OverrideDifference, overrideDifferences } from './settings-differences.ts';

/** What two bureau files are compared by. */
export interface BureauContent {
  readonly scenarios: readonly Scenario[];
  readonly bureauNorms: readonly BureauNorm[];
  readonly tables: BureauTables;
}

/** How a bureau file differs from another, which is the reference. */
export interface BureauDifferences {
  /** By name. A modified scenario amounts to something else, through its own overrides or a parent's. */
  readonly scenarios: readonly {
    readonly name: string;
    readonly change: 'modified' | 'added' | 'removed';
    readonly overrides: readonly OverrideDifference[];
  }[];
  /** The bureaus' own values of norms; null where a bureau leaves a norm as it is. */
  readonly norms: readonly { readonly id: string; readonly reference: number | null; readonly other: number | null }[];
  /** Tables with rows that differ, and how many. */
  readonly tables: readonly {
    readonly table: TableName;
    readonly modified: number;
    readonly added: number;
    readonly removed: number;
  }[];
}

/** Compares two bureau files: scenarios, own norm values, data. */
export function bureauDifferences(reference: BureauContent, other: BureauContent): BureauDifferences {
  return {
    scenarios: scenarioDifferences(reference.scenarios, other.scenarios),
    norms: normDifferences(reference.bureauNorms, other.bureauNorms),
    tables: TABLE_NAMES.map((table) => ({ table, ...rowCounts(reference.tables, other.tables, table) })).filter(
      ({ modified, added, removed }) => modified + added + removed > 0,
    ),
  };
}

function scenarioDifferences(
  reference: readonly Scenario[],
  other: readonly Scenario[],
): BureauDifferences['scenarios'] {
  const overridesOf = (all: readonly Scenario[], { id }: Scenario) =>
    lineOf(all, id).flatMap(({ overrides }) => overrides);
  const before = new Map(reference.map((scenario) => [scenario.name, scenario]));
  const names = new Set(other.map(({ name }) => name));
  const present = parentsFirst(other).flatMap((scenario): BureauDifferences['scenarios'] => {
    const { name } = scenario;
    const former = before.get(name);
    const overrides = overrideDifferences(
      former === undefined ? [] : overridesOf(reference, former),
      overridesOf(other, scenario),
    );
    if (former === undefined) return [{ name, change: 'added', overrides }];
    return overrides.length === 0 ? [] : [{ name, change: 'modified', overrides }];
  });
  const gone = parentsFirst(reference)
    .filter(({ name }) => !names.has(name))
    .map((scenario) => ({
      name: scenario.name,
      change: 'removed' as const,
      overrides: overrideDifferences(overridesOf(reference, scenario), []),
    }));
  return [...present, ...gone];
}

function normDifferences(reference: readonly BureauNorm[], other: readonly BureauNorm[]): BureauDifferences['norms'] {
  const before = new Map(reference.map(({ id, value }) => [id, value]));
  const after = new Map(other.map(({ id, value }) => [id, value]));
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((id) => ({ id, reference: before.get(id) ?? null, other: after.get(id) ?? null }))
    .filter((norm) => norm.reference !== norm.other);
}

function rowCounts(
  reference: BureauTables,
  other: BureauTables,
  table: TableName,
): { readonly modified: number; readonly added: number; readonly removed: number } {
  const contentById = (tables: BureauTables) =>
    new Map(looseRows(tables, table).map((row) => [rowIdOf(table, row), contentOf(row)]));
  const before = contentById(reference);
  const after = contentById(other);
  let modified = 0;
  let added = 0;
  for (const [id, content] of after) {
    const former = before.get(id);
    if (former === undefined) added += 1;
    else if (former !== content) modified += 1;
  }
  return { modified, added, removed: before.size + added - after.size };
}

/** The values of a row by field, the fields in order; a blank is a blank whether it is stored or not. */
function contentOf(row: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(
    Object.entries(row)
      .filter(([, value]) => value !== null && value !== undefined)
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );
}
