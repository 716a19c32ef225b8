import type { ColDef, Column, GridApi, ValueFormatterParams } from 'ag-grid-community';
import {
  type ColumnDeclaration,
  fieldName,
  isRequired,
  type TableDeclaration,
} from '../../../src/domain/tables/index.ts';
import type { Cells, CellValue } from '../../i18n/cells.ts';
import { type DataRow, type RefusedValue, storedCells } from './data-rows.ts';

export interface ColumnTools {
  readonly cells: Cells;
  /** The name behind a code of a school or district, or null. */
  readonly nameOf: (table: 'schools' | 'districts', code: string) => string | null;
  readonly refused: (rowId: string, field: string) => RefusedValue | undefined;
  /** The worst problem of the present data in a cell, in words. */
  readonly problem: (
    rowId: string,
    field: string,
  ) => { readonly severity: 'error' | 'warning'; readonly text: string } | undefined;
  readonly selected: (row: number | null, column: string) => boolean;
  readonly yes: string;
  readonly no: string;
}

/** Units whose amounts make sense when added up. */
const SUMMED: ReadonlySet<string> = new Set([
  'pupils',
  'classes',
  'rooms',
  'posts',
  'people',
  'yuan',
  'books',
  'square metres',
]);

/** Amounts for each of many rooms, which add up to nothing. */
const PRICES: ReadonlySet<string> = new Set(['room_cost', 'cost_per_room']);

/** Whether the sum of a column means something, as its unit says. */
export function isSummed(column: ColumnDeclaration): boolean {
  return column.unit !== undefined && SUMMED.has(column.unit) && !PRICES.has(column.name);
}

/** What a user typed or pasted, as the contract takes it: null for blank, otherwise a number, a flag or text. */
export function readTyped(column: ColumnDeclaration, text: string, yes: string, no: string): CellValue {
  const plain = text.trim();
  if (plain === '') return null;
  if (column.type === 'flag' && (plain === yes || plain === no)) return plain === yes;
  if (column.type === 'integer' || column.type === 'number') {
    const number = Number(plain.replaceAll(/[,，\s]/g, ''));
    if (Number.isFinite(number)) return number;
  }
  return plain;
}

const WIDTHS: Readonly<Record<string, number>> = { name: 230, kind: 160, indicator: 240, value: 240 };

function widthOf(column: ColumnDeclaration, numeric: boolean): number {
  if (column.references === 'schools') return 248;
  if (column.references === 'districts') return 124;
  if (column.name === 'grade' || column.unit === 'year') return 72;
  if (column.name === 'stage') return 96;
  return WIDTHS[column.name] ?? (numeric ? 104 : 120);
}

/** Pixels that a header takes with its margins: a Chinese character is as wide as high, a letter about half of that. */
export function headerWidth(text: string): number {
  const letters = [...text].reduce((sum, letter) => sum + ((letter.codePointAt(0) ?? 0) > 0x2e80 ? 13 : 7.5), 0);
  return Math.ceil(letters) + 24;
}

/** Whether a column says whose row it is, so that it stays where the others are scrolled away below it. */
function staysInSight(column: ColumnDeclaration, index: number): boolean {
  const isOwnCode = column.references === undefined && column.name.endsWith('_id');
  return index === 0 ? isOwnCode || column.references === 'schools' : index === 1 && column.name === 'name';
}

/** Over how many columns the words of the sum row may stand: up to the first sum, within the frozen or the other part. */
function sumLabelSpan(first: Column, api: GridApi<DataRow>): number {
  const shown = api.getAllDisplayedColumns();
  const from = shown.indexOf(first);
  const end = shown.findIndex(
    (column, place) =>
      place > from && (column.getPinned() !== first.getPinned() || column.getColDef().context?.isSummed === true),
  );
  return (end === -1 ? shown.length : end) - from;
}

/** The columns of the grid of one table, from its declaration. */
export function columnsOf(table: string, declaration: TableDeclaration, tools: ColumnTools): ColDef<DataRow>[] {
  return declaration.columns.map((column, index) => columnOf(table, column, index, tools));
}

function columnOf(table: string, column: ColumnDeclaration, index: number, tools: ColumnTools): ColDef<DataRow> {
  const field = fieldName(column.name);
  const numeric = column.type === 'integer' || column.type === 'number';
  const { cells } = tools;
  const { references } = column;

  const shown = (value: CellValue | undefined): string => {
    const text = cells.shown(column, value);
    if (references === undefined || typeof value !== 'string') return text;
    const name = tools.nameOf(references, value);
    return name === null || name === value ? text : `${value} ${name}`;
  };
  const storedIn = (row: DataRow | undefined): CellValue =>
    row === undefined ? null : (storedCells(row)[field] ?? null);

  return {
    colId: field,
    headerName: cells.header(table, column),
    headerTooltip: cells.note(column),
    headerClass: numeric ? 'ag-right-aligned-header' : isRequired(column) ? 'required' : '',
    pinned: staysInSight(column, index) ? 'left' : null,
    ...(index === 0
      ? { colSpan: ({ node, column: first, api }) => (node?.rowPinned ? sumLabelSpan(first, api) : 1) }
      : {}),
    width: Math.max(widthOf(column, numeric), headerWidth(cells.header(table, column))),
    minWidth: 72,
    context: { isSummed: isSummed(column) },
    editable: (params) => !params.node.isRowPinned(),
    // Sorting asks for a value many times, and a path is read faster than a function is called.
    field: `cells.${field}`,
    cellDataType: false,
    valueFormatter: ({ value, data, node }: ValueFormatterParams<DataRow>) => {
      if (node?.rowPinned)
        return index === 0 ? String(value ?? '') : isSummed(column) ? cells.shown(column, storedIn(data)) : '';
      return data !== undefined && tools.refused(data.rowId, field) !== undefined
        ? String(value)
        : shown(value as CellValue);
    },
    getQuickFilterText: ({ data }) => shown(storedIn(data)),
    filter: numeric ? 'agNumberColumnFilter' : 'agTextColumnFilter',
    filterValueGetter: ({ data }) => (numeric ? storedIn(data ?? undefined) : shown(storedIn(data ?? undefined))),
    comparator: compare,
    cellEditor: column.type === 'choice' || column.type === 'flag' ? 'agSelectCellEditor' : 'agTextCellEditor',
    // The editor shows each of the values as the column's formatter words it.
    ...(column.type === 'choice' ? { cellEditorParams: { values: [null, ...(column.choices ?? [])] } } : {}),
    ...(column.type === 'flag' ? { cellEditorParams: { values: [null, true, false] } } : {}),
    cellClass: ({ node }) =>
      numeric && !(index === 0 && node.rowPinned) ? 'number-cell' : column.key ? 'key-cell' : '',
    cellClassRules: {
      'cell-selected': ({ node, column: shownColumn }) =>
        !node.rowPinned && tools.selected(node.rowIndex, shownColumn?.getColId() ?? ''),
      'cell-refused': ({ data }) => data !== undefined && tools.refused(data.rowId, field) !== undefined,
      'cell-error': ({ data }) => data !== undefined && tools.problem(data.rowId, field)?.severity === 'error',
      'cell-warning': ({ data }) => data !== undefined && tools.problem(data.rowId, field)?.severity === 'warning',
      'cell-unknown': ({ data, node }) => !node.rowPinned && storedIn(data) === null,
    },
    tooltipValueGetter: ({ data }) =>
      data === undefined || data === null
        ? ''
        : (tools.refused(data.rowId, field)?.reason ?? tools.problem(data.rowId, field)?.text ?? ''),
  };
}

/** Unknown values come last in rising order; text is sorted as the language sorts it. */
function compare(one: CellValue | undefined, other: CellValue | undefined): number {
  if (one === other) return 0;
  if (one == null) return 1;
  if (other == null) return -1;
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  return String(one).localeCompare(String(other), 'zh-CN', { numeric: true });
}
