import { createContext, useContext } from 'react';
import type { Client } from '../../src/api/index.ts';

export const ClientContext = createContext<Client | null>(null);

/** The client of the host that was found at the start. */
export function useClient(): Client {
  const client = useContext(ClientContext);
  if (client === null) throw new Error('There is no client above this component.');
  return client;
}
