import type { PayloadOf } from '../../api/events.ts';
import type { BureauTables } from '../../domain/tables/index.ts';
import type { Draft } from '../data/change.ts';
import { type LooseRow, looseRows, rowIdOf } from '../data/row-keys.ts';

type TableChange = NonNullable<PayloadOf<'data.changed'>['rows']>[number];

/** Rows of one change that are told; where more have changed, the tables are asked for again. */
const TOLD = 5000;

/** How the tables of a draft differ from what they were, or null where that is too much to tell. */
export function changedRows(before: BureauTables, draft: Draft): readonly TableChange[] | null {
  const changes = draft.changedTables.map((table): TableChange => {
    const former = looseRows(before, table);
    const shown = (cells: LooseRow) => ({ rowId: rowIdOf(table, cells), cells });
    const places = draft.written.get(table) ?? [];
    const after = draft.rows(table);
    const left = draft.shortened.has(table) ? new Set(after) : null;
    return {
      table,
      changed: places.flatMap((place) => {
        const [old, row] = [former[place], after[place]];
        return old === undefined || row === undefined ? [] : [{ before: rowIdOf(table, old), row: shown(row) }];
      }),
      added: after.slice(left === null ? former.length : after.length).map(shown),
      removed: left === null ? [] : former.filter((row) => !left.has(row)).map((row) => rowIdOf(table, row)),
    };
  });
  const count = changes.reduce(
    (sum, { changed, added, removed }) => sum + changed.length + added.length + removed.length,
    0,
  );
  return count > TOLD ? null : changes;
}
