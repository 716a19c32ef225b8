import { type Cell, type ErrorCell, isBlank, type SourceRow, type Watch } from '../../source.ts';
import { DamagedArchive } from './archive.ts';
import { columnOf, downwardRange, type MergedRange, withMergedCells } from './merged.ts';
import { unescapeText, type WorkbookParts } from './parts.ts';
import { parseXml, type XmlHandlers } from './xml.ts';

/** The last row and column that a sheet can have. */
const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_384;
/** Midnight of 1 January 1970, in days from the workbook's first day. */
const EPOCH_DAY = { from1900: 25_569, from1904: 24_107 };
const DAY_MILLISECONDS = 86_400_000;

/** What is known of the cell at work. */
interface OpenCell {
  column: number;
  type: string;
  style: number;
  formula: string | null;
  /** Null when the cell has no value element, which is not the same as an empty one. */
  value: string | null;
}

/**
 * Reads the cells of one sheet, in the order of its rows.
 * @returns the rows that hold something, by the numbers the sheet shows
 * @throws DamagedArchive, DamagedXml, DeclaredEntities
 */
export async function readSheet(bytes: Uint8Array, parts: WorkbookParts, watch: Watch): Promise<SourceRow[]> {
  const rows: SourceRow[] = [];
  let row = 0;
  let cells: Cell[] = [];
  let cell: OpenCell | null = null;
  let column = -1;
  let sink: 'formula' | 'value' | null = null;
  let inReading = false;
  const merged: MergedRange[] = [];
  const handlers: XmlHandlers = {
    open: (name, attribute) => {
      switch (name) {
        case 'mergeCell': {
          const range = downwardRange(attribute('ref'));
          if (range !== null) merged.push(range);
          break;
        }
        case 'row':
          row = Number(attribute('r') ?? row + 1);
          if (!Number.isInteger(row) || row < 1 || row > LAST_ROW) throw new DamagedArchive('a row has no number');
          cells = [];
          column = -1;
          break;
        case 'c': {
          column = columnOf(attribute('r')) ?? column + 1;
          if (column >= LAST_COLUMN) throw new DamagedArchive('a cell has no column');
          const style = Number(attribute('s') ?? 0);
          cell = { column, type: attribute('t') ?? 'n', style, formula: null, value: null };
          break;
        }
        case 'f':
          if (cell === null) break;
          cell.formula = '';
          sink = 'formula';
          break;
        case 'v':
        case 't':
          if (cell === null) break;
          cell.value ??= '';
          sink = 'value';
          break;
        case 'rPh':
          inReading = true;
          break;
      }
    },
    text: (text) => {
      if (cell === null || inReading) return;
      if (sink === 'formula') cell.formula += text;
      else if (sink === 'value') cell.value += text;
    },
    close: (name) => {
      if (name === 'f' || name === 'v' || name === 't') sink = null;
      else if (name === 'rPh') inReading = false;
      else if (name === 'c' && cell !== null) {
        const value = valueOfCell(cell, parts);
        if (value !== null) {
          while (cells.length < cell.column) cells.push(null);
          cells[cell.column] = value;
        }
        cell = null;
      } else if (name === 'row' && cells.some((value) => !isBlank(value))) rows.push({ row, cells });
    },
  };
  await parseXml(bytes, handlers, watch);
  return merged.length === 0 ? rows : withMergedCells(rows, merged);
}

function valueOfCell(cell: OpenCell, parts: WorkbookParts): Cell {
  const value = cell.value === null ? null : plainValue(cell, cell.value, parts);
  if (cell.formula === null || (value !== null && typeof value === 'object' && 'error' in value)) return value;
  return { formula: cell.formula, value };
}

function plainValue(cell: OpenCell, text: string, parts: WorkbookParts): string | number | boolean | Date | ErrorCell {
  switch (cell.type) {
    case 's': {
      const shared = parts.texts[Number(text)];
      if (shared === undefined) throw new DamagedArchive('a cell refers to a text that is missing');
      return shared;
    }
    case 'str':
    case 'inlineStr':
      return unescapeText(text);
    case 'b':
      return text === '1' || text === 'true';
    case 'e':
      return { error: text };
    case 'd':
      return new Date(text);
    default: {
      if (text.trim() === '') return '';
      const number = Number(text);
      if (!parts.dateStyles[cell.style]) return number;
      const epoch = parts.from1904 ? EPOCH_DAY.from1904 : EPOCH_DAY.from1900;
      return new Date(Math.round((number - epoch) * DAY_MILLISECONDS));
    }
  }
}
