import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { z } from 'zod';
import { TABLE_NAMES, type TableName } from '../../domain/tables/index.ts';
import { filePlace, type IntakeIssue, makeIssue, NOWHERE } from '../issue.ts';
import { columnsOf } from '../rows/names.ts';
import { ENCODINGS } from '../sources/encoding.ts';

/**
 * How one column of a table is made from a foreign row. `{grade}` in a header or constant stands for the value of the
 * table's `repeat`, so that a file with one column for each grade and sex becomes one row for each grade.
 */
const valueSource = z.union([
  /** The cell of a column; then its translation, the prefix of a code, or a number added, as 1911 to a year of Taiwan. */
  z.strictObject({
    column: z.string().min(1),
    values: z.record(z.string(), z.union([z.string(), z.number(), z.null()])).optional(),
    prefix: z.string().optional(),
    add: z.number().optional(),
  }),
  /** The sum of several columns; unknown when one of them is blank. */
  z.strictObject({ sum: z.array(z.string().min(1)).min(1) }),
  z.strictObject({ constant: z.union([z.string(), z.number()]) }),
]);

const mappedTable = z
  .strictObject({
    table: z.enum(TABLE_NAMES as [TableName, ...TableName[]]),
    /** Makes one row for each value instead of one row in all. */
    repeat: z
      .strictObject({ name: z.string().regex(/^\w+$/), values: z.array(z.union([z.string(), z.number()])).min(1) })
      .optional(),
    /** Rows that say the same again are taken once, as the district named in every school's row. */
    distinct: z.boolean().optional(),
    columns: z.record(z.string(), valueSource),
  })
  .superRefine((mapped, context) => {
    const known = columnsOf(mapped.table).map(({ name }) => name);
    for (const name of Object.keys(mapped.columns)) {
      if (!known.includes(name))
        context.addIssue({ code: 'custom', path: ['columns', name], message: `${mapped.table} has no column ${name}` });
    }
  });

/** What the file says of itself that can be checked although it is not imported. */
const check = z.strictObject({
  column: z.string().min(1),
  required: z.boolean().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  equalsSum: z.array(z.string().min(1)).min(1).optional(),
});

const mappedFile = z.strictObject({
  /** Name of the file; `*` stands for anything. */
  file: z.string().min(1),
  /** Name of the sheet when the file is a workbook; otherwise every sheet is read. */
  sheet: z.string().optional(),
  encoding: z.enum(ENCODINGS).optional(),
  delimiter: z.string().length(1).optional(),
  tables: z.array(mappedTable).min(1),
  /** Columns that are left out on purpose, with the reason; `*` stands for anything. Others left out are reported. */
  leaveOut: z.array(z.strictObject({ columns: z.array(z.string().min(1)).min(1), reason: z.string() })).default([]),
  checks: z.array(check).default([]),
});

/** A saved mapping of foreign files to the tables of the input template. */
export const mappingSchema = z.strictObject({
  name: z.string().min(1),
  note: z.string().optional(),
  files: z.array(mappedFile).min(1),
});

export type Mapping = z.infer<typeof mappingSchema>;
export type MappedFile = Mapping['files'][number];
export type MappedTable = MappedFile['tables'][number];
export type ValueSource = MappedTable['columns'][string];

/** Understands the text of a mapping file; what is wrong with it comes back as an issue. */
export function parseMapping(text: string, file = ''): Mapping | IntakeIssue {
  const place = file === '' ? NOWHERE : filePlace(file);
  let content: unknown;
  try {
    content = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return makeIssue('mapping-invalid', place, { path: '', reason: 'it is not JSON' });
  }
  const read = mappingSchema.safeParse(content);
  if (read.success) return read.data;
  const [first] = read.error.issues;
  return makeIssue('mapping-invalid', place, { path: first?.path.join('.') ?? '', reason: first?.message ?? '' });
}

/** Reads a mapping file. */
export async function readMapping(path: string): Promise<Mapping | IntakeIssue> {
  try {
    return parseMapping(await readFile(path, 'utf8'), basename(path));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : null;
    if (code === null) throw error;
    if (code === 'ENOENT') return makeIssue('source-missing', filePlace(basename(path)), { path });
    return makeIssue('source-unreadable', filePlace(basename(path)), { path, reason: code });
  }
}

/** Whether a name fits a pattern in which `*` stands for anything. */
export function fitsPattern(name: string, pattern: string): boolean {
  const expression = pattern
    .split('*')
    .map((piece) => piece.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^${expression}$`, 'is').test(name);
}
