import { z } from 'zod';
import { command, query } from '../method.ts';
import { count, fileToken, identifier, issue, name, nothing, tableName } from './fields.ts';

/** Which column of a file is which column of which table; what is not named is found by its header. */
export const mapping = z.strictObject({
  sheets: z.array(
    z.strictObject({
      /** Name of the sheet, or of the CSV file without its ending. */
      sheet: z.string().max(200),
      /** Null keeps the sheet out. */
      table: tableName.nullable(),
      columns: z.array(
        z.strictObject({
          header: z.string().max(500),
          /** Column of the input template, such as `school_id`; null keeps it out. */
          column: z.string().max(100).nullable(),
        }),
      ),
    }),
  ),
});

const savedMapping = z.strictObject({ name, mapping });

const preview = z.strictObject({
  previewId: identifier,
  sources: z.array(
    z.strictObject({
      file: z.string(),
      sheet: z.string(),
      /** Of CSV files: `utf-8`, `gb18030`, `big5` …; null for workbooks. */
      encoding: z.string().nullable(),
      table: tableName.nullable(),
      /** Rows below the headers. */
      rows: count,
      /** Every header in the order of the file, with the first values below it. */
      columns: z.array(
        z.strictObject({ header: z.string(), column: z.string().nullable(), samples: z.array(z.string()) }),
      ),
      /** The school year that the title above the headers gives to every row, where no column does; null for none. */
      titleYear: z.number().int().nullable(),
    }),
  ),
  tables: z.array(
    z.strictObject({
      table: tableName,
      /** Rows without an error, which would be written. */
      rows: count,
      refused: count,
    }),
  ),
  issues: z.array(issue),
  /** Whether there is anything to write; when not, the issues say why. */
  ready: z.boolean(),
});

export const intakeMethods = {
  /**
   * Reads picked files (CSV files, or workbooks) and says what importing them would do; nothing is written. Tables that
   * they do not hold stay, and their rows are checked against the new ones.
   */
  'intake.preview': query(
    z.strictObject({
      tokens: z.array(fileToken).min(1).max(64),
      mapping: mapping.nullable().default(null),
      /** A mapping file for files of another layout, which comes with the program or was picked. */
      layout: z
        .union([z.strictObject({ id: identifier }), z.strictObject({ token: fileToken })])
        .nullable()
        .default(null),
    }),
    preview,
    ['bureau.noneOpen', 'intake.unknownMapping'],
  ),
  /**
   * Writes the preview's rows in one transaction: the tables it holds are replaced, the others stay. It is refused when
   * the data have changed since the preview.
   */
  'intake.commit': command(
    z.strictObject({ previewId: identifier }),
    z.strictObject({
      dataVersion: z.number().int(),
      tables: z.array(z.strictObject({ table: tableName, rows: count })),
      issues: z.array(issue),
    }),
    ['bureau.noneOpen', 'intake.unknownPreview', 'intake.outdatedPreview', 'intake.nothingToImport'],
  ),
  'intake.discard': command(z.strictObject({ previewId: identifier }), nothing, ['intake.unknownPreview']),
  /** Mapping files that come with the program. */
  'intake.layouts': query(nothing, z.array(z.strictObject({ id: identifier, name: z.string() })), []),
  'intake.mappings': query(nothing, z.array(savedMapping), ['bureau.noneOpen']),
  /** Keeps a mapping under a name; the same name replaces the one before. */
  'intake.saveMapping': command(z.strictObject({ name, mapping }), savedMapping, ['bureau.noneOpen']),
  'intake.deleteMapping': command(z.strictObject({ name }), nothing, ['bureau.noneOpen', 'intake.unknownMapping']),
  /** Writes the empty input workbook to a picked save target. */
  'intake.template': command(z.strictObject({ target: fileToken }), nothing, []),
} as const;
