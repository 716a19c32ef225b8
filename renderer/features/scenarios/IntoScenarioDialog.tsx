import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Override } from '../../../src/domain/scenario.ts';
import { useScenarios } from '../../app/current.ts';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { Failure } from '../../components/Failure.tsx';
import { Field } from '../../components/Field.tsx';
import { useNames } from '../../i18n/names.ts';
import { lineOf } from './inherited.ts';
import { useOverrideText, withOverride } from './overrides.ts';
import styles from './Scenarios.module.css';
import { useScenarioChanges } from './scenario-changes.ts';

interface IntoScenarioDialogProps {
  readonly title: string;
  readonly overrides: readonly Override[];
  /** The scenario that the changes are meant for: they go into it, or into one below it. */
  readonly parentId: string;
  readonly suggestedName: string;
  readonly onDone: (scenarioId: string) => void;
  readonly onClose: () => void;
}

/** Writes changes into a new child of a scenario, or into one that is there already. */
export function IntoScenarioDialog({
  title,
  overrides,
  parentId,
  suggestedName,
  onDone,
  onClose,
}: IntoScenarioDialogProps) {
  const { t } = useTranslation();
  const names = useNames();
  const text = useOverrideText();
  const changes = useScenarioChanges();
  const { scenarios } = useScenarios();
  const [targetId, setTargetId] = useState('');
  const [name, setName] = useState(suggestedName.slice(0, 200));
  const targets = scenarios.filter(
    (scenario) =>
      scenario.parentId !== null &&
      [scenario, ...lineOf(scenario, scenarios)].some(({ scenarioId }) => scenarioId === parentId),
  );
  const target = targets.find(({ scenarioId }) => scenarioId === targetId);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (target === undefined) {
      const made = name.trim() === '' ? null : await changes.create(name.trim(), parentId, overrides);
      if (made !== null) onDone(made);
      return;
    }
    const changed = overrides.reduce<readonly Override[]>(
      (kept, override) => withOverride(kept, override),
      target.overrides,
    );
    if (await changes.setOverrides(target, changed)) onDone(target.scenarioId);
  }

  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button
            kind="primary"
            type="submit"
            form="into-scenario"
            disabled={target === undefined && name.trim() === ''}
          >
            {t('common.apply')}
          </Button>
        </>
      }
    >
      <form id="into-scenario" className={styles.form} onSubmit={(event) => void submit(event)}>
        {changes.failure !== null && <Failure failure={changes.failure} />}
        <ul className={styles.sentence}>
          {overrides.map((override) => {
            const said = text(override);
            return <li key={said}>{said}</li>;
          })}
        </ul>
        <Field label={t('intoScenario.target')}>
          {(id) => (
            <select id={id} value={targetId} onChange={(event) => setTargetId(event.target.value)}>
              <option value="">{t('intoScenario.newChild')}</option>
              {targets.map((scenario) => (
                <option key={scenario.scenarioId} value={scenario.scenarioId}>
                  {names.scenario(scenario.name)}
                </option>
              ))}
            </select>
          )}
        </Field>
        {target === undefined && (
          <Field label={t('scenario.name')}>
            {(id) => <input id={id} value={name} maxLength={200} onChange={(event) => setName(event.target.value)} />}
          </Field>
        )}
      </form>
    </Dialog>
  );
}
