import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { ApiFailure } from '../../src/api/index.ts';
import { useClient } from '../api/client-context.ts';
import { asFailure, useTopic } from '../api/queries.ts';
import { useScenarios } from './current.ts';
import { useJob } from './job.tsx';
import { useSelection } from './selection.ts';

/** How exactly and how long to solve. */
export interface RunOptions {
  readonly relativeGap: number;
  readonly timeLimitSeconds: number;
}

export interface Run {
  /** Whether a scenario is there and nothing runs. */
  readonly possible: boolean;
  readonly failure: ApiFailure | null;
  /**
   * Solves a scenario, by default the current one, as exactly and as long as is usual unless told.
   * Answers with what went wrong, for those who do not show `failure`.
   */
  start(what?: { readonly scenarioId: string; readonly options: RunOptions }): Promise<ApiFailure | null>;
  cancel(): Promise<void>;
}

/** Starts and stops solving the current scenario. */
export function useRun(): Run {
  const client = useClient();
  const queries = useQueryClient();
  const { current } = useScenarios();
  const { job, running } = useJob();
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const scenario = current?.scenarioId ?? null;
  return useMemo(
    () => ({
      possible: scenario !== null && !running,
      failure,
      async start(what) {
        setFailure(null);
        try {
          await client.call('solve.start', what ?? { scenarioId: scenario ?? '' });
          // The run shows at once, before there is any progress to tell of.
          void queries.invalidateQueries({ queryKey: ['job.list'] });
          return null;
        } catch (thrown) {
          const problem = asFailure(thrown);
          setFailure(problem);
          return problem;
        }
      },
      async cancel() {
        if (job === null) return;
        await client.call('job.cancel', { jobId: job.jobId }).catch((thrown) => setFailure(asFailure(thrown)));
      },
    }),
    [client, queries, scenario, running, failure, job],
  );
}

/** Shows the plan of a solve as soon as it has ended, when its scenario is the one on the screen. */
export function useShowNewPlan(): void {
  const { current } = useScenarios();
  const { change } = useSelection();
  useTopic('job.ended', (job) => {
    const plan = job.kind === 'solve' ? job.planIds.at(-1) : undefined;
    if (plan !== undefined && job.scenarioId === current?.scenarioId) change({ plan }, { replace: true });
  });
}
