import { type ComponentType, lazy, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, NavLink, Route, Routes, useParams } from 'react-router';
import type { OutputOf } from '../../../src/api/index.ts';
import { useApi } from '../../api/queries.ts';
import { type PlanSummary, usePlans } from '../../app/current.ts';
import { useSelection } from '../../app/selection.ts';
import { ClassStarts } from '../../components/ClassStarts.tsx';
import { Empty } from '../../components/Empty.tsx';
import { Answer, Loading } from '../../components/Loading.tsx';
import { Screen } from '../../components/Screen.tsx';
import { useNames } from '../../i18n/names.ts';
import tabs from '../plan/PlanScreen.module.css';
import styles from './Compare.module.css';
import { ComparisonExport } from './ComparisonExport.tsx';
import { DifferencesTable } from './DifferencesTable.tsx';
import { IndicatorsPart } from './IndicatorsPart.tsx';
import { MoneyPart } from './MoneyPart.tsx';
import { letterOf, PlanChooser } from './PlanChooser.tsx';
import { PostsPart } from './PostsPart.tsx';
import { ALL_ROWS, type RowFilter } from './RowFilters.tsx';
import { SchoolsPart } from './SchoolsPart.tsx';
import { SummaryPart } from './SummaryPart.tsx';

export type Comparison = OutputOf<'compare.plans'>;

/** What a part of the comparison is given: the answer, what each plan is called, and what is asked for of the rows. */
export interface ComparePartProps {
  readonly comparison: Comparison;
  readonly nameOf: (planId: string) => string;
  readonly filter: RowFilter;
  readonly onFilter: (filter: RowFilter) => void;
}

interface ComparePart {
  /** Last part of the address, and key of its name: `compare.parts.<name>`. */
  readonly name: string;
  readonly view: ComponentType<ComparePartProps>;
  /** Whether it fills the height and scrolls inside. */
  readonly fill: boolean;
}

const PARTS: readonly ComparePart[] = [
  { name: 'summary', view: SummaryPart, fill: false },
  { name: 'indicators', view: IndicatorsPart, fill: false },
  { name: 'money', view: MoneyPart, fill: false },
  { name: 'rows', view: DifferencesTable, fill: true },
  { name: 'schools', view: SchoolsPart, fill: true },
  { name: 'posts', view: PostsPart, fill: true },
  { name: 'map', view: lazy(() => import('./DifferenceMap.tsx')), fill: true },
];

/** Two to four plans side by side; the first one chosen is the reference. */
export default function CompareScreen() {
  const { t } = useTranslation();
  const { plans, current, loading } = usePlans();
  const { addressOf, selection } = useSelection();
  if (loading) return <Loading />;
  if (plans.length < 2)
    return (
      <Screen title={t('screens.compare')}>
        <Empty
          title={t('compare.few.title')}
          actions={<Link to={addressOf('/scenarios', selection)}>{t('compare.few.action')}</Link>}
        >
          {t('compare.few.text')}
        </Empty>
      </Screen>
    );
  const reference = current ?? plans[0]!;
  const other = plans.find(({ planId }) => planId !== reference.planId)!;
  const first = [reference, other].map(({ planId }) => planId);
  return (
    <Routes>
      <Route path=":plans/*" element={<Chosen plans={plans} />} />
      <Route path="*" element={<Navigate to={addressOf(`/compare/${first.join('-')}/summary`, selection)} replace />} />
    </Routes>
  );
}

function Chosen({ plans }: { plans: readonly PlanSummary[] }) {
  const { t } = useTranslation();
  const names = useNames();
  const { addressOf, selection } = useSelection();
  const { plans: chosenText = '', '*': part = '' } = useParams();
  const [filter, setFilter] = useState(ALL_ROWS);
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
    <Screen
      fill
      title={t('screens.compare')}
      actions={enough && <ComparisonExport planIds={chosen} part={part} filter={filter} />}
    >
      <PlanChooser plans={plans} chosen={chosen} addressOf={(ids) => to(ids, part || 'summary')} />
      {!enough && <p className={styles.quiet}>{t('compare.choose')}</p>}
      {enough && (
        <>
          <nav className={tabs.tabs} aria-label={t('compare.partsLabel')}>
            {PARTS.map(({ name }) => (
              <NavLink key={name} className={tabs.tab ?? ''} to={to(chosen, name)}>
                {t(`compare.parts.${name}`)}
              </NavLink>
            ))}
          </nav>
          {chosen.map((id) => {
            const plan = plans.find(({ planId }) => planId === id);
            return plan === undefined ? null : <ClassStarts key={id} plan={plan} name={nameOf(id)} />;
          })}
          <Answer answer={answer}>
            {(comparison) => (
              <Routes>
                {PARTS.map(({ name, view: View, fill }) => (
                  <Route
                    key={name}
                    path={name}
                    element={
                      <div className={fill ? tabs.fill : tabs.flow}>
                        <View comparison={comparison} nameOf={nameOf} filter={filter} onFilter={setFilter} />
                      </div>
                    }
                  />
                ))}
                <Route path="*" element={<Navigate to={to(chosen, 'summary')} replace />} />
              </Routes>
            )}
          </Answer>
        </>
      )}
    </Screen>
  );
}
