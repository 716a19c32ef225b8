import { writeFileSync } from 'node:fs';
import { type BureauTables, TABLE_NAMES, TABLES } from '../../src/domain/tables/index.ts';
import { columnsOf } from '../../src/intake/rows/names.ts';
import { cellsOf, headerOf, type TableLanguage } from '../../src/intake/write/rows.ts';
import { bytesOf, emptyWorkbook } from '../../src/intake/write/workbook.ts';

/** Writes a bureau's tables as an office would fill them in: one workbook with a sheet for each table with rows. */
export async function writeInputWorkbook(
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
  writeFileSync(path, await bytesOf(workbook));
}
