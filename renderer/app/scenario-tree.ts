import type { ScenarioItem } from './current.ts';

export interface TreeItem {
  readonly scenario: ScenarioItem;
  readonly depth: number;
}

/** Scenarios as a tree is read: each parent with its children below it, in the order given. */
export function treeOf(scenarios: readonly ScenarioItem[]): readonly TreeItem[] {
  const result: TreeItem[] = [];
  const known = new Set(scenarios.map(({ scenarioId }) => scenarioId));
  const add = (parentId: string | null, depth: number) => {
    for (const scenario of scenarios) {
      const parent = scenario.parentId !== null && known.has(scenario.parentId) ? scenario.parentId : null;
      if (parent !== parentId) continue;
      result.push({ scenario, depth });
      add(scenario.scenarioId, depth + 1);
    }
  };
  add(null, 0);
  return result;
}
