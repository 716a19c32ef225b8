import { useCallback, useEffect } from 'react';
import { useClient } from '../api/client-context.ts';
import { useTopic } from '../api/queries.ts';

/** Opens the bureau file that the user asked the system to open. */
export function useOpenRequests(): void {
  const client = useClient();
  const take = useCallback(async () => {
    const file = await client.call('shell.takeOpenRequest', {});
    if (file !== null) await client.call('bureau.open', { token: file.token });
  }, [client]);
  useEffect(() => {
    take().catch(() => undefined);
  }, [take]);
  useTopic('shell.openRequested', () => {
    take().catch(() => undefined);
  });
}
