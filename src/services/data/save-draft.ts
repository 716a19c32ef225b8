import {
  type DataVersion,
  type ImportedFrom,
  readOrigins,
  recordOrigins,
  replaceRows,
  replaceTables,
  type WritableBureau,
} from '../../data/index.ts';
import type { BureauTables, TableName } from '../../domain/tables/index.ts';
import type { Draft } from './change.ts';
import { looseRows, rowIdOf } from './row-keys.ts';

/**
 * Writes what was changed in one transaction. Rows that were not touched keep the place they were imported from; a row
 * that was edited is no longer what stands there.
 * @param before the tables as the file has them
 */
export function saveDraft(bureau: WritableBureau, before: BureauTables, draft: Draft): DataVersion {
  if (draft.shortened.size === 0) return replaceRows(bureau, draft.tables, draft.written);
  return bureau.transaction(() => {
    const origins = new Map<string, ImportedFrom>();
    for (const { table, rowNumber, ...place } of readOrigins(bureau)) origins.set(`${table} ${rowNumber}`, place);
    const version = replaceTables(bureau, draft.tables, draft.changedTables);
    if (origins.size > 0) {
      const kept = draft.changedTables.map((table) => [table, originsAfter(before, draft, table, origins)] as const);
      recordOrigins(bureau, Object.fromEntries(kept));
    }
    return version;
  });
}

function originsAfter(
  before: BureauTables,
  draft: Draft,
  table: TableName,
  origins: ReadonlyMap<string, ImportedFrom>,
): (ImportedFrom | null)[] {
  const byId = new Map(
    looseRows(before, table).map((row, index) => [rowIdOf(table, row), origins.get(`${table} ${index + 1}`) ?? null]),
  );
  return draft.rows(table).map((row) => byId.get(rowIdOf(table, row)) ?? null);
}
