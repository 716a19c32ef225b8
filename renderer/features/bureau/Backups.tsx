import { ArchiveRestore, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi, useCommand } from '../../api/queries.ts';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { Answer } from '../../components/Loading.tsx';
import { Panel } from '../../components/Screen.tsx';
import { useFormat } from '../../i18n/format.ts';
import { type Backup, BackupList } from './BackupList.tsx';
import styles from './Bureau.module.css';

/** Backups of the open bureau: make one, or put one in place of the present data, which is backed up first. */
export function Backups({ attempt }: { attempt: (work: () => Promise<unknown>) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const overview = useApi('bureau.overview', {});
  const backup = useCommand('bureau.backup');
  const restore = useCommand('bureau.restore');
  const [asked, setAsked] = useState<Backup | null>(null);
  return (
    <Panel
      title={t('bureau.backups')}
      actions={
        <Button
          icon={<ShieldCheck aria-hidden />}
          disabled={backup.isPending}
          onClick={() =>
            attempt(async () => {
              await backup.mutateAsync({});
              await overview.refetch();
            })
          }
        >
          {t('bureau.backUp')}
        </Button>
      }
    >
      <Answer answer={overview}>
        {({ backups }) =>
          backups.length === 0 ? (
            <p className={styles.quiet}>{t('bureau.noBackups')}</p>
          ) : (
            <BackupList
              backups={backups}
              action={(backup) => (
                <Button
                  icon={<ArchiveRestore aria-hidden />}
                  aria-label={t('bureau.restoreFrom', { time: format.dateTime(backup.createdAt) })}
                  onClick={() => setAsked(backup)}
                >
                  {t('bureau.restore')}
                </Button>
              )}
            />
          )
        }
      </Answer>
      {asked !== null && (
        <Dialog
          title={t('bureau.restoreTitle')}
          onClose={() => setAsked(null)}
          actions={
            <>
              <Button onClick={() => setAsked(null)}>{t('common.cancel')}</Button>
              <Button
                kind="primary"
                onClick={() => {
                  setAsked(null);
                  attempt(() => restore.mutateAsync({ backupId: asked.backupId }));
                }}
              >
                {t('bureau.restoreNow')}
              </Button>
            </>
          }
        >
          <p>{t('bureau.restoreText', { time: format.dateTime(asked.createdAt) })}</p>
        </Dialog>
      )}
    </Panel>
  );
}
