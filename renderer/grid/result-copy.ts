import type { Column, GridApi } from 'ag-grid-community';
import type { BlockBounds } from './block.ts';

/** The rows that the filter leaves, in their order, with headings, as text that spreadsheets take as cells. */
export function tableText<Row>(api: GridApi<Row>): string {
  const columns = api.getAllDisplayedColumns();
  const lines = [columns.map(headingOf).join('\t')];
  api.forEachNodeAfterFilterAndSort((node) => {
    lines.push(columns.map((column) => cellText(api.getCellValue({ rowNode: node, colKey: column }))).join('\t'));
  });
  return lines.join('\n');
}

/** The cells of a selected rectangle as text that spreadsheets take as cells. */
export function blockText<Row>(api: GridApi<Row>, { firstRow, lastRow, columns }: BlockBounds): string {
  const lines: string[] = [];
  for (let row = firstRow; row <= lastRow; row += 1) {
    const node = api.getDisplayedRowAtIndex(row);
    if (node === undefined) continue;
    lines.push(columns.map((column) => cellText(api.getCellValue({ rowNode: node, colKey: column }))).join('\t'));
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
