import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiFailure } from '../../../src/api/index.ts';
import { asFailure } from '../../api/queries.ts';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { Failure } from '../../components/Failure.tsx';
import { Field } from '../../components/Field.tsx';
import { useBureauActions } from './actions.ts';
import styles from './Bureau.module.css';

/** Makes a synthetic bureau to try things on: a city or a province, with usual or strong crowding. */
export function SampleDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const actions = useBureauActions();
  const [size, setSize] = useState<'city' | 'province'>('city');
  const [crowding, setCrowding] = useState<'normal' | 'high'>('normal');
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const [busy, setBusy] = useState(false);

  async function make(): Promise<void> {
    setBusy(true);
    setFailure(null);
    try {
      if (await actions.sample({ size, crowding }, t(`bureau.sampleNames.${size}`))) onClose();
    } catch (thrown) {
      setFailure(asFailure(thrown));
    } finally {
      setBusy(false);
    }
  }

  return (
    <Dialog
      title={t('bureau.sampleTitle')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" disabled={busy} onClick={() => void make()}>
            {busy ? t('bureau.sampleBusy') : t('bureau.sampleNow')}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        {failure !== null && <Failure failure={failure} />}
        <p>{t('bureau.sampleNote')}</p>
        <Field label={t('bureau.sampleSize')}>
          {(id) => (
            <select id={id} value={size} onChange={(event) => setSize(event.target.value as typeof size)}>
              <option value="city">{t('bureau.sampleSizes.city')}</option>
              <option value="province">{t('bureau.sampleSizes.province')}</option>
            </select>
          )}
        </Field>
        <Field label={t('bureau.crowding')}>
          {(id) => (
            <select id={id} value={crowding} onChange={(event) => setCrowding(event.target.value as typeof crowding)}>
              <option value="normal">{t('bureau.crowdings.normal')}</option>
              <option value="high">{t('bureau.crowdings.high')}</option>
            </select>
          )}
        </Field>
      </div>
    </Dialog>
  );
}
