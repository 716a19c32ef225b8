import type { Handlers } from '../../api/dispatcher.ts';
import { type Refusal, refuse } from '../../api/errors.ts';
import type { MethodTable } from '../../api/table.ts';
import { readScenarios, savePlan } from '../../data/index.ts';
import type { Plan } from '../../domain/plan/index.ts';
import type { PlannedPlaces } from '../../planning/index.ts';
import { type LoadedSource, loadSource } from '../bureau/index.ts';
import { Failure } from '../failures.ts';
import { type FrontierPoint, frontierPointOf, kneeOf } from '../frontier/frontier-point.ts';
import { NO_CHANGES, type ResolvedScenario, resolveScenario } from '../plan/index.ts';
import type { JobContext, Jobs } from './jobs.ts';
import type { PlanMaker, PlanOrder } from './plan-in-thread.ts';
import type { OpenBureau, Session } from './session.ts';
import type { Surroundings } from './surroundings.ts';

type JobMethod = Extract<keyof MethodTable, `job.${string}` | `solve.${string}` | `frontier.${string}`>;

interface Frontier {
  readonly scenarioId: string;
  readonly startedAt: string;
  readonly points: FrontierPoint[];
}

/** @param makePlan makes a plan without keeping the core from answering */
export function jobHandlers(
  session: Session,
  jobs: Jobs,
  makePlan: PlanMaker,
  { now }: Surroundings,
): Handlers<JobMethod> {
  const frontiers = new Map<string, Frontier>();

  /** Loads what a scenario plans, in its present state; the plans of the job are pinned to it. */
  async function load(bureau: OpenBureau, scenarioId: string): Promise<LoadedSource | Refusal<'scenario.notFound'>> {
    if (!readScenarios(bureau.file).some(({ id }) => id === scenarioId))
      return refuse('scenario.notFound', { scenarioId });
    const loading = await loadSource(bureau.path, { scenario: scenarioId, now: now() });
    if (loading.outcome === 'refused') throw new Failure('dataNotReady');
    return loading.source;
  }

  async function plan(
    source: LoadedSource,
    resolved: ResolvedScenario,
    options: PlanOrder['options'],
    { signal, onProgress }: JobContext,
  ): Promise<Plan> {
    const { intake: _intake, ...given } = source;
    return makePlan({ source: given, resolved, options }, signal, onProgress);
  }

  return {
    'solve.start': async ({ scenarioId, options }) =>
      session.with(async (bureau) => {
        if (jobs.isBusy) return refuse('job.alreadyRunning');
        const source = await load(bureau, scenarioId);
        if ('code' in source) return source;
        const resolved = resolveScenario(source, NO_CHANGES);
        const jobId = jobs.start('solve', scenarioId, async (context) => {
          const made = await plan(source, resolved, options, context);
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
    'frontier.start': async ({ scenarioId, factors, options }) =>
      session.with(async (bureau) => {
        if (jobs.isBusy) return refuse('job.alreadyRunning');
        const source = await load(bureau, scenarioId);
        if ('code' in source) return source;
        const points: FrontierPoint[] = [];
        const ordered = [...new Set(factors)].sort((one, other) => one - other);
        const jobId = jobs.start('frontier', scenarioId, async (context) => {
          // Each budget also pays for the plan of the one before, so large classes never rise with the budget.
          let poorer: PlannedPlaces | null = null;
          for (const factor of ordered) {
            const changed = resolveScenario(source, { ...NO_CHANGES, budgetFactor: factor });
            const from: Partial<PlanOrder['options']> = poorer === null ? {} : { start: poorer, keepStart: true };
            const made = await plan(source, changed, { ...options, ...from }, context);
            // A plan that was stopped on the way says nothing about its budget.
            if (context.signal.aborted) return 'interrupted';
            if (made.outcome === 'failed') return 'failed';
            points.push(frontierPointOf(factor, made));
            const { builds, projects, redirections } = made;
            poorer = { builds, projects, redirections };
          }
          return 'optimal';
        });
        if (jobId === null) return refuse('job.alreadyRunning');
        frontiers.set(jobId, { scenarioId, startedAt: now().toISOString(), points });
        return { jobId };
      }),
    'frontier.get': ({ jobId }) => {
      const frontier = frontiers.get(jobId);
      if (frontier === undefined) return refuse('job.notFound', { jobId });
      return { ...frontier, points: [...frontier.points], knee: kneeOf(frontier.points) };
    },
    'job.get': ({ jobId }) => jobs.get(jobId) ?? refuse('job.notFound', { jobId }),
    'job.list': () => jobs.list(),
    'job.cancel': ({ jobId }) => jobs.cancel(jobId) ?? refuse('job.notFound', { jobId }),
  };
}
