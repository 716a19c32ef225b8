import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { type ShownTable, shownTableWorkbook } from '../../../src/export/index.ts';
import { SYNTHETIC_NOTICE } from '../../../src/export/words.ts';
import { expectLegibleOnA4 } from './printed.ts';

const TABLE: ShownTable = {
  title: '建设项目：全部/部分',
  columns: [
    { heading: '学校', isNumber: false },
    { heading: '教室（间）', isNumber: true },
    { heading: '造价（万元）', isNumber: true },
  ],
  rows: [
    ['一小', 4, 120.5],
    ['=HYPERLINK("x")', null, 1234.56],
  ],
};

async function sheetOf(table: ShownTable, synthetic = false) {
  const options = { bureau: '示例局', synthetic, locale: 'zh', madeAt: new Date(0) } as const;
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load((await shownTableWorkbook(table, options)).buffer as ArrayBuffer);
  return workbook.worksheets[0]!;
}

test('a table of the window becomes a sheet with numbers as numbers, unknown left blank and no formulas', async () => {
  const sheet = await sheetOf(TABLE);
  expect(sheet.name).toBe('建设项目：全部 部分');
  expect(sheet.getCell('A1').text).toBe('建设项目：全部/部分');
  expect(sheet.getCell('A2').text).toBe('示例局');
  expect(['A3', 'B3', 'C3'].map((address) => sheet.getCell(address).text.replace('\n', ''))).toEqual(
    TABLE.columns.map(({ heading }) => heading),
  );
  expect([sheet.getCell('B4').value, sheet.getCell('C4').value]).toEqual([4, 120.5]);
  expect([sheet.getCell('B4').numFmt, sheet.getCell('C4').numFmt]).toEqual(['#,##0', '#,##0.00']);
  expect([sheet.getCell('A5').value, sheet.getCell('B5').value]).toEqual([`'=HYPERLINK("x")`, null]);
  expectLegibleOnA4(sheet);
});

test('a table of synthetic data says so on its sheet and on every page', async () => {
  const sheet = await sheetOf(TABLE, true);
  expect(sheet.getCell('A2').text).toContain(SYNTHETIC_NOTICE.zh);
  expect(sheet.headerFooter.oddFooter).toContain(SYNTHETIC_NOTICE.zh);
});
