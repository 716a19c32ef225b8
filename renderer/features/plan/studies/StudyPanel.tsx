import { Play, Square } from 'lucide-react';
import type { FormEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanSummary } from '../../../app/current.ts';
import { useJobSeconds } from '../../../app/job-time.ts';
import { Button } from '../../../components/Button.tsx';
import { Failure, Notice } from '../../../components/Failure.tsx';
import { Panel } from '../../../components/Screen.tsx';
import { useFormat } from '../../../i18n/format.ts';
import styles from './Studies.module.css';
import type { Study } from './use-study.ts';

interface StudyPanelProps {
  readonly title: string;
  /** What is done, in one or two sentences. */
  readonly text: string;
  readonly action: string;
  readonly study: Study;
  readonly plan: PlanSummary | null;
  /** Whether the fields are filled in. */
  readonly complete?: boolean;
  readonly onStart: () => void;
  /** The fields to fill in. */
  readonly children: ReactNode;
}

/** Asks for long work about a plan, shows how it goes, and lets it be stopped. */
export function StudyPanel({ title, text, action, study, plan, complete = true, onStart, children }: StudyPanelProps) {
  const { t } = useTranslation();
  const dataChanged = plan?.stale.includes('data') ?? false;
  function submit(event: FormEvent): void {
    event.preventDefault();
    onStart();
  }
  return (
    <Panel title={title}>
      <p className={styles.text}>{text}</p>
      {dataChanged && <Notice kind="warning">{t('errors.plan.dataChanged')}</Notice>}
      {study.failure !== null && <Failure failure={study.failure} />}
      <form className={styles.controls} onSubmit={submit}>
        {children}
        {study.running ? (
          <Button
            icon={<Square aria-hidden />}
            disabled={study.job?.state === 'cancelling'}
            onClick={() => void study.cancel()}
          >
            {t('run.cancel')}
          </Button>
        ) : (
          <Button
            kind="primary"
            type="submit"
            icon={<Play aria-hidden />}
            disabled={study.busy || dataChanged || !complete}
            title={study.busy ? t('errors.job.alreadyRunning') : undefined}
          >
            {action}
          </Button>
        )}
      </form>
      <Standing study={study} />
    </Panel>
  );
}

/** When what is shown was found out. */
export function FoundAt({ instant }: { readonly instant: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  return <p className={styles.quiet}>{t('studies.foundAt', { time: format.dateTime(instant) })}</p>;
}

function Standing({ study: { job, running } }: { study: Study }) {
  const { t } = useTranslation();
  const format = useFormat();
  const seconds = useJobSeconds(job);
  if (job === null) return null;
  if (!running)
    return job.outcome === 'interrupted' ? <Notice kind="warning">{t('studies.interrupted')}</Notice> : null;
  const phase =
    job.state === 'cancelling'
      ? t('run.cancelling')
      : t(`run.phases.${job.phase}`, { defaultValue: t('run.phases.solving') });
  return (
    <div role="status" className={styles.standing}>
      <span>{phase}</span>
      <span>{format.duration(seconds)}</span>
      {job.done !== null && (
        <>
          <progress max={1} value={job.done} aria-label={phase} />
          <span>{format.share(job.done)}</span>
        </>
      )}
    </div>
  );
}
