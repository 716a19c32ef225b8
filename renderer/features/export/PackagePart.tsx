import { PackageOpen, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { ApiFailure, OutputOf } from '../../../src/api/index.ts';
import { useClient } from '../../api/client-context.ts';
import { asFailure } from '../../api/queries.ts';
import { DataTable } from '../../charts/DataTable.tsx';
import { Button } from '../../components/Button.tsx';
import { CheckState } from '../../components/CheckState.tsx';
import { Failure, Notice } from '../../components/Failure.tsx';
import { Panel } from '../../components/Screen.tsx';
import { UNKNOWN, useFormat } from '../../i18n/format.ts';
import { useNames } from '../../i18n/names.ts';
import { useReasons } from '../../i18n/reasons.ts';
import styles from './ExportScreen.module.css';

interface Opened {
  readonly token: string;
  readonly name: string;
  readonly answer: OutputOf<'export.verifyPackage'>;
}

/** Puts a plan package from elsewhere to the test and, where it holds, makes a bureau of it. */
export function PackagePart() {
  const { t } = useTranslation();
  const client = useClient();
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const [opened, setOpened] = useState<Opened | null>(null);

  function attempt(work: () => Promise<void>): void {
    setBusy(true);
    setFailure(null);
    work()
      .catch((thrown) => setFailure(asFailure(thrown)))
      .finally(() => setBusy(false));
  }

  async function pick(): Promise<void> {
    const { files } = await client.call('shell.pickOpenFile', { purpose: 'package' });
    const [file] = files;
    if (file === undefined) return;
    setOpened(null);
    const answer = await client.call('export.verifyPackage', { token: file.token });
    setOpened({ token: file.token, name: file.name, answer });
  }

  async function take({ token, name, answer }: Opened): Promise<void> {
    const suggestedName = answer.manifest?.bureau ?? name.replace(/\.zip$/i, '');
    const target = await client.call('shell.pickSaveTarget', { purpose: 'bureau', suggestedName });
    if (target === null) return;
    await client.call('export.openPackage', { token, target: target.token });
    await navigate('/plan/overview');
  }

  return (
    <Panel title={t('exports.open.title')}>
      <p className={styles.text}>{t('exports.open.text')}</p>
      <div className={styles.actions}>
        <Button icon={<ShieldCheck aria-hidden />} disabled={busy} onClick={() => attempt(pick)}>
          {t(busy ? 'exports.open.busy' : 'exports.open.pick')}
        </Button>
        {opened?.answer.certificate.ok === true && (
          <Button
            kind="primary"
            icon={<PackageOpen aria-hidden />}
            disabled={busy}
            onClick={() => attempt(() => take(opened))}
          >
            {t('exports.open.take')}
          </Button>
        )}
      </div>
      {failure !== null && <Failure failure={failure} onDismiss={() => setFailure(null)} />}
      {opened !== null && <Verified opened={opened} />}
    </Panel>
  );
}

function Verified({ opened: { name, answer } }: { opened: Opened }) {
  const { t } = useTranslation();
  const format = useFormat();
  const names = useNames();
  const reasons = useReasons({ isOfBureau: false });
  const { manifest, certificate } = answer;
  const damaged = certificate.checks.find(({ id, ok }) => id === 'files unchanged' && !ok)?.where;
  return (
    <>
      <Notice kind={certificate.ok ? 'success' : 'warning'}>
        {certificate.ok
          ? t('exports.open.holds', { name })
          : damaged === undefined
            ? t('exports.open.fails', { name })
            : t('exports.open.damaged', { name, files: damaged })}
      </Notice>
      {manifest !== null && (
        <p>
          {t('exports.open.manifest', {
            bureau: manifest.bureau ?? UNKNOWN,
            schools: format.number(manifest.schools),
            scenario: names.scenario(manifest.scenarioName),
            plan: manifest.planId,
            at: format.dateTime(manifest.createdAt),
          })}
          {manifest.synthetic && ` ${t('exports.open.synthetic')}`}
        </p>
      )}
      <DataTable
        caption={t('exports.open.checks')}
        textColumns={3}
        columns={[t('plan.certificate.check'), t('plan.certificate.state'), t('plan.certificate.where')]}
        rows={certificate.checks.map((check) => ({
          key: check.id,
          heading: t(`plan.certificate.names.${check.id.replaceAll('.', ' ')}`, { defaultValue: check.id }),
          cells: [<CheckState key="state" ok={check.ok} />, reasons.place(check) ?? UNKNOWN],
        }))}
      />
    </>
  );
}
