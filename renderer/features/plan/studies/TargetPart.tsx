import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InputOf, OutputOf } from '../../../../src/api/index.ts';
import { useClient } from '../../../api/client-context.ts';
import { useApi } from '../../../api/queries.ts';
import { type PlanSummary, usePlans } from '../../../app/current.ts';
import { useSelection } from '../../../app/selection.ts';
import { DataTable } from '../../../charts/DataTable.tsx';
import { Badge } from '../../../components/Badge.tsx';
import { Button } from '../../../components/Button.tsx';
import { Notice } from '../../../components/Failure.tsx';
import { Panel } from '../../../components/Screen.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { useReasons } from '../../../i18n/reasons.ts';
import { IntoScenarioDialog } from '../../scenarios/IntoScenarioDialog.tsx';
import type { PlanPartProps } from '../PlanScreen.tsx';
import { NumberChoice } from './NumberChoice.tsx';
import styles from './Studies.module.css';
import { FoundAt, StudyPanel } from './StudyPanel.tsx';
import { useStudy } from './use-study.ts';

type Target = InputOf<'relaxations.start'>['target'];
type Answer = NonNullable<OutputOf<'relaxations.get'>>;
type Report = Answer['report'];
type Relaxation = Report['relaxations'][number];
type Goal = 'superLarge' | 'large' | 'special';

const LIMITS = [30, 120, 600] as const;
const SHOWN_TRIED = 8;
/** What is asked for unless the user says otherwise: no class of 66 or more, 5 % of 56 or more, 1:4.5. */
const USUAL: Readonly<Record<Goal, string>> = { superLarge: '0', large: '5', special: '4.5' };

function targetOf(goal: Goal, text: string, year: number): Target | null {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (goal === 'special') {
    return value >= 0.1 && value <= 100 ? { kind: 'specialTeachers', pupilsPerTeacher: value, year } : null;
  }
  return value >= 0 && value <= 100 ? { kind: 'classShare', tier: goal, share: value / 100, year } : null;
}

/** What it would take to reach a target that the user picks, in policy words; each answer can become a scenario. */
export default function TargetPart({ planId }: PlanPartProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const client = useClient();
  const { current } = usePlans();
  const years = useApi('plan.overview', { planId }).data?.years ?? [];
  const study = useStudy('relaxations', planId);
  const [goal, setGoal] = useState<Goal>('superLarge');
  const [value, setValue] = useState(USUAL.superLarge);
  const [chosenYear, setChosenYear] = useState<number | null>(null);
  const [timeLimitSeconds, setTimeLimitSeconds] = useState(120);
  const year = chosenYear ?? years.at(-1) ?? null;
  const target = year === null ? null : targetOf(goal, value, year);
  const answer = useApi('relaxations.get', { planId }).data ?? null;
  return (
    <>
      <StudyPanel
        title={t('studies.target.title')}
        text={t('studies.target.text')}
        action={t('studies.target.start')}
        study={study}
        plan={current}
        complete={target !== null}
        onStart={() => {
          if (target !== null)
            void study.start(() => client.call('relaxations.start', { planId, target, timeLimitSeconds }));
        }}
      >
        <label>
          {t('studies.target.goal')}
          <select
            value={goal}
            onChange={(event) => {
              const chosen = event.target.value as Goal;
              setGoal(chosen);
              setValue(USUAL[chosen]);
            }}
          >
            {(['superLarge', 'large', 'special'] as const).map((one) => (
              <option key={one} value={one}>
                {t(`studies.target.goals.${one}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t(goal === 'special' ? 'studies.target.ratio' : 'studies.target.share')}
          <input
            inputMode="decimal"
            value={value}
            aria-invalid={target === null}
            onChange={(event) => setValue(event.target.value)}
          />
        </label>
        <NumberChoice
          label={t('studies.target.year')}
          value={year}
          numbers={years}
          textOf={(one) => format.schoolYear(one)}
          onChange={setChosenYear}
        />
        <NumberChoice
          label={t('run.limit')}
          value={timeLimitSeconds}
          numbers={LIMITS}
          textOf={(seconds) => t(`studies.target.limits.${seconds}`)}
          onChange={setTimeLimitSeconds}
        />
      </StudyPanel>
      {answer !== null && !study.running && <Found answer={answer} plan={current} />}
    </>
  );
}

function Found({ answer: { foundAt, target, report }, plan }: { answer: Answer; plan: PlanSummary | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  const reasons = useReasons();
  const { go } = useSelection();
  const [asked, setAsked] = useState<Relaxation | null>(null);
  const { outcome, certainty, relaxations, notEnough, notTried } = report;
  const nameOf = (changes: Report['notTried'][number]) =>
    changes.map((change) => t(`studies.target.changes.${change}`)).join(t('studies.target.with'));
  const leftOut = [...new Set(notTried.map(nameOf))];
  const said = outcome === 'notMet' ? `notMet.${certainty ?? 'searched'}` : outcome;
  const parentId = plan?.scenarioId ?? null;
  return (
    <Panel title={t('studies.target.result', { target: useTargetText()(target) })}>
      <FoundAt instant={foundAt} />
      <Notice kind={outcome === 'notMet' ? 'warning' : 'success'}>{t(`studies.target.outcome.${said}`)}</Notice>
      <Standings report={report} target={target} />
      {relaxations.length > 0 && (
        <>
          <h3>{t('studies.target.ways')}</h3>
          <ul className={styles.list}>
            {relaxations.map((relaxation) => {
              const sentence = reasons.text(relaxation.explanation);
              return (
                <li key={sentence} className={styles.item}>
                  <span className={styles.itemText}>
                    {sentence} {relaxation.isLeast && <Badge kind="success">{t('studies.target.least')}</Badge>}
                    {relaxation.needsData && <span className={styles.quiet}> {t('studies.target.needsData')}</span>}
                  </span>
                  <Button
                    disabled={parentId === null || relaxation.overrides.length === 0}
                    title={parentId === null ? t('studies.target.noScenario') : undefined}
                    onClick={() => setAsked(relaxation)}
                  >
                    {t('studies.target.make')}
                  </Button>
                </li>
              );
            })}
          </ul>
          <p className={styles.quiet}>{t('studies.target.waysNote')}</p>
        </>
      )}
      {notEnough.length > 0 && (
        <>
          <h3>{t('studies.target.notEnough')}</h3>
          <ul className={styles.list}>
            {notEnough.slice(0, SHOWN_TRIED).map(({ explanation }) => {
              const sentence = reasons.text(explanation);
              return <li key={sentence}>{sentence}</li>;
            })}
          </ul>
        </>
      )}
      {leftOut.length > 0 && (
        <p className={styles.quiet}>{t('studies.target.notTried', { names: leftOut.join(t('common.listComma')) })}</p>
      )}
      <p className={styles.quiet}>
        {t('studies.target.effort', {
          solves: format.number(report.solves),
          time: format.duration(report.seconds),
        })}
      </p>
      {asked !== null && parentId !== null && (
        <IntoScenarioDialog
          title={t('studies.target.make')}
          overrides={asked.overrides}
          parentId={parentId}
          suggestedName={t('studies.target.scenarioName', { change: t(`studies.target.changes.${asked.change}`) })}
          onDone={(scenario) => go('/scenarios', { scenario, plan: null })}
          onClose={() => setAsked(null)}
        />
      )}
    </Panel>
  );
}

/** A target in words. */
function useTargetText(): (target: Target) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return (target) =>
    target.kind === 'specialTeachers'
      ? t('reasons.targets.specialTeachers', {
          targetYear: format.schoolYear(target.year),
          targetPupils: format.number(target.pupilsPerTeacher, 2),
        })
      : t(`reasons.targets.${target.tier}.${target.share === 0 ? 'none' : 'share'}`, {
          targetYear: format.schoolYear(target.year),
          targetShare: format.share(target.share),
        });
}

/** How the plan stands year by year, and how one would that puts the target first. */
function Standings({ report: { standing, standingWhenFirst }, target }: { report: Report; target: Target }) {
  const { t } = useTranslation();
  const format = useFormat();
  const lines = [
    { key: 'plan', standing },
    { key: 'first', standing: standingWhenFirst },
  ].flatMap((line) => (line.standing === null ? [] : [{ key: line.key, years: line.standing.years }]));
  const years = lines[0]?.years ?? [];
  if (years.length === 0) return null;
  return (
    <DataTable
      caption={t('studies.target.standing')}
      columns={[t(`studies.target.stands.${target.kind}`), ...years.map(({ year }) => format.schoolYear(year))]}
      rows={lines.map((line) => ({
        key: line.key,
        heading: t(`studies.target.lines.${line.key}`),
        cells: line.years.map(({ amount, of }) =>
          t('studies.target.amount', {
            amount: format.number(amount),
            of: format.number(of),
            share: format.share(of === 0 ? 0 : amount / of),
          }),
        ),
      }))}
    />
  );
}
