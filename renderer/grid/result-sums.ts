import type { GridApi } from 'ag-grid-community';

/** A column whose values are added up in the last row says so here. */
export interface ResultColumnContext {
  readonly sum?: true;
}

/** Sums of the rows that the filter leaves, by column id; a column in which nothing is known has no sum. */
export function sumsOf<Row>(api: GridApi<Row>): {
  readonly sums: Readonly<Record<string, number>>;
  readonly rows: number;
} {
  const columns = (api.getColumns() ?? []).filter(
    (column) => (column.getColDef().context as ResultColumnContext | undefined)?.sum === true,
  );
  const sums: Record<string, number> = {};
  let rows = 0;
  api.forEachNodeAfterFilter((node) => {
    rows += 1;
    for (const column of columns) {
      const value: unknown = api.getCellValue({ rowNode: node, colKey: column });
      if (typeof value === 'number') sums[column.getColId()] = (sums[column.getColId()] ?? 0) + value;
    }
  });
  return { sums, rows };
}
