import type { Scenario } from '../domain/scenario.ts';
import { bureauFailure } from './failures.ts';
import type { ReadableBureau, StoredRow, WritableBureau } from './handle.ts';
import { objectOf } from './stored-json.ts';

/** All scenarios of a bureau, the base scenario included. */
export function readScenarios(bureau: ReadableBureau): Scenario[] {
  return bureau.all('SELECT * FROM scenarios ORDER BY rowid').map(scenarioOf);
}

/**
 * A scenario and its line of parents, the root first: the order in which their overrides apply.
 * @param name name or id of the scenario
 * @throws Failure notFound
 */
export function readScenarioLine(bureau: ReadableBureau, name: string): Scenario[] {
  const line = bureau
    .all(
      // UNION, not UNION ALL, ends even on a circle that another program may have made.
      `WITH RECURSIVE line (scenario_id, distance) AS (
         SELECT scenario_id, 0 FROM scenarios WHERE scenario_id = ? OR name = ?
         UNION
         SELECT scenarios.parent_id, line.distance + 1
         FROM line JOIN scenarios USING (scenario_id)
         WHERE scenarios.parent_id IS NOT NULL AND line.distance < 1000
       )
       SELECT scenarios.* FROM line JOIN scenarios USING (scenario_id) ORDER BY line.distance DESC`,
      name,
      name,
    )
    .map(scenarioOf);
  if (line.length === 0) throw bureauFailure('notFound', { kind: 'scenario', name });
  return line;
}

/**
 * Adds a scenario or changes one. Plans already made keep the settings they were made with.
 * @throws Failure rowRefused when the name is taken, the parent is missing, or the scenario would be its own ancestor
 */
export function saveScenario(bureau: WritableBureau, scenario: Scenario): void {
  bureau.transaction(() => {
    if (scenario.parentId !== null) {
      const ancestors = readScenarios(bureau);
      for (
        let parent = ancestors.find(({ id }) => id === scenario.parentId);
        parent !== undefined;
        parent = ancestors.find(({ id }) => id === parent?.parentId)
      )
        if (parent.id === scenario.id)
          throw bureauFailure('rowRefused', { table: 'scenarios', reason: 'ownAncestor', name: scenario.name });
    }
    bureau.run(
      `INSERT INTO scenarios (scenario_id, name, parent_id, overrides) VALUES (?, ?, ?, ?)
       ON CONFLICT (scenario_id) DO UPDATE
       SET name = excluded.name, parent_id = excluded.parent_id, overrides = excluded.overrides`,
      scenario.id,
      scenario.name,
      scenario.parentId,
      JSON.stringify(scenario.overrides),
    );
  });
}

/**
 * Removes a scenario. Its plans stay.
 * @throws Failure rowRefused while other scenarios build on it
 */
export function removeScenario(bureau: WritableBureau, scenarioId: string): void {
  bureau.run('DELETE FROM scenarios WHERE scenario_id = ?', scenarioId);
}

/** The numbers of the plans that belong to a scenario, in order. */
export function plansOfScenario(bureau: ReadableBureau, scenarioId: string): number[] {
  return bureau
    .all('SELECT plan_id FROM plans WHERE scenario_id = ? ORDER BY plan_id', scenarioId)
    .map((row) => Number(row.plan_id));
}

/** Puts a removed scenario back, and with it the plans that belonged to it and belong to none now. */
export function restoreScenario(bureau: WritableBureau, scenario: Scenario, planIds: readonly number[]): void {
  bureau.transaction(() => {
    saveScenario(bureau, scenario);
    for (const planId of planIds)
      bureau.run('UPDATE plans SET scenario_id = ? WHERE plan_id = ? AND scenario_id IS NULL', scenario.id, planId);
  });
}

function scenarioOf(row: StoredRow): Scenario {
  return {
    id: String(row.scenario_id),
    name: String(row.name),
    parentId: row.parent_id === null ? null : String(row.parent_id),
    overrides: objectOf(row.overrides),
  };
}
