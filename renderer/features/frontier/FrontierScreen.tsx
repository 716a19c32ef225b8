import { Play, RefreshCw, Square } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiFailure } from '../../../src/api/index.ts';
import { useClient } from '../../api/client-context.ts';
import { asFailure, useApi } from '../../api/queries.ts';
import { useScenarios } from '../../app/current.ts';
import { useJob } from '../../app/job.tsx';
import { useJobSeconds } from '../../app/job-time.ts';
import { jobFailure } from '../../app/RunControl.tsx';
import { useSelection } from '../../app/selection.ts';
import { Button } from '../../components/Button.tsx';
import { Empty } from '../../components/Empty.tsx';
import { Failure, Notice } from '../../components/Failure.tsx';
import { Field } from '../../components/Field.tsx';
import { Loading } from '../../components/Loading.tsx';
import { Panel, Screen } from '../../components/Screen.tsx';
import { useFormat } from '../../i18n/format.ts';
import { useNames } from '../../i18n/names.ts';
import styles from './Frontier.module.css';
import { FrontierResult } from './FrontierResult.tsx';
import { readFactors, USUAL_FACTORS, writeFactors } from './factors.ts';
import { solvedPoints } from './knee.ts';

const SECONDS = [5, 10, 20, 60, 180];

/** How many large classes each multiple of the budget leaves, computed here and kept in the bureau. */
export default function FrontierScreen() {
  const { t } = useTranslation();
  const client = useClient();
  const names = useNames();
  const format = useFormat();
  const { scenarios, current } = useScenarios();
  const { change } = useSelection();
  const { job, running, dismiss } = useJob();
  const scenarioId = current?.scenarioId ?? '';
  const answer = useApi('frontier.saved', { scenarioId }, { enabled: current !== null });
  const frontier = answer.data ?? null;
  const [typed, setTyped] = useState<{ readonly scenarioId: string; readonly text: string } | null>(null);
  const [seconds, setSeconds] = useState(10);
  const [failure, setFailure] = useState<ApiFailure | null>(null);

  const text = typed?.scenarioId === scenarioId ? typed.text : writeFactors(frontier?.factors ?? USUAL_FACTORS);
  const factors = readFactors(text);
  const problem = typeof factors === 'string' ? t(`frontier.problems.${factors}`) : undefined;
  const ours = job?.kind === 'frontier' && job.scenarioId === scenarioId ? job : null;
  const elapsed = useJobSeconds(ours);
  const computing = running && ours !== null;
  const ended = ours?.state === 'ended' ? jobFailure(ours) : null;

  async function start(): Promise<void> {
    if (typeof factors === 'string') return;
    setFailure(null);
    dismiss();
    try {
      await client.call('frontier.start', {
        scenarioId,
        factors: [...factors],
        options: { timeLimitSeconds: seconds },
      });
    } catch (thrown) {
      setFailure(asFailure(thrown));
    }
  }

  async function cancel(): Promise<void> {
    if (ours === null) return;
    await client.call('job.cancel', { jobId: ours.jobId }).catch((thrown) => setFailure(asFailure(thrown)));
  }

  if (current === null) return <Loading />;
  const known = frontier?.points.length ?? 0;
  const solved = solvedPoints(frontier?.points ?? []).length;
  // Until its first point is there, the former frontier stays on the screen.
  const begun = computing && frontier?.startedAt === ours.startedAt;
  const done = begun ? known : 0;
  const all = begun ? (frontier?.factors.length ?? 0) : typeof factors === 'string' ? 0 : factors.length;
  const stopped = frontier !== null && !computing && known > 0 && solved < frontier.factors.length;
  return (
    <Screen title={t('screens.frontier')}>
      <p className={styles.quiet}>{t('frontier.purpose')}</p>
      <Panel>
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            void start();
          }}
        >
          <Field label={t('context.scenario')}>
            {(id) => (
              <select
                id={id}
                value={scenarioId}
                disabled={computing}
                onChange={(event) => change({ scenario: event.target.value, plan: null })}
              >
                {scenarios.map((scenario) => (
                  <option key={scenario.scenarioId} value={scenario.scenarioId}>
                    {names.scenario(scenario.name)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <div className={styles.factors}>
            <Field
              label={t('frontier.factors')}
              hint={t('frontier.factorsHint')}
              {...(problem !== undefined && { problem })}
            >
              {(id, describedBy) => (
                <input
                  id={id}
                  aria-describedby={describedBy}
                  aria-invalid={problem !== undefined}
                  value={text}
                  disabled={computing}
                  onChange={(event) => setTyped({ scenarioId, text: event.target.value })}
                />
              )}
            </Field>
          </div>
          <Field label={t('frontier.seconds')}>
            {(id) => (
              <select
                id={id}
                value={seconds}
                disabled={computing}
                onChange={(event) => setSeconds(Number(event.target.value))}
              >
                {SECONDS.map((value) => (
                  <option key={value} value={value}>
                    {t('frontier.secondsEach', { count: value })}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <div className={styles.actions}>
            {computing ? (
              <Button
                icon={<Square aria-hidden />}
                disabled={ours.state === 'cancelling'}
                onClick={() => void cancel()}
              >
                {t('run.cancel')}
              </Button>
            ) : (
              <Button
                kind="primary"
                type="submit"
                icon={frontier === null ? <Play aria-hidden /> : <RefreshCw aria-hidden />}
                disabled={running || problem !== undefined}
              >
                {t(frontier === null ? 'frontier.start' : 'frontier.again')}
              </Button>
            )}
            <Button
              kind="quiet"
              disabled={computing || text === writeFactors(USUAL_FACTORS)}
              onClick={() => setTyped({ scenarioId, text: writeFactors(USUAL_FACTORS) })}
            >
              {t('frontier.usual')}
            </Button>
          </div>
        </form>
        {computing && (
          <div className={styles.running} role="status">
            <progress max={all || 1} value={done} aria-label={t('frontier.progressLabel')} />
            <span>
              {ours.state === 'cancelling'
                ? t('frontier.cancelling')
                : t('frontier.progress', {
                    point: Math.min(done + 1, all),
                    all,
                    phase: t(`run.phases.${ours.phase}`, { defaultValue: t('run.phases.solving') }),
                    time: format.duration(elapsed),
                  })}
            </span>
          </div>
        )}
        {running && ours === null && <p className={styles.quiet}>{t('frontier.otherRunning')}</p>}
      </Panel>
      {failure !== null && <Failure failure={failure} onDismiss={() => setFailure(null)} />}
      {ended !== null && <Failure failure={ended} onRetry={() => void start()} onDismiss={dismiss} />}
      {answer.error !== null && <Failure failure={answer.error} onRetry={() => void answer.refetch()} />}
      {frontier !== null && frontier.stale.length > 0 && (
        <Notice kind="warning">
          {t('frontier.stale', {
            what: frontier.stale.map((reason) => t(`frontier.staleReasons.${reason}`)).join(t('frontier.and')),
          })}
        </Notice>
      )}
      {stopped && <Notice>{t('frontier.stopped', { done: solved, all: frontier.factors.length })}</Notice>}
      {frontier !== null && known > 0 && (
        <FrontierResult key={scenarioId} frontier={frontier} scenario={current} busy={computing} />
      )}
      {answer.isSuccess && known === 0 && !computing && (
        <Empty
          title={t('frontier.none.title')}
          actions={
            <Button
              kind="primary"
              icon={<Play aria-hidden />}
              disabled={running || problem !== undefined}
              onClick={() => void start()}
            >
              {t('frontier.start')}
            </Button>
          }
        >
          {t('frontier.none.text', { count: typeof factors === 'string' ? 0 : factors.length })}
        </Empty>
      )}
    </Screen>
  );
}
