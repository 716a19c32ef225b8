import { useMemo, useState } from 'react';
import type { ApiFailure, Client, InputOf, OutputOf } from '../../../src/api/index.ts';
import type { Override } from '../../../src/domain/scenario.ts';
import { useClient } from '../../api/client-context.ts';
import { asFailure } from '../../api/queries.ts';
import type { ScenarioItem } from '../../app/current.ts';
import { type Change, type ChangeLabel, useUndo } from '../../app/undo.tsx';

export type MergeConflict = Extract<OutputOf<'scenario.merge'>, { outcome: 'conflict' }>['conflicts'][number];
export type Copies = OutputOf<'scenario.copyFrom'>;

export interface ScenarioChanges {
  readonly failure: ApiFailure | null;
  dismiss(): void;
  /** The new scenario's id, or null when it was refused. */
  create(name: string, parentId: string, overrides?: readonly Override[]): Promise<string | null>;
  /** The merged scenario's id, or the conflicts to choose in; null when it was refused. */
  merge(order: InputOf<'scenario.merge'>): Promise<string | readonly MergeConflict[] | null>;
  /** What was copied from a picked bureau file; null when it was refused. */
  copyFrom(token: string, names: readonly string[]): Promise<Copies | null>;
  duplicate(scenario: ScenarioItem, name: string): Promise<string | null>;
  rename(scenario: ScenarioItem, name: string): Promise<boolean>;
  remove(scenario: ScenarioItem): Promise<boolean>;
  setOverrides(scenario: ScenarioItem, overrides: readonly Override[]): Promise<boolean>;
}

/** Changing the tree of scenarios; every step can be taken back. */
export function useScenarioChanges(): ScenarioChanges {
  const client = useClient();
  const { record, making } = useUndo();
  const [failure, setFailure] = useState<ApiFailure | null>(null);

  return useMemo(() => {
    const attempt = <Result>(work: () => Promise<readonly [Change | null, Result]>): Promise<Result | null> =>
      making(async () => {
        setFailure(null);
        try {
          const [change, result] = await work();
          if (change !== null) record(change);
          return result;
        } catch (thrown) {
          setFailure(asFailure(thrown));
          return null;
        }
      });
    const made = (scenario: ScenarioItem) =>
      removal(client, (t) => t('scenario.created', { name: scenario.name }), scenario.scenarioId);
    return {
      failure,
      dismiss: () => setFailure(null),
      create: (name, parentId, overrides = []) =>
        attempt(async () => {
          const scenario = await client.call('scenario.create', { name, parentId, overrides: overrides as never });
          return [made(scenario), scenario.scenarioId] as const;
        }),
      merge: (order) =>
        attempt<string | readonly MergeConflict[]>(async () => {
          const merge = await client.call('scenario.merge', order);
          if (merge.outcome === 'conflict') return [null, merge.conflicts] as const;
          return [made(merge.scenario), merge.scenario.scenarioId] as const;
        }),
      copyFrom: (token, wanted) =>
        attempt(async () => {
          const copies = await client.call('scenario.copyFrom', { token, names: [...wanted] });
          const ids = copies.copied.map(({ scenarioId }) => scenarioId);
          const change =
            ids.length === 0 ? null : removals(client, (t) => t('scenario.copied', { count: ids.length }), ids);
          return [change, copies] as const;
        }),
      duplicate: ({ scenarioId }, name) =>
        attempt(async () => {
          const scenario = await client.call('scenario.duplicate', { scenarioId, name });
          return [made(scenario), scenario.scenarioId] as const;
        }),
      rename: async ({ scenarioId, name: before }, name) =>
        (await attempt(async () => {
          const label: ChangeLabel = (t) => t('scenario.renamed', { before, name });
          await client.call('scenario.rename', { scenarioId, name });
          return [renaming(client, label, scenarioId, name, before), true] as const;
        })) ?? false,
      remove: async (scenario) =>
        (await attempt(async () => {
          await client.call('scenario.delete', { scenarioId: scenario.scenarioId });
          return [
            restoring(client, (t) => t('scenario.deleted', { name: scenario.name }), scenario.scenarioId),
            true,
          ] as const;
        })) ?? false,
      setOverrides: async ({ scenarioId, name, overrides: before }, overrides) =>
        (await attempt(async () => {
          const label: ChangeLabel = (t) => t('scenario.overridesChanged', { name });
          await client.call('scenario.setOverrides', { scenarioId, overrides: overrides as never });
          return [overriding(client, label, scenarioId, before, overrides), true] as const;
        })) ?? false,
    };
  }, [client, record, making, failure]);
}

/** Undo of making a scenario. */
function removal(client: Client, label: ChangeLabel, scenarioId: string): Change {
  return {
    label,
    async undo() {
      await client.call('scenario.delete', { scenarioId });
      return restoring(client, label, scenarioId);
    },
  };
}

/** Undo of deleting a scenario: it comes back as it was, with its plans. */
function restoring(client: Client, label: ChangeLabel, scenarioId: string): Change {
  return {
    label,
    async undo() {
      await client.call('scenario.restore', { scenarioId });
      return removal(client, label, scenarioId);
    },
  };
}

/** Undo of copying several scenarios: children go before their parents, and come back after them. */
function removals(client: Client, label: ChangeLabel, scenarioIds: readonly string[]): Change {
  return {
    label,
    async undo() {
      for (const scenarioId of scenarioIds.toReversed()) await client.call('scenario.delete', { scenarioId });
      return {
        label,
        async undo() {
          for (const scenarioId of scenarioIds) await client.call('scenario.restore', { scenarioId });
          return removals(client, label, scenarioIds);
        },
      };
    },
  };
}

function renaming(client: Client, label: ChangeLabel, scenarioId: string, name: string, before: string): Change {
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
  label: ChangeLabel,
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
