import { z } from 'zod';
import * as rows from '../../api/areas/plan-rows.ts';
import { describes } from '../../api/describes.ts';
import type { Plan } from '../../domain/plan/index.ts';

/** The shape of a plan as it is kept in a bureau file and printed as JSON; the compiler checks it against the type. */
export const planDocument = describes<Plan>()(
  z.strictObject({
    outcome: z.enum(['optimal', 'feasibleAtLimit', 'infeasible', 'interrupted', 'failed']),
    solver: rows.solverReport,
    scenario: z.strictObject({ name: z.string() }),
    input: z.strictObject({
      schools: z.int().min(0),
      programmes: z.int().min(0),
      pupils: z.int().min(0),
      hash: z.string().regex(/^sha256:[0-9a-f]{64}$/),
      synthetic: z.boolean(),
    }),
    years: z.array(z.int()),
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
  }),
);
