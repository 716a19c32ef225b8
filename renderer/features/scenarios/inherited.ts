import type { Override } from '../../../src/domain/scenario.ts';
import type { ScenarioItem } from '../../app/current.ts';
import { overrideKey } from './overrides.ts';

/** An override that a scenario takes over from one of its parents. */
export interface Inherited {
  readonly from: ScenarioItem;
  readonly override: Override;
}

/** The parents of a scenario, the nearest first. */
export function lineOf(scenario: ScenarioItem, scenarios: readonly ScenarioItem[]): readonly ScenarioItem[] {
  const parent = scenarios.find(({ scenarioId }) => scenarioId === scenario.parentId);
  return parent === undefined ? [] : [parent, ...lineOf(parent, scenarios)];
}

/** The overrides of the line of parents, the nearest parent's last word on each. */
export function inheritedBy(scenario: ScenarioItem, scenarios: readonly ScenarioItem[]): readonly Inherited[] {
  const found = new Map<string, Inherited>();
  for (const from of lineOf(scenario, scenarios))
    for (const override of from.overrides.toReversed()) {
      const key = overrideKey(override);
      if (!found.has(key)) found.set(key, { from, override });
    }
  return [...found.values()];
}
