import { Play, Square } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ApiFailure, apiError, ERROR_CODES, type ErrorCode } from '../../src/api/index.ts';
import { Button } from '../components/Button.tsx';
import { useFormat } from '../i18n/format.ts';
import styles from './ContextBar.module.css';
import { GapLine } from './GapLine.tsx';
import { type JobState, useJob } from './job.tsx';
import { useJobSeconds } from './job-time.ts';
import { provenGap } from './proven-gap.ts';
import { useRun, useShowNewPlan } from './run.ts';
import { useUndo } from './undo.tsx';

/** Run, and in its place the live progress: phase, time, best plan so far, gap, Cancel. */
export function RunControl() {
  const { t } = useTranslation();
  const run = useRun();
  const { job, running } = useJob();
  const { report } = useUndo();
  useShowNewPlan();
  if (running && job !== null) return <Progress job={job} onCancel={() => void run.cancel()} />;
  return (
    <div className={styles.run}>
      <Button
        kind="primary"
        icon={<Play aria-hidden />}
        disabled={!run.possible}
        title={`${t('commands.solve.start')} F5`}
        onClick={() => void run.start().then((failure) => failure !== null && report(failure))}
      >
        {t('run.start')}
      </Button>
    </div>
  );
}

function Progress({ job, onCancel }: { job: JobState; onCancel: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { trail } = useJob();
  const seconds = useJobSeconds(job);
  return (
    <div className={styles.run} role="status">
      <div className={styles.progress}>
        <span>
          {job.state === 'cancelling'
            ? t('run.cancelling')
            : t(`run.phases.${job.phase}`, { defaultValue: t('run.phases.solving') })}
        </span>
        <span>{format.duration(seconds)}</span>
        {trail.length > 1 && <GapLine trail={trail} className={styles.spark ?? ''} />}
        {job.gap !== null && (
          <span title={t('run.gapTip')}>
            {provenGap(job.gap) === null ? t('outcome.noBound') : t('run.gap', { gap: format.share(job.gap) })}
          </span>
        )}
      </div>
      <Button
        icon={<Square aria-hidden />}
        aria-label={t('run.cancel')}
        title={t('run.cancel')}
        disabled={job.state === 'cancelling'}
        onClick={onCancel}
      >
        <span className={styles.wide}>{t('run.cancel')}</span>
      </Button>
    </div>
  );
}

/** A job tells its failure by a code that may be older or newer than the ones known here. */
export function failureCode(code: string): ErrorCode {
  return (ERROR_CODES as readonly string[]).includes(code) ? (code as ErrorCode) : 'internal';
}

/** The failure of an ended job, to be shown where the work was. */
export function jobFailure(job: JobState): ApiFailure | null {
  if (job.failure === null) return null;
  return new ApiFailure(apiError(failureCode(job.failure.code), job.failure.parameters, job.failure.incident));
}
