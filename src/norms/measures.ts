import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { NormError } from './errors.ts';
import { resourceFolder } from './resource-folder.ts';

const bilingual = z.strictObject({ en: z.string().min(1), zh: z.string().min(1) });

const targetSchema = z.strictObject({
  /** Dotted id of the indicator whose value is compared with the target. */
  indicator: z.string().regex(/^[a-z][A-Za-z0-9]*(\.[A-Za-z0-9]+)*$/),
  comparison: z.enum(['atLeast', 'atMost', 'equal']),
  /** Null where the policy names the matter and gives no figure. */
  value: z.number().nullable(),
  unit: z.string().min(1),
  /** The year by whose end the target is to be met; null where the policy names none. */
  year: z.int().nullable(),
  /** The whole city, its rural part, or each district by itself. */
  scope: z.enum(['city', 'rural', 'district']),
  description: bilingual,
});

const measureSchema = z.strictObject({
  number: z.int().min(1).max(29),
  subject: bilingual,
  summary: bilingual,
  /** Ids of the offices responsible, the leading one first. */
  offices: z.array(z.string()).min(1),
  /**
   * O: a decision or constraint of a model. B: a cost line inside the budget. T: an indicator with a target.
   * M: a milestone, because it has no quantity a planner could compute.
   */
  roles: z.array(z.enum(['O', 'B', 'T', 'M'])).min(1),
  targets: z.array(targetSchema),
  /** How the planner deals with the measure. */
  handling: bilingual,
  source: z.strictObject({ document: z.string(), item: z.int() }),
});

const registerSchema = z.strictObject({
  document: z.strictObject({ number: z.string(), title: z.string(), date: z.iso.date() }),
  offices: z.array(z.strictObject({ id: z.string(), name: bilingual })),
  measures: z.array(measureSchema),
});

/** One of the 29 items of the policy (任务措施) with its offices and targets. */
export type Measure = z.infer<typeof measureSchema>;
export type MeasureTarget = z.infer<typeof targetSchema>;
/** The policy register: the document, the offices it names and its measures in order. */
export type PolicyRegister = z.infer<typeof registerSchema>;

/**
 * Loads the policy register that ships with the program.
 * @throws NormError `policy.invalid` when the file is damaged
 */
export function loadPolicyRegister(): PolicyRegister {
  const parsed = registerSchema.safeParse(
    JSON.parse(readFileSync(join(resourceFolder(), 'policy', 'measures.json'), 'utf8')),
  );
  if (!parsed.success) throw new NormError('policy.invalid', z.prettifyError(parsed.error), {});
  return parsed.data;
}
