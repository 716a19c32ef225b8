import { Play, Square } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScenarioItem } from '../../app/current.ts';
import { GapLine } from '../../app/GapLine.tsx';
import { useJob } from '../../app/job.tsx';
import { useJobSeconds } from '../../app/job-time.ts';
import { provenGap } from '../../app/proven-gap.ts';
import { type RunOptions, useRun } from '../../app/run.ts';
import { Button } from '../../components/Button.tsx';
import { Failure } from '../../components/Failure.tsx';
import { Panel } from '../../components/Screen.tsx';
import { useFormat } from '../../i18n/format.ts';
import { useNames } from '../../i18n/names.ts';
import styles from './Scenarios.module.css';

const GAPS = [0.001, 0.005, 0.01, 0.02, 0.05] as const;
const LIMITS = [15, 60, 300, 1800] as const;

/** How exactly and how long to solve, and the run itself with the gap over time. */
export function RunPanel({ scenario }: { scenario: ScenarioItem }) {
  const { t } = useTranslation();
  const names = useNames();
  const format = useFormat();
  const run = useRun();
  const { job, running, trail } = useJob();
  const [options, setOptions] = useState<RunOptions>({ relativeGap: 0.01, timeLimitSeconds: 60 });
  const mine = job !== null && job.kind === 'solve' && job.scenarioId === scenario.scenarioId ? job : null;
  const elapsed = useJobSeconds(mine);
  const gap = provenGap(mine?.gap ?? null);
  const proven = trail.filter((moment) => provenGap(moment.gap) !== null);
  return (
    <Panel
      title={t('run.title')}
      actions={
        <>
          <label className={styles.option}>
            {t('run.exactness')}
            <select
              value={options.relativeGap}
              onChange={(event) => setOptions({ ...options, relativeGap: Number(event.target.value) })}
            >
              {GAPS.map((gap) => (
                <option key={gap} value={gap}>
                  {format.share(gap)}
                </option>
              ))}
            </select>
          </label>
          <label className={styles.option}>
            {t('run.limit')}
            <select
              value={options.timeLimitSeconds}
              onChange={(event) => setOptions({ ...options, timeLimitSeconds: Number(event.target.value) })}
            >
              {LIMITS.map((seconds) => (
                <option key={seconds} value={seconds}>
                  {t(`run.limits.${seconds}`)}
                </option>
              ))}
            </select>
          </label>
          {running ? (
            <Button
              icon={<Square aria-hidden />}
              disabled={job?.state === 'cancelling'}
              onClick={() => void run.cancel()}
            >
              {t('run.cancel')}
            </Button>
          ) : (
            <Button
              kind="primary"
              icon={<Play aria-hidden />}
              disabled={!run.possible}
              onClick={() => void run.start({ scenarioId: scenario.scenarioId, options })}
            >
              {t('run.startThis')}
            </Button>
          )}
        </>
      }
    >
      {run.failure !== null && <Failure failure={run.failure} />}
      {mine === null ? (
        <p className={styles.quiet}>
          {running && job !== null ? t('run.other') : t('run.text', { scenario: names.scenario(scenario.name) })}
        </p>
      ) : (
        <div className={styles.run}>
          <dl className={styles.progress}>
            <Fact
              label={t('run.state')}
              value={
                mine.state === 'ended'
                  ? t(`run.ended.${mine.outcome ?? 'failed'}`)
                  : mine.state === 'cancelling'
                    ? t('run.cancelling')
                    : t(`run.phases.${mine.phase}`, { defaultValue: t('run.phases.solving') })
              }
            />
            <Fact label={t('run.time')} value={format.duration(elapsed)} />
            <Fact label={t('run.best')} value={format.number(mine.objective, 0)} />
            <Fact label={t('run.bound')} value={format.number(gap === null ? null : mine.bound, 0)} />
            <Fact label={t('run.gapName')} value={format.share(gap)} />
          </dl>
          {proven.length > 1 && (
            <figure className={styles.gap}>
              <GapLine trail={proven} className={styles.gapLine ?? ''} />
              <figcaption className={styles.quiet}>
                {t('run.gapOver', {
                  from: format.share(Math.max(...proven.map(({ gap }) => gap))),
                  to: format.share(proven.at(-1)?.gap),
                  time: format.duration(proven.at(-1)?.seconds ?? 0),
                })}
              </figcaption>
            </figure>
          )}
        </div>
      )}
    </Panel>
  );
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}
