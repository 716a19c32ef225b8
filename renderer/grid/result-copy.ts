import type { Column, GridApi, IRowNode } from 'ag-grid-community';
import type { BlockBounds } from './block.ts';

/** The rows that the filter leaves, in their order, with headings, as text that spreadsheets take as cells. */
export function tableText<Row>(api: GridApi<Row>): string {
  const { columns, rows } = shownTable(api);
  return [columns.map(({ heading }) => heading), ...rows].map((row) => row.map(cellText).join('\t')).join('\n');
}

/** What a column of numbers says in a file or on the clipboard, where that is not the number itself. */
export interface CopiedColumn<Row> {
  /** Such as money in the unit that the heading names, or a school year in words. */
  readonly copied?: (value: number, row: Row | undefined) => number | string;
}

/** The rows that the filter leaves, in their order, with the columns on the screen: as a file takes them. */
export function shownTable<Row>(api: GridApi<Row>): {
  columns: { heading: string; isNumber: boolean }[];
  rows: (string | number | null)[][];
} {
  const columns = api.getAllDisplayedColumns();
  const rows: (string | number | null)[][] = [];
  api.forEachNodeAfterFilterAndSort((node) => {
    rows.push(columns.map((column) => copiedValue(api, node, column)));
  });
  return {
    columns: columns.map((column) => ({
      heading: headingOf(column),
      isNumber: column.getColDef().type === 'number',
    })),
    rows,
  };
}

/** The value of a cell as files and the clipboard get it. */
export function copiedValue<Row>(
  api: GridApi<Row>,
  node: IRowNode<Row>,
  column: Column | string,
): string | number | null {
  const value: unknown = api.getCellValue({ rowNode: node, colKey: column });
  if (value === null || value === undefined) return null;
  if (typeof value !== 'number') return String(value);
  const { copied } = (api.getColumnDef(column)?.context ?? {}) as CopiedColumn<Row>;
  return copied === undefined ? value : copied(value, node.data);
}

/** The cells of a selected rectangle as text that spreadsheets take as cells. */
export function blockText<Row>(api: GridApi<Row>, { firstRow, lastRow, columns }: BlockBounds): string {
  const lines: string[] = [];
  for (let row = firstRow; row <= lastRow; row += 1) {
    const node = api.getDisplayedRowAtIndex(row);
    if (node === undefined) continue;
    lines.push(columns.map((column) => cellText(copiedValue(api, node, column))).join('\t'));
  }
  return lines.join('\n');
}

/** A value as a spreadsheet takes it: no separators in numbers, and no text that it would take for a formula. */
export function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const plain = String(value).replaceAll(/[\t\r\n]+/g, ' ');
  return /^[=+\-@]/.test(plain) ? `'${plain}` : plain;
}

function headingOf(column: Column): string {
  const names: string[] = [];
  for (let group = column.getParent(); group !== null && group !== undefined; group = group.getParent()) {
    const name = group.getColGroupDef()?.headerName;
    if (name) names.unshift(name);
  }
  return cellText([...names, column.getColDef().headerName ?? ''].join(' '));
}
