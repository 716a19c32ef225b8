import type { NormOverride } from './norm.ts';
import type { ProjectionVariant } from './projection.ts';
import type { BudgetKind, FundingLevel } from './tables/index.ts';

/** One change that a scenario makes to its parent, in the order in which they apply. */
export type Override =
  | { readonly kind: 'norm'; readonly id: string; readonly value: number }
  | { readonly kind: 'budgetFactor'; readonly factor: number; readonly budgetKind: BudgetKind | null }
  | {
      readonly kind: 'budget';
      readonly year: number;
      readonly level: FundingLevel;
      readonly budgetKind: BudgetKind;
      readonly districtId: string | null;
      /** Yuan. */
      readonly amount: number;
    }
  | { readonly kind: 'projection'; readonly variant: ProjectionVariant }
  | { readonly kind: 'horizon'; readonly years: number }
  | { readonly kind: 'redirection'; readonly allowed: boolean };

/** A what-if: changes to a parent scenario. The base scenario has no parent and no overrides. */
export interface Scenario {
  readonly id: string;
  readonly name: string;
  readonly parentId: string | null;
  readonly overrides: readonly Override[];
}

/** What a scenario amounts to once the overrides of its whole line of parents have been applied in order. */
export interface ScenarioSettings {
  readonly name: string;
  /** Null: as the bureau's settings say. */
  readonly horizonYears: number | null;
  readonly normOverrides: readonly NormOverride[];
  /** Multiplies every budget amount of the kind. */
  readonly budgetFactor: Readonly<Record<BudgetKind, number>>;
  readonly budgetAmounts: readonly Extract<Override, { kind: 'budget' }>[];
  readonly projectionVariant: ProjectionVariant;
  readonly redirectionAllowed: boolean;
}

export const BASE_SCENARIO: Scenario = { id: 'base', name: 'base', parentId: null, overrides: [] };

/** Applies overrides in order, later ones win. */
export function settingsOf(name: string, overrides: readonly Override[]): ScenarioSettings {
  const norms = new Map<string, number>();
  const budgetFactor: Record<BudgetKind, number> = { capital: 1, recurrent: 1 };
  const budgetAmounts: Extract<Override, { kind: 'budget' }>[] = [];
  let horizonYears: number | null = null;
  let projectionVariant: ProjectionVariant = 'base';
  let redirectionAllowed = true;
  for (const override of overrides) {
    switch (override.kind) {
      case 'norm':
        norms.set(override.id, override.value);
        break;
      case 'budgetFactor':
        if (override.budgetKind !== 'recurrent') budgetFactor.capital = override.factor;
        if (override.budgetKind !== 'capital') budgetFactor.recurrent = override.factor;
        break;
      case 'budget':
        budgetAmounts.push(override);
        break;
      case 'projection':
        projectionVariant = override.variant;
        break;
      case 'horizon':
        horizonYears = override.years;
        break;
      case 'redirection':
        redirectionAllowed = override.allowed;
        break;
    }
  }
  return {
    name,
    horizonYears,
    normOverrides: [...norms].map(([id, value]) => ({ id, value })),
    budgetFactor,
    budgetAmounts,
    projectionVariant,
    redirectionAllowed,
  };
}
