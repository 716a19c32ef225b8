/**
 * Workbooks are written with exceljs because the template needs drop-downs, notes, number formats and frozen headers;
 * write-excel-file has no drop-downs.
 */
import exceljs from 'exceljs';

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
