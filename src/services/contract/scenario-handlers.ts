import type { Handlers } from '../../api/dispatcher.ts';
import type { MethodTable, OutputOf } from '../../api/table.ts';
import { listPlans, readScenarios, saveScenario, type WritableBureau } from '../../data/index.ts';
import type { Scenario } from '../../domain/scenario.ts';
import {
  deleteScenario,
  duplicateOf,
  newScenario,
  parentsFirst,
  renamedScenario,
  withOverrides,
} from '../scenarios/index.ts';
import type { Session } from './session.ts';
import type { Surroundings } from './surroundings.ts';

type ScenarioMethod = Extract<keyof MethodTable, `scenario.${string}`>;

export function scenarioHandlers(session: Session, { newId, publish }: Surroundings): Handlers<ScenarioMethod> {
  function save(file: WritableBureau, scenario: Scenario): OutputOf<'scenario.create'> {
    saveScenario(file, scenario);
    publish('scenario.changed', {});
    return shown(file, scenario);
  }

  return {
    'scenario.list': () =>
      session.with(({ file }) => parentsFirst(readScenarios(file)).map((scenario) => shown(file, scenario))),
    'scenario.create': (wanted) =>
      session.with(({ file }) => save(file, newScenario(readScenarios(file), { id: newId(), ...wanted }))),
    'scenario.rename': ({ scenarioId, name }) =>
      session.with(({ file }) => save(file, renamedScenario(readScenarios(file), scenarioId, name))),
    'scenario.duplicate': ({ scenarioId, name }) =>
      session.with(({ file }) => save(file, duplicateOf(readScenarios(file), scenarioId, { id: newId(), name }))),
    'scenario.delete': ({ scenarioId }) =>
      session.with(({ file }) => {
        deleteScenario(file, scenarioId);
        publish('scenario.changed', {});
        return {};
      }),
    'scenario.setOverrides': ({ scenarioId, overrides }) =>
      session.with(({ file }) => save(file, withOverrides(readScenarios(file), scenarioId, overrides))),
  };
}

function shown(file: WritableBureau, scenario: Scenario): OutputOf<'scenario.create'> {
  const { id, name, parentId, overrides } = scenario;
  const plans = listPlans(file).filter((plan) => plan.scenarioName === name).length;
  return { scenarioId: id, name, parentId, overrides, plans };
}
