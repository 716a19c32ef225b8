import type { QueryClient } from '@tanstack/react-query';
import type { InputOf, OutputOf, PayloadOf } from '../../src/api/index.ts';

type Rows = OutputOf<'data.rows'>;
type News = PayloadOf<'data.changed'>;
type TableChange = NonNullable<News['rows']>[number];

/**
 * Brings the tables that are kept up to date with the rows that the core tells of, so that a cell changed in a table of
 * many thousand rows does not have all of them sent again.
 * @returns the hashes of the queries that are up to date now; all other tables must be asked for again
 */
export function takeOver(queries: QueryClient, news: News): ReadonlySet<string> {
  const upToDate = new Set<string>();
  for (const query of queries.getQueryCache().findAll({ queryKey: ['data.rows'] })) {
    const kept = query.state.data as Rows | undefined;
    // An answer under way may be older than the news.
    if (kept === undefined || query.state.fetchStatus !== 'idle' || query.state.isInvalidated) continue;
    const isNext = kept.dataVersion === news.dataVersion - 1;
    if (!isNext && kept.dataVersion !== news.dataVersion) continue;
    const { table, offset = 0, limit = null } = query.queryKey[1] as InputOf<'data.rows'>;
    const told = news.rows?.find((one) => one.table === table);
    if (told === undefined && news.tables.includes(table) && isNext) continue;
    if (told !== undefined && (offset > 0 || limit !== null)) continue;
    const changes = isNext || told === undefined ? told : sameAgain(told);
    const rows = changes === undefined ? kept.rows : changed(kept.rows, changes);
    const total = changes === undefined ? kept.total : rows.length;
    queries.setQueryData<Rows>(query.queryKey, { dataVersion: news.dataVersion, total, rows });
    upToDate.add(query.queryHash);
  }
  return upToDate;
}

/** Of a change that rows have taken part in already, what can be done again: what was typed gives way to what was written. */
function sameAgain({ table, changed }: TableChange): TableChange {
  return { table, changed: changed.filter(({ before, row }) => before === row.rowId), added: [], removed: [] };
}

/** The rows after a change. Those it does not tell of stay the same objects. */
export function changed(rows: Rows['rows'], { changed, added, removed }: TableChange): Rows['rows'] {
  const byId = new Map(changed.map(({ before, row }) => [before, row]));
  const gone = new Set(removed);
  const staying = gone.size === 0 ? rows : rows.filter(({ rowId }) => !gone.has(rowId));
  return [...staying.map((row) => byId.get(row.rowId) ?? row), ...added];
}
