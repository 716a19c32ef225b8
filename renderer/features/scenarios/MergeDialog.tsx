import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScenarioItem } from '../../app/current.ts';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { Failure } from '../../components/Failure.tsx';
import { Field } from '../../components/Field.tsx';
import { useNames } from '../../i18n/names.ts';
import { useOverrideText } from './overrides.ts';
import styles from './Scenarios.module.css';
import type { MergeConflict, ScenarioChanges } from './scenario-changes.ts';

interface MergeDialogProps {
  readonly current: ScenarioItem;
  /** Those that it can be merged with. */
  readonly others: readonly ScenarioItem[];
  readonly changes: ScenarioChanges;
  readonly onMerged: (scenarioId: string) => void;
  readonly onClose: () => void;
}

/** Makes a scenario of what two others change. Where both set the same, the user chooses; nothing is guessed. */
export function MergeDialog({ current, others, changes, onMerged, onClose }: MergeDialogProps) {
  const { t } = useTranslation();
  const names = useNames();
  const [otherId, setOtherId] = useState(others[0]?.scenarioId ?? '');
  const [name, setName] = useState(() => suggestedName(current, others[0], names.scenario));
  const [conflicts, setConflicts] = useState<readonly MergeConflict[]>([]);
  const [choices, setChoices] = useState<Readonly<Record<string, 'one' | 'other'>>>({});
  const other = others.find(({ scenarioId }) => scenarioId === otherId);
  const isComplete = name.trim() !== '' && other !== undefined && conflicts.every(({ target }) => target in choices);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!isComplete) return;
    const order = { one: current.scenarioId, other: otherId, name: name.trim(), choices };
    const merged = await changes.merge(order);
    if (typeof merged === 'string') onMerged(merged);
    else if (merged !== null) setConflicts(merged);
  }

  return (
    <Dialog
      title={t('scenario.merge')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" type="submit" form="merge-scenarios" disabled={!isComplete}>
            {t('scenario.mergeDo')}
          </Button>
        </>
      }
    >
      <form id="merge-scenarios" className={styles.form} onSubmit={(event) => void submit(event)}>
        {changes.failure !== null && <Failure failure={changes.failure} />}
        <p>{t('scenario.mergeText', { name: names.scenario(current.name) })}</p>
        <Field label={t('scenario.mergeWith')}>
          {(id) => (
            <select
              id={id}
              value={otherId}
              onChange={(event) => {
                setOtherId(event.target.value);
                setConflicts([]);
                setChoices({});
                const next = others.find(({ scenarioId }) => scenarioId === event.target.value);
                setName(suggestedName(current, next, names.scenario));
              }}
            >
              {others.map((scenario) => (
                <option key={scenario.scenarioId} value={scenario.scenarioId}>
                  {names.scenario(scenario.name)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t('scenario.name')}>
          {(id) => <input id={id} value={name} maxLength={200} onChange={(event) => setName(event.target.value)} />}
        </Field>
        {conflicts.length > 0 && other !== undefined && (
          <Conflicts
            conflicts={conflicts}
            one={names.scenario(current.name)}
            other={names.scenario(other.name)}
            choices={choices}
            onChoose={(target, choice) => setChoices({ ...choices, [target]: choice })}
          />
        )}
      </form>
    </Dialog>
  );
}

function suggestedName(one: ScenarioItem, other: ScenarioItem | undefined, nameOf: (name: string) => string): string {
  return other === undefined ? '' : `${nameOf(one.name)} + ${nameOf(other.name)}`.slice(0, 200);
}

interface ConflictsProps {
  readonly conflicts: readonly MergeConflict[];
  readonly one: string;
  readonly other: string;
  readonly choices: Readonly<Record<string, 'one' | 'other'>>;
  readonly onChoose: (target: string, choice: 'one' | 'other') => void;
}

/** What both scenarios set, side by side, each with a choice to make. */
function Conflicts({ conflicts, one, other, choices, onChoose }: ConflictsProps) {
  const { t } = useTranslation();
  const text = useOverrideText();
  return (
    <section aria-labelledby="merge-conflicts">
      <div role="status">
        <h3 id="merge-conflicts">{t('scenario.conflicts', { count: conflicts.length })}</h3>
      </div>
      <table className={`${styles.plans} ${styles.conflicts}`}>
        <thead>
          <tr>
            <th scope="col">{one}</th>
            <th scope="col">{other}</th>
          </tr>
        </thead>
        <tbody>
          {conflicts.map((conflict) => (
            <tr key={conflict.target}>
              {(['one', 'other'] as const).map((choice) => (
                <td key={choice}>
                  <label>
                    <input
                      type="radio"
                      name={conflict.target}
                      checked={choices[conflict.target] === choice}
                      onChange={() => onChoose(conflict.target, choice)}
                    />
                    {text(conflict[choice])}
                  </label>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
