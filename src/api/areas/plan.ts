import { z } from 'zod';
import { PLACE_FIGURES, PLAN_CHARACTERS } from '../../domain/plan/index.ts';
import { STAGES } from '../../domain/stage.ts';
import { command, query } from '../method.ts';
import { count, identifier, instant, nothing, page } from './fields.ts';
import { planOutcome } from './job.ts';
import { norm } from './norms.ts';
import * as rows from './plan-rows.ts';

/** Why a plan is out of date: the data, the value of a norm, or something else in the scenario or its parents. */
export const staleReason = z.enum(['data', 'norms', 'scenario']);

export const planSummary = z.strictObject({
  planId: identifier,
  /** Null when the scenario has been deleted since, or was changed for this run only; `stale` then knows data and norms. */
  scenarioId: identifier.nullable(),
  scenarioName: z.string(),
  createdAt: instant,
  /** What it is better at than the best plan, where it was saved as an alternative to that. */
  character: z.enum(PLAN_CHARACTERS).nullable(),
  outcome: planOutcome,
  solver: rows.solverReport,
  /** The data version it was solved on. */
  dataVersion: z.number().int(),
  /** What has changed since it was made; empty when planning again would start from the same. */
  stale: z.array(staleReason),
  /** Whether the check without the model held. */
  certified: z.boolean(),
  synthetic: z.boolean(),
  /** What it comes to in a line: classes in the last year, and yuan of all years; null where a failed plan has none. */
  figures: z.strictObject({
    lastYear: z.number().int().nullable(),
    classes: count.nullable(),
    largeClasses: count.nullable(),
    superLargeClasses: count.nullable(),
    capitalCost: z.number(),
  }),
  /** Where its scenario counts classes as large or super-large from another size than 56 and 66. */
  classStarts: z.array(z.strictObject({ tier: z.enum(['large', 'superLarge']), stage: z.enum(STAGES), pupils: count })),
});

const errors = ['bureau.noneOpen', 'plan.notFound'] as const;

/** Rows of a plan, of one school where asked; a new school goes by its project id. */
function rowsOf<Row extends z.ZodType>(row: Row) {
  return query(
    z.strictObject({ planId: identifier, schoolId: identifier.nullable().default(null), ...page }),
    z.strictObject({ total: count, rows: z.array(row) }),
    errors,
  );
}

/** Lines of a plan, one a programme, of one school where asked; what a line holds runs over `years`. */
function linesOf<Line extends z.ZodType>(line: Line) {
  return query(
    z.strictObject({ planId: identifier, schoolId: identifier.nullable().default(null), ...page }),
    z.strictObject({ years: z.array(z.number().int()), total: count, rows: z.array(line) }),
    errors,
  );
}

export const planMethods = {
  /** The latest first. */
  'plan.list': query(nothing, z.array(planSummary), ['bureau.noneOpen']),
  /** All of a plan but its rows; arrays run over `years`, amounts are yuan. */
  'plan.overview': query(
    z.strictObject({ planId: identifier }),
    z.strictObject({
      summary: planSummary,
      input: z.strictObject({
        schools: count,
        programmes: count,
        pupils: count,
        hash: z.string(),
        synthetic: z.boolean(),
      }),
      years: z.array(z.number().int()),
      baseline: rows.classIndicators,
      plan: rows.planIndicators,
      /** Pupils for each teacher of a special school, as the plan was made with; null where no norm says. */
      specialPupilsPerTeacher: z.number().nullable(),
      budget: z.strictObject({ capital: z.array(z.number()), recurrent: z.array(z.number()) }),
      certificate: rows.certificate,
      /** What is not met and what would help; the reasons of single decisions come from `plan.explain`. */
      findings: z.array(rows.explanation),
    }),
    errors,
  ),
  /** Places of every programme and year, its grades added up. */
  'plan.places': rowsOf(rows.placeSums),
  /** One figure of every programme. */
  'plan.placeLines': query(
    z.strictObject({ planId: identifier, figure: z.enum(PLACE_FIGURES), ...page }),
    z.strictObject({
      /** The one that was asked for, so that an answer that is kept on the screen says what it is. */
      figure: z.enum(PLACE_FIGURES),
      years: z.array(z.number().int()),
      total: count,
      rows: z.array(rows.placeLine),
    }),
    errors,
  ),
  'plan.builds': rowsOf(rows.buildDecision),
  'plan.projects': rowsOf(rows.projectDecision),
  'plan.redirections': rowsOf(rows.redirectionDecision),
  /** Posts of every programme. */
  'plan.posts': linesOf(rows.postLine),
  /** Posts of all programmes, added up by district and year. */
  'plan.postSums': query(z.strictObject({ planId: identifier }), z.array(rows.postSum), errors),
  'plan.moves': rowsOf(rows.moveDecision),
  'plan.hires': rowsOf(rows.hireDecision),
  'plan.special': rowsOf(rows.specialRow),
  'plan.money': rowsOf(rows.moneyLine),
  /** Classes of every programme by tier, without any measure and under the plan. */
  'plan.classTiers': linesOf(rows.classTierLine),
  /** Classes of all programmes by tier, added up by year. */
  'plan.tierSums': query(z.strictObject({ planId: identifier }), z.array(rows.tierYear), errors),
  /** Classes by the official bins of class sizes, and what the policy allows. */
  'plan.classSizes': query(
    z.strictObject({ planId: identifier }),
    z.strictObject({
      lines: z.array(rows.classSizeLine),
      /** The most that the policy allows, as shares of all classes; null where no norm says so. */
      limits: z.strictObject({ large: norm.nullable(), superLarge: norm.nullable() }),
    }),
    errors,
  ),
  /** What becomes of every purse; null when the data have changed since, so that its budgets are no longer known. */
  'plan.purses': query(
    z.strictObject({ planId: identifier }),
    z.strictObject({ balances: z.array(rows.purseBalance).nullable() }),
    errors,
  ),
  /** What stops the plan from doing better, added up by rule and year; single reasons come from `plan.explain`. */
  'plan.shortfalls': query(z.strictObject({ planId: identifier }), z.array(rows.shortfallGroup), errors),
  /** Why: the reasons that concern a school, a rule or a year, each with the norms it rests on. */
  'plan.explain': query(
    z.strictObject({
      planId: identifier,
      schoolId: identifier.nullable().default(null),
      constraint: z.string().max(200).nullable().default(null),
      year: z.number().int().nullable().default(null),
    }),
    z.array(rows.explanation.extend({ norms: z.array(norm) })),
    errors,
  ),
  /** Re-checks the plan against the data it was solved on, without the model. */
  'plan.verify': query(z.strictObject({ planId: identifier }), rows.certificate, errors),
  'plan.delete': command(z.strictObject({ planId: identifier }), nothing, errors),
} as const;
