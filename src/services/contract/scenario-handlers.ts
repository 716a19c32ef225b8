import type { Handlers } from '../../api/dispatcher.ts';
import { refuse } from '../../api/errors.ts';
import type { MethodTable, OutputOf } from '../../api/table.ts';
import { listPlans, readScenarios, removeScenario, saveScenario, type WritableBureau } from '../../data/index.ts';
import { BASE_SCENARIO, type Override, type Scenario } from '../../domain/scenario.ts';
import { loadNormSet } from '../../norms/index.ts';
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
    'scenario.create': ({ name, parentId, overrides }) =>
      session.with(({ file }) => {
        const all = readScenarios(file);
        if (!all.some(({ id }) => id === parentId)) return refuse('scenario.notFound', { scenarioId: parentId });
        if (all.some((scenario) => scenario.name === name)) return refuse('scenario.nameTaken', { name });
        const unknown = unknownNorm(overrides);
        if (unknown !== null) return refuse('scenario.unknownNorm', { id: unknown });
        return save(file, { id: newId(), name, parentId, overrides });
      }),
    'scenario.rename': ({ scenarioId, name }) =>
      session.with(({ file }) => {
        const all = readScenarios(file);
        const scenario = all.find(({ id }) => id === scenarioId);
        if (scenario === undefined) return refuse('scenario.notFound', { scenarioId });
        if (scenario.id === BASE_SCENARIO.id) return refuse('scenario.isBase');
        if (all.some((other) => other.name === name && other !== scenario))
          return refuse('scenario.nameTaken', { name });
        return save(file, { ...scenario, name });
      }),
    'scenario.duplicate': ({ scenarioId, name }) =>
      session.with(({ file }) => {
        const all = readScenarios(file);
        const scenario = all.find(({ id }) => id === scenarioId);
        if (scenario === undefined) return refuse('scenario.notFound', { scenarioId });
        if (all.some((other) => other.name === name)) return refuse('scenario.nameTaken', { name });
        // There is one base scenario; its copy is a child without changes of its own.
        return save(file, { ...scenario, id: newId(), name, parentId: scenario.parentId ?? BASE_SCENARIO.id });
      }),
    'scenario.delete': ({ scenarioId }) =>
      session.with(({ file }) => {
        const all = readScenarios(file);
        if (!all.some(({ id }) => id === scenarioId)) return refuse('scenario.notFound', { scenarioId });
        if (scenarioId === BASE_SCENARIO.id) return refuse('scenario.isBase');
        if (all.some(({ parentId }) => parentId === scenarioId)) return refuse('scenario.hasChildren');
        removeScenario(file, scenarioId);
        publish('scenario.changed', {});
        return {};
      }),
    'scenario.setOverrides': ({ scenarioId, overrides }) =>
      session.with(({ file }) => {
        const scenario = readScenarios(file).find(({ id }) => id === scenarioId);
        if (scenario === undefined) return refuse('scenario.notFound', { scenarioId });
        if (scenario.id === BASE_SCENARIO.id) return refuse('scenario.isBase');
        const unknown = unknownNorm(overrides);
        if (unknown !== null) return refuse('scenario.unknownNorm', { id: unknown });
        return save(file, { ...scenario, overrides });
      }),
  };
}

function shown(file: WritableBureau, scenario: Scenario): OutputOf<'scenario.create'> {
  const { id, name, parentId, overrides } = scenario;
  const plans = listPlans(file).filter((plan) => plan.scenarioName === name).length;
  return { scenarioId: id, name, parentId, overrides, plans };
}

function unknownNorm(overrides: readonly Override[]): string | null {
  const known = new Set(loadNormSet().norms.map(({ id }) => id));
  for (const override of overrides) if (override.kind === 'norm' && !known.has(override.id)) return override.id;
  return null;
}

/** The tree in the order in which it is drawn: each scenario after its parent, siblings as they were made. */
function parentsFirst(scenarios: readonly Scenario[], parentId: string | null = null): Scenario[] {
  return scenarios
    .filter((scenario) => scenario.parentId === parentId)
    .flatMap((scenario) => [scenario, ...parentsFirst(scenarios, scenario.id)]);
}
