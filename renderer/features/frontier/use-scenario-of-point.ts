import { useState } from 'react';
import type { ApiFailure, Client } from '../../../src/api/index.ts';
import type { Override } from '../../../src/domain/scenario.ts';
import { useClient } from '../../api/client-context.ts';
import { asFailure } from '../../api/queries.ts';
import type { ScenarioItem } from '../../app/current.ts';
import { useSelection } from '../../app/selection.ts';
import { type Change, type ChangeLabel, useUndo } from '../../app/undo.tsx';

interface Wanted {
  readonly name: string;
  readonly parentId: string;
  readonly overrides: readonly Override[];
}

/** Makes a scenario of a point: a child with the budgets multiplied; it can be taken back. */
export function useScenarioOfPoint(parent: ScenarioItem) {
  const client = useClient();
  const { record, making } = useUndo();
  const { go } = useSelection();
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const [made, setMade] = useState<{ readonly name: string; readonly scenarioId: string } | null>(null);
  return {
    failure,
    made,
    dismiss: () => setFailure(null),
    open() {
      if (made !== null) go('/scenarios', { scenario: made.scenarioId, plan: null });
    },
    make: (name: string, factor: number): Promise<boolean> =>
      making(async () => {
        setFailure(null);
        try {
          const wanted: Wanted = {
            name,
            parentId: parent.scenarioId,
            overrides: [{ kind: 'budgetFactor', factor, budgetKind: null }],
          };
          const scenarioId = await create(client, wanted);
          record(removal(client, (t) => t('scenario.created', { name }), scenarioId, wanted));
          setMade({ name, scenarioId });
          return true;
        } catch (thrown) {
          setFailure(asFailure(thrown));
          return false;
        }
      }),
  };
}

async function create(client: Client, { name, parentId, overrides }: Wanted): Promise<string> {
  return (await client.call('scenario.create', { name, parentId, overrides: overrides as never })).scenarioId;
}

function removal(client: Client, label: ChangeLabel, scenarioId: string, wanted: Wanted): Change {
  return {
    label,
    async undo() {
      await client.call('scenario.delete', { scenarioId });
      return {
        label,
        undo: async () => removal(client, label, await create(client, wanted), wanted),
      };
    },
  };
}
