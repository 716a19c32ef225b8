import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../../src/api/index.ts';
import { Notice } from '../../../components/Failure.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { useNames } from '../../../i18n/names.ts';
import styles from './Import.module.css';
import { IssueTable } from './IssuesStep.tsx';

/** What was written. The state before is in a backup. */
export function DoneStep({ committed }: { committed: OutputOf<'intake.commit'> }) {
  const { t } = useTranslation();
  const names = useNames();
  const format = useFormat();
  return (
    <div className={styles.step}>
      <Notice kind="success">
        {t('import.doneText', {
          tables: committed.tables
            .map(({ table, rows }) => t('import.doneTable', { table: names.table(table), rows: format.number(rows) }))
            .join(t('data.listSeparator')),
        })}
      </Notice>
      <IssueTable issues={committed.issues} />
    </div>
  );
}
