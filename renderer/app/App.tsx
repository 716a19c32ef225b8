import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { HashRouter } from 'react-router';
import type { Client } from '../../src/api/index.ts';
import { ClientContext } from '../api/client-context.ts';
import { createQueryClient, followChanges } from '../api/queries.ts';
import { Frame } from './Frame.tsx';
import { JobProvider } from './job.tsx';
import { PreferencesProvider, type StoredPreferences } from './preferences.tsx';
import { UndoProvider } from './undo.tsx';
import { UnsavedProvider } from './unsaved.tsx';

/** The window: what all screens share, around the frame. */
export function App({ client, stored }: { client: Client; stored: StoredPreferences }) {
  const [queries] = useState(createQueryClient);
  useEffect(() => followChanges(client, queries), [client, queries]);
  return (
    <ClientContext.Provider value={client}>
      <QueryClientProvider client={queries}>
        <PreferencesProvider stored={stored}>
          <JobProvider>
            <UnsavedProvider>
              <UndoProvider>
                <HashRouter>
                  <Frame />
                </HashRouter>
              </UndoProvider>
            </UnsavedProvider>
          </JobProvider>
        </PreferencesProvider>
      </QueryClientProvider>
    </ClientContext.Provider>
  );
}
