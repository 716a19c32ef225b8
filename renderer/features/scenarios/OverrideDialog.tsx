import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiFailure } from '../../../src/api/index.ts';
import type { Override } from '../../../src/domain/scenario.ts';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { Failure } from '../../components/Failure.tsx';
import { Field } from '../../components/Field.tsx';
import { OverrideFields } from './OverrideFields.tsx';
import { EMPTY_FORM, OVERRIDE_FORMS, type OverrideForm, type OverrideFormName, overrideOf } from './override-form.ts';
import styles from './Scenarios.module.css';

interface OverrideDialogProps {
  readonly failure: ApiFailure | null;
  readonly onAdd: (override: Override) => void;
  readonly onClose: () => void;
}

/** Adds one change to a scenario: what is changed, then to what. */
export function OverrideDialog({ failure, onAdd, onClose }: OverrideDialogProps) {
  const { t } = useTranslation();
  const [form, setForm] = useState<OverrideForm>(EMPTY_FORM);
  const override = overrideOf(form);

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (override !== null) onAdd(override);
  }

  return (
    <Dialog
      title={t('scenario.addOverride')}
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
      </form>
    </Dialog>
  );
}
