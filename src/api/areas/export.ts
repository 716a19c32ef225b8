import { z } from 'zod';
import { command } from '../method.ts';
import { count, fileToken, identifier, tableName } from './fields.ts';

/** Tables that a plan is exported as. */
const PLAN_SECTIONS = [
  'plan',
  'indicators',
  'places',
  'grades',
  'builds',
  'projects',
  'redirections',
  'posts',
  'moves',
  'hires',
  'special',
  'money',
  'certificate',
  'explanations',
] as const;

const written = z.strictObject({
  /** Bytes. */
  size: count,
});
const errors = ['bureau.noneOpen', 'plan.notFound'] as const;

/** Every export writes to a picked save target; call `shell.deliverFile` with the same token afterwards. */
export const exportMethods = {
  /** The budget workbook with live formulas. */
  'export.workbook': command(
    z.strictObject({ planId: identifier, target: fileToken, language: z.enum(['zh', 'en']).default('zh') }),
    written,
    errors,
  ),
  /** One section of a plan as CSV. */
  'export.csv': command(
    z.strictObject({
      planId: identifier,
      target: fileToken,
      section: z.enum(PLAN_SECTIONS),
    }),
    written,
    errors,
  ),
  /** The plan as the JSON document of the command line. */
  'export.json': command(z.strictObject({ planId: identifier, target: fileToken }), written, errors),
  /** One input table as CSV. */
  'export.table': command(z.strictObject({ table: tableName, target: fileToken }), written, [
    'bureau.noneOpen',
    'data.notReady',
  ]),
} as const;
