import {
  plansOfScenario,
  readFrontier,
  readScenarios,
  removeScenario,
  restoreScenario,
  type SavedFrontier,
  saveFrontier,
  type WritableBureau,
} from '../../data/index.ts';
import type { Scenario } from '../../domain/scenario.ts';
import { deletableScenario, refuseTakenName } from './operations.ts';

/** All that is needed to put a deleted scenario back. */
export interface DeletedScenario {
  readonly scenario: Scenario;
  /** The plans that belonged to it; they stay, but belong to none until it is put back. */
  readonly planIds: readonly number[];
  /** Its frontier, which goes with it; null where none was computed. */
  readonly frontier: SavedFrontier<unknown> | null;
}

/**
 * Deletes a scenario.
 * @returns what puts it back
 * @throws Failure notFound, scenarioIsBase, scenarioHasChildren
 */
export function deleteScenario(bureau: WritableBureau, scenarioId: string): DeletedScenario {
  return bureau.transaction(() => {
    const scenario = deletableScenario(readScenarios(bureau), scenarioId);
    const planIds = plansOfScenario(bureau, scenarioId);
    const frontier = readFrontier(bureau, scenarioId);
    removeScenario(bureau, scenarioId);
    return { scenario, planIds, frontier };
  });
}

/**
 * Puts a deleted scenario back, with the plans that belonged to it and its frontier.
 * @throws Failure scenarioNameTaken when another scenario has got its name meanwhile; rowRefused when its parent is gone
 */
export function undoDeletion(bureau: WritableBureau, { scenario, planIds, frontier }: DeletedScenario): void {
  bureau.transaction(() => {
    refuseTakenName(readScenarios(bureau), scenario.name);
    restoreScenario(bureau, scenario, planIds);
    if (frontier !== null) saveFrontier(bureau, frontier);
  });
}
