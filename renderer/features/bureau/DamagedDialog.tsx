import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiFailure, OutputOf } from '../../../src/api/index.ts';
import { asFailure, useApi, useCommand } from '../../api/queries.ts';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { Failure } from '../../components/Failure.tsx';
import { Answer } from '../../components/Loading.tsx';
import { useFormat } from '../../i18n/format.ts';
import { BackupList } from './BackupList.tsx';

export type RecentFile = OutputOf<'bureau.recent'>[number];

/** Offers the backups of a file that is too damaged to be opened. */
export function DamagedDialog({ file, onClose }: { file: RecentFile; onClose: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const backups = useApi('bureau.recentBackups', { recentId: file.recentId });
  const restore = useCommand('bureau.restoreRecent');
  const [failure, setFailure] = useState<ApiFailure | null>(null);

  async function put(backupId: string): Promise<void> {
    setFailure(null);
    try {
      await restore.mutateAsync({ recentId: file.recentId, backupId });
      onClose();
    } catch (thrown) {
      setFailure(asFailure(thrown));
    }
  }

  return (
    <Dialog
      title={t('bureau.damagedTitle')}
      onClose={onClose}
      actions={<Button onClick={onClose}>{t('common.cancel')}</Button>}
    >
      {failure !== null && <Failure failure={failure} />}
      <p>{t('bureau.damagedText', { name: file.fileName })}</p>
      <Answer answer={backups}>
        {(list) =>
          list.length === 0 ? (
            <p>{t('bureau.damagedNoBackups')}</p>
          ) : (
            <BackupList
              backups={list}
              action={(backup) => (
                <Button
                  disabled={restore.isPending}
                  aria-label={t('bureau.restoreFrom', { time: format.dateTime(backup.createdAt) })}
                  onClick={() => void put(backup.backupId)}
                >
                  {t('bureau.restoreNow')}
                </Button>
              )}
            />
          )
        }
      </Answer>
    </Dialog>
  );
}
