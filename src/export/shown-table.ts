import ExcelJS from 'exceljs';
import { safeCellText } from './user-text.ts';
import type { ExportLocale } from './words.ts';
import { addSheet, type Format, HEADER_ROW, styleBody, write } from './workbook/sheet.ts';

/** A table as the window shows it. */
export interface ShownTable {
  readonly title: string;
  readonly columns: readonly { readonly heading: string; readonly isNumber: boolean }[];
  /** Values in the order of the columns; null is unknown and left blank. */
  readonly rows: readonly (readonly (string | number | null)[])[];
}

interface ShownTableOptions {
  /** Name of the bureau, which stands under the title. */
  readonly bureau: string;
  readonly synthetic: boolean;
  readonly locale: ExportLocale;
  readonly madeAt: Date;
}

/** Widths of columns, in Latin letters. */
const [NARROWEST, WIDEST] = [8, 40];

/** The table as a workbook of one sheet, set up for print as the sheets of the other papers are. */
export async function shownTableWorkbook(
  { title, columns, rows }: ShownTable,
  { bureau, synthetic, locale, madeAt }: ShownTableOptions,
): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  workbook.creator = 'Junheng';
  workbook.created = madeAt;
  workbook.modified = madeAt;
  const formats = columns.map(({ isNumber }, index): Format => {
    if (!isNumber) return 'text';
    return rows.every((row) => typeof row[index] !== 'number' || Number.isInteger(row[index])) ? 'whole' : 'yuan';
  });
  const widths = columns.map(({ heading }, index) =>
    rows.reduce((width, row) => Math.max(width, widthOf(row[index])), Math.min(widthOf(heading), 12)),
  );
  const words = { zh: title, en: title };
  const sheet = addSheet(
    { workbook, locale, subject: safeCellText(bureau), synthetic },
    { zh: sheetName(title), en: sheetName(title) },
    words,
    columns.map(({ heading }, index) => ({
      header: heading,
      width: Math.min(WIDEST, Math.max(NARROWEST, (widths[index] ?? 0) + 2)),
      format: formats[index] ?? 'text',
    })),
    0,
  );
  // The title is the window's, in its language alone.
  write(sheet.getCell(1, 1), title, { bold: true, size: 14 });
  for (const [index, row] of rows.entries()) {
    for (const [column, value] of row.entries()) {
      const cell = sheet.getCell(HEADER_ROW + 1 + index, column + 1);
      write(cell, value);
      styleBody(cell, formats[column] ?? 'text');
    }
  }
  sheet.autoFilter = {
    from: { row: HEADER_ROW, column: 1 },
    to: { row: HEADER_ROW, column: Math.max(1, columns.length) },
  };
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** Width in Latin letters; a Chinese character takes two. */
function widthOf(value: string | number | null | undefined): number {
  if (value === null || value === undefined) return 0;
  const text = typeof value === 'number' ? value.toLocaleString('en') : value;
  return [...text].reduce((width, character) => width + (character.charCodeAt(0) > 0x2e7f ? 2 : 1), 0);
}

/** A name that Excel takes for a sheet: 31 characters, none of those that mean something in formulas. */
function sheetName(title: string): string {
  return (
    title
      .replaceAll(/[\\/?*[\]:']/g, ' ')
      .slice(0, 31)
      .trim() || 'Table'
  );
}
