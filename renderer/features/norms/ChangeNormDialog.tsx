import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useScenarios } from '../../app/current.ts';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { Failure } from '../../components/Failure.tsx';
import { Field } from '../../components/Field.tsx';
import { useFormat } from '../../i18n/format.ts';
import { useNames } from '../../i18n/names.ts';
import styles from './Norms.module.css';
import type { ShownNorm } from './NormsScreen.tsx';
import { useNormChanges } from './norm-changes.ts';

/** Asks for a new value of a norm, and whether it holds for one scenario or for the whole bureau. */
export function ChangeNormDialog({ norm, onClose }: { norm: ShownNorm; onClose: () => void }) {
  const { t } = useTranslation();
  const names = useNames();
  const format = useFormat();
  const { current } = useScenarios();
  const changes = useNormChanges();
  const isBase = current === null || current.parentId === null;
  const [text, setText] = useState(norm.effectiveValue === null ? '' : String(norm.effectiveValue));
  const [scope, setScope] = useState<'scenario' | 'bureau'>(isBase ? 'bureau' : 'scenario');
  const [reason, setReason] = useState(norm.bureauReason ?? '');
  const value = text.trim() === '' ? Number.NaN : Number(text.replaceAll(/[,，\s]/g, ''));
  const wrong = !Number.isFinite(value);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (wrong) return;
    const done =
      scope === 'scenario'
        ? await changes.setInScenario(norm, value)
        : await changes.setInBureau(norm, value, reason.trim());
    if (done) onClose();
  }

  return (
    <Dialog
      title={t('norms.change')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" type="submit" form="change-norm" disabled={wrong}>
            {t('common.apply')}
          </Button>
        </>
      }
    >
      <form id="change-norm" className={styles.form} onSubmit={(event) => void submit(event)}>
        {changes.failure !== null && <Failure failure={changes.failure} />}
        <p>
          <strong>{norm.description[format.language]}</strong>
        </p>
        <p className={styles.quiet}>
          {norm.document} {norm.clause}
        </p>
        <Field
          label={t('common.withUnit', { name: t('norms.value'), unit: names.unit(norm.unit) })}
          hint={t('norms.libraryHint', { value: format.number(norm.value, 4) })}
          {...(wrong ? { problem: t('norms.valueWrong') } : {})}
        >
          {(id, describedBy) => (
            <input
              id={id}
              aria-describedby={describedBy}
              aria-invalid={wrong}
              inputMode="decimal"
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
        <fieldset className={styles.scopes}>
          <legend>{t('norms.where')}</legend>
          <label>
            <input
              type="radio"
              name="scope"
              checked={scope === 'scenario'}
              disabled={isBase}
              onChange={() => setScope('scenario')}
            />
            {isBase
              ? t('norms.whereScenarioBase')
              : t('norms.whereScenario', { scenario: names.scenario(current.name) })}
          </label>
          <label>
            <input type="radio" name="scope" checked={scope === 'bureau'} onChange={() => setScope('bureau')} />
            {t('norms.whereBureau')}
          </label>
        </fieldset>
        {scope === 'bureau' && (
          <Field label={t('norms.reason')} hint={t('norms.reasonHint')}>
            {(id, describedBy) => (
              <textarea
                id={id}
                aria-describedby={describedBy}
                rows={2}
                maxLength={1000}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            )}
          </Field>
        )}
      </form>
    </Dialog>
  );
}
