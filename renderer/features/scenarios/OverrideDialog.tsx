import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiFailure } from '../../../src/api/index.ts';
import type { Override } from '../../../src/domain/scenario.ts';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { Failure } from '../../components/Failure.tsx';
import { Field } from '../../components/Field.tsx';
import { OverrideFields } from './OverrideFields.tsx';
import { formOf, OVERRIDE_FORMS, type OverrideForm, type OverrideFormName, overrideOf } from './override-form.ts';
import { useOverrideText } from './overrides.ts';
import styles from './Scenarios.module.css';

interface OverrideDialogProps {
  /** The change to edit; null to add one. */
  readonly edited: Override | null;
  readonly failure: ApiFailure | null;
  readonly onApply: (override: Override) => void;
  readonly onClose: () => void;
}

/** Adds or edits one change of a scenario: what is changed, then to what, and what that says. */
export function OverrideDialog({ edited, failure, onApply, onClose }: OverrideDialogProps) {
  const { t } = useTranslation();
  const [form, setForm] = useState<OverrideForm>(() => formOf(edited));
  const override = overrideOf(form);
  const text = useOverrideText();

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (override !== null) onApply(override);
  }

  return (
    <Dialog
      title={t(edited === null ? 'scenario.addOverride' : 'scenario.editOverrideTitle')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" type="submit" form="add-override" disabled={override === null}>
            {t('common.apply')}
          </Button>
        </>
      }
    >
      <form id="add-override" className={styles.form} onSubmit={submit}>
        {failure !== null && <Failure failure={failure} />}
        <Field label={t('overrides.what')}>
          {(id) => (
            <select
              id={id}
              value={form.what}
              onChange={(event) => setForm({ ...form, what: event.target.value as OverrideFormName })}
            >
              {OVERRIDE_FORMS.map((what) => (
                <option key={what} value={what}>
                  {t(`overrides.forms.${what}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <OverrideFields form={form} onChange={setForm} />
        <p role="status" className={styles.sentence}>
          {override === null ? t('overrides.incomplete') : text(override)}
        </p>
      </form>
    </Dialog>
  );
}
