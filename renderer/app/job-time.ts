import { useEffect, useState } from 'react';
import type { JobState } from './job.tsx';

/**
 * Seconds that a job has taken until now. The core tells its time only together with other news, and a single step of
 * a large bureau goes on for many seconds without any: a clock that stands still would look like work that hangs.
 */
export function secondsOf(
  { state, startedAt, seconds }: Pick<JobState, 'state' | 'startedAt' | 'seconds'>,
  now: number,
): number {
  // Core and window share one clock, because they run on one computer.
  return state === 'ended' ? seconds : Math.max(seconds, (now - Date.parse(startedAt)) / 1000);
}

/** The seconds of a job, counted on every second while it runs; 0 without a job. */
export function useJobSeconds(job: JobState | null): number {
  const [now, setNow] = useState(Date.now);
  const running = job !== null && job.state !== 'ended';
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [running]);
  return job === null ? 0 : secondsOf(job, now);
}
