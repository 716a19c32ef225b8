import { lockKey } from '../../domain/lock.ts';
import type { Override } from '../../domain/scenario.ts';
import { BUDGET_KINDS } from '../../domain/tables/index.ts';

/**
 * What an override sets, so that a later one on the same takes its place. A factor for all budgets sets two things.
 * @returns one or two keys
 */
export function targetsOf(override: Override): readonly string[] {
  switch (override.kind) {
    case 'norm':
      return [`norm ${override.id}`];
    case 'budgetFactor':
      return (override.budgetKind === null ? BUDGET_KINDS : [override.budgetKind]).map(
        (kind) => `budgetFactor ${kind}`,
      );
    case 'budget':
      return [`budget ${override.budgetKind} ${override.year} ${override.level} ${override.districtId ?? ''}`];
    case 'lock':
      return [`lock ${lockKey(override.lock)}`];
    case 'policyShare':
      return [`policyShare ${override.tier} ${override.year}`];
    case 'entrants':
      return [`entrants ${override.districtId ?? ''} ${override.stage ?? ''}`];
    case 'births':
      return [`births ${override.districtId ?? ''} ${override.fromYear}`];
    case 'projection':
    case 'horizon':
    case 'redirection':
      return [override.kind];
  }
}

/** What overrides amount to, by what they set: applied in order, later ones win. */
export function effectOf(overrides: readonly Override[]): ReadonlyMap<string, Override> {
  const effect = new Map<string, Override>();
  for (const override of overrides)
    for (const target of targetsOf(override)) effect.set(target, narrowed(override, target));
  return effect;
}

/** The part of an override that sets the target. */
function narrowed(override: Override, target: string): Override {
  if (override.kind !== 'budgetFactor') return override;
  return { ...override, budgetKind: target === 'budgetFactor capital' ? 'capital' : 'recurrent' };
}

/** Whether two overrides say the same. */
export function sameOverride(one: Override | null, other: Override | null): boolean {
  return canonical(one) === canonical(other);
}

/** JSON with the keys in order, so that the order in which an object was made makes no difference. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}
