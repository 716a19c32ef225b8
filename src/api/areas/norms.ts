import { z } from 'zod';
import type { Norm } from '../../domain/norm.ts';
import { describes } from '../describes.ts';
import { query } from '../method.ts';
import { identifier, stage } from './fields.ts';

const sentence = z.strictObject({ en: z.string(), zh: z.string() });

export const norm = describes<Norm>()(
  z.strictObject({
    id: identifier,
    value: z.number().nullable(),
    unit: z.string(),
    stage: stage.nullable(),
    grade: z.number().int().nullable().exactOptional(),
    locale: z.enum(['urban', 'town', 'rural']).nullable(),
    document: z.string(),
    clause: z.string(),
    effectiveFrom: z.number().int().nullable(),
    effectiveTo: z.number().int().nullable(),
    evidence: z.enum(['A', 'B', 'C', 'none']),
    description: sentence,
  }),
);

export const normsMethods = {
  /** The norm library, and what a scenario makes of each norm. Norms are changed by overrides of a scenario. */
  'norms.list': query(
    z.strictObject({ scenarioId: identifier.nullable().default(null) }),
    z.strictObject({
      normSet: z.strictObject({ id: identifier, name: sentence }),
      norms: z.array(
        norm.extend({
          /** The value the scenario works with; null when none is known. */
          effectiveValue: z.number().nullable(),
          /** The scenario of the line of parents that overrides it last. */
          overriddenBy: identifier.nullable(),
        }),
      ),
    }),
    ['bureau.noneOpen', 'scenario.notFound'],
  ),
} as const;
