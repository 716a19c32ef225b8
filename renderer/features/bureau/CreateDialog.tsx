import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiFailure } from '../../../src/api/index.ts';
import { useClient } from '../../api/client-context.ts';
import { asFailure } from '../../api/queries.ts';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { Failure } from '../../components/Failure.tsx';
import { Field } from '../../components/Field.tsx';
import { useBureauActions } from './actions.ts';
import styles from './Bureau.module.css';

/** Asks for the name and the base year of a new bureau; the template workbook can be taken along. */
export function CreateDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const client = useClient();
  const actions = useBureauActions();
  const [name, setName] = useState('');
  const [year, setYear] = useState(String(new Date().getFullYear()));
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const [busy, setBusy] = useState(false);
  const baseYear = /^\d{4}$/.test(year) ? Number(year) : Number.NaN;
  const yearWrong = !(baseYear >= 1900 && baseYear <= 2200);

  async function attempt(work: () => Promise<boolean>, close: boolean): Promise<void> {
    setBusy(true);
    setFailure(null);
    try {
      if ((await work()) && close) onClose();
    } catch (thrown) {
      setFailure(asFailure(thrown));
    } finally {
      setBusy(false);
    }
  }

  async function template(): Promise<boolean> {
    const target = await client.call('shell.pickSaveTarget', {
      purpose: 'workbook',
      suggestedName: t('bureau.templateName'),
    });
    if (target === null) return false;
    await client.call('intake.template', { target: target.token });
    await client.call('shell.deliverFile', { token: target.token });
    return true;
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (name.trim() !== '' && !yearWrong) void attempt(() => actions.create(name.trim(), baseYear), true);
  }

  return (
    <Dialog
      title={t('bureau.createTitle')}
      onClose={onClose}
      actions={
        <>
          <Button disabled={busy} onClick={() => void attempt(template, false)}>
            {t('bureau.template')}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" type="submit" form="create-bureau" disabled={busy || name.trim() === '' || yearWrong}>
            {t('bureau.createNow')}
          </Button>
        </>
      }
    >
      <form id="create-bureau" className={styles.form} onSubmit={submit}>
        {failure !== null && <Failure failure={failure} />}
        <Field label={t('bureau.name')}>
          {(id) => <input id={id} value={name} maxLength={200} onChange={(event) => setName(event.target.value)} />}
        </Field>
        <Field
          label={t('bureau.baseYear')}
          hint={t('bureau.baseYearHint')}
          {...(yearWrong ? { problem: t('bureau.baseYearWrong') } : {})}
        >
          {(id, describedBy) => (
            <input
              id={id}
              aria-describedby={describedBy}
              aria-invalid={yearWrong}
              inputMode="numeric"
              value={year}
              onChange={(event) => setYear(event.target.value)}
            />
          )}
        </Field>
        <p className={styles.quiet}>{t('bureau.templateHint')}</p>
      </form>
    </Dialog>
  );
}
