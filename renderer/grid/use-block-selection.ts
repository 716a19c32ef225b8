import type {
  CellFocusedEvent,
  CellMouseDownEvent,
  CellMouseOverEvent,
  GridApi,
  SuppressKeyboardEventParams,
} from 'ag-grid-community';
import { useCallback, useMemo, useRef } from 'react';
import { type Block, type BlockBounds, boundsOf, isInside } from './block.ts';

export interface BlockSelection<Row> {
  /** The selected rectangle, or null before a cell was clicked. */
  bounds(): BlockBounds | null;
  /** Whether a cell lies in a selection of more than one cell. */
  holds(row: number | null, column: string): boolean;
  columns(): readonly string[];
  onCellMouseDown(event: CellMouseDownEvent<Row>): void;
  onCellMouseOver(event: CellMouseOverEvent<Row>): void;
  onCellFocused(event: CellFocusedEvent<Row>): void;
  /** Takes the keys that widen the selection; true for these. */
  suppressKeyboardEvent(params: SuppressKeyboardEventParams<Row>): boolean;
}

/** Selecting a rectangle of cells with mouse and keyboard, as spreadsheets do. */
export function useBlockSelection<Row>(api: () => GridApi<Row> | null): BlockSelection<Row> {
  const block = useRef<Block | null>(null);
  const keeping = useRef(false);
  /** When the keyboard last widened the selection; the grid tells of clicks late, and an older one must not undo it. */
  const widened = useRef(0);

  const columns = useCallback(
    () =>
      api()
        ?.getAllDisplayedColumns()
        .map((column) => column.getColId()) ?? [],
    [api],
  );

  return useMemo(() => {
    let bounds: BlockBounds | null = null;

    function set(next: Block): void {
      const before = bounds;
      block.current = next;
      bounds = boundsOf(next, columns());
      const single = bounds.firstRow === bounds.lastRow && bounds.columns.length <= 1;
      const wasSingle = before === null || (before.firstRow === before.lastRow && before.columns.length <= 1);
      // Moving a single cell changes no colour, and refreshing on every arrow key would be slow.
      if (!single || !wasSingle) api()?.refreshCells({ force: true, suppressFlash: true });
    }

    function extend(row: number, column: string): void {
      const anchor = block.current?.anchor ?? { row, column };
      set({ anchor, head: { row, column } });
    }

    function move(key: string): boolean {
      const grid = api();
      const focused = grid?.getFocusedCell() ?? null;
      if (grid === null || focused === null) return false;
      const place = { row: focused.rowIndex, column: focused.column.getColId() };
      const { anchor } = block.current ?? { anchor: null };
      // The selection begins where the focus is, even when the grid has not told of the focus yet.
      if (anchor?.row !== place.row || anchor.column !== place.column) block.current = { anchor: place, head: place };
      const head = block.current?.head ?? place;
      const shown = columns();
      const from = shown.indexOf(head.column);
      const steps: Record<string, readonly [number, number]> = {
        ArrowUp: [-1, 0],
        ArrowDown: [1, 0],
        ArrowLeft: [0, -1],
        ArrowRight: [0, 1],
      };
      const step = steps[key];
      if (step === undefined) return false;
      const row = Math.max(0, Math.min(grid.getDisplayedRowCount() - 1, head.row + step[0]));
      const column = shown[Math.max(0, Math.min(shown.length - 1, from + step[1]))] ?? head.column;
      widened.current = performance.now();
      extend(row, column);
      grid.ensureIndexVisible(row);
      grid.ensureColumnVisible(column);
      return true;
    }

    return {
      bounds: () => bounds,
      holds: (row, column) =>
        bounds !== null &&
        row !== null &&
        (bounds.firstRow !== bounds.lastRow || bounds.columns.length > 1) &&
        isInside(bounds, row, column),
      columns,
      onCellMouseDown(event) {
        const { rowIndex, column } = event;
        const mouse = event.event as MouseEvent | undefined;
        if (rowIndex === null || event.rowPinned || mouse === undefined || mouse.button !== 0) return;
        if (mouse.timeStamp < widened.current) return;
        if (mouse.shiftKey && block.current !== null) {
          keeping.current = true;
          extend(rowIndex, column.getColId());
        } else {
          const place = { row: rowIndex, column: column.getColId() };
          set({ anchor: place, head: place });
        }
      },
      onCellMouseOver(event) {
        const mouse = event.event as MouseEvent | undefined;
        if (event.rowIndex === null || event.rowPinned || mouse === undefined || mouse.buttons !== 1) return;
        const column = event.column.getColId();
        const head = block.current?.head;
        if (head !== undefined && (head.row !== event.rowIndex || head.column !== column))
          extend(event.rowIndex, column);
      },
      onCellFocused({ rowIndex, column, rowPinned }) {
        if (rowIndex === null || column === null || typeof column === 'string' || rowPinned) return;
        const place = { row: rowIndex, column: column.getColId() };
        // The click that widened the selection also moved the focus, which must not end the selection.
        if (keeping.current) keeping.current = false;
        else if (block.current?.anchor.row !== place.row || block.current.anchor.column !== place.column)
          set({ anchor: place, head: place });
      },
      suppressKeyboardEvent({ event, editing }) {
        if (editing) return false;
        if (event.key === 'Escape') return false;
        if (!event.shiftKey || event.ctrlKey || event.metaKey) return false;
        return move(event.key);
      },
    };
  }, [api, columns]);
}
