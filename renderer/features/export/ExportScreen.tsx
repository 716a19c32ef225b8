import { FileJson, FileSpreadsheet, FileText } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiFailure, InputOf, SavePurpose } from '../../../src/api/index.ts';
import { TABLE_NAMES } from '../../../src/domain/tables/index.ts';
import { useClient } from '../../api/client-context.ts';
import { asFailure } from '../../api/queries.ts';
import { useBureau, usePlans } from '../../app/current.ts';
import { Button } from '../../components/Button.tsx';
import { Empty } from '../../components/Empty.tsx';
import { Failure, Notice } from '../../components/Failure.tsx';
import { Loading } from '../../components/Loading.tsx';
import { OutcomeBadge } from '../../components/OutcomeBadge.tsx';
import { Panel, Screen } from '../../components/Screen.tsx';
import { Staleness } from '../../components/Staleness.tsx';
import { useFormat } from '../../i18n/format.ts';
import { useNames } from '../../i18n/names.ts';
import { Choice } from '../plan/Choice.tsx';
import styles from './ExportScreen.module.css';

const SECTIONS = [
  'plan',
  'indicators',
  'places',
  'grades',
  'builds',
  'projects',
  'redirections',
  'posts',
  'moves',
  'hires',
  'special',
  'money',
  'certificate',
  'explanations',
] as const satisfies readonly InputOf<'export.csv'>['section'][];

interface Written {
  readonly name: string;
  readonly size: number;
}

/** Takes a plan and the data along: the budget workbook, tables for other programs, the whole plan as a document. */
export default function ExportScreen() {
  const { t } = useTranslation();
  const client = useClient();
  const bureau = useBureau();
  const names = useNames();
  const format = useFormat();
  const { current, loading } = usePlans();
  const [busy, setBusy] = useState<string | null>(null);
  const [written, setWritten] = useState<Written | null>(null);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const [language, setLanguage] = useState<'zh' | 'en'>(format.language);
  const [section, setSection] = useState<(typeof SECTIONS)[number]>('places');
  const [table, setTable] = useState<(typeof TABLE_NAMES)[number]>('schools');

  async function take(
    what: string,
    purpose: SavePurpose,
    suggestedName: string,
    write: (target: string) => Promise<{ readonly size: number }>,
  ): Promise<void> {
    setFailure(null);
    setWritten(null);
    setBusy(what);
    try {
      const target = await client.call('shell.pickSaveTarget', { purpose, suggestedName });
      if (target === null) return;
      const { size } = await write(target.token);
      await client.call('shell.deliverFile', { token: target.token });
      setWritten({ name: target.name, size });
    } catch (thrown) {
      setFailure(asFailure(thrown));
    } finally {
      setBusy(null);
    }
  }

  if (loading) return <Loading />;
  const bureauName = bureau?.name ?? bureau?.fileName.replace(/\.[^.]*$/, '') ?? '';
  const fileName = (what: string) =>
    [bureauName, current === null ? '' : names.scenario(current.scenarioName), what].filter(Boolean).join(' ');
  const planId = current?.planId ?? '';
  return (
    <Screen title={t('screens.export')} actions={current !== null && <OutcomeBadge plan={current} />}>
      {failure !== null && <Failure failure={failure} />}
      {written !== null && (
        <Notice kind="success">{t('exports.written', { name: written.name, size: format.size(written.size) })}</Notice>
      )}
      {current !== null && <Staleness plan={current} />}
      {current === null ? (
        <Empty title={t('plan.none.title')}>{t('exports.noPlan')}</Empty>
      ) : (
        <>
          <p className={styles.plan}>
            {t('exports.plan', {
              scenario: names.scenario(current.scenarioName),
              at: format.dateTime(current.createdAt),
            })}
          </p>
          <div className={styles.cards}>
            <Card
              title={t('exports.workbook.title')}
              text={t('exports.workbook.text')}
              control={
                <Choice
                  label={t('exports.language')}
                  value={language}
                  onChange={(value) => setLanguage(value as typeof language)}
                  options={[
                    { value: 'zh', text: '中文' },
                    { value: 'en', text: 'English' },
                  ]}
                />
              }
            >
              <Button
                kind="primary"
                icon={<FileSpreadsheet aria-hidden />}
                disabled={busy !== null}
                onClick={() =>
                  void take('workbook', 'workbook', fileName(t('exports.workbook.file')), (target) =>
                    client.call('export.workbook', { planId, target, language }),
                  )
                }
              >
                {t(busy === 'workbook' ? 'exports.writing' : 'exports.workbook.action')}
              </Button>
            </Card>
            <Card
              title={t('exports.csv.title')}
              text={t('exports.csv.text')}
              control={
                <Choice
                  label={t('exports.csv.section')}
                  value={section}
                  onChange={(value) => setSection(value as typeof section)}
                  options={SECTIONS.map((value) => ({ value, text: t(`exports.sections.${value}`) }))}
                />
              }
            >
              <Button
                icon={<FileText aria-hidden />}
                disabled={busy !== null}
                onClick={() =>
                  void take('csv', 'csv', fileName(t(`exports.sections.${section}`)), (target) =>
                    client.call('export.csv', { planId, target, section }),
                  )
                }
              >
                {t(busy === 'csv' ? 'exports.writing' : 'exports.csv.action')}
              </Button>
            </Card>
            <Card title={t('exports.json.title')} text={t('exports.json.text')}>
              <Button
                icon={<FileJson aria-hidden />}
                disabled={busy !== null}
                onClick={() =>
                  void take('json', 'json', fileName(t('exports.json.file')), (target) =>
                    client.call('export.json', { planId, target }),
                  )
                }
              >
                {t(busy === 'json' ? 'exports.writing' : 'exports.json.action')}
              </Button>
            </Card>
          </div>
        </>
      )}
      <div className={styles.cards}>
        <Card
          title={t('exports.table.title')}
          text={t('exports.table.text')}
          control={
            <Choice
              label={t('exports.table.table')}
              value={table}
              onChange={(value) => setTable(value as typeof table)}
              options={TABLE_NAMES.map((value) => ({ value, text: names.table(value) }))}
            />
          }
        >
          <Button
            icon={<FileText aria-hidden />}
            disabled={busy !== null}
            onClick={() =>
              void take('table', 'csv', [bureauName, names.table(table)].join(' '), (target) =>
                client.call('export.table', { table, target }),
              )
            }
          >
            {t(busy === 'table' ? 'exports.writing' : 'exports.table.action')}
          </Button>
        </Card>
      </div>
    </Screen>
  );
}

function Card({
  title,
  text,
  control,
  children,
}: {
  title: string;
  text: string;
  control?: ReactNode;
  children: ReactNode;
}) {
  return (
    <Panel title={title}>
      <p className={styles.text}>{text}</p>
      {control}
      <div>{children}</div>
    </Panel>
  );
}
