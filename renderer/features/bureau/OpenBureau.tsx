import { Copy, FilePlus2, FlaskConical, FolderOpen, FolderX, Info, Upload } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useApi } from '../../api/queries.ts';
import type { BureauSummary } from '../../app/current.ts';
import { useSelection } from '../../app/selection.ts';
import { Badge } from '../../components/Badge.tsx';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Failure.tsx';
import { Answer } from '../../components/Loading.tsx';
import { Panel } from '../../components/Screen.tsx';
import { UNKNOWN, useFormat } from '../../i18n/format.ts';
import { useBureauActions } from './actions.ts';
import { Backups } from './Backups.tsx';
import styles from './Bureau.module.css';
import type { BureauDialog } from './BureauScreen.tsx';
import { RecentFiles } from './Start.tsx';

interface OpenBureauProps {
  readonly bureau: BureauSummary;
  readonly attempt: (work: () => Promise<unknown>) => void;
  readonly onDialog: (dialog: BureauDialog) => void;
}

/** The open bureau at a glance: what it holds, whether it can be planned, its backups, and other files. */
export function OpenBureau({ bureau, attempt, onDialog }: OpenBureauProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const actions = useBureauActions();
  const navigate = useNavigate();
  const overview = useApi('bureau.overview', {});
  const { addressOf } = useSelection();
  return (
    <>
      {bureau.synthetic && <Notice kind="warning">{t('bureau.syntheticNotice')}</Notice>}
      <Panel
        title={bureau.name ?? bureau.fileName}
        actions={
          <>
            <Button
              icon={<Upload aria-hidden />}
              onClick={() => void navigate('/data', { state: { dialog: 'import' } })}
            >
              {t('bureau.import')}
            </Button>
            <Button icon={<Copy aria-hidden />} onClick={() => attempt(actions.saveCopy)}>
              {t('bureau.saveCopy')}
            </Button>
            <Button icon={<FolderX aria-hidden />} onClick={() => attempt(actions.close)}>
              {t('bureau.close')}
            </Button>
          </>
        }
      >
        <dl className={styles.facts}>
          <Fact label={t('bureau.file')} value={bureau.fileName} />
          <Fact label={t('bureau.baseYear')} value={format.schoolYear(bureau.baseYear)} />
          <Fact label={t('bureau.horizon')} value={t('bureau.years', { count: bureau.horizonYears })} />
          <Fact label={t('bureau.pupils')} value={format.number(overview.data?.pupils)} />
          <Fact label={t('screens.scenarios')} value={format.number(overview.data?.scenarios)} />
          <Fact label={t('bureau.plans')} value={format.number(overview.data?.plans)} />
        </dl>
        <Answer answer={overview}>
          {({ ready, errors, warnings }) => (
            <div className={styles.ready}>
              <Badge kind={ready ? 'success' : 'danger'}>{ready ? t('bureau.ready') : t('bureau.notReady')}</Badge>
              <Link to={`${addressOf('/data')}`} state={{ panel: 'health' }}>
                {t('bureau.problems', { errors: format.number(errors), warnings: format.number(warnings) })}
              </Link>
            </div>
          )}
        </Answer>
      </Panel>
      <div className={styles.columns}>
        <Panel title={t('bureau.contents')}>
          <Answer answer={overview}>
            {({ tables }) => (
              <ul className={styles.tables}>
                {tables.map(({ table, rows }) => (
                  <li key={table}>
                    <Link to={addressOf(`/data/${table}`)}>{t(`tables.${table}`)}</Link>
                    <span className="number">
                      {rows === 0 ? UNKNOWN : t('bureau.rows', { rows: format.number(rows) })}
                    </span>
                  </li>
                ))}
              </ul>
            )}
          </Answer>
        </Panel>
        <Backups attempt={attempt} />
      </div>
      <Panel title={t('bureau.others')}>
        <div className={styles.buttons}>
          <Button icon={<FilePlus2 aria-hidden />} onClick={() => onDialog('create')}>
            {t('bureau.create')}
          </Button>
          <Button icon={<FolderOpen aria-hidden />} onClick={() => attempt(actions.open)}>
            {t('bureau.open')}
          </Button>
          <Button icon={<FlaskConical aria-hidden />} onClick={() => onDialog('sample')}>
            {t('bureau.sample')}
          </Button>
          <Button icon={<Info aria-hidden />} onClick={() => onDialog('about')}>
            {t('commands.help.about')}
          </Button>
        </div>
      </Panel>
      <RecentFiles attempt={attempt} />
    </>
  );
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}
