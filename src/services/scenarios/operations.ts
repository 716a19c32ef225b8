import { Failure } from '../../domain/failure.ts';
import { BASE_SCENARIO, type Override, type Scenario } from '../../domain/scenario.ts';
import { fitsNorm, loadNormSet, rangeOf } from '../../norms/index.ts';
import { nearestNorms } from '../plan/scenario-request.ts';

/**
 * A new scenario below a parent.
 * @throws Failure notFound for the parent, scenarioNameTaken, normUnknown, norm.outOfRange
 */
export function newScenario(
  all: readonly Scenario[],
  { id, name, parentId, overrides }: Scenario & { readonly parentId: string },
): Scenario {
  scenarioById(all, parentId);
  refuseTakenName(all, name);
  refuseBadNorms(overrides);
  return { id, name, parentId, overrides };
}

/**
 * The scenario under another name.
 * @throws Failure notFound, scenarioIsBase, scenarioNameTaken
 */
export function renamedScenario(all: readonly Scenario[], id: string, name: string): Scenario {
  const scenario = changeableScenario(all, id);
  if (scenario.name !== name) refuseTakenName(all, name);
  return { ...scenario, name };
}

/**
 * A sibling with the same overrides. There is one base scenario; its copy is a child without changes of its own.
 * @throws Failure notFound, scenarioNameTaken
 */
export function duplicateOf(
  all: readonly Scenario[],
  id: string,
  copy: { readonly id: string; readonly name: string },
): Scenario {
  const scenario = scenarioById(all, id);
  refuseTakenName(all, copy.name);
  return { ...scenario, ...copy, parentId: scenario.parentId ?? BASE_SCENARIO.id };
}

/**
 * The scenario with other overrides.
 * @throws Failure notFound, scenarioIsBase, normUnknown, norm.outOfRange
 */
export function withOverrides(all: readonly Scenario[], id: string, overrides: readonly Override[]): Scenario {
  const scenario = changeableScenario(all, id);
  refuseBadNorms(overrides);
  return { ...scenario, overrides };
}

/**
 * The scenario, if it may be deleted.
 * @throws Failure notFound, scenarioIsBase, scenarioHasChildren
 */
export function deletableScenario(all: readonly Scenario[], id: string): Scenario {
  const scenario = changeableScenario(all, id);
  if (all.some(({ parentId }) => parentId === id))
    throw new Failure('scenarioHasChildren', { scenarioId: id, name: scenario.name });
  return scenario;
}

/** The scenarios in the order in which the tree is drawn: each after its parent, siblings as they were made. */
export function parentsFirst(all: readonly Scenario[]): Scenario[] {
  const children = Map.groupBy(all, ({ parentId }) => parentId);
  const below = (parentId: string | null): Scenario[] =>
    (children.get(parentId) ?? []).flatMap((scenario) => [scenario, ...below(scenario.id)]);
  return below(null);
}

/**
 * A scenario and its line of parents, the root first.
 * @param name name or id of the scenario; an id goes before a name
 * @throws Failure notFound
 */
export function lineOf(all: readonly Scenario[], name: string): Scenario[] {
  const byId = new Map(all.map((scenario) => [scenario.id, scenario]));
  const line: Scenario[] = [];
  let scenario = byId.get(name) ?? all.find((one) => one.name === name);
  if (scenario === undefined) throw new Failure('notFound', { kind: 'scenario', name });
  while (scenario !== undefined && !line.includes(scenario)) {
    line.unshift(scenario);
    scenario = scenario.parentId === null ? undefined : byId.get(scenario.parentId);
  }
  return line;
}

/** @throws Failure scenarioNameTaken */
export function refuseTakenName(all: readonly Scenario[], name: string): void {
  if (all.some((scenario) => scenario.name === name)) throw new Failure('scenarioNameTaken', { name });
}

function scenarioById(all: readonly Scenario[], id: string): Scenario {
  const scenario = all.find((one) => one.id === id);
  if (scenario === undefined) throw new Failure('notFound', { kind: 'scenario', name: id });
  return scenario;
}

/** The base scenario stays as it is. */
function changeableScenario(all: readonly Scenario[], id: string): Scenario {
  const scenario = scenarioById(all, id);
  if (scenario.id === BASE_SCENARIO.id) throw new Failure('scenarioIsBase');
  return scenario;
}

/** Norms that do not exist or cannot have the value. */
function refuseBadNorms(overrides: readonly Override[]): void {
  const known = new Map(loadNormSet().norms.map((norm) => [norm.id, norm]));
  for (const override of overrides) {
    if (override.kind !== 'norm') continue;
    const { id, value } = override;
    const norm = known.get(id);
    if (norm === undefined)
      throw new Failure('normUnknown', { id, nearest: nearestNorms(id, [...known.keys()]).join(', ') });
    if (!fitsNorm(norm, value)) throw new Failure('norm.outOfRange', { id, value, range: rangeOf(norm) });
  }
}
