import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import type { OutputOf } from '../../src/api/index.ts';
import { useApi, useTopic } from '../api/queries.ts';

export type JobState = OutputOf<'job.get'>;

/** One moment of a job, for the line of the gap over time. */
export interface JobMoment {
  readonly seconds: number;
  readonly gap: number;
}

interface JobView {
  /** The job that runs, or the one that ended last in this window; null when there was none. */
  readonly job: JobState | null;
  readonly running: boolean;
  /** How the gap fell, from the first plan on. */
  readonly trail: readonly JobMoment[];
  /** Hides the result of an ended job. */
  dismiss(): void;
}

const JobContext = createContext<JobView | null>(null);

/** The long work that runs or ran last, and how to hide its result. */
export function useJob(): JobView {
  const view = useContext(JobContext);
  if (view === null) throw new Error('There is no job provider above this component.');
  return view;
}

/** Follows the long work of the core, also after the page was loaded again. */
export function JobProvider({ children }: { children: ReactNode }) {
  const [job, setJob] = useState<JobState | null>(null);
  const [trail, setTrail] = useState<readonly JobMoment[]>([]);
  const known = useApi('job.list', {});

  function follow(next: JobState): void {
    setJob(next);
    setTrail((before) => {
      const last = before.at(-1);
      const started = last !== undefined && next.seconds < last.seconds ? [] : before;
      if (next.gap === null || started.at(-1)?.seconds === next.seconds) return started;
      return [...started, { seconds: next.seconds, gap: next.gap }];
    });
  }

  useTopic('job.progress', follow);
  useTopic('job.ended', follow);
  useTopic('bureau.changed', () => setJob((present) => (present?.state === 'ended' ? null : present)));
  useTopic('core.restarted', () => setJob(null));

  useEffect(() => {
    const active = known.data?.find(({ state }) => state !== 'ended');
    if (active === undefined) return;
    // What was heard of a job since is newer than the list.
    setJob((present) =>
      present === null || (present.state === 'ended' && present.jobId !== active.jobId) ? active : present,
    );
  }, [known.data]);

  const running = job !== null && job.state !== 'ended';
  const view = useMemo<JobView>(() => ({ job, running, trail, dismiss: () => setJob(null) }), [job, running, trail]);
  return <JobContext.Provider value={view}>{children}</JobContext.Provider>;
}
