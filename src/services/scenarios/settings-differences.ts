import type { NormSet } from '../../domain/norm.ts';
import type { Override, ScenarioSettings } from '../../domain/scenario.ts';
import { BUDGET_KINDS } from '../../domain/tables/index.ts';
import { effectOf, sameOverride } from './override-targets.ts';

/** Something that two scenarios set differently; null where a scenario leaves it as it is without overrides. */
export interface OverrideDifference {
  readonly reference: Override | null;
  readonly plan: Override | null;
}

/** Something that the scenarios of two plans set differently. */
export interface PlanSettingsDifference extends OverrideDifference {
  /** The value that a norm has without an override, where only one of the two overrides it; null otherwise. */
  readonly ownValue: number | null;
}

/** A norm whose own value differs between two norm sets; null where a set has none. */
export interface NormDifference {
  readonly id: string;
  readonly reference: number | null;
  readonly plan: number | null;
}

/** The overrides that a scenario amounts to: those that would make these settings again. */
export function overridesOfSettings(settings: ScenarioSettings): Override[] {
  const { horizonYears, normOverrides, budgetFactor, budgetAmounts, projectionVariant, redirectionAllowed } = settings;
  return [
    ...BUDGET_KINDS.filter((budgetKind) => budgetFactor[budgetKind] !== 1).map((budgetKind) => ({
      kind: 'budgetFactor' as const,
      factor: budgetFactor[budgetKind],
      budgetKind,
    })),
    ...budgetAmounts,
    ...normOverrides.map(({ id, value }) => ({ kind: 'norm' as const, id, value })),
    ...(projectionVariant === 'base' ? [] : [{ kind: 'projection' as const, variant: projectionVariant }]),
    ...(horizonYears === null ? [] : [{ kind: 'horizon' as const, years: horizonYears }]),
    ...(redirectionAllowed ? [] : [{ kind: 'redirection' as const, allowed: false }]),
    ...(settings.locks ?? []).map((lock) => ({ kind: 'lock' as const, lock })),
    ...(settings.entrantsFactors ?? []).map((factor) => ({ kind: 'entrants' as const, ...factor })),
    ...(settings.birthsFactors ?? []).map((factor) => ({ kind: 'births' as const, ...factor })),
    ...(settings.policyShares ?? []).map((target) => ({ kind: 'policyShare' as const, ...target })),
  ];
}

/** What differs between the scenarios of two plans, whatever overrides on whatever parents led there. */
export function settingsDifferences(reference: ScenarioSettings, plan: ScenarioSettings): OverrideDifference[] {
  return overrideDifferences(overridesOfSettings(reference), overridesOfSettings(plan));
}

/** What differs between the scenarios of two plans, with the values of norms where one of them leaves them alone. */
export function planSettingsDifferences(
  reference: { readonly settings: ScenarioSettings; readonly normSet: NormSet },
  plan: { readonly settings: ScenarioSettings; readonly normSet: NormSet },
): PlanSettingsDifference[] {
  const valuesOf = ({ norms }: NormSet) => new Map(norms.map(({ id, value }) => [id, value]));
  const [referenceValues, planValues] = [valuesOf(reference.normSet), valuesOf(plan.normSet)];
  return settingsDifferences(reference.settings, plan.settings).map((difference) => {
    const { reference: before, plan: after } = difference;
    if (before === null && after?.kind === 'norm')
      return { ...difference, ownValue: referenceValues.get(after.id) ?? null };
    if (after === null && before?.kind === 'norm')
      return { ...difference, ownValue: planValues.get(before.id) ?? null };
    return { ...difference, ownValue: null };
  });
}

/** What differs between two lists of overrides once each has been applied in order. */
export function overrideDifferences(reference: readonly Override[], plan: readonly Override[]): OverrideDifference[] {
  const [before, after] = [effectOf(reference), effectOf(plan)];
  const targets = new Set([...after.keys(), ...before.keys()]);
  const differences = [...targets]
    .map((target) => ({ reference: before.get(target) ?? null, plan: after.get(target) ?? null }))
    .filter((difference) => !sameOverride(difference.reference, difference.plan));
  return joined(differences);
}

/** One difference of the factor for all budgets in place of two that say the same. */
function joined(differences: readonly OverrideDifference[]): OverrideDifference[] {
  const factors = differences.filter(({ reference, plan }) => (plan ?? reference)?.kind === 'budgetFactor');
  const [one, other] = factors.map(withoutKind);
  if (one === undefined || other === undefined) return [...differences];
  if (!sameOverride(one.reference, other.reference) || !sameOverride(one.plan, other.plan)) return [...differences];
  return [one, ...differences.filter((difference) => !factors.includes(difference))];
}

function withoutKind({ reference, plan }: OverrideDifference): OverrideDifference {
  const general = (override: Override | null) =>
    override?.kind === 'budgetFactor' ? { ...override, budgetKind: null } : override;
  return { reference: general(reference), plan: general(plan) };
}

/** The norms whose own values differ between two norm sets. */
export function normSetDifferences(reference: NormSet, plan: NormSet): NormDifference[] {
  const before = new Map(reference.norms.map(({ id, value }) => [id, value]));
  const after = new Map(plan.norms.map(({ id, value }) => [id, value]));
  return [...new Set([...after.keys(), ...before.keys()])]
    .map((id) => ({ id, reference: before.get(id) ?? null, plan: after.get(id) ?? null }))
    .filter((norm) => norm.reference !== norm.plan);
}
