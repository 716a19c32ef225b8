import { z } from 'zod';
import type { Norm } from '../../domain/norm.ts';
import { describes } from '../describes.ts';
import { command, query } from '../method.ts';
import { identifier, nothing, stage } from './fields.ts';

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
  /** The norm library, what the bureau and a scenario (by default the base) make of each norm. */
  'norms.list': query(
    z.strictObject({ scenarioId: identifier.nullable().default(null) }),
    z.strictObject({
      normSet: z.strictObject({ id: identifier, name: sentence }),
      norms: z.array(
        norm.extend({
          /** What this bureau puts in place of the library's value for all its scenarios, and why. */
          bureauValue: z.number().nullable(),
          bureauReason: z.string().nullable(),
          /** The value the scenario works with; null when none is known. */
          effectiveValue: z.number().nullable(),
          /** The scenario in the line of parents that has the last word on it; null when none overrides it. */
          overriddenBy: identifier.nullable(),
        }),
      ),
    }),
    ['bureau.noneOpen', 'scenario.notFound'],
  ),
  /** Puts the bureau's own value in place of the library's; scenarios may override it in turn. */
  'norms.setValue': command(
    z.strictObject({ normId: identifier, value: z.number(), reason: z.string().trim().max(1000).nullable() }),
    nothing,
    ['bureau.noneOpen', 'scenario.unknownNorm', 'scenario.normOutOfRange'],
  ),
  /** Goes back to the library's value. */
  'norms.resetValue': command(z.strictObject({ normId: identifier }), nothing, ['bureau.noneOpen']),
} as const;
