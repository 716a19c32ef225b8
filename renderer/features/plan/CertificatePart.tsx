import { ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../src/api/index.ts';
import { useApi } from '../../api/queries.ts';
import { toldGap } from '../../app/proven-gap.ts';
import { DataTable } from '../../charts/DataTable.tsx';
import { Button } from '../../components/Button.tsx';
import { CheckState } from '../../components/CheckState.tsx';
import { Failure, Notice } from '../../components/Failure.tsx';
import { Answer } from '../../components/Loading.tsx';
import { isUnproven } from '../../components/OutcomeBadge.tsx';
import { Panel } from '../../components/Screen.tsx';
import { UNKNOWN, useFormat } from '../../i18n/format.ts';
import { useReasons } from '../../i18n/reasons.ts';
import styles from './CertificatePart.module.css';
import type { PlanPartProps } from './PlanScreen.tsx';

type Certificate = OutputOf<'plan.verify'>;

/** The solvers as their makers write them. */
const SOLVER_NAMES: Readonly<Record<string, string>> = { highs: 'HiGHS', cbc: 'CBC' };

/** How good the plan is known to be, what it was made from, what was checked, and what was taken for granted. */
export default function CertificatePart({ planId }: PlanPartProps) {
  const answer = useApi('plan.overview', { planId });
  return <Answer answer={answer}>{(overview) => <Shown overview={overview} />}</Answer>;
}

function Shown({ overview }: { overview: OutputOf<'plan.overview'> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const reasons = useReasons();
  const { summary, input, certificate, findings } = overview;
  const { solver } = summary;
  const unproven = isUnproven(summary);
  const gap = format.share(toldGap(solver.gap));
  const [again, setAgain] = useState(false);
  const verified = useApi('plan.verify', { planId: summary.planId }, { enabled: again });
  const facts: readonly (readonly [string, string])[] = [
    ['outcome', unproven ? t('outcome.noBound') : t(`outcome.${summary.outcome}`, { gap })],
    ['reduction', format.share(solver.reductionShare)],
    ['gap', unproven ? UNKNOWN : gap],
    ['objective', format.number(solver.objective)],
    ['bound', format.number(solver.bound)],
    ['solver', `${SOLVER_NAMES[solver.name] ?? solver.name} ${solver.version}`],
    ['seconds', format.duration(solver.seconds)],
    ['dataVersion', format.number(summary.dataVersion)],
    ['schools', format.number(input.schools)],
    ['programmes', format.number(input.programmes)],
    ['pupils', format.number(input.pupils)],
    ['hash', input.hash],
  ];
  const assumptions = findings.filter(({ kind }) => kind === 'assumption');
  return (
    <>
      <Panel title={t('plan.certificate.quality')}>
        <dl className={styles.facts}>
          {facts.map(([name, value]) => (
            <div key={name} className={name === 'hash' ? styles.wide : undefined}>
              <dt>{t(`plan.certificate.facts.${name}`)}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </Panel>
      <Panel
        title={t('plan.certificate.checks')}
        actions={
          <Button
            icon={<ShieldCheck aria-hidden />}
            disabled={verified.isFetching}
            onClick={() => (again ? void verified.refetch() : setAgain(true))}
          >
            {t(verified.isFetching ? 'plan.certificate.verifying' : 'plan.certificate.verify')}
          </Button>
        }
      >
        <p className={styles.quiet}>{t('plan.certificate.lead')}</p>
        {verified.error !== null && <Failure failure={verified.error} />}
        {verified.data !== undefined && !verified.isFetching && (
          <Notice kind={verified.data.ok ? 'success' : 'warning'}>
            {t(verified.data.ok ? 'plan.certificate.holds' : 'plan.certificate.fails')}
          </Notice>
        )}
        <Checks certificate={verified.data ?? certificate} />
      </Panel>
      <Panel title={t('plan.certificate.assumptions')}>
        {assumptions.length === 0 ? (
          <p>{t('plan.certificate.noAssumptions')}</p>
        ) : (
          <ul className={styles.list}>
            {assumptions.map((reason, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: findings have no identity of their own and never move.
              <li key={index}>{reasons.text(reason)}</li>
            ))}
          </ul>
        )}
      </Panel>
    </>
  );
}

function Checks({ certificate }: { certificate: Certificate }) {
  const { t } = useTranslation();
  const reasons = useReasons();
  const format = useFormat();
  return (
    <DataTable
      caption={t('plan.certificate.checks')}
      textColumns={3}
      columns={[
        t('plan.certificate.check'),
        t('plan.certificate.state'),
        t('plan.certificate.where'),
        t('plan.certificate.worst'),
      ]}
      rows={certificate.checks.map((check) => {
        const { id, ok, worst } = check;
        return {
          key: id,
          heading: t(`plan.certificate.names.${id.replaceAll('.', ' ')}`, { defaultValue: id }),
          cells: [<CheckState key="state" ok={ok} />, reasons.place(check) ?? UNKNOWN, format.number(worst)],
        };
      })}
    />
  );
}
