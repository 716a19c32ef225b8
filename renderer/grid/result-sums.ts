import type { GridApi } from 'ag-grid-community';
import { UNKNOWN } from '../i18n/format.ts';

/** A column whose values are added up in the last row says so here. */
export interface ResultColumnContext {
  readonly sum?: true;
}

/** Sums of the rows that the filter leaves, by column id; a column in which nothing is known has no sum. */
export function sumsOf<Row>(api: GridApi<Row>): {
  readonly sums: Readonly<Record<string, number>>;
  readonly rows: number;
  /** Whether a row has no value in a column that is added up, so that its sum is that of the known ones. */
  readonly unknown: boolean;
} {
  const columns = (api.getColumns() ?? []).filter(
    (column) => (column.getColDef().context as ResultColumnContext | undefined)?.sum === true,
  );
  const sums: Record<string, number> = {};
  let rows = 0;
  let unknown = false;
  api.forEachNodeAfterFilter((node) => {
    rows += 1;
    for (const column of columns) {
      const value: unknown = api.getCellValue({ rowNode: node, colKey: column });
      if (typeof value === 'number') sums[column.getColId()] = (sums[column.getColId()] ?? 0) + value;
      // A column may leave cells empty on purpose; what it shows as unknown is missing in the sum.
      else unknown ||= api.getCellValue({ rowNode: node, colKey: column, useFormatter: true }) === UNKNOWN;
    }
  });
  return { sums, rows, unknown };
}
