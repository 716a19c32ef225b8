import { AG_GRID_LOCALE_CN } from '@ag-grid-community/locale';
import {
  CellApiModule,
  type CellEditRequestEvent,
  CellStyleModule,
  ClientSideRowModelApiModule,
  ClientSideRowModelModule,
  type ColDef,
  ColumnApiModule,
  EventApiModule,
  type GridApi,
  type GridOptions,
  LocaleModule,
  NumberFilterModule,
  PinnedRowModule,
  QuickFilterModule,
  RenderApiModule,
  RowApiModule,
  ScrollApiModule,
  SelectEditorModule,
  TextEditorModule,
  TextFilterModule,
  TooltipModule,
} from 'ag-grid-community';
import { type Ref, useCallback, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldName, TABLES, type TableDeclaration, type TableName } from '../../../src/domain/tables/index.ts';
import { useSelection } from '../../app/selection.ts';
import { Grid } from '../../grid/Grid.tsx';
import { RESULT_THEME } from '../../grid/result-theme.ts';
import { type ViewTools, viewTools } from '../../grid/saved-views.ts';
import { useBlockSelection } from '../../grid/use-block-selection.ts';
import { useFormat } from '../../i18n/format.ts';
import { blockText, type ClipboardTools, clearedCells, filledDownCells, pastedCells } from './clipboard.ts';
import { cellKey, type DataRow, shownRows, storedCells } from './data-rows.ts';
import styles from './EditGrid.module.css';
import { columnOfField, type Editing } from './editing.ts';
import { isSummed } from './table-columns.ts';
import { useColumnState } from './use-column-state.ts';
import { useTableColumns } from './use-table-columns.ts';

const MODULES = [
  CellApiModule,
  CellStyleModule,
  ClientSideRowModelApiModule,
  ClientSideRowModelModule,
  ColumnApiModule,
  EventApiModule,
  LocaleModule,
  NumberFilterModule,
  PinnedRowModule,
  QuickFilterModule,
  RenderApiModule,
  RowApiModule,
  ScrollApiModule,
  SelectEditorModule,
  TextEditorModule,
  TextFilterModule,
  TooltipModule,
];

const OPTIONS: GridOptions<DataRow> = {
  theme: RESULT_THEME,
  getRowId: ({ data }) => data.rowId,
  readOnlyEdit: true,
  cacheQuickFilter: true,
  suppressDragLeaveHidesColumns: true,
  stopEditingWhenCellsLoseFocus: true,
  enterNavigatesVerticallyAfterEdit: true,
  tooltipShowDelay: 200,
  suppressScrollOnNewData: true,
  animateRows: false,
  rowBuffer: 3,
};

export interface EditGridHandle extends ViewTools {
  selectedRowIds(): readonly string[];
  copy(): void;
  hiddenColumns(): readonly string[];
  showColumn(field: string, shown: boolean): void;
  resetColumns(): void;
}

interface EditGridProps {
  readonly ref: Ref<EditGridHandle>;
  readonly table: TableName;
  readonly rows: readonly DataRow[];
  readonly editing: Editing;
  readonly quickFilter: string;
  readonly onRowsSelected: (count: number) => void;
}

/** A table of input data that is worked on like a sheet: type, copy, paste and clear blocks, sort, filter. */
export function EditGrid({ ref, table, rows, editing, quickFilter, onRowsSelected }: EditGridProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { selection, select } = useSelection();
  const [api, setApi] = useState<GridApi<DataRow> | null>(null);
  const grid = useRef<GridApi<DataRow> | null>(null);
  const block = useBlockSelection<DataRow>(useCallback(() => grid.current, []));
  const columns = useTableColumns(table, editing, block.holds);
  const columnState = useColumnState(table, api);
  const declaration: TableDeclaration = TABLES[table];

  const defaults = useMemo<ColDef<DataRow>>(
    () => ({
      sortable: true,
      resizable: true,
      suppressHeaderMenuButton: true,
      suppressKeyboardEvent: block.suppressKeyboardEvent,
    }),
    [block],
  );

  const rowAt = useCallback((index: number) => grid.current?.getDisplayedRowAtIndex(index)?.data ?? null, []);
  const tools = useMemo<ClipboardTools>(
    () => ({ table, rowAt, bounds: block.bounds, columns: block.columns, read: editing.read, typed: columns.typed }),
    [table, rowAt, block, editing.read, columns.typed],
  );

  const selectedRowIds = useCallback((): readonly string[] => {
    const bounds = block.bounds();
    if (bounds === null) return [];
    const ids: string[] = [];
    for (let index = bounds.firstRow; index <= bounds.lastRow; index += 1) {
      const row = rowAt(index);
      if (row !== null) ids.push(row.rowId);
    }
    return ids;
  }, [block, rowAt]);

  useImperativeHandle(
    ref,
    () => ({
      selectedRowIds,
      copy: () => void navigator.clipboard.writeText(blockText(tools)),
      hiddenColumns: () =>
        grid.current
          ?.getColumns()
          ?.filter((column) => !column.isVisible())
          .map((column) => column.getColId()) ?? [],
      showColumn: (field, shown) => grid.current?.setColumnsVisible([field], shown),
      resetColumns: () => columnState.reset(),
      ...viewTools(
        () => grid.current,
        () => columnState.reset(),
      ),
    }),
    [selectedRowIds, tools, columnState],
  );

  const shown = useMemo(() => shownRows(rows, editing.refused), [rows, editing.refused]);
  useSelectedCell(api, rows, table, selection);

  // What the grid draws first has the marks of that moment already.
  const drawnMarks = useRef(columns.marks);
  useEffect(() => {
    if (api === null || drawnMarks.current === columns.marks) return;
    drawnMarks.current = columns.marks;
    queueMicrotask(() => {
      if (!api.isDestroyed()) api.refreshCells({ force: true, suppressFlash: true });
    });
  }, [api, columns.marks]);

  /** Sums of what the filter lets through, in the row pinned below. */
  const showTotals = useCallback(() => {
    const totals: Record<string, number | string | null> = {};
    let count = 0;
    /** Pupils of several years add up to no number of pupils, so the row says of how many years it is. */
    const years = new Set<unknown>();
    for (const column of declaration.columns) if (isSummed(column)) totals[fieldName(column.name)] = null;
    if (Object.keys(totals).length === 0) return;
    grid.current?.forEachNodeAfterFilter(({ data }) => {
      if (data === undefined) return;
      const cells = storedCells(data);
      count += 1;
      years.add(cells.year);
      for (const field of Object.keys(totals)) {
        const value = cells[field];
        if (typeof value === 'number') totals[field] = Number(totals[field] ?? 0) + value;
      }
    });
    const label = t(years.size > 1 ? 'results.sumOfYears' : 'results.sumOf', {
      rows: format.number(count),
      years: years.size,
    });
    const [first] = declaration.columns;
    const cells = first === undefined ? totals : { ...totals, [fieldName(first.name)]: label };
    grid.current?.setGridOption('pinnedBottomRowData', [{ rowId: 'total', cells }]);
  }, [declaration, t, format]);

  // The address may have changed before the timer fires, so what it selects with is read then.
  const latestSelect = useRef(select);
  latestSelect.current = select;
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  /** The address follows the focused cell when it has come to rest. */
  const rememberCell = useCallback(() => {
    clearTimeout(timer.current);
    const place = placeInAddress();
    timer.current = setTimeout(() => {
      // Whoever has gone on to another screen meanwhile, which may still be loading, is not brought back.
      if (placeInAddress() !== place) return;
      const bounds = block.bounds();
      const row = bounds === null ? null : rowAt(bounds.firstRow);
      onRowsSelected(selectedRowIds().length);
      if (row === null || bounds === null) return;
      const { schoolId, projectId } = row.cells;
      const school = typeof schoolId === 'string' ? schoolId : typeof projectId === 'string' ? projectId : null;
      latestSelect.current({ table, row: row.rowId, field: bounds.columns[0] ?? null, school }, { replace: true });
    }, 200);
  }, [block, rowAt, selectedRowIds, onRowsSelected, table]);
  useEffect(() => () => clearTimeout(timer.current), []);

  function onEditRequest({ data, newValue, oldValue, column }: CellEditRequestEvent<DataRow>): void {
    const declared = columnOfField(table, column.getColId());
    if (declared === undefined || newValue === oldValue) return;
    const value =
      typeof newValue === 'string' && declared.type !== 'choice'
        ? editing.read(declared, newValue)
        : (newValue ?? null);
    const field = column.getColId();
    if (value === (storedCells(data)[field] ?? null) && !editing.refused.has(cellKey(data.rowId, field))) return;
    void editing.edit([{ rowId: data.rowId, field, value }]);
  }

  function isTyping(target: EventTarget): boolean {
    return target instanceof HTMLElement && target.closest('input, textarea, select') !== null;
  }

  return (
    <section
      className={styles.grid}
      aria-label={t(`tables.${table}`)}
      onCopy={(event) => {
        if (isTyping(event.target)) return;
        event.preventDefault();
        event.clipboardData.setData('text/plain', blockText(tools));
      }}
      onPaste={(event) => {
        if (isTyping(event.target)) return;
        event.preventDefault();
        const { cells, rows: added } = pastedCells(tools, event.clipboardData.getData('text/plain'));
        void editing.paste(cells, added);
      }}
      onKeyDown={(event) => {
        if (isTyping(event.target)) return;
        if (event.key === 'Delete') {
          event.preventDefault();
          void editing.edit(clearedCells(tools));
        } else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'd') {
          event.preventDefault();
          void editing.edit(filledDownCells(tools));
        }
      }}
    >
      <Grid<DataRow>
        key={format.language}
        modules={MODULES}
        options={{
          ...OPTIONS,
          ...(format.language === 'zh' ? { localeText: AG_GRID_LOCALE_CN } : {}),
          rowData: shown as DataRow[],
          columnDefs: columns.definitions,
          quickFilterText: quickFilter,
          defaultColDef: defaults,
          onGridReady(event) {
            grid.current = event.api;
            setApi(event.api);
            columnState.restore(event.api);
            showTotals();
          },
          // Sorting changes no sum.
          onFilterChanged: showTotals,
          onRowDataUpdated: showTotals,
          onColumnVisible: columnState.remember,
          onColumnMoved: columnState.remember,
          onColumnResized(event) {
            if (event.finished) columnState.remember();
          },
          onCellEditRequest: onEditRequest,
          onCellMouseDown: block.onCellMouseDown,
          onCellMouseOver(event) {
            block.onCellMouseOver(event);
            if ((event.event as MouseEvent | undefined)?.buttons === 1) rememberCell();
          },
          onCellFocused(event) {
            block.onCellFocused(event);
            if (event.rowIndex !== null && !event.rowPinned) rememberCell();
          },
        }}
      />
    </section>
  );
}

/** The screen and table that the address names, without what is selected there. */
function placeInAddress(): string | undefined {
  return window.location.hash.split('?')[0];
}

/** Brings the cell that the address names, or the first row of the selected school, into view, once for each address. */
function useSelectedCell(
  api: GridApi<DataRow> | null,
  rows: readonly DataRow[],
  table: TableName,
  { row, field, school, table: named }: ReturnType<typeof useSelection>['selection'],
): void {
  const shown = useRef<string | null>(null);
  useEffect(() => {
    if (api === null) return;
    const wanted = named === table && row !== null ? `${row} ${field}` : school;
    if (wanted === null || wanted === shown.current) return;
    const target =
      named === table && row !== null
        ? row
        : rows.find(({ cells }) => cells.schoolId === school || cells.projectId === school)?.rowId;
    const node = target === undefined ? undefined : api.getRowNode(target);
    if (node === undefined || node.rowIndex === null) return;
    shown.current = wanted;
    const column = field ?? api.getAllDisplayedColumns()[0]?.getColId();
    const focused = api.getFocusedCell();
    if (column === undefined || (focused?.rowIndex === node.rowIndex && focused.column.getColId() === column)) return;
    const { rowIndex } = node;
    // The grid draws at once, which React allows only after its own work.
    queueMicrotask(() => {
      if (api.isDestroyed()) return;
      api.ensureIndexVisible(rowIndex, 'middle');
      if (api.getColumn(column) === null) return;
      api.ensureColumnVisible(column);
      api.setFocusedCell(rowIndex, column);
    });
  }, [api, rows, table, row, field, school, named]);
}
