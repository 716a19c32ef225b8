import { z } from 'zod';
import { query } from '../method.ts';
import { identifier, nothing } from './fields.ts';

const bilingual = z.strictObject({ en: z.string(), zh: z.string() });

export const policyMethods = {
  /** The register of the policy's measures with their offices and targets, in order. */
  'policy.register': query(
    nothing,
    z.strictObject({
      document: z.strictObject({ number: z.string(), title: z.string(), date: z.string() }),
      offices: z.array(z.strictObject({ id: identifier, name: bilingual })),
      measures: z.array(
        z.strictObject({
          number: z.number().int(),
          subject: bilingual,
          summary: bilingual,
          /** The leading office first. */
          offices: z.array(identifier),
          /** O: decision or constraint of a model. B: cost line. T: indicator with a target. M: milestone. */
          roles: z.array(z.enum(['O', 'B', 'T', 'M'])),
          targets: z.array(
            z.strictObject({
              indicator: z.string(),
              comparison: z.enum(['atLeast', 'atMost', 'equal']),
              value: z.number().nullable(),
              unit: z.string(),
              year: z.number().int().nullable(),
              scope: z.enum(['city', 'rural', 'district']),
              description: bilingual,
            }),
          ),
          /** How the planner deals with the measure. */
          handling: bilingual,
          source: z.strictObject({ document: z.string(), item: z.number().int() }),
        }),
      ),
    }),
    [],
  ),
} as const;
