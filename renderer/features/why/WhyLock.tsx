import { Lock } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { neverRedirected } from '../../../src/domain/redirection.ts';
import type { Override } from '../../../src/domain/scenario.ts';
import type { Stage } from '../../../src/domain/stage.ts';
import { useApi } from '../../api/queries.ts';
import { type PlanSummary, usePlans } from '../../app/current.ts';
import { type NamedSchool, useSchools } from '../../app/schools.ts';
import { useSelection } from '../../app/selection.ts';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Failure.tsx';
import { IntoScenarioDialog } from '../scenarios/IntoScenarioDialog.tsx';
import { useOverrideText } from '../scenarios/overrides.ts';
import styles from './Why.module.css';

/** Fixes what is decided about the selected school, in a scenario below that of the plan. */
export function WhyLock({ schoolId }: { schoolId: string }) {
  const { current } = usePlans();
  const { byId } = useSchools();
  const school = byId.get(schoolId);
  if (current === null || current.scenarioId === null || school === undefined) return null;
  return school.project ? (
    <LockProject key={schoolId} projectId={schoolId} plan={current} scenarioId={current.scenarioId} />
  ) : (
    <LockSchool key={schoolId} school={school} plan={current} scenarioId={current.scenarioId} />
  );
}

interface LockProps {
  readonly plan: PlanSummary;
  readonly scenarioId: string;
}

/** Rooms as planned or none, and who is not redirected. */
function LockSchool({ school, plan: { planId }, scenarioId }: LockProps & { school: NamedSchool }) {
  const schoolId = school.id;
  const places = useApi('plan.places', { planId, schoolId }).data?.rows;
  const builds = useApi('plan.builds', { planId, schoolId }).data?.rows;
  const redirections = useApi('plan.redirections', { planId, schoolId }).data?.rows;
  if (places === undefined || builds === undefined || redirections === undefined) return null;
  const stages = [...new Set(places.map(({ stage }) => stage))];
  const rooms = (
    stage: Stage,
    orders: readonly { readonly orderYear: number; readonly rooms: number }[],
  ): Override => ({
    kind: 'lock',
    lock: { what: 'rooms', schoolId, stage, orders },
  });
  const others = new Set(
    redirections.map(({ fromSchoolId, toSchoolId }) => (fromSchoolId === schoolId ? toSchoolId : fromSchoolId)),
  );
  const redirectionLocks: Override[] = [
    { kind: 'lock', lock: { what: 'noRedirectionFrom', schoolId } },
    { kind: 'lock', lock: { what: 'noRedirectionTo', schoolId } },
    ...[...others].map(
      (otherSchoolId): Override => ({
        kind: 'lock',
        lock: { what: 'noRedirectionBetween', schoolId, otherSchoolId },
      }),
    ),
  ];
  const options: Override[] = [
    ...stages.flatMap((stage) => {
      const orders = builds
        .filter((build) => build.stage === stage)
        .map(({ orderYear, rooms: ordered }) => ({ orderYear, rooms: ordered }));
      return orders.length === 0 ? [rooms(stage, [])] : [rooms(stage, []), rooms(stage, orders)];
    }),
    ...(stages.some((stage) => neverRedirected(school, stage) === null) ? redirectionLocks : []),
  ];
  return <LockChoice options={options} scenarioId={scenarioId} />;
}

/** In which year a project starts, not before which, or never. */
function LockProject({ projectId, plan: { planId }, scenarioId }: LockProps & { projectId: string }) {
  const years = useApi('plan.overview', { planId }).data?.years ?? [];
  const options: Override[] = [
    ...years.map((startYear): Override => ({ kind: 'lock', lock: { what: 'project', projectId, startYear } })),
    ...years.slice(1).map((year): Override => ({ kind: 'lock', lock: { what: 'projectNotBefore', projectId, year } })),
    { kind: 'lock', lock: { what: 'project', projectId, startYear: null } },
  ];
  return <LockChoice options={options} scenarioId={scenarioId} />;
}

function LockChoice({ options, scenarioId }: { options: readonly Override[]; scenarioId: string }) {
  const { t } = useTranslation();
  const text = useOverrideText();
  const [chosenKey, setChosenKey] = useState<string | null>(null);
  const [asked, setAsked] = useState(false);
  const [writtenTo, setWrittenTo] = useState<string | null>(null);
  const { go } = useSelection();
  const keyOf = (option: Override) => JSON.stringify(option);
  const override = options.find((option) => keyOf(option) === chosenKey) ?? options[0];
  if (override === undefined) return null;
  return (
    <section className={styles.part}>
      <h3>{t('why.lock.title')}</h3>
      <select
        aria-label={t('why.lock.title')}
        value={keyOf(override)}
        onChange={(event) => setChosenKey(event.target.value)}
      >
        {options.map((option) => (
          <option key={keyOf(option)} value={keyOf(option)}>
            {text(option)}
          </option>
        ))}
      </select>
      {/* The list shows one line of a sentence, here it stands in full. */}
      <p data-testid="lock-sentence">{text(override)}</p>
      <div>
        <Button icon={<Lock aria-hidden />} onClick={() => setAsked(true)}>
          {t('why.lock.write')}
        </Button>
      </div>
      {writtenTo !== null && (
        <Notice
          kind="success"
          actions={
            <Button onClick={() => go('/scenarios', { scenario: writtenTo, plan: null })}>
              {t('scenario.openIt')}
            </Button>
          }
        >
          {t('why.lock.written')}
        </Notice>
      )}
      {asked && (
        <IntoScenarioDialog
          title={t('why.lock.dialog')}
          overrides={[override]}
          parentId={scenarioId}
          suggestedName={text(override)}
          onDone={(scenario) => {
            setAsked(false);
            setWrittenTo(scenario);
          }}
          onClose={() => setAsked(false)}
        />
      )}
    </section>
  );
}
