import { z } from 'zod';
import { STAGES } from '../../domain/stage.ts';
import { TABLE_NAMES } from '../../domain/tables/index.ts';

/** Schemas that several areas share. */

/** Names a file that the user picked; the path itself never reaches the renderer. */
export const fileToken = z.string().min(8).max(64);
export const identifier = z.string().min(1).max(200);
export const name = z.string().trim().min(1).max(200);
export const year = z.number().int().min(1900).max(2200);
export const count = z.number().int().min(0);
/** ISO 8601 with time zone, such as `2026-09-01T08:30:00.000Z`. */
export const instant = z.string().min(20).max(40);
export const nothing = z.strictObject({});

export const tableName = z.enum(TABLE_NAMES as [(typeof TABLE_NAMES)[number], ...(typeof TABLE_NAMES)[number][]]);
export const stage = z.enum(STAGES);

/** One cell; null is unknown, which is not zero. */
export const cell = z.union([z.string().max(10_000), z.number(), z.boolean(), z.null()]);
/** A row's cells by field name in camel case, as in the row types of the domain. */
export const cells = z.record(z.string().max(100), cell);

export const facts = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

/** One problem found in data, with its place; the text is made from code and parameters in the locale files. */
export const issue = z.strictObject({
  severity: z.enum(['error', 'warning']),
  code: z.string(),
  table: tableName.nullable(),
  /** Name of the file, where one was read. */
  file: z.string().nullable(),
  sheet: z.string().nullable(),
  /** Line of the file or row of the sheet, the header included; without a file, row of the table. Counted from 1. */
  row: z.number().int().nullable(),
  /** The row of the bureau's table, where it is there already. */
  rowId: z.string().nullable(),
  column: z.string().nullable(),
  value: z.string().nullable(),
  parameters: facts,
  /** The command line's English sentence, for logs and for codes that a locale file does not know. */
  message: z.string(),
});

/** From which row on, and how many; a null limit asks for all. */
export const page = { offset: count.default(0), limit: z.number().int().min(1).max(200_000).nullable().default(null) };
