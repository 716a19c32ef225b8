import type { Cell, CellFormulaValue, Font, Workbook, Worksheet } from 'exceljs';
import { safeCellText } from '../user-text.ts';
import { type ExportLocale, SYNTHETIC_NOTICE, type Words } from '../words.ts';

/** What every sheet of one workbook is made with. */
export interface SheetContext {
  readonly workbook: Workbook;
  readonly locale: ExportLocale;
  /** Bureau and scenario, as they stand under every title. */
  readonly subject: string;
  readonly synthetic: boolean;
}

/** Rows above the header: the title, and the subject with the notice that data are synthetic. */
export const HEADER_ROW = 3;

export const FORMATS = { whole: '#,##0', decimal: '#,##0.0', yuan: '#,##0.00', year: '0', share: '0.0%', text: '@' };
export type Format = keyof typeof FORMATS;

const COLOURS = { header: 'FF1F4E5F', headerText: 'FFFFFFFF', total: 'FFE8F0F2', line: 'FFB7C4C9', notice: 'FFB3261E' };
const FONT = 'Microsoft YaHei';
/** Widths of all columns, in letters, up to which a sheet is legible on A4 upright, where a page takes twice the rows. */
const UPRIGHT_WIDTH = 112;

/** The words in the workbook's language: Chinese with English second, or English alone. */
export function say(words: Words, locale: ExportLocale): string {
  return locale === 'zh' ? words.zh : words.en;
}

/** The words on one line: Chinese with English behind it, or English alone. */
export function bilingual(words: Words, locale: ExportLocale): string {
  return locale === 'zh' ? `${words.zh} ${words.en}` : words.en;
}

/** A header: Chinese above English, with the unit in brackets; or English alone. */
export function headerText(words: Words, unit: Words | null, locale: ExportLocale): string {
  const english = unit === null ? words.en : `${words.en} (${unit.en})`;
  if (locale === 'en') return english;
  return `${unit === null ? words.zh : `${words.zh}（${unit.zh}）`}\n${english}`;
}

/** A sheet with title, subject, frozen header row and the print set-up that all sheets share. */
export function addSheet(
  context: SheetContext,
  name: Words,
  title: Words,
  columns: readonly { readonly header: string; readonly width: number; readonly format: Format }[],
  frozenColumns: number,
): Worksheet {
  const { workbook, locale } = context;
  const notice = context.synthetic ? `${SYNTHETIC_NOTICE.zh}  ${SYNTHETIC_NOTICE.en}` : '';
  const sheet = workbook.addWorksheet(say(name, locale), {
    views: [{ state: 'frozen', xSplit: frozenColumns, ySplit: HEADER_ROW, showGridLines: false }],
    pageSetup: {
      paperSize: 9, // A4
      orientation: columns.reduce((sum, { width }) => sum + width, 0) > UPRIGHT_WIDTH ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      printTitlesRow: `1:${HEADER_ROW}`,
      margins: { left: 0.5, right: 0.5, top: 0.6, bottom: 0.7, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: `&L&8${footerText(context, name)}&R&8&P / &N` },
  });
  sheet.columns = columns.map(({ width }) => ({ width }));
  sheet.getRow(1).height = 24;
  write(sheet.getCell(1, 1), bilingual(title, locale), { bold: true, size: 14 });
  write(sheet.getCell(2, 1), context.subject, { size: 9 });
  if (notice !== '') {
    sheet.getCell(2, 1).value = {
      richText: [
        { text: `${notice}  `, font: { name: FONT, size: 9, bold: true, color: { argb: COLOURS.notice } } },
        { text: context.subject, font: { name: FONT, size: 9 } },
      ],
    };
  }
  const header = sheet.getRow(HEADER_ROW);
  const headers = columns.map((column) => brokenHeader(column.header, column.width - 1));
  header.height = Math.max(34, ...columns.map(({ width }, index) => 13 * linesOf(headers[index] ?? '', width - 1) + 9));
  columns.forEach((column, index) => {
    const cell = header.getCell(index + 1);
    write(cell, headers[index] ?? '', { bold: true, size: 9, color: { argb: COLOURS.headerText } });
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: COLOURS.header } };
    cell.alignment = {
      ...(column.format === 'text' ? { horizontal: 'left', indent: 1 } : { horizontal: 'right' }),
      vertical: 'middle',
      wrapText: true,
    };
  });
  return sheet;
}

/** Puts a unit on a line of its own where it does not fit: Chinese is broken anywhere, even behind a bracket. */
function brokenHeader(header: string, width: number): string {
  return header
    .split('\n')
    .map((line) => (displayWidth(line) > width ? line.replace(/(?<=.)（[^（）]*）$/, '\n$&') : line))
    .join('\n');
}

/** An ampersand begins a code in a footer, so it is doubled. */
function footerText(context: SheetContext, name: Words): string {
  const synthetic = context.synthetic ? `${say(SYNTHETIC_NOTICE, context.locale)}  ` : '';
  return `${synthetic}${say(name, context.locale)}`.replaceAll('&', '&&');
}

/** Puts a value in a cell; texts are made safe, an unknown value (null) leaves the cell blank. */
export function write(cell: Cell, value: string | number | CellFormulaValue | null, font: Partial<Font> = {}): void {
  cell.value = typeof value === 'string' ? safeCellText(value) : value;
  cell.font = { name: FONT, size: 10, ...font };
}

/** A live formula with its present result, so that programs which do not calculate show the number too. */
export function formula(text: string, result: number): CellFormulaValue {
  return { formula: text, result, date1904: false };
}

/** Format, alignment and a thin line under a cell of a table's body. */
export function styleBody(cell: Cell, format: Format, total = false): void {
  cell.numFmt = FORMATS[format];
  // Names that are too long shrink, because a row that wraps would not grow in every program.
  cell.alignment =
    format === 'text'
      ? { vertical: 'top', horizontal: 'left', indent: 1, shrinkToFit: true }
      : { vertical: 'top', horizontal: 'right' };
  cell.border = { bottom: { style: 'hair', color: { argb: COLOURS.line } } };
  if (total) {
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: COLOURS.total } };
    cell.border = { top: { style: 'thin', color: { argb: COLOURS.line } } };
    cell.font = { ...cell.font, bold: true };
  }
}

/** A title within a sheet, with room above it. */
export function addPartTitle(sheet: Worksheet, row: number, text: string): void {
  write(sheet.getCell(row, 1), text, { bold: true, size: 11 });
  sheet.getCell(row, 1).alignment = { vertical: 'bottom' };
  sheet.getRow(row).height = 26;
}

/** The highest row that Excel shows, in points. */
const HIGHEST_ROW = 409;

/** Lets a cell wrap and tells how high its row must be, in points: programs do not agree on finding that out. */
export function wrap(cell: Cell, text: string, columnWidth: number): number {
  cell.alignment = { vertical: 'top', horizontal: 'left', indent: 1, wrapText: true };
  return Math.min(HIGHEST_ROW, 14 * linesOf(text, columnWidth) + 3);
}

/** Lines that a text takes in a column, its own line breaks counted. */
function linesOf(text: string, columnWidth: number): number {
  return text.split('\n').reduce((sum, line) => sum + (Math.ceil(displayWidth(line) / columnWidth) || 1), 0);
}

/** Width in Latin letters; a Chinese character takes two. */
function displayWidth(text: string): number {
  return [...text].reduce((width, character) => width + (character.charCodeAt(0) > 0x2e7f ? 2 : 1), 0);
}

/** `27` → `AA`. */
export function columnLetter(column: number): string {
  const letter = String.fromCharCode(65 + ((column - 1) % 26));
  return column <= 26 ? letter : columnLetter(Math.floor((column - 1) / 26)) + letter;
}

/** Gives a range of one sheet a name that formulas use in any sheet. */
export function defineName(workbook: Workbook, name: string, sheet: Worksheet, range: string): void {
  workbook.definedNames.add(`'${sheet.name.replaceAll("'", "''")}'!${range}`, name);
}
