import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { MenuCommand } from '../../src/api/index.ts';
import { useTopic } from '../api/queries.ts';
import { useBureauActions } from '../features/bureau/actions.ts';
import { useBureau } from './current.ts';
import { useRun } from './run.ts';
import { useSelection } from './selection.ts';
import { useUndo } from './undo.tsx';

export interface AppCommand {
  readonly id: MenuCommand;
  readonly label: string;
  /** As printed beside the command. */
  readonly keys: string | null;
  run(): void;
}

const KEYS: Partial<Record<MenuCommand, string>> = {
  'bureau.new': 'Ctrl N',
  'bureau.open': 'Ctrl O',
  'data.import': 'Ctrl I',
  'export.open': 'Ctrl E',
  'solve.start': 'F5',
  'edit.undo': 'Ctrl Z',
  'edit.redo': 'Ctrl Y',
  'view.palette': 'Ctrl K',
  'view.why': 'Alt W',
};

/** Everything the menus can do that can be done now. */
export function useAppCommands(openPalette: () => void): readonly AppCommand[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const bureau = useBureau();
  const actions = useBureauActions();
  const { selection, change, go } = useSelection();
  const undo = useUndo();
  const run = useRun();
  return useMemo(() => {
    const commands: [MenuCommand, boolean, () => void][] = [
      ['bureau.new', true, () => void navigate('/bureau', { state: { dialog: 'create' } })],
      ['bureau.open', true, () => void actions.open().catch(undo.report)],
      ['bureau.saveCopy', Boolean(bureau), () => void actions.saveCopy().catch(undo.report)],
      ['bureau.close', Boolean(bureau), () => void actions.close().catch(undo.report)],
      ['data.import', Boolean(bureau), () => void navigate('/data', { state: { dialog: 'import' } })],
      ['solve.start', run.possible, () => void run.start().then((failure) => failure !== null && undo.report(failure))],
      ['export.open', Boolean(bureau), () => go('/export')],
      ['edit.undo', undo.canUndo, () => void undo.undo()],
      ['edit.redo', undo.canRedo, () => void undo.redo()],
      ['view.palette', true, openPalette],
      ['view.why', true, () => change({ why: !selection.why })],
      ['help.about', true, () => void navigate('/bureau', { state: { dialog: 'about' } })],
    ];
    return commands
      .filter(([, possible]) => possible)
      .map(([id, , action]) => ({ id, label: t(`commands.${id}`), keys: KEYS[id] ?? null, run: action }));
  }, [t, navigate, bureau, actions, selection.why, change, go, undo, run, openPalette]);
}

/** The keyboard and the native menu lead to the same commands. */
export function useCommandKeys(openPalette: () => void): void {
  const commands = useAppCommands(openPalette);
  const latest = useRef(commands);
  latest.current = commands;
  const perform = (id: MenuCommand) => latest.current.find((one) => one.id === id)?.run();
  useTopic('menu.command', ({ command }) => perform(command));
  // biome-ignore lint/correctness/useExhaustiveDependencies: the commands are read from a reference that is always new.
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const id = commandOf(event);
      if (id === null) return;
      // Also when the command is not possible now: F5 must never load the page of the browser shell anew.
      event.preventDefault();
      perform(id);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

/** The command of a key, or null. Where text is typed, undo and redo belong to the text. */
function commandOf(event: KeyboardEvent): MenuCommand | null {
  const control = event.ctrlKey || event.metaKey;
  const key = event.key.toLowerCase();
  if (event.altKey && !control && key === 'w') return 'view.why';
  if (!control && !event.altKey && event.key === 'F5') return 'solve.start';
  if (!control || event.altKey) return null;
  const typing = event.target instanceof HTMLElement && event.target.closest('input, textarea, select') !== null;
  switch (key) {
    case 'k':
      return 'view.palette';
    case 'o':
      return 'bureau.open';
    case 'n':
      return 'bureau.new';
    case 'i':
      return 'data.import';
    case 'e':
      return 'export.open';
    case 'z':
      return typing ? null : event.shiftKey ? 'edit.redo' : 'edit.undo';
    case 'y':
      return typing ? null : 'edit.redo';
    default:
      return null;
  }
}
