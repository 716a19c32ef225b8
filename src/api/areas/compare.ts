import { z } from 'zod';
import { query } from '../method.ts';
import { identifier, instant, stage } from './fields.ts';

const planRowSection = z.enum(['places', 'posts', 'special', 'projects']);

export const compareMethods = {
  /** Two to four plans side by side; differences are against the reference, by default the first. */
  'compare.plans': query(
    z.strictObject({
      planIds: z.array(identifier).min(2).max(4),
      reference: identifier.nullable().default(null),
    }),
    z.strictObject({
      reference: identifier,
      plans: z.array(z.strictObject({ planId: identifier, scenarioName: z.string(), createdAt: instant })),
      years: z.array(z.number().int()),
      /** One line for each indicator and plan; a year that a plan does not have is null. */
      indicators: z.array(
        z.strictObject({ indicator: z.string(), planId: identifier, values: z.array(z.number().nullable()) }),
      ),
      /** Yuan by year. */
      money: z.array(
        z.strictObject({
          kind: z.string(),
          level: z.string(),
          planId: identifier,
          values: z.array(z.number().nullable()),
        }),
      ),
      /** Rows that differ from the reference plan's. */
      rows: z.array(
        z.strictObject({
          planId: identifier,
          change: z.enum(['modified', 'added', 'removed']),
          section: planRowSection,
          schoolId: identifier,
          stage: stage.nullable(),
          year: z.number().int(),
          fields: z.array(
            z.strictObject({ field: z.string(), reference: z.number().nullable(), plan: z.number().nullable() }),
          ),
        }),
      ),
    }),
    ['bureau.noneOpen', 'plan.notFound'],
  ),
} as const;
