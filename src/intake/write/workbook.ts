/**
 * Workbooks are written with exceljs because the template needs drop-downs, notes, number formats and frozen headers;
 * write-excel-file has no drop-downs.
 */
import exceljs from 'exceljs';
import { type BureauTables, TABLE_NAMES, TABLES } from '../../domain/tables/index.ts';
import { columnsOf } from '../rows/names.ts';
import { cellsOf, headerOf, type TableLanguage } from './rows.ts';
import { writeWholeFile } from './whole-file.ts';

/** A fixed date of making, so that the same tables give the same workbook. */
const MADE = new Date(Date.UTC(2000, 0, 1));

/** A workbook without sheets, of the project's own and without the clock in it. */
export function emptyWorkbook(): exceljs.Workbook {
  const workbook = new exceljs.Workbook();
  workbook.creator = 'Junheng';
  workbook.lastModifiedBy = 'Junheng';
  workbook.created = MADE;
  workbook.modified = MADE;
  return workbook;
}

/** A workbook as the bytes of its file. */
export async function bytesOf(workbook: exceljs.Workbook): Promise<Uint8Array> {
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/**
 * Writes a bureau's tables as one workbook with a sheet for each table with rows, which `readSources` reads back.
 * @throws the system's error when the file cannot be written
 */
export async function writeWorkbook(
  tables: BureauTables,
  path: string,
  language: TableLanguage = 'english',
): Promise<void> {
  const workbook = emptyWorkbook();
  for (const table of TABLE_NAMES.filter((name) => tables[name].length > 0)) {
    const sheet = workbook.addWorksheet(language === 'english' ? table : TABLES[table].label, {
      views: [{ state: 'frozen', ySplit: 1 }],
    });
    sheet.addRow(columnsOf(table).map((column) => headerOf(column, language)));
    sheet.addRows(cellsOf(tables, table, language));
    columnsOf(table).forEach((column, index) => {
      if (column.type === 'text') sheet.getColumn(index + 1).numFmt = '@';
    });
  }
  await writeWholeFile(path, await bytesOf(workbook));
}
