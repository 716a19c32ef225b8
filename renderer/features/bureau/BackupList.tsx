import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../src/api/index.ts';
import { useFormat } from '../../i18n/format.ts';
import styles from './Bureau.module.css';

export type Backup = OutputOf<'bureau.recentBackups'>[number];

/** Backups with their time, why they were made, and size. */
export function BackupList({ backups, action }: { backups: readonly Backup[]; action: (backup: Backup) => ReactNode }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <ul className={styles.backups}>
      {backups.map((backup) => (
        <li key={backup.backupId}>
          <span>{format.dateTime(backup.createdAt)}</span>
          <span className={styles.reason}>{t(`bureau.reasons.${backup.reason}`)}</span>
          <span className={`number ${styles.quiet}`}>{format.size(backup.size)}</span>
          {action(backup)}
        </li>
      ))}
    </ul>
  );
}
