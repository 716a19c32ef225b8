import { type Lock, lockKey } from './lock.ts';
import type { NormOverride } from './norm.ts';
import type { ProjectionVariant } from './projection.ts';
import type { Stage } from './stage.ts';
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
  /** Multiplies the entrants of the planned years: of one district or all (null), of one stage or all (null). */
  | {
      readonly kind: 'entrants';
      readonly districtId: string | null;
      readonly stage: Stage | null;
      readonly factor: number;
    }
  /** Multiplies the births of a year and the years after it, of one district or all (null). */
  | {
      readonly kind: 'births';
      readonly districtId: string | null;
      readonly fromYear: number;
      readonly factor: number;
    }
  | { readonly kind: 'horizon'; readonly years: number }
  | { readonly kind: 'redirection'; readonly allowed: boolean }
  | { readonly kind: 'lock'; readonly lock: Lock }
  | { readonly kind: 'policyShare'; readonly tier: ShareTier; readonly year: number; readonly share: number };

/** Classes that a policy share counts: those of 56 and more, or those of 66 and more. */
export type ShareTier = 'large' | 'superLarge';

/** A target such as: in 2028 at most 5 % of all classes have 56 pupils or more. */
export type PolicyShareTarget = Omit<Extract<Override, { kind: 'policyShare' }>, 'kind'>;

/** A factor on entrants; factors that concern the same entrants multiply. */
export type EntrantsFactor = Omit<Extract<Override, { kind: 'entrants' }>, 'kind'>;

/** A factor on births; factors that concern the same births multiply. */
export type BirthsFactor = Omit<Extract<Override, { kind: 'births' }>, 'kind'>;

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
  /** Absent where there is none, so that plans saved before locks existed keep their settings. */
  readonly locks?: readonly Lock[];
  /** Absent where there is none. */
  readonly entrantsFactors?: readonly EntrantsFactor[];
  /** Absent where there is none. */
  readonly birthsFactors?: readonly BirthsFactor[];
  /** Absent where there is none. */
  readonly policyShares?: readonly PolicyShareTarget[];
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
  const locks = new Map<string, Lock>();
  const entrantsFactors = new Map<string, EntrantsFactor>();
  const birthsFactors = new Map<string, BirthsFactor>();
  const policyShares = new Map<string, PolicyShareTarget>();
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
      case 'entrants': {
        const { districtId, stage, factor } = override;
        entrantsFactors.set(`${districtId ?? ''} ${stage ?? ''}`, { districtId, stage, factor });
        break;
      }
      case 'births': {
        const { districtId, fromYear, factor } = override;
        birthsFactors.set(`${districtId ?? ''} ${fromYear}`, { districtId, fromYear, factor });
        break;
      }
      case 'horizon':
        horizonYears = override.years;
        break;
      case 'redirection':
        redirectionAllowed = override.allowed;
        break;
      case 'lock':
        locks.set(lockKey(override.lock), override.lock);
        break;
      case 'policyShare': {
        const { tier, year, share } = override;
        policyShares.set(`${tier} ${year}`, { tier, year, share });
        break;
      }
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
    ...(locks.size === 0 ? {} : { locks: [...locks.values()] }),
    ...(entrantsFactors.size === 0 ? {} : { entrantsFactors: [...entrantsFactors.values()] }),
    ...(birthsFactors.size === 0 ? {} : { birthsFactors: [...birthsFactors.values()] }),
    ...(policyShares.size === 0 ? {} : { policyShares: [...policyShares.values()] }),
  };
}
