import type { Handlers } from '../../api/dispatcher.ts';
import { refuse } from '../../api/errors.ts';
import type { MethodTable } from '../../api/table.ts';
import { savePlan } from '../../data/index.ts';
import { NO_CHANGES, resolveScenario } from '../plan/index.ts';
import type { Jobs } from './jobs.ts';
import { loadToPlan, orderPlan } from './order-plan.ts';
import type { PlanMaker } from './plan-in-thread.ts';
import type { Session } from './session.ts';
import type { Surroundings } from './surroundings.ts';

type JobMethod = Extract<keyof MethodTable, `job.${string}` | `solve.${string}`>;

/** @param makePlan makes a plan without keeping the core from answering */
export function jobHandlers(
  session: Session,
  jobs: Jobs,
  makePlan: PlanMaker,
  { now }: Surroundings,
): Handlers<JobMethod> {
  return {
    'solve.start': async ({ scenarioId, options }) =>
      session.with(async (bureau) => {
        if (jobs.isBusy) return refuse('job.alreadyRunning');
        const source = await loadToPlan(bureau, scenarioId, now());
        if ('code' in source) return source;
        const resolved = resolveScenario(source, NO_CHANGES);
        const jobId = jobs.start('solve', { scenarioId, planId: null }, async (context) => {
          const made = await orderPlan(makePlan, source, resolved, options, context);
          if (made.outcome === 'failed') return made.outcome;
          const { objective, bound } = made.solver;
          context.onProgress({ phase: 'saving', baseline: null, objective, bound });
          const { settings, normSet } = resolved;
          const planId = savePlan(bureau.file, { scenarioId, settings, normSet, plan: made, data: source.data }, now());
          context.saved(String(planId));
          return made.outcome;
        });
        return jobId === null ? refuse('job.alreadyRunning') : { jobId };
      }),
    'job.get': ({ jobId }) => jobs.get(jobId) ?? refuse('job.notFound', { jobId }),
    'job.list': () => jobs.list(),
    'job.cancel': ({ jobId }) => jobs.cancel(jobId) ?? refuse('job.notFound', { jobId }),
  };
}
