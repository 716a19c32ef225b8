import { basename } from 'node:path';
import type { Handlers } from '../../api/dispatcher.ts';
import { refuse } from '../../api/errors.ts';
import type { MethodTable, OutputOf } from '../../api/table.ts';
import { plansOfScenario, readScenarios, saveScenario } from '../../data/index.ts';
import type { Scenario } from '../../domain/scenario.ts';
import {
  bureauDifferences,
  contentOf,
  contradictionsIn,
  copiesOf,
  type DeletedScenario,
  deleteScenario,
  duplicateOf,
  mergeScenarios,
  newScenario,
  parentsFirst,
  readContent,
  renamedScenario,
  undoDeletion,
  withOverrides,
} from '../scenarios/index.ts';
import type { OpenBureau, Session } from './session.ts';
import type { Surroundings } from './surroundings.ts';

type ScenarioMethod = Extract<keyof MethodTable, `scenario.${string}`>;
type Shown = OutputOf<'scenario.create'>;

/** The scenarios of the open bureau, and those of other bureau files. */
export function scenarioHandlers(
  session: Session,
  { files, newId, now, publish }: Surroundings,
): Handlers<ScenarioMethod> {
  /** What was deleted and can be put back, by the path of its bureau and its id. */
  const deleted = new Map<string, DeletedScenario>();
  const keyOf = ({ path }: OpenBureau, scenarioId: string) => `${path} ${scenarioId}`;

  function save(bureau: OpenBureau, scenario: Scenario): Shown {
    saveScenario(bureau.file, scenario);
    publish('scenario.changed', {});
    return shown(bureau, [scenario])[0]!;
  }

  return {
    'scenario.list': () => session.with((bureau) => shown(bureau, parentsFirst(readScenarios(bureau.file)))),
    'scenario.create': (wanted) =>
      session.with((bureau) => save(bureau, newScenario(readScenarios(bureau.file), { id: newId(), ...wanted }))),
    'scenario.rename': ({ scenarioId, name }) =>
      session.with((bureau) => save(bureau, renamedScenario(readScenarios(bureau.file), scenarioId, name))),
    'scenario.duplicate': ({ scenarioId, name }) =>
      session.with((bureau) =>
        save(bureau, duplicateOf(readScenarios(bureau.file), scenarioId, { id: newId(), name })),
      ),
    'scenario.delete': ({ scenarioId }) =>
      session.with((bureau) => {
        deleted.set(keyOf(bureau, scenarioId), deleteScenario(bureau.file, scenarioId));
        publish('scenario.changed', {});
        return {};
      }),
    'scenario.restore': ({ scenarioId }) =>
      session.with((bureau) => {
        const key = keyOf(bureau, scenarioId);
        const known = deleted.get(key);
        const all = readScenarios(bureau.file);
        if (known === undefined || !all.some(({ id }) => id === known.scenario.parentId))
          return refuse('scenario.notFound', { scenarioId });
        undoDeletion(bureau.file, known);
        deleted.delete(key);
        publish('scenario.changed', {});
        return shown(bureau, [known.scenario])[0]!;
      }),
    'scenario.merge': ({ one, other, name, choices }) =>
      session.with((bureau) => {
        const merge = mergeScenarios(readScenarios(bureau.file), { one, other }, { id: newId(), name }, choices);
        if (merge.outcome === 'conflict') return merge;
        return { outcome: 'merged' as const, scenario: save(bureau, merge.scenario) };
      }),
    'scenario.compareFile': ({ token }) =>
      session.with(async (bureau) => {
        const path = files.readable(token);
        if (path === null) return refuse('file.unknownToken');
        const other = await readContent(path, now());
        const differences = bureauDifferences(contentOf(bureau.file, bureau.tables()), other);
        return { fileName: basename(path), ...differences };
      }),
    'scenario.copyFrom': ({ token, names }) =>
      session.with(async (bureau) => {
        const path = files.readable(token);
        if (path === null) return refuse('file.unknownToken');
        const { scenarios } = await readContent(path, now());
        const { copied, alreadyThere, lacking } = bureau.file.transaction(() => {
          const target = { scenarios: readScenarios(bureau.file), tables: bureau.tables() };
          const copies = copiesOf(scenarios, names, target, newId);
          for (const scenario of copies.copied) saveScenario(bureau.file, scenario);
          return copies;
        });
        if (copied.length > 0) publish('scenario.changed', {});
        return { copied: shown(bureau, copied), alreadyThere, lacking };
      }),
    'scenario.setOverrides': ({ scenarioId, overrides }) =>
      session.with((bureau) => save(bureau, withOverrides(readScenarios(bureau.file), scenarioId, overrides))),
  };
}

/** Scenarios as the window shows them: with the number of their plans and what does not go together. */
function shown(bureau: OpenBureau, scenarios: readonly Scenario[]): Shown[] {
  const all = readScenarios(bureau.file);
  const tables = bureau.tables();
  return scenarios.map((scenario) => ({
    scenarioId: scenario.id,
    name: scenario.name,
    parentId: scenario.parentId,
    overrides: scenario.overrides,
    plans: plansOfScenario(bureau.file, scenario.id).length,
    contradictions: contradictionsIn(all, scenario, tables),
  }));
}
