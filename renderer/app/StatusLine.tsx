import { Undo2, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiFailure, apiError } from '../../src/api/index.ts';
import { useTopic } from '../api/queries.ts';
import { Button } from '../components/Button.tsx';
import { Failure, Notice } from '../components/Failure.tsx';
import styles from './Frame.module.css';
import { useJob } from './job.tsx';
import { jobFailure } from './RunControl.tsx';
import { useUndo } from './undo.tsx';

/**
 * News at the foot of the window: the last change with its undo, a run that failed, a lost connection, a core that had
 * to start again.
 */
export function StatusLine() {
  const { t } = useTranslation();
  const { notice, undoLabel, failure, busy, undo, dismiss } = useUndo();
  const { job, dismiss: dismissJob } = useJob();
  const runFailure = job?.state === 'ended' && job.kind === 'solve' ? jobFailure(job) : null;
  const [connected, setConnected] = useState(true);
  const [core, setCore] = useState<'runs' | 'restarted' | 'stopped'>('runs');
  useTopic('host.connection', (payload) => setConnected(payload.connected));
  useTopic('core.restarted', () => setCore('restarted'));
  useTopic('core.stopped', () => setCore('stopped'));
  useTopic('bureau.changed', () => setCore((before) => (before === 'restarted' ? 'runs' : before)));
  return (
    <div className={styles.status} aria-live="polite">
      {!connected && <Failure failure={new ApiFailure(apiError('host.disconnected'))} />}
      {core === 'restarted' && <Failure failure={new ApiFailure(apiError('host.coreDied'))} />}
      {core === 'stopped' && <Failure failure={new ApiFailure(apiError('host.coreStopped'))} />}
      {runFailure !== null && <Failure failure={runFailure} onDismiss={dismissJob} />}
      {failure !== null && <Failure failure={failure} onDismiss={dismiss} />}
      {notice !== null && undoLabel !== null && (
        <Notice
          actions={
            <>
              <Button icon={<Undo2 aria-hidden />} disabled={busy} onClick={() => void undo()}>
                {t('undo.undo')}
              </Button>
              <Button kind="quiet" aria-label={t('common.dismiss')} icon={<X aria-hidden />} onClick={dismiss} />
            </>
          }
        >
          {notice}
        </Notice>
      )}
    </div>
  );
}
