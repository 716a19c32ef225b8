import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiFailure, Client } from '../../../src/api/index.ts';
import { useClient } from '../../api/client-context.ts';
import { asFailure } from '../../api/queries.ts';
import { type ScenarioItem, useScenarios } from '../../app/current.ts';
import { type Change, type ChangeLabel, useUndo } from '../../app/undo.tsx';
import type { ShownNorm } from './NormsScreen.tsx';

type Overrides = ScenarioItem['overrides'];

export interface NormChanges {
  readonly failure: ApiFailure | null;
  dismiss(): void;
  /** Whether the current scenario, or the bureau where the base is looked at, has a value of its own. */
  canReset(norm: ShownNorm): boolean;
  reset(norm: ShownNorm): Promise<void>;
  /** Sets the value in the current scenario alone. True when it was done. */
  setInScenario(norm: ShownNorm, value: number): Promise<boolean>;
  /** Sets the value for all scenarios of the bureau. True when it was done. */
  setInBureau(norm: ShownNorm, value: number, reason: string): Promise<boolean>;
}

/** Changing norms, with undo. The base scenario has no overrides, so there a change is the bureau's own value. */
export function useNormChanges(): NormChanges {
  const client = useClient();
  const { i18n } = useTranslation();
  const { current } = useScenarios();
  const { record, making } = useUndo();
  const [failure, setFailure] = useState<ApiFailure | null>(null);

  return useMemo(() => {
    const attempt = (work: () => Promise<Change>): Promise<boolean> =>
      making(async () => {
        setFailure(null);
        try {
          record(await work());
          return true;
        } catch (thrown) {
          setFailure(asFailure(thrown));
          return false;
        }
      });
    const isBase = current === null || current.parentId === null;
    const label =
      (norm: ShownNorm): ChangeLabel =>
      (t) =>
        t('norms.changed', { norm: norm.description[i18n.language === 'en' ? 'en' : 'zh'] });
    const without = (id: string): Overrides =>
      (current?.overrides ?? []).filter((override) => override.kind !== 'norm' || override.id !== id);

    return {
      failure,
      dismiss: () => setFailure(null),
      canReset: (norm) => (isBase ? norm.bureauValue !== null : norm.overriddenBy === current?.scenarioId),
      reset: async (norm) => {
        await attempt(async () => {
          if (isBase) {
            await client.call('norms.resetValue', { normId: norm.id });
            return bureauChange(client, label(norm), norm.id, own(norm));
          }
          return setOverrides(client, label(norm), current, without(norm.id));
        });
      },
      setInScenario: (norm, value) =>
        attempt(async () => {
          if (current === null) throw new Error('There is no scenario to change.');
          return setOverrides(client, label(norm), current, [
            ...without(norm.id),
            { kind: 'norm', id: norm.id, value },
          ]);
        }),
      setInBureau: (norm, value, reason) =>
        attempt(async () => {
          await client.call('norms.setValue', { normId: norm.id, value, reason: reason === '' ? null : reason });
          return bureauChange(client, label(norm), norm.id, own(norm));
        }),
    };
  }, [client, i18n, current, record, making, failure]);
}

interface OwnValue {
  readonly value: number;
  readonly reason: string | null;
}

function own({ bureauValue, bureauReason }: ShownNorm): OwnValue | null {
  return bureauValue === null ? null : { value: bureauValue, reason: bureauReason };
}

/** A change of the bureau's own value; undo puts back what was there before, which may be nothing. */
function bureauChange(client: Client, label: ChangeLabel, normId: string, before: OwnValue | null): Change {
  return {
    label,
    async undo() {
      const { norms } = await client.call('norms.list', {});
      const present = norms.find(({ id }) => id === normId);
      if (before === null) await client.call('norms.resetValue', { normId });
      else await client.call('norms.setValue', { normId, value: before.value, reason: before.reason });
      return bureauChange(client, label, normId, present === undefined ? null : own(present));
    },
  };
}

/** Writes the overrides of a scenario; undo writes those that were there before. */
export async function setOverrides(
  client: Client,
  label: ChangeLabel,
  { scenarioId, overrides: before }: Pick<ScenarioItem, 'scenarioId' | 'overrides'>,
  overrides: Overrides,
): Promise<Change> {
  await client.call('scenario.setOverrides', { scenarioId, overrides: overrides as never });
  return { label, undo: () => setOverrides(client, label, { scenarioId, overrides }, before) };
}
