import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, NavLink, Route, Routes, useParams } from 'react-router';
import type { OutputOf } from '../../../src/api/index.ts';
import { useApi } from '../../api/queries.ts';
import { type PlanSummary, usePlans } from '../../app/current.ts';
import { useSelection } from '../../app/selection.ts';
import { Empty } from '../../components/Empty.tsx';
import { Answer, Loading } from '../../components/Loading.tsx';
import { Screen } from '../../components/Screen.tsx';
import { Staleness } from '../../components/Staleness.tsx';
import { useNames } from '../../i18n/names.ts';
import tabs from '../plan/PlanScreen.module.css';
import styles from './Compare.module.css';
import { DifferencesTable } from './DifferencesTable.tsx';
import { IndicatorsPart } from './IndicatorsPart.tsx';
import { MoneyPart } from './MoneyPart.tsx';
import { letterOf, PlanChooser } from './PlanChooser.tsx';

export type Comparison = OutputOf<'compare.plans'>;

/** What a part of the comparison is given: the answer, and what each plan is called. */
export interface ComparePartProps {
  readonly comparison: Comparison;
  readonly nameOf: (planId: string) => string;
}

const PARTS = [
  { name: 'indicators', view: IndicatorsPart, fill: false },
  { name: 'money', view: MoneyPart, fill: false },
  { name: 'rows', view: DifferencesTable, fill: true },
] as const;

/** Two to four plans side by side; the first one chosen is the reference. */
export default function CompareScreen() {
  const { t } = useTranslation();
  const { plans, current, loading } = usePlans();
  const { addressOf, selection } = useSelection();
  if (loading) return <Loading />;
  if (plans.length < 2)
    return (
      <Screen title={t('screens.compare')}>
        <Empty title={t('compare.few.title')}>{t('compare.few.text')}</Empty>
      </Screen>
    );
  const others = plans.filter(({ planId }) => planId !== current?.planId);
  const first = [current ?? plans[0]!, others[0]!].map(({ planId }) => planId);
  return (
    <Routes>
      <Route path=":plans/*" element={<Chosen plans={plans} />} />
      <Route
        path="*"
        element={<Navigate to={addressOf(`/compare/${first.join('-')}/indicators`, selection)} replace />}
      />
    </Routes>
  );
}

function Chosen({ plans }: { plans: readonly PlanSummary[] }) {
  const { t } = useTranslation();
  const names = useNames();
  const { addressOf, selection } = useSelection();
  const { plans: chosenText = '', '*': part = '' } = useParams();
  const chosen = chosenText.split('-').filter((id) => plans.some(({ planId }) => planId === id));
  const enough = chosen.length >= 2 && chosen.length <= 4;
  const answer = useApi('compare.plans', { planIds: chosen, reference: chosen[0] ?? null }, { enabled: enough });
  const nameOf = useMemo(() => {
    const known = new Map(plans.map(({ planId, scenarioName }) => [planId, names.scenario(scenarioName)]));
    const letters = new Map(chosenText.split('-').map((planId, index) => [planId, letterOf(index)]));
    return (planId: string) => `${letters.get(planId) ?? ''} ${known.get(planId) ?? planId}`.trim();
  }, [plans, names, chosenText]);
  const to = (ids: readonly string[], name: string) =>
    addressOf(`/compare/${ids.length === 0 ? 'none' : ids.join('-')}/${name}`, selection);
  return (
    <Screen fill title={t('screens.compare')}>
      <PlanChooser plans={plans} chosen={chosen} addressOf={(ids) => to(ids, part || 'indicators')} />
      {!enough && <p className={styles.quiet}>{t('compare.choose')}</p>}
      {enough && (
        <>
          {chosen.map((id) => {
            const plan = plans.find(({ planId }) => planId === id);
            return plan !== undefined && <Staleness key={id} plan={plan} name={nameOf(id)} />;
          })}
          <nav className={tabs.tabs} aria-label={t('compare.partsLabel')}>
            {PARTS.map(({ name }) => (
              <NavLink key={name} className={tabs.tab ?? ''} to={to(chosen, name)}>
                {t(`compare.parts.${name}`)}
              </NavLink>
            ))}
          </nav>
          <Answer answer={answer}>
            {(comparison) => (
              <Routes>
                {PARTS.map(({ name, view: View, fill }) => (
                  <Route
                    key={name}
                    path={name}
                    element={
                      <div className={fill ? tabs.fill : tabs.flow}>
                        <View comparison={comparison} nameOf={nameOf} />
                      </div>
                    }
                  />
                ))}
                <Route path="*" element={<Navigate to={to(chosen, 'indicators')} replace />} />
              </Routes>
            )}
          </Answer>
        </>
      )}
    </Screen>
  );
}
