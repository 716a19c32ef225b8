import type { Override } from '../../domain/scenario.ts';
import { effectOf, sameOverride, targetsOf } from './override-targets.ts';

/** Overrides of one scenario that do not go together. */
export type Contradiction =
  /** Two overrides set the same to different values, such as one purse in one year; the later one holds. */
  | { readonly kind: 'setTwice'; readonly first: Override; readonly second: Override }
  /** An override changes nothing because of another, such as a lock on redirection where nobody is redirected. */
  | { readonly kind: 'withoutEffect'; readonly override: Override; readonly because: Override }
  /** An override is about a year that is not planned. */
  | { readonly kind: 'yearNotPlanned'; readonly override: Override; readonly year: number };

/**
 * Finds the contradictions in a scenario.
 * @param own its own overrides, in order
 * @param inherited the overrides of its line of parents; to change what a parent sets is no contradiction
 * @param years the years planned; null when they are not known
 */
export function contradictionsOf(
  own: readonly Override[],
  inherited: readonly Override[] = [],
  years: readonly number[] | null = null,
): Contradiction[] {
  return [...setTwice(own), ...withoutEffect([...inherited, ...own]), ...notPlanned(own, years)];
}

function setTwice(own: readonly Override[]): Contradiction[] {
  const found: Contradiction[] = [];
  const last = new Map<string, Override>();
  for (const second of own) {
    const firsts = new Set<Override>();
    for (const target of targetsOf(second)) {
      const first = last.get(target);
      if (first !== undefined && !saysTheSame(first, second)) firsts.add(first);
      last.set(target, second);
    }
    for (const first of firsts) found.push({ kind: 'setTwice', first, second });
  }
  return found;
}

/** Of two overrides on the same: factors for all budgets and for one kind may well agree. */
function saysTheSame(first: Override, second: Override): boolean {
  if (first.kind === 'budgetFactor' && second.kind === 'budgetFactor') return first.factor === second.factor;
  return sameOverride(first, second);
}

function withoutEffect(overrides: readonly Override[]): Contradiction[] {
  const effect = effectOf(overrides);
  const because = effect.get('redirection');
  if (because?.kind !== 'redirection' || because.allowed) return [];
  return [...effect.values()]
    .filter((override) => override.kind === 'lock' && override.lock.what.startsWith('noRedirection'))
    .map((override) => ({ kind: 'withoutEffect', override, because }));
}

function notPlanned(own: readonly Override[], years: readonly number[] | null): Contradiction[] {
  if (years === null) return [];
  return own.flatMap((override) =>
    yearsOf(override)
      .filter((year) => !years.includes(year))
      .map((year) => ({ kind: 'yearNotPlanned' as const, override, year })),
  );
}

function yearsOf(override: Override): readonly number[] {
  switch (override.kind) {
    case 'budget':
    case 'policyShare':
      return [override.year];
    case 'lock':
      if (override.lock.what === 'rooms') return override.lock.orders.map(({ orderYear }) => orderYear);
      if (override.lock.what === 'project' && override.lock.startYear !== null) return [override.lock.startYear];
      return [];
    default:
      return [];
  }
}
