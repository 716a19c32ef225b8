import { z } from 'zod';
import { command, query } from '../method.ts';
import { cell, cells, count, identifier, issue, page, tableName } from './fields.ts';

const edit = z.strictObject({
  table: tableName,
  rowId: identifier,
  /** Field of the row type, in camel case. */
  field: z.string().max(100),
  /** A value of the column's type, or text as a user types it: `1,200`, `是`, a Chinese label of a choice. */
  value: cell,
});

/** What became of a change. Rows with an error are left as they were; the others are written. */
const changeResult = {
  dataVersion: z.number().int(),
  issues: z.array(issue.extend({ /** Index of the edit or row in the input. */ index: count })),
};

const errors = ['bureau.noneOpen', 'data.unknownRow'] as const;

/**
 * A row's id is its key: the values of the table's key columns as a JSON array, such as `["S001","primary"]`. So ids
 * outlive edits of other rows, and a row that is deleted and put back has its id again.
 */
export const dataMethods = {
  /** Rows of one input table in the order in which they were entered. The columns are declared in `domain/tables`. */
  'data.rows': query(
    z.strictObject({ table: tableName, ...page }),
    z.strictObject({
      dataVersion: z.number().int(),
      total: count,
      rows: z.array(z.strictObject({ rowId: identifier, cells })),
    }),
    ['bureau.noneOpen'],
  ),
  /**
   * Writes a batch of cells in one transaction. To undo, call it again with `inverse`, which holds the cells as they
   * were before, in the order in which they must be written back.
   */
  'data.edit': command(
    z.strictObject({ edits: z.array(edit).min(1).max(100_000) }),
    z.strictObject({ ...changeResult, written: count, inverse: z.array(edit) }),
    errors,
  ),
  /** Adds rows at the end of a table. To undo, call `data.deleteRows` with the ids. */
  'data.insertRows': command(
    z.strictObject({ table: tableName, rows: z.array(cells).min(1).max(100_000) }),
    z.strictObject({
      ...changeResult,
      /** One for each row of the input; null where the row was refused. */
      rowIds: z.array(identifier.nullable()),
    }),
    errors,
  ),
  /** Removes rows, all or none; a row that others refer to stays. To undo, call `data.insertRows` with the removed rows, which get their ids again. */
  'data.deleteRows': command(
    z.strictObject({ table: tableName, rowIds: z.array(identifier).min(1).max(100_000) }),
    z.strictObject({ dataVersion: z.number().int(), removed: z.array(cells) }),
    [...errors, 'data.rowInUse'],
  ),
  /** The file, sheet and row that a row was imported from; null when it was typed or has been edited since. */
  'data.origin': query(
    z.strictObject({ table: tableName, rowId: identifier }),
    z.strictObject({ file: z.string(), sheet: z.string(), row: z.number().int() }).nullable(),
    errors,
  ),
  /** Every problem of the present data across tables, errors first. */
  'data.health': query(
    z.strictObject({}),
    z.strictObject({ dataVersion: z.number().int(), ready: z.boolean(), issues: z.array(issue) }),
    ['bureau.noneOpen'],
  ),
} as const;
