import { z } from 'zod';
import { planDocument as plan } from '../../../src/services/plan/plan-document.ts';

/** The document that `plan --json` prints: the plan, the issues of its input, and where it was saved. */
export const planDocument = plan.extend({
  issues: z.array(z.record(z.string(), z.unknown())),
  saved: z.strictObject({ planId: z.int().min(1) }).nullable(),
});

export type PlanDocument = z.infer<typeof planDocument>;
