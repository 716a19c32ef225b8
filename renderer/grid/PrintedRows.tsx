import type { Column, GridApi, IRowNode } from 'ag-grid-community';
import styles from './PrintedRows.module.css';

/** The rows that the filter leaves, in their order, as a table that goes over as many sheets as it takes. */
export function PrintedRows<Row>({ api, label }: { api: GridApi<Row>; label: string }) {
  const columns = api.getAllDisplayedColumns();
  const lines: { readonly key: string; readonly cells: readonly string[] }[] = [];
  api.forEachNodeAfterFilterAndSort((node) => {
    const cells = columns.map((column) => textOf(api, column, node));
    lines.push({ key: node.id ?? String(lines.length), cells });
  });
  const sums = api.getPinnedBottomRow(0);
  const alignment = (column: Column) => (column.getColDef().type === 'number' ? styles.number : undefined);
  return (
    <table className={styles.printed} data-paper="wide">
      <caption>{label}</caption>
      <thead>
        <tr>
          {groupsOf(columns).map(({ key, name, span }) => (
            <th key={key} colSpan={span} scope="colgroup">
              {name}
            </th>
          ))}
        </tr>
        <tr>
          {columns.map((column) => (
            <th key={column.getColId()} scope="col" className={alignment(column)}>
              {column.getColDef().headerName}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ key, cells }) => (
          <tr key={key}>
            {cells.map((cell, index) => (
              <td key={columns[index]!.getColId()} className={alignment(columns[index]!)}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
        {sums !== undefined && (
          <tr className={styles.total}>
            {columns.map((column) => (
              <td key={column.getColId()} className={alignment(column)}>
                {textOf(api, column, sums)}
              </td>
            ))}
          </tr>
        )}
      </tbody>
    </table>
  );
}

function textOf<Row>(api: GridApi<Row>, column: Column, rowNode: IRowNode<Row>): string {
  return String(api.getCellValue({ rowNode, colKey: column, useFormatter: true }) ?? '');
}

/** Neighbouring columns of one group, such as the years of the plan, under one heading. */
function groupsOf(columns: readonly Column[]): readonly { key: string; name: string; span: number }[] {
  const groups: { key: string; name: string; span: number }[] = [];
  for (const column of columns) {
    const name = column.getParent()?.getColGroupDef()?.headerName ?? '';
    const last = groups.at(-1);
    if (last !== undefined && last.name === name) last.span += 1;
    else groups.push({ key: column.getColId(), name, span: 1 });
  }
  return groups;
}
