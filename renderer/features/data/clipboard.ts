import type { ColumnDeclaration, TableName } from '../../../src/domain/tables/index.ts';
import { type BlockBounds, placePasted } from '../../grid/block.ts';
import { readTabSeparated, writeTabSeparated } from '../../grid/tab-separated.ts';
import type { CellValue } from '../../i18n/cells.ts';
import type { DataRow } from './data-rows.ts';
import { columnOfField, type TypedCell } from './editing.ts';

/** What the block commands need to know of the grid. */
export interface ClipboardTools {
  readonly table: TableName;
  /** The row that is shown at an index, after filter and sort. */
  readonly rowAt: (index: number) => DataRow | null;
  readonly bounds: () => BlockBounds | null;
  /** Ids of the shown columns from left to right. */
  readonly columns: () => readonly string[];
  readonly read: (column: ColumnDeclaration, text: string) => CellValue;
  readonly typed: (field: string, value: CellValue | undefined) => string;
}

/** The selected block as a spreadsheet program reads it. */
export function blockText({ bounds, rowAt, typed }: ClipboardTools): string {
  const block = bounds();
  if (block === null) return '';
  const rows: string[][] = [];
  for (let index = block.firstRow; index <= block.lastRow; index += 1) {
    const row = rowAt(index);
    if (row !== null) rows.push(block.columns.map((field) => typed(field, row.cells[field])));
  }
  return writeTabSeparated(rows);
}

interface Pasted {
  readonly cells: readonly TypedCell[];
  /** What lies below the last row becomes new rows. */
  readonly rows: readonly Readonly<Record<string, CellValue>>[];
}

/** What pasting a text at the selection means: cells of rows that are there, and rows that are added. */
export function pastedCells(tools: ClipboardTools, text: string): Pasted {
  const shown = tools.columns();
  const bounds = tools.bounds() ?? { firstRow: 0, lastRow: 0, columns: shown.slice(0, 1) };
  const cells: TypedCell[] = [];
  const added = new Map<number, Record<string, CellValue>>();
  for (const { row: index, column: field, text: typed } of placePasted(readTabSeparated(text), bounds, shown)) {
    const column = columnOfField(tools.table, field);
    if (column === undefined) continue;
    const value = tools.read(column, typed);
    const row = tools.rowAt(index);
    if (row !== null) {
      if ((row.cells[field] ?? null) !== value) cells.push({ rowId: row.rowId, field, value });
    } else {
      const cellsOfRow = added.get(index) ?? {};
      cellsOfRow[field] = value;
      added.set(index, cellsOfRow);
    }
  }
  return { cells, rows: [...added.values()].filter((row) => Object.values(row).some((value) => value !== null)) };
}

/** The selected cells made blank, those that are not yet. */
export function clearedCells({ bounds, rowAt }: ClipboardTools): readonly TypedCell[] {
  const block = bounds();
  const cells: TypedCell[] = [];
  if (block === null) return cells;
  for (let index = block.firstRow; index <= block.lastRow; index += 1) {
    const row = rowAt(index);
    for (const field of block.columns) {
      if (row !== null && (row.cells[field] ?? null) !== null) cells.push({ rowId: row.rowId, field, value: null });
    }
  }
  return cells;
}

/** The first row of the selection written into all rows below it. */
export function filledDownCells({ bounds, rowAt }: ClipboardTools): readonly TypedCell[] {
  const block = bounds();
  const first = block === null ? null : rowAt(block.firstRow);
  const cells: TypedCell[] = [];
  if (block === null || first === null) return cells;
  for (let index = block.firstRow + 1; index <= block.lastRow; index += 1) {
    const row = rowAt(index);
    if (row === null) continue;
    for (const field of block.columns) {
      const value = first.cells[field] ?? null;
      if ((row.cells[field] ?? null) !== value) cells.push({ rowId: row.rowId, field, value });
    }
  }
  return cells;
}
