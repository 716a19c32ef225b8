import { useState } from 'react';
import type { ApiFailure } from '../../../../src/api/index.ts';
import { useClient } from '../../../api/client-context.ts';
import { asFailure, useApi } from '../../../api/queries.ts';
import { type JobState, useJob } from '../../../app/job.tsx';
import { jobFailure } from '../../../app/RunControl.tsx';

export interface Study {
  /** The latest job of the kind about the plan; null when there was none since the core started. */
  readonly job: JobState | null;
  /** Whether that job runs. */
  readonly running: boolean;
  /** Whether other long work runs, so that none can be started. */
  readonly busy: boolean;
  readonly failure: ApiFailure | null;
  start(call: () => Promise<{ readonly jobId: string }>): Promise<void>;
  cancel(): Promise<void>;
}

/** Starts, follows and stops one kind of long work about a plan. */
export function useStudy(kind: 'alternatives' | 'relaxations' | 'stress', planId: string): Study {
  const client = useClient();
  const { job: latest, running: anyRunning } = useJob();
  const known = useApi('job.list', {}).data ?? [];
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const isMine = (one: JobState) => one.kind === kind && one.planId === planId;
  const job = latest !== null && isMine(latest) ? latest : (known.find(isMine) ?? null);
  const running = anyRunning && job !== null && job.jobId === latest?.jobId;
  const attempt = async (work: () => Promise<unknown>) => {
    setFailure(null);
    try {
      await work();
    } catch (thrown) {
      setFailure(asFailure(thrown));
    }
  };
  return {
    job,
    running,
    busy: anyRunning && !running,
    failure: failure ?? (job === null || running ? null : jobFailure(job)),
    start: attempt,
    cancel: () => attempt(() => client.call('job.cancel', { jobId: job?.jobId ?? '' })),
  };
}
