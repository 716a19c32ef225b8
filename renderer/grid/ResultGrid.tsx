import { AG_GRID_LOCALE_CN } from '@ag-grid-community/locale';
import {
  CellApiModule,
  type CellKeyDownEvent,
  CellStyleModule,
  ClientSideRowModelApiModule,
  ClientSideRowModelModule,
  type ColDef,
  type ColGroupDef,
  ColumnApiModule,
  ColumnAutoSizeModule,
  type GridApi,
  type GridOptions,
  LocaleModule,
  NumberFilterModule,
  PinnedRowModule,
  QuickFilterModule,
  RenderApiModule,
  RowApiModule,
  RowSelectionModule,
  ScrollApiModule,
  TextFilterModule,
  TooltipModule,
} from 'ag-grid-community';
import { ClipboardCopy, Search } from 'lucide-react';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePrinting } from '../charts/palette.ts';
import { Button } from '../components/Button.tsx';
import { useFormat } from '../i18n/format.ts';
import { Grid } from './Grid.tsx';
import { PrintedRows } from './PrintedRows.tsx';
import { ResultFile } from './ResultFile.tsx';
import styles from './ResultGrid.module.css';
import { blockText, type CopiedColumn, cellText, copiedValue, tableText } from './result-copy.ts';
import { sumsOf } from './result-sums.ts';
import { RESULT_THEME } from './result-theme.ts';
import { SavedViews } from './SavedViews.tsx';
import { viewTools } from './saved-views.ts';
import { useBlockSelection } from './use-block-selection.ts';

const MODULES = [
  CellApiModule,
  CellStyleModule,
  ClientSideRowModelApiModule,
  ClientSideRowModelModule,
  ColumnApiModule,
  ColumnAutoSizeModule,
  LocaleModule,
  NumberFilterModule,
  PinnedRowModule,
  QuickFilterModule,
  RenderApiModule,
  RowApiModule,
  RowSelectionModule,
  ScrollApiModule,
  TextFilterModule,
  TooltipModule,
];

export type ResultColumn<Row> = ColDef<Row> | ColGroupDef<Row>;

/** The row below all others: sums by column id, which columns read before they look for a value of their own. */
interface SumRow {
  readonly sumRow: Readonly<Record<string, number | string>>;
}

interface ResultGridProps<Row> {
  readonly label: string;
  /** Under which views of the table are kept; a narrow table beside something else has neither views nor files. */
  readonly table?: string;
  readonly rows: readonly Row[];
  readonly columns: readonly ResultColumn<Row>[];
  readonly rowId: (row: Row) => string;
  readonly selectedId?: string | null;
  readonly onSelect?: (row: Row) => void;
  /** Column that holds the words of the sum row. */
  readonly labelColumn: string;
  /** What a printed table is called where its controls decide what it shows; the label otherwise. */
  readonly printedLabel?: string;
  /** Controls beside the quick filter. */
  readonly controls?: ReactNode;
}

/** A table of results: sorts, filters, copies, and sums up what the filter leaves. */
export function ResultGrid<Row extends object>({
  label,
  table,
  rows,
  columns,
  rowId,
  selectedId = null,
  onSelect,
  labelColumn,
  printedLabel = label,
  controls,
}: ResultGridProps<Row>) {
  const { t } = useTranslation();
  const format = useFormat();
  const api = useRef<GridApi<Row> | null>(null);
  const [filter, setFilter] = useState('');
  const [sumRow, setSumRow] = useState<SumRow | null>(null);
  const [said, setSaid] = useState('');
  const printing = usePrinting();
  const views = useRef(
    viewTools(
      () => api.current,
      () => api.current?.resetColumnState(),
    ),
  );
  const block = useBlockSelection<Row>(useCallback(() => api.current, []));
  const defaultColDef = useMemo(
    (): ColDef<Row> => ({
      ...DEFAULT_COLUMN,
      suppressKeyboardEvent: block.suppressKeyboardEvent,
      cellClassRules: {
        [styles.block ?? '']: ({ node, column }) =>
          node.rowPinned == null && block.holds(node.rowIndex, column.getColId()),
      },
    }),
    [block],
  );

  const sumUp = useCallback(() => {
    if (api.current === null || api.current.isDestroyed()) return;
    const { sums, rows: count, unknown } = sumsOf(api.current);
    const key = Object.keys(sums).length === 0 ? 'rows' : unknown ? 'sumOfKnown' : 'sumOf';
    const words = t(`results.${key}`, { rows: format.number(count) });
    setSumRow({ sumRow: { ...sums, [labelColumn]: words } });
  }, [labelColumn, t, format]);

  const pinned = useMemo(() => (sumRow === null ? [] : [sumRow as unknown as Row]), [sumRow]);

  const [quickFilter, setQuickFilter] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setQuickFilter(filter), TYPING_PAUSE);
    return () => clearTimeout(timer);
  }, [filter]);

  const withSums = useMemo(() => columns.map((column) => readingSums(column)), [columns]);
  const theRow = useCallback(({ data }: { data: Row }) => ('sumRow' in data ? 'sum' : rowId(data)), [rowId]);

  const showSelected = useCallback(() => {
    if (api.current === null || api.current.isDestroyed()) return;
    const node = selectedId === null ? undefined : api.current.getRowNode(selectedId);
    api.current.deselectAll();
    if (node === undefined) return;
    node.setSelected(true);
    api.current.ensureNodeVisible(node);
  }, [selectedId]);
  useEffect(() => {
    // The grid draws at once, which React allows only after its own work.
    queueMicrotask(showSelected);
  }, [showSelected]);

  async function copy(text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      setSaid(t('results.copiedOut'));
    } catch {
      setSaid(t('results.notCopied'));
    }
  }

  function onKey({ event, column, node, data }: CellKeyDownEvent<Row>): void {
    if (!(event instanceof KeyboardEvent)) return;
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'c') {
      const bounds = data !== undefined && 'sumRow' in data ? null : block.bounds();
      if (api.current === null) return;
      void copy(bounds === null ? cellText(copiedValue(api.current, node, column)) : blockText(api.current, bounds));
    }
    if (event.key === 'Enter' && data !== undefined && !('sumRow' in data)) onSelect?.(data);
  }

  return (
    <div className={styles.frame}>
      <div className={styles.bar}>
        <label className={styles.search}>
          <Search aria-hidden />
          <span className="visually-hidden">{t('results.quick')}</span>
          <input
            type="search"
            value={filter}
            placeholder={t('results.quick')}
            onChange={(event) => setFilter(event.target.value)}
          />
        </label>
        {controls}
        <span className={styles.space} />
        <span role="status" className={styles.said}>
          {said}
        </span>
        <Button
          kind="quiet"
          icon={<ClipboardCopy aria-hidden />}
          onClick={() => api.current !== null && void copy(tableText(api.current))}
        >
          {t('results.copyOut')}
        </Button>
        {table !== undefined && (
          <>
            <SavedViews table={table} grid={views} search={filter} onSearch={setFilter} />
            <ResultFile title={printedLabel} grid={api} />
          </>
        )}
      </div>
      <section className={styles.grid} aria-label={label}>
        <Grid<Row>
          key={format.language}
          modules={MODULES}
          options={{
            ...OPTIONS,
            defaultColDef,
            ...(format.language === 'zh' ? { localeText: AG_GRID_LOCALE_CN } : {}),
            rowData: rows as Row[],
            columnDefs: withSums,
            getRowId: theRow,
            quickFilterText: quickFilter,
            pinnedBottomRowData: pinned,
            onGridReady(event) {
              api.current = event.api;
              sumUp();
            },
            onFirstDataRendered: showSelected,
            // Sorting changes no sum.
            onFilterChanged: sumUp,
            onRowDataUpdated: sumUp,
            onNewColumnsLoaded: sumUp,
            onCellMouseDown: block.onCellMouseDown,
            onCellMouseOver: block.onCellMouseOver,
            onCellFocused: block.onCellFocused,
            onCellKeyDown: (event) => onKey(event as CellKeyDownEvent<Row>),
            onRowClicked: ({ data, rowPinned }) => data !== undefined && !rowPinned && onSelect?.(data),
          }}
        />
      </section>
      {printing && api.current !== null && !api.current.isDestroyed() && (
        <PrintedRows api={api.current} label={printedLabel} />
      )}
    </div>
  );
}

const DEFAULT_COLUMN = { sortable: true, resizable: true, filter: true, suppressHeaderMenuButton: true } as const;
const COLUMN_TYPES = {
  number: {
    cellClass: ({ value }: { value?: unknown }) => `${styles.number} ${value === 0 ? styles.zero : ''}`,
    headerClass: 'ag-right-aligned-header',
    filter: 'agNumberColumnFilter',
  },
};
/** Arrows lead through the cells; Tab leads out of the table, which would otherwise take a step for every cell. */
const leaveWithTab = () => false;
const OPTIONS: GridOptions = {
  theme: RESULT_THEME,
  columnTypes: COLUMN_TYPES,
  rowSelection: { mode: 'singleRow', checkboxes: false, enableClickSelection: true },
  cacheQuickFilter: true,
  animateRows: false,
  rowBuffer: 3,
  suppressDragLeaveHidesColumns: true,
  tabToNextCell: leaveWithTab,
  tabToNextHeader: leaveWithTab,
};
/** Milliseconds for which typing in the filter waits, so that filtering thousands of rows does not hold up the keys. */
const TYPING_PAUSE = 150;

/** Lets a column show its sum in the last row, where there is no row of its own to read. */
function readingSums<Row extends object>(column: ResultColumn<Row>): ResultColumn<Row> {
  if ('children' in column) return { ...column, children: column.children.map((child) => readingSums(child)) };
  const { valueGetter } = column;
  if (typeof valueGetter !== 'function') return column;
  return {
    ...column,
    valueGetter: (parameters) => {
      const data = parameters.data as Row | SumRow | undefined;
      if (data !== undefined && 'sumRow' in data) return data.sumRow[parameters.column.getColId()];
      return valueGetter(parameters);
    },
  };
}

/** A column of text. */
export function textColumn<Row>(
  colId: string,
  headerName: string,
  value: (row: Row) => string,
  more: ColDef<Row> = {},
): ColDef<Row> {
  return { colId, headerName, valueGetter: ({ data }) => (data === undefined ? '' : value(data)), width: 120, ...more };
}

/** A column of numbers, right-aligned; null is shown as unknown. */
export function numberColumn<Row>(
  colId: string,
  headerName: string,
  value: (row: Row) => number | null,
  shown: (value: number | null | undefined) => string,
  more: ColDef<Row> & { readonly context?: CopiedColumn<Row> & { readonly sum?: true } } = {},
): ColDef<Row> {
  return {
    colId,
    headerName,
    type: 'number',
    valueGetter: ({ data }) => (data === undefined ? null : value(data)),
    valueFormatter: ({ value: number }) =>
      number === undefined || number === '' ? '' : shown(number as number | null),
    width: 96,
    context: { sum: true },
    ...more,
  };
}
