import type { Handlers } from '../../api/dispatcher.ts';
import { refuse } from '../../api/errors.ts';
import type { MethodTable } from '../../api/table.ts';
import { readOrigin } from '../../data/index.ts';
import type { Draft } from '../data/change.ts';
import { deleteFromTable, insertIntoTable } from '../data/change-rows.ts';
import { editTables } from '../data/edit-tables.ts';
import { healthOf } from '../data/health.ts';
import { looseRows, rowIdOf } from '../data/row-keys.ts';
import { saveDraft } from '../data/save-draft.ts';
import { shownChangeIssue, shownIssue } from './issues.ts';
import type { OpenBureau, Session } from './session.ts';
import type { Surroundings } from './surroundings.ts';

type DataMethod = Extract<keyof MethodTable, `data.${string}`>;

export function dataHandlers(session: Session, { publish }: Surroundings): Handlers<DataMethod> {
  /** Writes what was changed, if anything was, and tells the window. */
  function save(bureau: OpenBureau, draft: Draft): number {
    const tables = draft.changedTables;
    if (tables.length === 0) return bureau.dataVersion();
    const { version } = saveDraft(bureau.file, bureau.tables(), draft);
    publish('data.changed', { tables, dataVersion: version });
    return version;
  }

  return {
    'data.rows': ({ table, offset, limit }) =>
      session.with((bureau) => {
        const all = looseRows(bureau.tables(), table);
        const asked = all.slice(offset, limit === null ? undefined : offset + limit);
        return {
          dataVersion: bureau.dataVersion(),
          total: all.length,
          rows: asked.map((cells) => ({ rowId: rowIdOf(table, cells), cells })),
        };
      }),
    'data.edit': ({ edits }) =>
      session.with((bureau) => {
        const result = editTables(bureau.tables(), edits);
        if ('unknown' in result) return refuse('data.unknownRow', result.unknown);
        const { draft, issues, written, inverse } = result;
        return { dataVersion: save(bureau, draft), issues: issues.map(shownChangeIssue), written, inverse };
      }),
    'data.insertRows': ({ table, rows }) =>
      session.with((bureau) => {
        const { draft, issues, rowIds } = insertIntoTable(bureau.tables(), table, rows);
        return { dataVersion: save(bureau, draft), issues: issues.map(shownChangeIssue), rowIds };
      }),
    'data.deleteRows': ({ table, rowIds }) =>
      session.with((bureau) => {
        const result = deleteFromTable(bureau.tables(), table, rowIds);
        if ('unknown' in result) return refuse('data.unknownRow', { table, rowId: result.unknown });
        if ('inUse' in result) return refuse('data.rowInUse', { table, rowId: result.inUse, rows: result.rows });
        return { dataVersion: save(bureau, result.draft), removed: result.removed };
      }),
    'data.origin': ({ table, rowId }) =>
      session.with((bureau) => {
        const place = looseRows(bureau.tables(), table).findIndex((row) => rowIdOf(table, row) === rowId);
        if (place < 0) return refuse('data.unknownRow', { table, rowId });
        return readOrigin(bureau.file, table, place + 1);
      }),
    'data.health': () =>
      session.with((bureau) => {
        const tables = bureau.tables();
        const { ready, issues } = healthOf(tables);
        const shown = issues.map((issue) => {
          const row = issue.table === null || issue.row === null ? null : looseRows(tables, issue.table)[issue.row - 1];
          return shownIssue(issue, row && issue.table !== null ? rowIdOf(issue.table, row) : null);
        });
        return { dataVersion: bureau.dataVersion(), ready, issues: shown };
      }),
  };
}
