import { z } from 'zod';
import { command, query } from '../method.ts';
import { count, fileToken, identifier, instant, stage, year } from './fields.ts';
import { override } from './overrides.ts';

/** Two to four plans; differences are against the reference, by default the first. */
const compared = {
  planIds: z.array(identifier).min(2).max(4),
  reference: identifier.nullable().default(null),
};

/** Which rows and schools are asked for; null: all. A change of unknown size is never left out. */
const filter = {
  districtId: identifier.nullable().default(null),
  stage: stage.nullable().default(null),
  leastSize: count.nullable().default(null),
};

/** A figure for each year of the comparison; null in a year that a plan does not have. */
const values = z.array(z.number().nullable());
const section = z.enum(['places', 'projects', 'redirections', 'posts', 'special', 'resourceRooms']);
const schoolMeasure = z.enum(['superLargeClasses', 'largeClasses', 'roomsShort', 'postsShort', 'specialTeachersShort']);
const errors = ['bureau.noneOpen', 'plan.notFound'] as const;

const comparedPlan = z.strictObject({
  planId: identifier,
  scenarioName: z.string(),
  createdAt: instant,
  outcome: z.enum(['optimal', 'feasibleAtLimit', 'infeasible', 'interrupted', 'failed']),
  /** What the solver left unproven, as a share. */
  gap: z.number(),
  years: z.array(z.number().int()),
  dataVersion: count,
  /** Whether it was made of the same data as the reference. */
  sameData: z.boolean(),
  synthetic: z.boolean(),
  /** Whether its certificate is good and it is what was saved. */
  certified: z.boolean(),
  /** What has changed since it was made. */
  stale: z.array(z.enum(['data', 'norms', 'scenario'])),
  /** Whether its scenario asks for what that of the reference asks for. */
  sameQuestion: z.boolean(),
  /** What the scenarios set differently; `ownValue` is a norm's value where only one of them sets it. */
  differences: z.array(
    z.strictObject({ reference: override.nullable(), plan: override.nullable(), ownValue: z.number().nullable() }),
  ),
  /** Norms whose own values differ between the norm sets. */
  norms: z.array(z.strictObject({ id: identifier, reference: z.number().nullable(), plan: z.number().nullable() })),
  /** How many rows differ from the reference. */
  rows: z.array(z.strictObject({ section, count })),
});

const written = z.strictObject({
  /** Bytes. */
  size: count,
});

const figures = z.strictObject({
  pupils: count,
  rooms: count,
  classes: count,
  largeClasses: count,
  superLargeClasses: count,
  postsShort: z.number().nullable(),
});

const posts = z.strictObject({
  required: z.number(),
  allotted: z.number().nullable(),
  movedIn: z.number(),
  movedOut: z.number(),
  hired: z.number(),
  short: z.number().nullable(),
  /** The rule behind the posts required; null where the plan names none. */
  norm: z.strictObject({ id: z.string(), value: z.number().nullable(), document: z.string() }).nullable(),
  /** Such as `ceil(1441 / 19) = 76`. */
  arithmetic: z.string().nullable(),
});

export const compareMethods = {
  /** What the plans are, what their scenarios differ in, and their indicators, money and posts by year. */
  'compare.plans': query(
    z.strictObject(compared),
    z.strictObject({
      reference: identifier,
      plans: z.array(comparedPlan),
      years: z.array(z.number().int()),
      indicators: z.array(z.strictObject({ indicator: z.string(), planId: identifier, values })),
      /** Yuan by year, of each district's purse; a null district is the purse of the whole bureau. */
      money: z.array(
        z.strictObject({
          kind: z.enum(['capital', 'recurrent']),
          level: z.enum(['central', 'province', 'city', 'county']),
          districtId: identifier.nullable(),
          planId: identifier,
          values,
        }),
      ),
      /** Posts by district; `unknown` are those required where the staff is not known. */
      posts: z.array(
        z.strictObject({
          districtId: identifier.nullable(),
          planId: identifier,
          required: values,
          short: values,
          unknown: values,
        }),
      ),
    }),
    errors,
  ),
  /** Rows of one section that differ from the reference plan's. */
  'compare.rows': query(
    z.strictObject({ ...compared, section, ...filter }),
    z.strictObject({
      rows: z.array(
        z.strictObject({
          planId: identifier,
          change: z.enum(['modified', 'added', 'removed']),
          schoolId: identifier,
          /** The school to which pupils are redirected. */
          otherSchoolId: identifier.nullable(),
          stage: stage.nullable(),
          year: z.number().int(),
          /** The largest difference in pupils, rooms, classes or people; null where none is known. */
          size: z.number().nullable(),
          fields: z.array(
            z.strictObject({ field: z.string(), reference: z.number().nullable(), plan: z.number().nullable() }),
          ),
        }),
      ),
    }),
    errors,
  ),
  /** The schools that fare otherwise than in the reference, over the years that both plans have. */
  'compare.schools': query(
    z.strictObject({ ...compared, districtId: filter.districtId }),
    z.strictObject({
      rows: z.array(
        z.strictObject({
          planId: identifier,
          schoolId: identifier,
          outcome: z.enum(['wins', 'loses', 'mixed']),
          changes: z.array(
            z.strictObject({
              measure: schoolMeasure,
              reference: z.number(),
              plan: z.number(),
            }),
          ),
          /** What both plans know and leave the same; a measure in neither list is not known. */
          unchanged: z.array(z.strictObject({ measure: schoolMeasure, value: z.number() })),
        }),
      ),
    }),
    errors,
  ),
  /** Every school of one year under the reference and another plan, for a map of differences. */
  'compare.map': query(
    z.strictObject({ planId: identifier, reference: identifier, year }),
    z.strictObject({
      rows: z.array(z.strictObject({ schoolId: identifier, reference: figures.nullable(), plan: figures.nullable() })),
    }),
    errors,
  ),
  /** How many schools differ in each figure, by year, so that the map can open where there is something to see. */
  'compare.mapYears': query(
    z.strictObject({ planId: identifier, reference: identifier }),
    z.strictObject({
      years: z.array(
        z.strictObject({
          year: z.number().int(),
          schools: z.strictObject({
            pupils: count,
            rooms: count,
            classes: count,
            largeClasses: count,
            superLargeClasses: count,
            postsShort: count,
          }),
        }),
      ),
    }),
    errors,
  ),
  /** The allocation of posts of two plans side by side, with the rule behind each number. */
  'compare.posts': query(
    z.strictObject({ planId: identifier, reference: identifier, year: year.nullable().default(null) }),
    z.strictObject({
      rows: z.array(
        z.strictObject({
          schoolId: identifier,
          stage,
          year: z.number().int(),
          change: z.enum(['same', 'modified', 'added', 'removed']),
          reference: posts.nullable(),
          plan: posts.nullable(),
        }),
      ),
    }),
    [...errors, 'data.notReady', 'scenario.unknownNorm', 'scenario.normOutOfRange'],
  ),
  /** The comparison as a workbook at a picked save target, with the rows and schools that are asked for. */
  'compare.workbook': command(
    z.strictObject({ ...compared, ...filter, target: fileToken, language: z.enum(['zh', 'en']).default('zh') }),
    written,
    [...errors, 'data.notReady', 'scenario.unknownNorm', 'scenario.normOutOfRange'],
  ),
  /** One table of it as CSV. */
  'compare.csv': command(
    z.strictObject({
      ...compared,
      ...filter,
      part: z.enum(['plans', 'indicators', 'money', 'districts', 'rows', 'schools', 'staffing']),
      target: fileToken,
      language: z.enum(['zh', 'en']).default('zh'),
    }),
    written,
    [...errors, 'data.notReady', 'scenario.unknownNorm', 'scenario.normOutOfRange'],
  ),
} as const;
