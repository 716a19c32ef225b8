import { useEffect, useRef } from 'react';
import { useClient } from '../api/client-context.ts';
import { useTopic } from '../api/queries.ts';
import { useUndo } from './undo.tsx';

/** Opens the bureau file that the user asked the system to open, and says so when it cannot be opened. */
export function useOpenRequests(): void {
  const client = useClient();
  const { report } = useUndo();
  const take = useRef<() => void>(() => undefined);
  take.current = () => {
    client
      .call('shell.takeOpenRequest', {})
      .then((file) => (file === null ? null : client.call('bureau.open', { token: file.token })))
      .catch(report);
  };
  useEffect(() => take.current(), []);
  useTopic('shell.openRequested', () => take.current());
}
