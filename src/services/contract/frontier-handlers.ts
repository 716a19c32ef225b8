import { statSync } from 'node:fs';
import type { Handlers } from '../../api/dispatcher.ts';
import { refuse } from '../../api/errors.ts';
import type { MethodTable, OutputOf } from '../../api/table.ts';
import { readFrontier, type SavedFrontier, saveFrontier } from '../../data/index.ts';
import { csvText, writeFilesWhole } from '../../export/index.ts';
import type { PlannedPlaces } from '../../planning/index.ts';
import { frontierTable, kneeOf, type SolvedPoint, solvedPointOf, withBoundsOfRicher } from '../frontier/index.ts';
import { NO_CHANGES, resolveScenario } from '../plan/index.ts';
import { presentStateOf, staleReasons } from '../scenarios/index.ts';
import type { Jobs } from './jobs.ts';
import { loadToPlan, orderPlan } from './order-plan.ts';
import type { PlanMaker, PlanOrder } from './plan-in-thread.ts';
import type { Session } from './session.ts';
import type { Surroundings } from './surroundings.ts';

type FrontierMethod = Extract<keyof MethodTable, `frontier.${string}`>;

/** What a bureau keeps of a frontier. */
interface FrontierDocument {
  /** The multiples of the budget that were asked for, in order. */
  readonly factors: readonly number[];
  /** School years planned. */
  readonly years: readonly number[];
  readonly points: readonly SolvedPoint[];
}

/** Budgets against large classes: computed point by point, and kept in the bureau until it is computed anew. */
export function frontierHandlers(
  session: Session,
  jobs: Jobs,
  makePlan: PlanMaker,
  { now, files, publish }: Surroundings,
): Handlers<FrontierMethod> {
  const started = new Map<string, { scenarioId: string; startedAt: string; points: readonly SolvedPoint[] }>();

  return {
    'frontier.start': async ({ scenarioId, factors, options }) =>
      session.with(async (bureau) => {
        if (jobs.isBusy) return refuse('job.alreadyRunning');
        const source = await loadToPlan(bureau, scenarioId, now());
        if ('code' in source) return source;
        const { settings, normSet } = resolveScenario(source, NO_CHANGES);
        const ordered = [...new Set(factors)].sort((one, other) => one - other);
        const frontier = { scenarioId, startedAt: now().toISOString(), points: [] as readonly SolvedPoint[] };
        const keep = (points: readonly SolvedPoint[], years: readonly number[]) => {
          frontier.points = points;
          const document: FrontierDocument = { factors: ordered, years, points };
          const { startedAt } = frontier;
          saveFrontier(bureau.file, { scenarioId, settings, normSet, data: source.data, document, startedAt });
          publish('frontier.changed', { scenarioId });
        };
        const jobId = jobs.start('frontier', { scenarioId, planId: null }, async (context) => {
          // The former frontier stays until there is a point of this one.
          const solved: SolvedPoint[] = [];
          // Each budget also pays for the plan of the one before, so large classes never rise with the budget.
          let poorer: PlannedPlaces | null = null;
          for (const factor of ordered) {
            const changed = resolveScenario(source, { ...NO_CHANGES, budgetFactor: factor });
            const from: Partial<PlanOrder['options']> = poorer === null ? {} : { start: poorer, keepStart: true };
            const made = await orderPlan(makePlan, source, changed, { ...options, ...from }, context);
            if (made.outcome === 'failed') return 'failed';
            // A single point that was stopped on the way is not worth the former frontier.
            if (solved.length === 0 && made.outcome === 'interrupted') return 'interrupted';
            solved.push(solvedPointOf(factor, made));
            keep(withBoundsOfRicher(solved), made.years);
            if (context.signal.aborted) return 'interrupted';
            const { builds, projects, redirections } = made;
            poorer = { builds, projects, redirections };
          }
          return 'optimal';
        });
        if (jobId === null) return refuse('job.alreadyRunning');
        frontier.startedAt = jobs.get(jobId)?.startedAt ?? frontier.startedAt;
        started.set(jobId, frontier);
        return { jobId };
      }),
    'frontier.get': ({ jobId }) => {
      const frontier = started.get(jobId);
      if (frontier === undefined) return refuse('job.notFound', { jobId });
      return { ...frontier, knee: kneeOf(frontier.points) };
    },
    'frontier.saved': ({ scenarioId }) =>
      session.with((bureau) => {
        const saved = readFrontier<FrontierDocument>(bureau.file, scenarioId);
        return saved === null ? null : shown(saved, staleReasons(saved, presentStateOf(bureau.file)));
      }),
    'frontier.exportCsv': ({ scenarioId, target, language }) =>
      session.with(async ({ file }) => {
        const path = files.writable(target);
        if (path === null) return refuse('file.unknownToken');
        const saved = readFrontier<FrontierDocument>(file, scenarioId);
        if (saved === null) return refuse('frontier.notComputed', { scenarioId });
        const { points } = saved.document;
        await writeFilesWhole([{ path, content: csvText(frontierTable(points, kneeOf(points), language)) }]);
        return { size: statSync(path).size };
      }),
  };
}

function shown(
  { scenarioId, startedAt, document }: SavedFrontier<FrontierDocument>,
  stale: ReturnType<typeof staleReasons>,
): NonNullable<OutputOf<'frontier.saved'>> {
  return { scenarioId, startedAt, ...document, knee: kneeOf(document.points), stale };
}
