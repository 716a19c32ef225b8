import type { Handlers } from '../../api/dispatcher.ts';
import { refuse } from '../../api/errors.ts';
import type { MethodTable } from '../../api/table.ts';
import { readOrigin } from '../../data/index.ts';
import type { BureauTables } from '../../domain/tables/index.ts';
import type { Draft } from '../data/change.ts';
import { deleteFromTable, insertIntoTable } from '../data/change-rows.ts';
import { editTables } from '../data/edit-tables.ts';
import { healthOf } from '../data/health.ts';
import { looseRows, rowIdOf } from '../data/row-keys.ts';
import { saveDraft } from '../data/save-draft.ts';
import { changedRows } from './changed-rows.ts';
import { shownChangeIssue, shownIssue } from './issues.ts';
import type { OpenBureau, Session } from './session.ts';
import type { Surroundings } from './surroundings.ts';

type DataMethod = Extract<keyof MethodTable, `data.${string}`>;

/** The tables of the open bureau: rows read, changed, added and deleted. */
export function dataHandlers(session: Session, { publish }: Surroundings): Handlers<DataMethod> {
  /**
   * Makes a change of the tables, writes it if there is anything to write, and tells the window. All of it is one
   * transaction, so that no other program can change the tables in between.
   */
  function change<Made extends { readonly draft: Draft } | { readonly unknown: unknown } | { readonly inUse: unknown }>(
    bureau: OpenBureau,
    make: (tables: BureauTables) => Made,
  ): { readonly made: Made; readonly dataVersion: number } {
    const { made, written } = bureau.file.transaction(() => {
      const before = bureau.tables();
      const result = make(before);
      const draft = 'draft' in result && result.draft.changedTables.length > 0 ? result.draft : null;
      if (draft === null) return { made: result, written: null };
      return { made: result, written: { before, draft, ...saveDraft(bureau.file, before, draft) } };
    });
    if (written === null) return { made, dataVersion: bureau.dataVersion() };
    const { before, draft, version } = written;
    bureau.wrote(version, draft.tables);
    const rows = changedRows(before, draft);
    const news = { tables: draft.changedTables, dataVersion: version };
    publish('data.changed', rows === null ? news : { ...news, rows });
    return { made, dataVersion: version };
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
        const { made, dataVersion } = change(bureau, (tables) => editTables(tables, edits));
        if ('unknown' in made) return refuse('data.unknownRow', made.unknown);
        const { issues, written, inverse } = made;
        return { dataVersion, issues: issues.map(shownChangeIssue), written, inverse };
      }),
    'data.insertRows': ({ table, rows }) =>
      session.with((bureau) => {
        const { made, dataVersion } = change(bureau, (tables) => insertIntoTable(tables, table, rows));
        return { dataVersion, issues: made.issues.map(shownChangeIssue), rowIds: made.rowIds };
      }),
    'data.deleteRows': ({ table, rowIds }) =>
      session.with((bureau) => {
        const { made, dataVersion } = change(bureau, (tables) => deleteFromTable(tables, table, rowIds));
        if ('unknown' in made) return refuse('data.unknownRow', { table, rowId: made.unknown });
        if ('inUse' in made) return refuse('data.rowInUse', { table, rowId: made.inUse, rows: made.rows });
        return { dataVersion, removed: made.removed };
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
