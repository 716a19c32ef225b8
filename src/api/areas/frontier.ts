import { z } from 'zod';
import { job, query } from '../method.ts';
import { identifier, instant } from './fields.ts';
import { planningErrors, solveOptions } from './job.ts';

const point = z.strictObject({
  factor: z.number(),
  capitalBudget: z.number(),
  largeClasses: z.number(),
  superLargeClasses: z.number(),
  capitalCost: z.number(),
  gap: z.number(),
});

export const frontierMethods = {
  /** Solves a scenario at several budgets; answers at once. Each point is there as soon as it is solved. */
  'frontier.start': job(
    z.strictObject({
      scenarioId: identifier,
      /** Multiples of every budget amount. */
      factors: z.array(z.number().min(0).max(1000)).min(2).max(50),
      options: solveOptions.prefault({}),
    }),
    z.strictObject({ jobId: identifier }),
    planningErrors,
  ),
  /** The points of a frontier job so far, in order of budget; class counts are summed over the years. */
  'frontier.get': query(
    z.strictObject({ jobId: identifier }),
    z.strictObject({
      scenarioId: identifier,
      startedAt: instant,
      points: z.array(point),
      /** Index of the point after which money helps markedly less; null with fewer than three points. */
      knee: z.number().int().nullable(),
    }),
    ['job.notFound'],
  ),
} as const;
