import type { TFunction } from 'i18next';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiFailure } from '../../src/api/index.ts';
import { asFailure, useTopic } from '../api/queries.ts';

/** Words about a change in the language of the translator that it is given. */
export type ChangeLabel = (t: TFunction) => string;

/** A change that can be taken back and made again. */
export interface Change {
  /** What was done, in the user's words; made when it is shown, so that it follows the language. */
  readonly label: ChangeLabel;
  /** Takes it back; what it returns makes the change again. */
  undo(): Promise<Change>;
}

interface UndoView {
  readonly undoLabel: string | null;
  readonly redoLabel: string | null;
  /** Whether there is something to take back, or will be once the changes under way are written. */
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly busy: boolean;
  readonly failure: ApiFailure | null;
  /** The latest change made, for the notice beside the work; null once it is dismissed. */
  readonly notice: string | null;
  /** Remembers a change that was just made. */
  record(change: Change): void;
  /** Does work that ends in recording a change; an undo that is asked for meanwhile takes back that change. */
  making<Result>(work: () => Promise<Result>): Promise<Result>;
  undo(): Promise<void>;
  redo(): Promise<void>;
  /** Shows why something that was asked for from a menu could not be done. */
  report(thrown: unknown): void;
  dismiss(): void;
}

const UndoContext = createContext<UndoView | null>(null);
const DEPTH = 200;
/** Milliseconds for which the latest change stays announced; undo stays possible after that. */
const NOTICE_TIME = 15_000;

/** The changes that can be taken back and made again. */
export function useUndo(): UndoView {
  const view = useContext(UndoContext);
  if (view === null) throw new Error('There is no undo provider above this component.');
  return view;
}

/** One line of changes for the whole window, forgotten with the bureau they were made in. */
export function UndoProvider({ children }: { children: ReactNode }) {
  const past = useRef<Change[]>([]);
  const future = useRef<Change[]>([]);
  const [shown, setShown] = useState<{ undo: Change | null; redo: Change | null }>({ undo: null, redo: null });
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const [notice, setNotice] = useState<Change | null>(null);
  const { t } = useTranslation();
  const turn = useRef<Promise<void>>(Promise.resolve());
  const waiting = useRef(0);
  const underWay = useRef<readonly Promise<unknown>[]>([]);
  const [isMaking, setIsMaking] = useState(false);

  useEffect(() => {
    if (notice === null) return;
    const timer = setTimeout(() => setNotice(null), NOTICE_TIME);
    return () => clearTimeout(timer);
  }, [notice]);

  const show = useCallback(() => {
    setShown({ undo: past.current.at(-1) ?? null, redo: future.current.at(-1) ?? null });
  }, []);

  const forget = useCallback(() => {
    past.current = [];
    future.current = [];
    setNotice(null);
    setFailure(null);
    show();
  }, [show]);
  useTopic('bureau.changed', forget);
  useTopic('core.restarted', forget);

  const record = useCallback(
    (change: Change) => {
      past.current = [...past.current, change].slice(-DEPTH);
      future.current = [];
      setNotice(change);
      setFailure(null);
      show();
    },
    [show],
  );

  const making = useCallback(async <Result,>(work: () => Promise<Result>): Promise<Result> => {
    const promise = work();
    underWay.current = [...underWay.current, promise];
    setIsMaking(true);
    try {
      return await promise;
    } finally {
      underWay.current = underWay.current.filter((other) => other !== promise);
      setIsMaking(underWay.current.length > 0);
    }
  }, []);

  const takeStep = useCallback(
    async (from: typeof past, to: typeof future) => {
      setFailure(null);
      try {
        await Promise.allSettled(underWay.current);
        const change = from.current.at(-1);
        if (change === undefined) return;
        const opposite = await change.undo();
        from.current = from.current.slice(0, -1);
        to.current = [...to.current, opposite];
        setNotice(null);
      } catch (thrown) {
        setFailure(asFailure(thrown));
      } finally {
        show();
      }
    },
    [show],
  );

  /** One step after the other, so that no press of a key is lost while the one before it is at work. */
  const step = useCallback(
    (from: typeof past, to: typeof future): Promise<void> => {
      waiting.current += 1;
      setBusy(true);
      turn.current = turn.current
        .then(() => takeStep(from, to))
        .finally(() => {
          waiting.current -= 1;
          setBusy(waiting.current > 0);
        });
      return turn.current;
    },
    [takeStep],
  );

  const view = useMemo<UndoView>(
    () => ({
      undoLabel: shown.undo?.label(t) ?? null,
      redoLabel: shown.redo?.label(t) ?? null,
      canUndo: shown.undo !== null || isMaking || busy,
      canRedo: shown.redo !== null || busy,
      busy,
      failure,
      notice: notice?.label(t) ?? null,
      record,
      making,
      undo: () => step(past, future),
      redo: () => step(future, past),
      report: (thrown) => setFailure(asFailure(thrown)),
      dismiss() {
        setNotice(null);
        setFailure(null);
      },
    }),
    [shown, busy, failure, notice, record, making, isMaking, step, t],
  );
  return <UndoContext.Provider value={view}>{children}</UndoContext.Provider>;
}
