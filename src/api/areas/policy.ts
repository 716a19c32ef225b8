import { z } from 'zod';
import { query } from '../method.ts';
import { identifier } from './fields.ts';

const sentence = z.strictObject({ en: z.string(), zh: z.string() });

export const policyMethods = {
  /** The measures of the policy, and where a plan is given, how far it meets each target. */
  'policy.register': query(
    z.strictObject({ planId: identifier.nullable().default(null) }),
    z.array(
      z.strictObject({
        measure: z.number().int(),
        subject: sentence,
        numbers: sentence,
        offices: z.array(z.string()),
        years: z.string().nullable(),
        roles: z.array(z.enum(['decision', 'budget', 'target', 'milestone'])),
        targets: z.array(
          z.strictObject({
            indicator: z.string(),
            year: z.number().int().nullable(),
            target: z.number().nullable(),
            value: z.number().nullable(),
            status: z.enum(['met', 'onCourse', 'missed', 'noData']),
          }),
        ),
      }),
    ),
    ['bureau.noneOpen', 'plan.notFound'],
  ),
} as const;
