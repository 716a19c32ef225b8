import { FilePlus2, FlaskConical, FolderOpen, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asFailure, useApi, useCommand } from '../../api/queries.ts';
import { Badge } from '../../components/Badge.tsx';
import { Button } from '../../components/Button.tsx';
import { Answer } from '../../components/Loading.tsx';
import { Panel } from '../../components/Screen.tsx';
import { useFormat } from '../../i18n/format.ts';
import { useBureauActions } from './actions.ts';
import styles from './Bureau.module.css';
import type { BureauDialog } from './BureauScreen.tsx';
import { DamagedDialog, type RecentFile } from './DamagedDialog.tsx';

interface BureauPartProps {
  readonly attempt: (work: () => Promise<unknown>) => void;
  readonly onDialog: (dialog: BureauDialog) => void;
}

/** The ways to a bureau: a new one, one from a file, the sample city, one opened before. */
export function Start({ attempt, onDialog }: BureauPartProps) {
  const { t } = useTranslation();
  const actions = useBureauActions();
  return (
    <>
      <p className={styles.lead}>{t('bureau.lead')}</p>
      <div className={styles.ways}>
        <Way title={t('bureau.createTitle')} text={t('bureau.createText')}>
          <Button kind="primary" icon={<FilePlus2 aria-hidden />} onClick={() => onDialog('create')}>
            {t('bureau.create')}
          </Button>
        </Way>
        <Way title={t('bureau.openTitle')} text={t('bureau.openText')}>
          <Button icon={<FolderOpen aria-hidden />} onClick={() => attempt(actions.open)}>
            {t('bureau.open')}
          </Button>
        </Way>
        <Way title={t('bureau.sampleTitle')} text={t('bureau.sampleText')}>
          <Button icon={<FlaskConical aria-hidden />} onClick={() => onDialog('sample')}>
            {t('bureau.sample')}
          </Button>
        </Way>
      </div>
      <RecentFiles attempt={attempt} />
    </>
  );
}

function Way({ title, text, children }: { title: string; text: string; children: React.ReactNode }) {
  return (
    <Panel title={title}>
      <p className={styles.wayText}>{text}</p>
      <div>{children}</div>
    </Panel>
  );
}

/** The bureaus opened lately; one whose file is gone says so and can be taken off the list. */
export function RecentFiles({ attempt }: Pick<BureauPartProps, 'attempt'>) {
  const { t } = useTranslation();
  const format = useFormat();
  const recent = useApi('bureau.recent', {});
  const open = useCommand('bureau.openRecent');
  const forget = useCommand('bureau.forgetRecent');
  const [damaged, setDamaged] = useState<RecentFile | null>(null);

  /** Opens a file; where it is too damaged, its backups are offered instead. */
  async function openOrOffer(file: RecentFile): Promise<void> {
    try {
      await open.mutateAsync({ recentId: file.recentId });
    } catch (thrown) {
      if (asFailure(thrown).error.code !== 'bureau.damaged') throw thrown;
      setDamaged(file);
    }
  }

  return (
    <Panel title={t('bureau.recent')}>
      <Answer answer={recent}>
        {(files) =>
          files.length === 0 ? (
            <p className={styles.quiet}>{t('bureau.noRecent')}</p>
          ) : (
            <ul className={styles.recent}>
              {files.map((file) => {
                const { recentId, name, fileName, openedAt, present } = file;
                return (
                  <li key={recentId} className={styles.recentItem}>
                    <button
                      type="button"
                      className={styles.recentOpen}
                      disabled={!present || open.isPending}
                      onClick={() => attempt(() => openOrOffer(file))}
                    >
                      <span className={styles.recentName}>{name ?? fileName}</span>
                      <span className={styles.quiet}>{fileName}</span>
                      <span className={styles.quiet}>{format.dateTime(openedAt)}</span>
                    </button>
                    {!present && <Badge kind="warning">{t('bureau.gone')}</Badge>}
                    <Button
                      kind="quiet"
                      aria-label={t('bureau.forget', { name: name ?? fileName })}
                      title={t('bureau.forget', { name: name ?? fileName })}
                      icon={<X aria-hidden />}
                      onClick={() =>
                        attempt(async () => {
                          await forget.mutateAsync({ recentId });
                          await recent.refetch();
                        })
                      }
                    />
                  </li>
                );
              })}
            </ul>
          )
        }
      </Answer>
      {damaged !== null && <DamagedDialog file={damaged} onClose={() => setDamaged(null)} />}
    </Panel>
  );
}
