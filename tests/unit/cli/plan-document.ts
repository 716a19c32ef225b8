import { z } from 'zod';
import * as rows from '../../../src/api/areas/plan-rows.ts';
import type { Plan } from '../../../src/domain/plan/index.ts';

/** The document that `plan --json` prints: the plan, the issues of its input, and where it was saved. */
export const planDocument = z.strictObject({
  outcome: z.enum(['optimal', 'feasibleAtLimit', 'infeasible', 'interrupted', 'failed']),
  solver: rows.solverReport,
  scenario: z.strictObject({ name: z.string() }),
  input: z.strictObject({
    schools: z.int().min(1),
    programmes: z.int().min(1),
    pupils: z.int().min(0),
    hash: z.string().regex(/^sha256:[0-9a-f]{64}$/),
    synthetic: z.boolean(),
  }),
  years: z.array(z.int()).min(1),
  baseline: rows.classIndicators,
  plan: rows.planIndicators,
  budget: z.strictObject({ capital: z.array(z.number()), recurrent: z.array(z.number()) }),
  places: z.array(rows.placeRow),
  builds: z.array(rows.buildDecision),
  projects: z.array(rows.projectDecision),
  redirections: z.array(rows.redirectionDecision),
  posts: z.array(rows.postRow),
  moves: z.array(rows.moveDecision),
  hires: z.array(rows.hireDecision),
  special: z.array(rows.specialRow),
  money: z.array(rows.moneyLine),
  certificate: rows.certificate,
  explanations: z.array(rows.explanation),
  issues: z.array(z.record(z.string(), z.unknown())),
  saved: z.strictObject({ planId: z.int().min(1) }).nullable(),
}) satisfies z.ZodType<Plan>;

export type PlanDocument = z.infer<typeof planDocument>;
