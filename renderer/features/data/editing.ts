import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiFailure, Client, InputOf, OutputOf } from '../../../src/api/index.ts';
import {
  type ColumnDeclaration,
  fieldName,
  TABLES,
  type TableDeclaration,
  type TableName,
} from '../../../src/domain/tables/index.ts';
import { useClient } from '../../api/client-context.ts';
import { asFailure } from '../../api/queries.ts';
import { type Change, type ChangeLabel, useUndo } from '../../app/undo.tsx';
import type { CellValue } from '../../i18n/cells.ts';
import { useFormat } from '../../i18n/format.ts';
import { useIssueText } from '../../i18n/issues.ts';
import { cellKey, type DataRow, type RefusedValue } from './data-rows.ts';
import { readTyped } from './table-columns.ts';

type Edit = InputOf<'data.edit'>['edits'][number];
type NewRow = Readonly<Record<string, CellValue>>;

/** A cell that was typed or pasted. */
export interface TypedCell {
  readonly rowId: string;
  readonly field: string;
  readonly value: CellValue;
}

export interface Editing {
  readonly failure: ApiFailure | null;
  /** Writes again what could not be written; null when nothing is waiting. */
  readonly retry: (() => void) | null;
  readonly saving: boolean;
  /** Values that were typed and refused or could not be written; they stand in their cells, marked, not in the file. */
  readonly refused: ReadonlyMap<string, RefusedValue>;
  edit(cells: readonly TypedCell[]): Promise<void>;
  /** Adds rows; answers with what is wrong with each that was refused. */
  insert(rows: readonly NewRow[]): Promise<OutputOf<'data.insertRows'>['issues']>;
  /** Cells and new rows of one paste, taken back in one step. */
  paste(cells: readonly TypedCell[], rows: readonly NewRow[]): Promise<void>;
  remove(rowIds: readonly string[]): Promise<void>;
  discardRefused(): void;
  dismiss(): void;
  read(column: ColumnDeclaration, text: string): CellValue;
}

/** Changing the rows of a table: every change is written at once and can be taken back. */
export function useEditing(table: TableName): Editing {
  const client = useClient();
  const queries = useQueryClient();
  const { t } = useTranslation();
  const format = useFormat();
  const issueText = useIssueText();
  const { record, making } = useUndo();
  const [refused, setRefused] = useState<ReadonlyMap<string, RefusedValue>>(new Map());
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const [retry, setRetry] = useState<(() => void) | null>(null);
  const [pending, setPending] = useState(0);
  const shownTable = useRef(table);
  if (shownTable.current !== table) {
    shownTable.current = table;
    if (refused.size > 0) setRefused(new Map());
    if (failure !== null) setFailure(null);
    if (retry !== null) setRetry(null);
  }

  const attempt = useCallback(
    async <Result>(work: () => Promise<Result>): Promise<Result | null> => {
      setPending((count) => count + 1);
      setFailure(null);
      setRetry(null);
      try {
        return await making(work);
      } catch (thrown) {
        setFailure(asFailure(thrown));
        return null;
      } finally {
        setPending((count) => count - 1);
      }
    },
    [making],
  );

  /** Shows what was typed while it is written, so that a cell does not fall back for a moment. */
  const showTyped = useCallback(
    (cells: readonly TypedCell[]) => {
      const byRow = Map.groupBy(cells, ({ rowId }) => rowId);
      queries.setQueryData<OutputOf<'data.rows'>>(['data.rows', { table }], (before) => {
        if (before === undefined) return before;
        return {
          ...before,
          rows: before.rows.map((row) => {
            const typed = byRow.get(row.rowId);
            if (typed === undefined) return row;
            return {
              ...row,
              cells: { ...row.cells, ...Object.fromEntries(typed.map((one) => [one.field, one.value])) },
            };
          }),
        };
      });
    },
    [queries, table],
  );

  const write = useCallback(
    async (cells: readonly TypedCell[]): Promise<Change | null> => {
      if (cells.length === 0) return null;
      const edits: Edit[] = cells.map(({ rowId, field, value }) => ({ table, rowId, field, value }));
      const askAgain = () => queries.invalidateQueries({ queryKey: ['data.rows', { table }] });
      showTyped(cells);
      const answer = await client.call('data.edit', { edits }).catch((thrown: unknown) => {
        void askAgain();
        throw thrown;
      });
      const wrong = new Map(
        answer.issues.filter(({ severity }) => severity === 'error').map((issue) => [issue.index, issue]),
      );
      // The core tells of the rows it has written; the others are not what is shown.
      if (answer.written < cells.length) await askAgain();
      setRefused((before) => {
        const next = new Map(before);
        cells.forEach(({ rowId, field, value }, index) => {
          const issue = wrong.get(index);
          if (issue === undefined) next.delete(cellKey(rowId, field));
          else
            next.set(cellKey(rowId, field), { typed: value === null ? '' : String(value), reason: issueText(issue) });
        });
        return next;
      });
      if (answer.written === 0) return null;
      const label: ChangeLabel = (t) =>
        t('data.changed', {
          count: answer.written,
          table: t(`tables.${table}`),
          shown: format.number(answer.written),
        });
      return editBack(client, label, answer.inverse);
    },
    [client, queries, table, showTyped, issueText, format],
  );

  /** Leaves what was typed in its cells when the file could not take it, so that nothing has to be typed again. */
  const writeOrKeep = useCallback(
    async (cells: readonly TypedCell[]): Promise<Change | null> => {
      try {
        return await write(cells);
      } catch (thrown) {
        const { code, parameters } = asFailure(thrown).error;
        const reason = t(`errors.${code}`, { ...parameters });
        setRefused((before) => {
          const next = new Map(before);
          for (const { rowId, field, value } of cells)
            next.set(cellKey(rowId, field), { typed: value === null ? '' : String(value), reason });
          return next;
        });
        throw thrown;
      }
    },
    [write, t],
  );

  const add = useCallback(
    async (rows: readonly NewRow[]) => {
      if (rows.length === 0) return { change: null, issues: [] };
      const answer = await client.call('data.insertRows', { table, rows: [...rows] });
      const added = answer.rowIds.filter((id) => id !== null);
      const label: ChangeLabel = (t) =>
        t('data.added', {
          count: added.length,
          table: t(`tables.${table}`),
          shown: format.number(added.length),
        });
      return { change: added.length === 0 ? null : deleteBack(client, label, table, added), issues: answer.issues };
    },
    [client, table, format],
  );

  const edit = useCallback(
    async (cells: readonly TypedCell[]): Promise<void> => {
      let wrote = false;
      await attempt(async () => {
        const change = await writeOrKeep(cells);
        wrote = true;
        if (change !== null) record(change);
      });
      if (!wrote) setRetry(() => () => void edit(cells));
    },
    [attempt, writeOrKeep, record],
  );

  return useMemo<Editing>(
    () => ({
      failure,
      retry,
      saving: pending > 0,
      refused,
      edit,
      async insert(rows) {
        const issues = await attempt(async () => {
          const added = await add(rows);
          if (added.change !== null) record(added.change);
          return added.issues;
        });
        return issues ?? [];
      },
      async paste(cells, rows) {
        await attempt(async () => {
          const changes = [await writeOrKeep(cells), (await add(rows)).change].filter((change) => change !== null);
          if (changes.length > 0) record(allBack(changes));
        });
      },
      async remove(rowIds) {
        await attempt(async () => {
          const { removed } = await client.call('data.deleteRows', { table, rowIds: [...rowIds] });
          const label: ChangeLabel = (t) =>
            t('data.removed', {
              count: removed.length,
              table: t(`tables.${table}`),
              shown: format.number(removed.length),
            });
          record(insertBack(client, label, table, removed));
        });
      },
      discardRefused: () => setRefused(new Map()),
      dismiss: () => setFailure(null),
      read: (column, text) => readTyped(column, text, t('common.yes'), t('common.no')),
    }),
    [failure, retry, pending, refused, edit, attempt, writeOrKeep, add, record, client, table, t, format],
  );
}

function editBack(client: Client, label: ChangeLabel, inverse: readonly Edit[]): Change {
  return {
    label,
    async undo() {
      const answer = await client.call('data.edit', { edits: [...inverse] });
      return editBack(client, label, answer.inverse);
    },
  };
}

function deleteBack(client: Client, label: ChangeLabel, table: TableName, rowIds: readonly string[]): Change {
  return {
    label,
    async undo() {
      const { removed } = await client.call('data.deleteRows', { table, rowIds: [...rowIds] });
      return insertBack(client, label, table, removed);
    },
  };
}

function insertBack(client: Client, label: ChangeLabel, table: TableName, rows: readonly NewRow[]): Change {
  return {
    label,
    async undo() {
      const { rowIds } = await client.call('data.insertRows', { table, rows: [...rows] });
      return deleteBack(
        client,
        label,
        table,
        rowIds.filter((id) => id !== null),
      );
    },
  };
}

/** Several changes taken back as one, the last first. */
function allBack(changes: readonly Change[]): Change {
  return {
    label: (t) => changes.map(({ label }) => label(t)).join(' '),
    async undo() {
      const opposites: Change[] = [];
      for (const change of changes.toReversed()) opposites.push(await change.undo());
      return allBack(opposites);
    },
  };
}

/** The declaration of the column whose values stand in a field. */
export function columnOfField(table: TableName, field: string): ColumnDeclaration | undefined {
  const declaration: TableDeclaration = TABLES[table];
  return declaration.columns.find(({ name }) => fieldName(name) === field);
}

/** The cells of a row as a new row would be sent. */
export function cellsOf(row: DataRow): NewRow {
  return row.cells;
}
