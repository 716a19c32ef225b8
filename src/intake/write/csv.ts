import iconv from 'iconv-lite';
import { type BureauTables, TABLE_NAMES, TABLES, type TableName } from '../../domain/tables/index.ts';
import { columnsOf } from '../rows/names.ts';
import { cellsOf, headerOf, type TableLanguage, type WrittenCell } from './rows.ts';

export interface CsvForm {
  /** By default English: the names of the bureau file. */
  readonly language?: TableLanguage;
  /** GB18030 holds every letter of Unicode, as UTF-8 does; Big5 does not and is not written. */
  readonly encoding?: 'utf-8' | 'gb18030';
  /** With UTF-8, so that Excel recognises it. By default it is written. */
  readonly byteOrderMark?: boolean;
}

export interface CsvFile {
  /** Name of the file: the table's name or Chinese label with `.csv`. */
  readonly name: string;
  readonly content: Uint8Array;
}

/**
 * The CSV files of a bureau, one for each table with rows, that `readSources` reads back unchanged. The same tables give
 * the same bytes.
 */
export function csvFiles(tables: BureauTables, form: CsvForm = {}): CsvFile[] {
  const { language = 'english', encoding = 'utf-8', byteOrderMark = true } = form;
  return TABLE_NAMES.filter((table) => tables[table].length > 0).map((table) => {
    const text = csvText(tables, table, language);
    const marked = encoding === 'utf-8' && byteOrderMark ? `\ufeff${text}` : text;
    const name = language === 'english' ? table : TABLES[table].label;
    return { name: `${name}.csv`, content: iconv.encode(marked, encoding) };
  });
}

function csvText(tables: BureauTables, table: TableName, language: TableLanguage): string {
  const header = columnsOf(table).map((column) => headerOf(column, language));
  const lines = [header, ...cellsOf(tables, table, language)].map((cells) => cells.map(csvCell).join(','));
  return `${lines.join('\r\n')}\r\n`;
}

/**
 * One cell. An apostrophe goes before a text that a spreadsheet program would take for a formula, or that starts with
 * such an apostrophe itself; reading takes it off again.
 */
function csvCell(cell: WrittenCell): string {
  if (cell === null) return '';
  const text = typeof cell === 'string' && /^'*[=+\-@]/.test(cell) ? `'${cell}` : String(cell);
  return /[",\r\n\t;]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
