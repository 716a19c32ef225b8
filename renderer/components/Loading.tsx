import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiFailure } from '../../src/api/index.ts';
import styles from './Empty.module.css';
import { Failure } from './Failure.tsx';

/** Says that something is being loaded. */
export function Loading() {
  const { t } = useTranslation();
  return (
    <div className={styles.loading} role="status" aria-busy="true">
      <span className={styles.spinner} />
      {t('common.loading')}
    </div>
  );
}

/** Shows what an answer holds once it is there, and until then that it is coming or why it cannot come. */
export function Answer<Data>({
  answer,
  children,
}: {
  answer: UseQueryResult<Data, ApiFailure>;
  children: (data: Data) => ReactNode;
}) {
  if (answer.data !== undefined) return <>{children(answer.data)}</>;
  if (answer.error !== null) return <Failure failure={answer.error} onRetry={() => void answer.refetch()} />;
  return <Loading />;
}
