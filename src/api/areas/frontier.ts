import { z } from 'zod';
import { command, job, query } from '../method.ts';
import { count, fileToken, identifier, instant } from './fields.ts';
import { planningErrors, solveOptions } from './job.ts';

/** What a multiple of the budget reaches; class counts are summed over the planned years. */
const point = z.strictObject({
  factor: z.number(),
  /** Yuan, all years. */
  capitalBudget: z.number(),
  largeClasses: z.number(),
  superLargeClasses: z.number(),
  /** Yuan, all years. */
  capitalCost: z.number(),
  roomsShort: z.number(),
  objective: z.number(),
  /** Proven lower bound of the weighted class-years with this budget. */
  bound: z.number(),
  gap: z.number(),
  /** No plan with no more super-large classes and missing rooms leaves fewer large ones; null: nothing is proven. */
  largeClassesBound: z.number().nullable(),
  /** The plan was stopped on the way, so that the budget may reach more; left out where it was not. */
  interrupted: z.literal(true).optional(),
});

const frontier = {
  scenarioId: identifier,
  startedAt: instant,
  points: z.array(point),
  /** Index of the point after which money helps markedly less; null with fewer than three points. */
  knee: z.number().int().nullable(),
};

export const frontierMethods = {
  /**
   * Solves a scenario at several budgets; answers at once. Each point is there as soon as it is solved and is told by
   * `frontier.changed`; the first one takes the place of the scenario's former frontier in the bureau.
   */
  'frontier.start': job(
    z.strictObject({
      scenarioId: identifier,
      /** Multiples of every budget amount. */
      factors: z.array(z.number().min(0).max(1000)).min(2).max(50),
      /** The time limit is that of one point. */
      options: solveOptions.prefault({}),
    }),
    z.strictObject({ jobId: identifier }),
    planningErrors,
  ),
  /** The points of a frontier job so far, in order of budget. */
  'frontier.get': query(z.strictObject({ jobId: identifier }), z.strictObject(frontier), ['job.notFound']),
  /** The frontier last computed of a scenario, whole or as far as it came; null where there is none. */
  'frontier.saved': query(
    z.strictObject({ scenarioId: identifier }),
    z
      .strictObject({
        ...frontier,
        /** The multiples that were asked for; fewer points than these mean that it was stopped. */
        factors: z.array(z.number()),
        years: z.array(z.number().int()),
        /** What has changed since; empty when it still fits. */
        stale: z.array(z.enum(['data', 'norms', 'scenario'])),
      })
      .nullable(),
    ['bureau.noneOpen'],
  ),
  /** The frontier last computed of a scenario as CSV; call `shell.deliverFile` with the same token afterwards. */
  'frontier.exportCsv': command(
    z.strictObject({ scenarioId: identifier, target: fileToken, language: z.enum(['zh', 'en']).default('zh') }),
    z.strictObject({ size: count }),
    ['bureau.noneOpen', 'frontier.notComputed'],
  ),
} as const;
