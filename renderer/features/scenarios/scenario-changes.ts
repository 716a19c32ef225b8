import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiFailure, Client } from '../../../src/api/index.ts';
import type { Override } from '../../../src/domain/scenario.ts';
import { useClient } from '../../api/client-context.ts';
import { asFailure } from '../../api/queries.ts';
import type { ScenarioItem } from '../../app/current.ts';
import { type Change, useUndo } from '../../app/undo.tsx';

type Described = Pick<ScenarioItem, 'name' | 'parentId' | 'overrides'>;

export interface ScenarioChanges {
  readonly failure: ApiFailure | null;
  dismiss(): void;
  /** The new scenario's id, or null when it was refused. */
  create(name: string, parentId: string): Promise<string | null>;
  duplicate(scenario: ScenarioItem, name: string): Promise<string | null>;
  rename(scenario: ScenarioItem, name: string): Promise<boolean>;
  remove(scenario: ScenarioItem): Promise<boolean>;
  setOverrides(scenario: ScenarioItem, overrides: readonly Override[]): Promise<boolean>;
}

/** Changing the tree of scenarios; every step can be taken back. */
export function useScenarioChanges(): ScenarioChanges {
  const client = useClient();
  const { t } = useTranslation();
  const { record } = useUndo();
  const [failure, setFailure] = useState<ApiFailure | null>(null);

  return useMemo(() => {
    async function attempt<Result>(work: () => Promise<readonly [Change, Result]>): Promise<Result | null> {
      setFailure(null);
      try {
        const [change, result] = await work();
        record(change);
        return result;
      } catch (thrown) {
        setFailure(asFailure(thrown));
        return null;
      }
    }
    const made = (scenario: ScenarioItem) =>
      removal(client, t('scenario.created', { name: scenario.name }), scenario.scenarioId, scenario);
    return {
      failure,
      dismiss: () => setFailure(null),
      create: (name, parentId) =>
        attempt(async () => {
          const scenario = await client.call('scenario.create', { name, parentId });
          return [made(scenario), scenario.scenarioId] as const;
        }),
      duplicate: ({ scenarioId }, name) =>
        attempt(async () => {
          const scenario = await client.call('scenario.duplicate', { scenarioId, name });
          return [made(scenario), scenario.scenarioId] as const;
        }),
      rename: async ({ scenarioId, name: before }, name) =>
        (await attempt(async () => {
          const label = t('scenario.renamed', { before, name });
          await client.call('scenario.rename', { scenarioId, name });
          return [renaming(client, label, scenarioId, name, before), true] as const;
        })) ?? false,
      remove: async (scenario) =>
        (await attempt(async () => {
          await client.call('scenario.delete', { scenarioId: scenario.scenarioId });
          return [creation(client, t('scenario.deleted', { name: scenario.name }), scenario), true] as const;
        })) ?? false,
      setOverrides: async ({ scenarioId, name, overrides: before }, overrides) =>
        (await attempt(async () => {
          const label = t('scenario.overridesChanged', { name });
          await client.call('scenario.setOverrides', { scenarioId, overrides: overrides as never });
          return [overriding(client, label, scenarioId, before, overrides), true] as const;
        })) ?? false,
    };
  }, [client, t, record, failure]);
}

/** Undo of making a scenario. */
function removal(client: Client, label: string, scenarioId: string, described: Described): Change {
  return {
    label,
    async undo() {
      await client.call('scenario.delete', { scenarioId });
      return creation(client, label, described);
    },
  };
}

/** Undo of deleting a scenario: it comes back as it was described, and its plans find it by its name. */
function creation(client: Client, label: string, described: Described): Change {
  return {
    label,
    async undo() {
      const { name, parentId, overrides } = described;
      const scenario = await client.call('scenario.create', {
        name,
        parentId: parentId ?? '',
        overrides: overrides as never,
      });
      return removal(client, label, scenario.scenarioId, described);
    },
  };
}

function renaming(client: Client, label: string, scenarioId: string, name: string, before: string): Change {
  return {
    label,
    async undo() {
      await client.call('scenario.rename', { scenarioId, name: before });
      return renaming(client, label, scenarioId, before, name);
    },
  };
}

function overriding(
  client: Client,
  label: string,
  scenarioId: string,
  before: readonly Override[],
  after: readonly Override[],
): Change {
  return {
    label,
    async undo() {
      await client.call('scenario.setOverrides', { scenarioId, overrides: before as never });
      return overriding(client, label, scenarioId, after, before);
    },
  };
}
