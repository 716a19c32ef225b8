import { Printer } from 'lucide-react';
import { type ComponentType, lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, NavLink, Route, Routes } from 'react-router';
import { type PlanSummary, useBureau, usePlans } from '../../app/current.ts';
import { RunThis } from '../../app/RunThis.tsx';
import { useSelection } from '../../app/selection.ts';
import { Button } from '../../components/Button.tsx';
import { ClassStarts } from '../../components/ClassStarts.tsx';
import { Empty } from '../../components/Empty.tsx';
import { Loading } from '../../components/Loading.tsx';
import { OutcomeBadge } from '../../components/OutcomeBadge.tsx';
import { PlanCharacterBadge } from '../../components/PlanCharacterBadge.tsx';
import { Screen } from '../../components/Screen.tsx';
import { Staleness } from '../../components/Staleness.tsx';
import { useFormat } from '../../i18n/format.ts';
import { useNames } from '../../i18n/names.ts';
import { Overview } from './overview/Overview.tsx';
import styles from './PlanScreen.module.css';

/** What a part of the plan screen is given. */
export interface PlanPartProps {
  readonly planId: string;
}

interface PlanPart {
  /** Last part of the address, and key of its name: `plan.parts.<name>`. */
  readonly name: string;
  readonly view: ComponentType<PlanPartProps>;
  /** Whether it fills the height and scrolls inside. */
  readonly fill: boolean;
}

const PARTS: readonly PlanPart[] = [
  { name: 'overview', view: Overview, fill: false },
  { name: 'map', view: lazy(() => import('./MapPart.tsx')), fill: true },
  { name: 'places', view: lazy(() => import('./tables/PlacesTable.tsx')), fill: true },
  { name: 'sizes', view: lazy(() => import('./SizesPart.tsx')), fill: false },
  { name: 'building', view: lazy(() => import('./tables/BuildingTable.tsx')), fill: true },
  { name: 'redirections', view: lazy(() => import('./tables/RedirectionsTable.tsx')), fill: true },
  { name: 'posts', view: lazy(() => import('./tables/PostsTable.tsx')), fill: true },
  { name: 'special', view: lazy(() => import('./tables/SpecialTable.tsx')), fill: true },
  { name: 'money', view: lazy(() => import('./tables/MoneyTable.tsx')), fill: true },
  { name: 'target', view: lazy(() => import('./studies/TargetPart.tsx')), fill: false },
  { name: 'alternatives', view: lazy(() => import('./studies/AlternativesPart.tsx')), fill: false },
  { name: 'stress', view: lazy(() => import('./studies/StressPart.tsx')), fill: false },
  { name: 'certificate', view: lazy(() => import('./CertificatePart.tsx')), fill: false },
];

/** The plan that the context bar names: the answer first, then everything it consists of. */
export default function PlanScreen() {
  const { t } = useTranslation();
  const { current, loading } = usePlans();
  if (loading) return <Loading />;
  return current === null ? <NoPlan title={t('screens.plan')} /> : <ShownPlan plan={current} />;
}

function NoPlan({ title }: { title: string }) {
  const { t } = useTranslation();
  return (
    <Screen title={title}>
      <Empty title={t('plan.none.title')} actions={<RunThis />}>
        {t('plan.none.text')}
      </Empty>
    </Screen>
  );
}

function ShownPlan({ plan }: { plan: PlanSummary }) {
  const { t } = useTranslation();
  const names = useNames();
  const format = useFormat();
  const { addressOf, selection } = useSelection();
  const { school, stage, year } = selection;
  const bureau = useBureau();
  return (
    <Screen
      fill
      title={t('plan.title', { scenario: names.scenario(plan.scenarioName) })}
      actions={
        <>
          <OutcomeBadge plan={plan} />
          <PlanCharacterBadge plan={plan} />
          <span className={styles.made}>{t('plan.made', { at: format.dateTime(plan.createdAt) })}</span>
          <Button className={styles.print} icon={<Printer aria-hidden />} onClick={() => window.print()}>
            {t('plan.print')}
          </Button>
        </>
      }
    >
      <p className={styles.paperOnly}>
        {bureau?.name ?? bureau?.fileName} {plan.synthetic && `· ${t('context.synthetic')}`}
      </p>
      <div className={styles.parts}>
        <nav className={styles.tabs} aria-label={t('plan.partsLabel')}>
          {PARTS.map(({ name }) => (
            <NavLink key={name} className={styles.tab ?? ''} to={addressOf(`/plan/${name}`, { school, stage, year })}>
              {t(`plan.parts.${name}`)}
            </NavLink>
          ))}
        </nav>
      </div>
      <Staleness plan={plan} />
      <ClassStarts plan={plan} />
      <Routes>
        {PARTS.map(({ name, view: View, fill }) => (
          <Route
            key={name}
            path={name}
            element={
              <div className={fill ? styles.fill : styles.flow}>
                <View planId={plan.planId} />
              </div>
            }
          />
        ))}
        <Route path="*" element={<Navigate to={addressOf('/plan/overview', selection)} replace />} />
      </Routes>
    </Screen>
  );
}
