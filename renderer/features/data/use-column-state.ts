import type { ColumnState, GridApi } from 'ag-grid-community';
import { useMemo, useRef } from 'react';
import type { JsonValue } from '../../../src/api/index.ts';
import { usePreferences } from '../../app/preferences.tsx';

interface RememberedColumns {
  restore(api: GridApi): void;
  remember(): void;
  reset(): void;
}

/** Which columns are shown, how wide and in which order, remembered for each table on this computer. */
export function useColumnState(table: string, api: GridApi | null): RememberedColumns {
  const preferences = usePreferences();
  const latest = useRef({ preferences, api });
  latest.current = { preferences, api };
  return useMemo(() => {
    const key = `columns.${table}`;
    let ready = false;
    return {
      restore(grid) {
        const stored = latest.current.preferences.get(key);
        if (Array.isArray(stored)) {
          grid.applyColumnState({ state: stored as unknown as ColumnState[], applyOrder: true });
        }
        ready = true;
      },
      remember() {
        if (!ready) return;
        const state = latest.current.api?.getColumnState().map(({ colId, width, hide }) => ({
          colId,
          width: width ?? null,
          hide: hide ?? false,
        }));
        if (state !== undefined) latest.current.preferences.set(key, state as JsonValue);
      },
      reset() {
        latest.current.api?.resetColumnState();
        latest.current.preferences.set(key, null);
      },
    };
  }, [table]);
}
