import { z } from 'zod';
import { command, query } from '../method.ts';
import { count, fileToken, identifier, nothing, tableName } from './fields.ts';
import { norm } from './norms.ts';

const bilingual = z.strictObject({ en: z.string(), zh: z.string() });

const standing = z.enum(['met', 'onCourse', 'missed', 'noData']);

/** An indicator by year: the base year first, then the planned years; null is unknown. */
const indicator = {
  indicator: z.string(),
  basis: z.enum(['computed', 'norm', 'reported', 'tracked']),
  values: z.array(z.number().nullable()),
  /** Both sides of the division by year; null where the indicator is no division. */
  numerators: z.array(z.number().nullable()),
  denominators: z.array(z.number().nullable()),
  terms: z.strictObject({ numerator: bilingual, denominator: bilingual }).nullable(),
  /** Rows of the base year left out because something in them is unknown. */
  unknown: count,
  /** What it rests on: input tables with their rows, and ids of norms. */
  tables: z.array(z.strictObject({ table: tableName, rows: count })),
  norms: z.array(z.string()),
  /** What stands in the way in the base year, the worst first, at most 200; a value of null is unknown. */
  cases: z.array(
    z.strictObject({
      schoolId: identifier.nullable(),
      districtId: identifier.nullable(),
      value: z.number().nullable(),
    }),
  ),
  /** What the values of the cases are: as the indicator itself, or a number of something. */
  caseUnit: z.enum(['same', 'classes', 'posts', 'pupils', 'Mbps']),
  caseCount: count,
};

/** How far the bureau says a measure has come. */
const progress = z.strictObject({
  state: z.enum(['notStarted', 'underWay', 'done']),
  reachedOn: z.iso.date().nullable(),
  note: z.string().max(1000).nullable(),
});

/** Where the targets stand is measured with the bureau's own norms, which may not go together. */
const standingErrors = [
  'bureau.noneOpen',
  'data.notReady',
  'plan.notFound',
  'scenario.unknownNorm',
  'scenario.normOutOfRange',
  'scenario.limitsOutOfOrder',
] as const;

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
  /**
   * Where each target of the register stands: in the bureau's data now and, where a plan is named, in its years, with
   * the arithmetic, the norms and the tables it rests on. Targets are in the order of the register.
   */
  'policy.standing': query(
    z.strictObject({ planId: identifier.nullable().default(null) }),
    z.strictObject({
      /** Whether the data have changed since the plan was made, so that its years rest on others. */
      planOutOfDate: z.boolean(),
      years: z.array(z.number().int()),
      summary: z.strictObject({
        withValue: count,
        known: count,
        standings: z.strictObject({ met: count, onCourse: count, missed: count, noData: count }),
        holdAtEnd: count,
      }),
      measures: z.array(
        z.strictObject({
          number: z.number().int(),
          standing,
          /** Whether the standing is the bureau's word, because nothing of the measure can be computed. */
          tracked: z.boolean(),
          targets: z.array(
            z.strictObject({
              ...indicator,
              standing,
              reason: bilingual.nullable(),
              /** The first year from which on it holds to the end of what is known. */
              reachedIn: z.number().int().nullable(),
              holdsAtEnd: z.boolean().nullable(),
            }),
          ),
          /** Figures that belong to the measure without being a target. */
          figures: z.array(z.strictObject({ ...indicator, name: bilingual, unit: z.string() })),
          progress: z.array(progress.extend({ districtId: identifier.nullable() })),
        }),
      ),
      /** Equity: how unequal the schools of each district are in the balance indicators of 教督〔2017〕6号. */
      variations: z.array(
        z.strictObject({
          districtId: identifier,
          stage: z.enum(['primary', 'junior']),
          indicator: z.string(),
          variation: z.number().nullable(),
          mean: z.number().nullable(),
          schools: count,
          unknown: count,
          limit: z.number().nullable(),
        }),
      ),
      /** The norms that are named, as they apply. */
      norms: z.array(norm),
    }),
    standingErrors,
  ),
  /** Says how far a measure has come, in a district or as a whole; null takes it back. Answers what was said before. */
  'policy.setProgress': command(
    z.strictObject({
      measure: z.number().int().min(1).max(29),
      districtId: identifier.nullable().default(null),
      progress: progress.nullable(),
    }),
    z.strictObject({ before: progress.nullable() }),
    ['bureau.noneOpen'],
  ),
  /** The register with its standing as CSV; call `shell.deliverFile` with the same token afterwards. */
  'policy.exportCsv': command(
    z.strictObject({
      planId: identifier.nullable().default(null),
      target: fileToken,
      language: z.enum(['zh', 'en']).default('zh'),
    }),
    z.strictObject({ size: count }),
    standingErrors,
  ),
} as const;
