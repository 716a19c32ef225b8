import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { OutputOf } from '../../../../src/api/index.ts';
import { useClient } from '../../../api/client-context.ts';
import { useApi, useCommand } from '../../../api/queries.ts';
import { usePlans } from '../../../app/current.ts';
import { useSelection } from '../../../app/selection.ts';
import { DataTable } from '../../../charts/DataTable.tsx';
import { Button } from '../../../components/Button.tsx';
import { Failure } from '../../../components/Failure.tsx';
import { Panel } from '../../../components/Screen.tsx';
import { useFormat } from '../../../i18n/format.ts';
import type { PlanPartProps } from '../PlanScreen.tsx';
import { NumberChoice } from './NumberChoice.tsx';
import styles from './Studies.module.css';
import { FoundAt, StudyPanel } from './StudyPanel.tsx';
import { useStudy } from './use-study.ts';

type Found = NonNullable<OutputOf<'alternatives.get'>>;

const TOLERANCES = [0.01, 0.02, 0.05, 0.1, 0.2] as const;
const LIMITS = [15, 60, 300] as const;

/** Plans nearly as good as the best but different in character, each of which can be kept. */
export default function AlternativesPart({ planId }: PlanPartProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const client = useClient();
  const { current } = usePlans();
  const study = useStudy('alternatives', planId);
  const [tolerance, setTolerance] = useState(0.05);
  const [timeLimitSeconds, setTimeLimitSeconds] = useState(60);
  const found = useApi('alternatives.get', { planId }).data ?? null;
  return (
    <>
      <StudyPanel
        title={t('studies.alternatives.title')}
        text={t('studies.alternatives.text')}
        action={t('studies.alternatives.start')}
        study={study}
        plan={current}
        onStart={() =>
          void study.start(() =>
            client.call('alternatives.start', { planId, tolerance, options: { timeLimitSeconds } }),
          )
        }
      >
        <NumberChoice
          label={t('studies.alternatives.tolerance')}
          value={tolerance}
          numbers={TOLERANCES}
          textOf={(share) => format.share(share)}
          onChange={setTolerance}
        />
        <NumberChoice
          label={t('run.limit')}
          value={timeLimitSeconds}
          numbers={LIMITS}
          textOf={(seconds) => t(`run.limits.${seconds}`)}
          onChange={setTimeLimitSeconds}
        />
      </StudyPanel>
      {found !== null && !study.running && <FoundPlans found={found} />}
    </>
  );
}

function FoundPlans({ found: { planId, foundAt, plans, tolerance, notTried } }: { found: Found }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { go, change, addressOf } = useSelection();
  const save = useCommand('alternatives.save');
  const [best] = plans;
  const unit = t(`money.${format.moneyUnit}`);
  if (best === undefined) return null;
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const keyOf = ({ character }: Found['plans'][number]) => character ?? 'best';
  return (
    <Panel title={t('studies.alternatives.found')}>
      <FoundAt instant={foundAt} />
      {save.error !== null && <Failure failure={save.error} />}
      {(plans.length > 1 || notTried.length === 0) && (
        <p className={styles.text}>
          {plans.length === 1
            ? t('studies.alternatives.none', { share: format.share(tolerance) })
            : t('studies.alternatives.note', { share: format.share(1 - tolerance) })}
        </p>
      )}
      <DataTable
        caption={t('studies.alternatives.found')}
        columns={[
          t('studies.alternatives.character'),
          t('studies.alternatives.large'),
          t('studies.alternatives.superLarge'),
          t('studies.alternatives.early'),
          t('studies.alternatives.rooms'),
          t('common.withUnit', { name: t('studies.alternatives.building'), unit }),
          t('common.withUnit', { name: t('studies.alternatives.running'), unit }),
          t('studies.alternatives.redirected'),
          t('norms.actions'),
        ]}
        rows={plans.map((plan) => {
          const key = keyOf(plan);
          const { savedAs } = plan;
          /** A figure, and below it how far it is from the best plan's. */
          const beside = (figure: (one: typeof plan) => number, isMoney = false) => {
            const value = figure(plan);
            const difference = value - figure(best);
            return (
              <>
                {isMoney ? format.money(value) : format.number(value)}
                {difference !== 0 && (
                  <span className={styles.difference}>
                    {isMoney ? format.signedMoney(difference) : format.signed(difference)}
                  </span>
                )}
              </>
            );
          };
          return {
            key,
            heading: t(`studies.alternatives.characters.${key}`),
            cells: [
              beside(({ indicators }) => sum(indicators.largeClasses)),
              beside(({ indicators }) => sum(indicators.superLargeClasses)),
              beside(({ measures }) => Math.round(measures.earliestRelief)),
              beside(({ indicators }) => sum(indicators.roomsBuilt)),
              beside(({ measures }) => measures.leastBuilding, true),
              beside(({ measures }) => measures.cheapestRunning, true),
              beside(({ indicators }) => sum(indicators.pupilsRedirected)),
              savedAs === null ? (
                <Button
                  key="save"
                  disabled={save.isPending}
                  aria-label={t('studies.alternatives.saveThis', {
                    name: t(`studies.alternatives.characters.${key}`),
                  })}
                  onClick={() => {
                    // The plan asked about stays on the screen, although a later one is there now.
                    change({ plan: planId }, { replace: true });
                    save.mutate({ planId, character: plan.character });
                  }}
                >
                  {t('studies.alternatives.save')}
                </Button>
              ) : (
                <Button key="open" onClick={() => go('/plan/overview', { plan: savedAs })}>
                  {t('studies.alternatives.open')}
                </Button>
              ),
            ],
          };
        })}
      />
      {notTried.length > 0 && (
        <p className={styles.quiet}>
          {t('studies.alternatives.notTried', {
            names: notTried
              .map((character) => t(`studies.alternatives.characters.${character}`))
              .join(t('common.listComma')),
          })}
        </p>
      )}
      <p className={styles.quiet}>
        {t('studies.alternatives.compareHint')} <Link to={addressOf('/compare')}>{t('screens.compare')}</Link>
      </p>
    </Panel>
  );
}
