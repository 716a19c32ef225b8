import { createContext, type ReactNode, useCallback, useContext, useEffect, useId, useMemo, useState } from 'react';
import { useClient } from '../api/client-context.ts';
import { useJob } from './job.tsx';

interface Unsaved {
  mark(id: string, unsaved: boolean): void;
}

const UnsavedContext = createContext<Unsaved | null>(null);

/** Tells the shell whether closing the window would lose something: typed values that are not in the file, or a run. */
export function UnsavedProvider({ children }: { children: ReactNode }) {
  const client = useClient();
  const { running } = useJob();
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const mark = useCallback((id: string, unsaved: boolean) => {
    setMarked((before) => {
      if (before.has(id) === unsaved) return before;
      const after = new Set(before);
      if (unsaved) after.add(id);
      else after.delete(id);
      return after;
    });
  }, []);
  const dirty = running || marked.size > 0;
  useEffect(() => {
    client.call('shell.setDirty', { dirty }).catch(() => undefined);
  }, [client, dirty]);
  const view = useMemo<Unsaved>(() => ({ mark }), [mark]);
  return <UnsavedContext.Provider value={view}>{children}</UnsavedContext.Provider>;
}

/** Says that something of this component would be lost with the window. */
export function useUnsaved(unsaved: boolean): void {
  const context = useContext(UnsavedContext);
  if (context === null) throw new Error('There is nobody above this component who keeps what is unsaved.');
  const id = useId();
  const { mark } = context;
  useEffect(() => {
    mark(id, unsaved);
    return () => mark(id, false);
  }, [mark, id, unsaved]);
}
