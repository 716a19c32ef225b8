import { z } from 'zod';
import { command, job, query } from '../method.ts';
import { facts, identifier, instant, nothing } from './fields.ts';

export const planOutcome = z.enum(['optimal', 'feasibleAtLimit', 'infeasible', 'interrupted', 'failed']);

/** One piece of long work, running or ended. */
export const jobState = z.strictObject({
  jobId: identifier,
  kind: z.enum(['solve', 'frontier', 'alternatives', 'relaxations', 'stress']),
  /** Null where it is about a plan whose scenario is gone. */
  scenarioId: identifier.nullable(),
  /** The plan that it is about; null where it is about a scenario. */
  planId: identifier.nullable(),
  state: z.enum(['running', 'cancelling', 'ended']),
  /** What is being done: `loading`, then the phases of the planner, then `saving`. */
  phase: z.string(),
  startedAt: instant,
  seconds: z.number().min(0),
  /** Weighted class-years without any measure. */
  baseline: z.number().nullable(),
  /** Weighted class-years of the best plan so far; null before the first. */
  objective: z.number().nullable(),
  /** Proven lower bound; null while there is none. */
  bound: z.number().nullable(),
  gap: z.number().nullable(),
  /** How much of the work is done, from 0 to 1; null where nobody can say. */
  done: z.number().min(0).max(1).nullable(),
  /** How it ended; null while it runs. An interrupted job that had found a plan keeps it. */
  outcome: planOutcome.nullable(),
  /** The plans it has saved. */
  planIds: z.array(identifier),
  /** Why it failed; null otherwise. */
  failure: z.strictObject({ code: z.string(), parameters: facts, incident: z.string().nullable() }).nullable(),
});

/** How long and how exactly to solve. */
export const solveOptions = z.strictObject({
  relativeGap: z.number().min(0).max(1).default(0.01),
  timeLimitSeconds: z.number().min(1).max(86_400).default(60),
  solver: z.enum(['auto', 'highs', 'jslp', 'external']).default('auto'),
});

/** What starting a job may be refused with, or the job end with. */
export const planningErrors = [
  'bureau.noneOpen',
  'scenario.notFound',
  'scenario.lockImpossible',
  'scenario.normOutOfRange',
  'scenario.limitsOutOfOrder',
  'data.notReady',
  'solve.solverMissing',
  'solve.solverFailed',
  'job.alreadyRunning',
] as const;

export const jobMethods = {
  /** Starts solving a scenario; answers at once. One job runs at a time. */
  'solve.start': job(
    z.strictObject({
      scenarioId: identifier,
      options: solveOptions.prefault({}),
    }),
    z.strictObject({ jobId: identifier }),
    planningErrors,
  ),
  /** The present state, also after the page was loaded again. */
  'job.get': query(z.strictObject({ jobId: identifier }), jobState, ['job.notFound']),
  /** The jobs since the core started, the latest first. */
  'job.list': query(nothing, z.array(jobState), []),
  /** Asks the job to stop; it keeps the best plan found. `job.ended` follows. */
  'job.cancel': command(z.strictObject({ jobId: identifier }), jobState, ['job.notFound']),
} as const;
