import { z } from 'zod';
import { command, query } from '../method.ts';
import { count, fileToken, identifier, instant, name, nothing, tableName, year } from './fields.ts';

/** The bureau that is open. */
export const bureauSummary = z.strictObject({
  /** Name from the settings; null until someone gives one. */
  name: z.string().nullable(),
  /** Name of the file without its folder. */
  fileName: z.string(),
  synthetic: z.boolean(),
  baseYear: year.nullable(),
  horizonYears: z.number().int(),
  /** Rises with every change of the data; plans remember the version they were solved on. */
  dataVersion: z.number().int(),
});

const backup = z.strictObject({
  backupId: identifier,
  createdAt: instant,
  /** Bytes. */
  size: count,
  reason: z.enum(['asked', 'beforeMigration', 'beforeRestore', 'beforeImport', 'daily']),
});

const openErrors = ['bureau.notFound', 'bureau.notABureau', 'bureau.newerFile', 'job.alreadyRunning'] as const;
const createErrors = ['bureau.alreadyThere', 'job.alreadyRunning'] as const;

export const bureauMethods = {
  /** The open bureau, or null. */
  'bureau.current': query(nothing, bureauSummary.nullable(), []),
  /** Makes an empty bureau at a picked save target and opens it. */
  'bureau.create': command(z.strictObject({ target: fileToken, name, baseYear: year }), bureauSummary, createErrors),
  /** Makes a synthetic bureau, clearly marked so, at a picked save target and opens it. */
  'bureau.openSample': command(
    z.strictObject({
      target: fileToken,
      size: z.enum(['city', 'province']).default('city'),
      crowding: z.enum(['normal', 'high']).default('normal'),
      seed: z
        .number()
        .int()
        .min(0)
        .max(2 ** 31)
        .default(1),
    }),
    bureauSummary,
    createErrors,
  ),
  /** Opens a picked bureau file; the one open before is closed. */
  'bureau.open': command(z.strictObject({ token: fileToken }), bureauSummary, openErrors),
  'bureau.openRecent': command(z.strictObject({ recentId: identifier }), bureauSummary, openErrors),
  'bureau.close': command(nothing, nothing, ['job.alreadyRunning']),
  /** The bureaus opened lately, the latest first. */
  'bureau.recent': query(
    nothing,
    z.array(
      z.strictObject({
        recentId: identifier,
        name: z.string().nullable(),
        fileName: z.string(),
        openedAt: instant,
        /** Whether the file is still there. */
        present: z.boolean(),
      }),
    ),
    [],
  ),
  'bureau.forgetRecent': command(z.strictObject({ recentId: identifier }), nothing, ['bureau.notFound']),
  /** The backups of a bureau opened lately, the latest first; also of one too damaged to be opened. */
  'bureau.recentBackups': query(z.strictObject({ recentId: identifier }), z.array(backup), ['bureau.notFound']),
  /** Puts a backup in place of a bureau opened lately, which is kept beside its backups as it was, and opens it. */
  'bureau.restoreRecent': command(z.strictObject({ recentId: identifier, backupId: identifier }), bureauSummary, [
    'bureau.notFound',
    'bureau.unknownBackup',
    'job.alreadyRunning',
  ]),
  /** What is in the bureau, and what is missing for a plan. */
  'bureau.overview': query(
    nothing,
    z.strictObject({
      summary: bureauSummary,
      tables: z.array(z.strictObject({ table: tableName, rows: count })),
      /** Of the base year; null where no enrolment of it is known. */
      pupils: count.nullable(),
      scenarios: count,
      plans: count,
      /** Problems of the present data; see `data.health`. */
      errors: count,
      warnings: count,
      /** Whether the data can be planned. */
      ready: z.boolean(),
      backups: z.array(backup),
    }),
    ['bureau.noneOpen'],
  ),
  'bureau.backup': command(nothing, backup, ['bureau.noneOpen']),
  /** Puts a backup in place of the present data, which is backed up first. */
  'bureau.restore': command(z.strictObject({ backupId: identifier }), bureauSummary, [
    'bureau.noneOpen',
    'bureau.unknownBackup',
    'job.alreadyRunning',
  ]),
  /** Writes a copy of the bureau file to a picked save target; the open file stays the same. */
  'bureau.saveCopy': command(z.strictObject({ target: fileToken }), nothing, ['bureau.noneOpen']),
} as const;
