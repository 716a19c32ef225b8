import { type KeyboardEvent, useEffect, useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TABLE_NAMES } from '../../src/domain/tables/index.ts';
import { Dialog } from '../components/Dialog.tsx';
import { useNames } from '../i18n/names.ts';
import styles from './CommandPalette.module.css';
import { useAppCommands } from './commands.ts';
import { useBureau, useScenarios } from './current.ts';
import { useSchools } from './schools.ts';
import { SCREENS } from './screens.ts';
import { useSelection } from './selection.ts';

interface Entry {
  readonly id: string;
  readonly group: string;
  readonly label: string;
  readonly keys: string | null;
  run(): void;
}

const SHOWN = 60;

/** Everything by name: commands, screens, tables, scenarios, schools. */
export function CommandPalette({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const id = useId();
  const entries = useEntries();
  const { isReading } = useSchools();
  const shown = useMemo(() => find(entries, text).slice(0, SHOWN), [entries, text]);

  useEffect(() => {
    document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, active]);

  function perform(entry: Entry | undefined): void {
    if (entry === undefined) return;
    onClose();
    entry.run();
  }

  function onKey(event: KeyboardEvent): void {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setActive((before) => Math.max(0, Math.min(shown.length - 1, before + step)));
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      perform(shown[active]);
    }
  }

  return (
    <Dialog title={t('palette.title')} onClose={onClose} plain>
      <input
        className={styles.input}
        autoFocus
        role="combobox"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={shown.length > 0 ? `${id}-${active}` : undefined}
        aria-label={t('palette.title')}
        placeholder={t('palette.placeholder')}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setActive(0);
        }}
        onKeyDown={onKey}
      />
      <div id={`${id}-list`} className={styles.list} role="listbox" aria-label={t('palette.title')} tabIndex={-1}>
        {shown.map((entry, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keyboard.
          // biome-ignore lint/a11y/useFocusableInteractive: the field above keeps the focus.
          <div
            key={entry.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            className={styles.option}
            onPointerMove={() => setActive(index)}
            onClick={() => perform(entry)}
          >
            <span className={styles.group}>{entry.group}</span>
            <span className={styles.label}>{entry.label}</span>
            {entry.keys !== null && <kbd className={styles.keys}>{entry.keys}</kbd>}
          </div>
        ))}
      </div>
      {shown.length === 0 && <p className={styles.none}>{t(isReading ? 'palette.reading' : 'palette.none')}</p>}
    </Dialog>
  );
}

function useEntries(): readonly Entry[] {
  const { t } = useTranslation();
  const names = useNames();
  const bureau = useBureau();
  const { scenarios } = useScenarios();
  const { list: schools } = useSchools();
  const { go, change, select } = useSelection();
  const commands = useAppCommands(doNothing);
  // The schools are thousands, and stay as they are while commands come and go.
  const ofSchools = useMemo(
    () =>
      schools.map(
        ({ id, name }): Entry => ({
          id: `school ${id}`,
          group: t('palette.schools'),
          label: `${name} ${id}`,
          keys: null,
          run: () => select({ school: id, why: true }),
        }),
      ),
    [t, schools, select],
  );
  return useMemo(() => {
    const entries: Entry[] = SCREENS.filter(({ needsBureau }) => !needsBureau || bureau).map(({ name }) => ({
      id: `screen ${name}`,
      group: t('palette.screens'),
      label: t(`screens.${name}`),
      keys: null,
      run: () => go(`/${name}`),
    }));
    for (const command of commands) {
      if (command.id === 'view.palette') continue;
      entries.push({ ...command, group: t('palette.commands'), run: () => command.run() });
    }
    if (!bureau) return entries;
    for (const table of TABLE_NAMES) {
      const label = names.table(table);
      entries.push({
        id: `table ${table}`,
        group: t('screens.data'),
        label,
        keys: null,
        run: () => go(`/data/${table}`),
      });
    }
    for (const { scenarioId, name } of scenarios) {
      const label = names.scenario(name);
      const run = () => change({ scenario: scenarioId, plan: null });
      entries.push({ id: `scenario ${scenarioId}`, group: t('context.scenario'), label, keys: null, run });
    }
    return [...entries, ...ofSchools];
  }, [t, names, bureau, scenarios, ofSchools, commands, go, change]);
}

/** The palette does not open itself. */
function doNothing(): void {}

/** Every word of the text must be in the label; labels that start with the text come first. */
function find(entries: readonly Entry[], text: string): readonly Entry[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return entries;
  const found = entries.filter(({ label, group }) => {
    const all = `${group} ${label}`.toLowerCase();
    return words.every((word) => all.includes(word));
  });
  const first = words[0] ?? '';
  return found.toSorted(
    (one, other) =>
      Number(other.label.toLowerCase().startsWith(first)) - Number(one.label.toLowerCase().startsWith(first)),
  );
}
