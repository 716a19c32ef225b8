import { TriangleAlert, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiFailure } from '../../src/api/index.ts';
import { Button } from './Button.tsx';
import styles from './Notice.module.css';

interface FailureProps {
  readonly failure: ApiFailure;
  readonly onRetry?: () => void;
  readonly onDismiss?: () => void;
}

/** A failure where the work is: what happened, what was kept, what to do. */
export function Failure({ failure, onRetry, onDismiss }: FailureProps) {
  const { t } = useTranslation();
  const { code, parameters, retry, report, incident } = failure.error;
  return (
    <div role="alert" className={`${styles.notice} ${styles.danger}`}>
      <TriangleAlert aria-hidden className={styles.icon} />
      <div className={styles.text}>
        <p>{t(`errors.${code}`, { ...parameters })}</p>
        {report && incident !== null && <p className={styles.quiet}>{t('common.incident', { incident })}</p>}
      </div>
      {onRetry !== undefined && retry !== 'never' && <Button onClick={onRetry}>{t('common.tryAgain')}</Button>}
      {onDismiss !== undefined && (
        <Button kind="quiet" aria-label={t('common.dismiss')} icon={<X aria-hidden />} onClick={onDismiss} />
      )}
    </div>
  );
}

/** A sentence beside the work that is not a failure. */
export function Notice({
  kind = 'information',
  icon,
  children,
  actions,
}: {
  kind?: 'information' | 'warning' | 'success';
  icon?: ReactNode;
  children: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <div role="status" className={`${styles.notice} ${styles[kind]}`}>
      {icon !== undefined && <span className={styles.icon}>{icon}</span>}
      <div className={styles.text}>{children}</div>
      {actions}
    </div>
  );
}
