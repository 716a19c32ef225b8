import { useMemo } from 'react';
import type { InputOf } from '../../../src/api/index.ts';
import { useClient } from '../../api/client-context.ts';

export interface BureauActions {
  /** Picks a bureau file and opens it; false when the dialog was dismissed. */
  open(): Promise<boolean>;
  create(name: string, baseYear: number): Promise<boolean>;
  sample(options: Omit<InputOf<'bureau.openSample'>, 'target'>, suggestedName: string): Promise<boolean>;
  saveCopy(): Promise<boolean>;
  close(): Promise<void>;
}

/** What can be done with bureau files. Rejects with the failure of the step that went wrong. */
export function useBureauActions(): BureauActions {
  const client = useClient();
  return useMemo(() => {
    const target = (suggestedName: string) => client.call('shell.pickSaveTarget', { purpose: 'bureau', suggestedName });
    return {
      async open() {
        const { files } = await client.call('shell.pickOpenFile', { purpose: 'bureau' });
        const file = files[0];
        if (file === undefined) return false;
        await client.call('bureau.open', { token: file.token });
        return true;
      },
      async create(name, baseYear) {
        const picked = await target(name);
        if (picked === null) return false;
        await client.call('bureau.create', { target: picked.token, name, baseYear });
        return true;
      },
      async sample(options, suggestedName) {
        const picked = await target(suggestedName);
        if (picked === null) return false;
        await client.call('bureau.openSample', { ...options, target: picked.token });
        return true;
      },
      async saveCopy() {
        const bureau = await client.call('bureau.current', {});
        if (bureau === null) return false;
        const picked = await target(bureau.name ?? bureau.fileName);
        if (picked === null) return false;
        await client.call('bureau.saveCopy', { target: picked.token });
        await client.call('shell.deliverFile', { token: picked.token });
        return true;
      },
      async close() {
        await client.call('bureau.close', {});
      },
    };
  }, [client]);
}
