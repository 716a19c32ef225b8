import { z } from 'zod';
import { PLAN_TABLE_NAMES } from '../../domain/plan/index.ts';
import { command, query } from '../method.ts';
import { bureauSummary } from './bureau.ts';
import { count, fileToken, identifier, instant, tableName } from './fields.ts';
import { certificate } from './plan-rows.ts';

/** The papers that leave the office. */
export const PAPERS = ['budget', 'staffing', 'word', 'page', 'package', 'tables', 'json'] as const;

const language = z.enum(['zh', 'en']).default('zh');

const written = z.strictObject({
  /** Bytes. */
  size: count,
});
const errors = ['bureau.noneOpen', 'plan.notFound', 'data.notReady'] as const;

/** What a plan package says it holds. */
const packageManifest = z.strictObject({
  planId: z.number().int(),
  scenarioName: z.string(),
  createdAt: instant,
  /** Name of the bureau, where its settings give one. */
  bureau: z.string().nullable(),
  schools: count,
  synthetic: z.boolean(),
});

/** Every export writes to a picked save target; call `shell.deliverFile` with the same token afterwards. */
export const exportMethods = {
  /**
   * One of the papers of a plan: the budget workbook, the staffing workbook, the decision paper as Word or as a page to
   * print, the plan package, every table as CSV in one archive, every table in one JSON file. The staffing workbook and
   * the decision paper set `otherPlanId` beside the plan, where it is given.
   */
  'export.paper': command(
    z.strictObject({
      paper: z.enum(PAPERS),
      planId: identifier,
      otherPlanId: identifier.nullable().default(null),
      target: fileToken,
      language,
    }),
    written,
    errors,
  ),
  /** The decision paper as one HTML page that needs nothing else, to be shown and printed. */
  'export.page': query(
    z.strictObject({ planId: identifier, otherPlanId: identifier.nullable().default(null), language }),
    z.strictObject({ html: z.string() }),
    errors,
  ),
  /** Puts a picked plan package to the test; everything that does not hold is named. */
  'export.verifyPackage': query(
    z.strictObject({ token: fileToken }),
    z.strictObject({ manifest: packageManifest.nullable(), certificate }),
    ['package.notAPackage'],
  ),
  /** Makes a bureau of a plan package that holds, with its data, scenario and plan, and opens it. */
  'export.openPackage': command(z.strictObject({ token: fileToken, target: fileToken }), bureauSummary, [
    'package.notAPackage',
    'package.damaged',
    'package.notHolding',
    'bureau.alreadyThere',
    'job.alreadyRunning',
  ]),
  /** Every table of a plan as one workbook with live formulas. */
  'export.workbook': command(z.strictObject({ planId: identifier, target: fileToken, language }), written, errors),
  /** One section of a plan as CSV. */
  'export.csv': command(
    z.strictObject({
      planId: identifier,
      target: fileToken,
      section: z.enum(PLAN_TABLE_NAMES),
    }),
    written,
    errors,
  ),
  /** The plan as the JSON document of the command line. */
  'export.json': command(z.strictObject({ planId: identifier, target: fileToken }), written, errors),
  /**
   * A table as the window shows it, rows and columns as the user has chosen and ordered them, as CSV or as one sheet of
   * a workbook, by what the target was picked for. Null is unknown, and left blank.
   */
  'export.grid': command(
    z.strictObject({
      title: z.string().min(1).max(200),
      columns: z.array(z.strictObject({ heading: z.string().max(300), isNumber: z.boolean() })).max(200),
      rows: z.array(z.array(z.union([z.string(), z.number(), z.null()]))).max(100_000),
      kind: z.enum(['csv', 'workbook']),
      target: fileToken,
      language,
    }),
    written,
    ['bureau.noneOpen'],
  ),
  /** One input table as CSV. */
  'export.table': command(z.strictObject({ table: tableName, target: fileToken }), written, [
    'bureau.noneOpen',
    'data.notReady',
  ]),
} as const;
