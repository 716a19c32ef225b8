import { CircleCheck, CircleX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import styles from './CheckState.module.css';

/** Whether a check of a certificate holds, in words, colour and shape. */
export function CheckState({ ok }: { ok: boolean }) {
  const { t } = useTranslation();
  return (
    <span className={ok ? styles.ok : styles.failed}>
      {ok ? <CircleCheck aria-hidden /> : <CircleX aria-hidden />}
      {t(ok ? 'plan.certificate.ok' : 'plan.certificate.failed')}
    </span>
  );
}
