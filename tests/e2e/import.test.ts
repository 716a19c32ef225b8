import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { ROOT } from './kit/built-window.ts';
import { sharedBrowser } from './kit/shared.ts';
import { openWindow } from './kit/window.ts';
import { DataPage } from './pages/data-page.ts';
import { FramePage } from './pages/frame-page.ts';
import { ImportPage } from './pages/import-page.ts';

const browser = sharedBrowser();

/** The mapping for the yearly statistics of Taiwan's primary schools, by its name in the list. */
const TAIWAN = '台湾地区国民小学概况统计（國民小學概況統計）';

/** A workbook as it comes from a school: a merged title, other headers, digits of full width, words, gaps, notes. */
async function writeDirtyWorkbook(path: string): Promise<void> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('在校生统计');
  sheet.addRow(['2026年秋季学期在校生统计表']);
  sheet.mergeCells('A1:F1');
  sheet.addRow(['校代码', '办学层次', '所在年级', '年度', '人数合计', '备注']);
  sheet.addRow(['S00002', '小学', '１', '2026', '３１２', '']);
  sheet.addRow(['S00002', '小学', 2, 2026, ' 298 ', '含转入']);
  sheet.addRow(['S00002', '小学', 3, 2026, '约三百', '待核']);
  sheet.addRow([]);
  sheet.addRow(['S00002', '小学', 4, 2026, -5, '']);
  sheet.addRow(['S99999', '小学', 1, 2026, 40, '新校']);
  const notes = workbook.addWorksheet('填表说明');
  notes.addRow(['请于九月十日前报送。']);
  await workbook.xlsx.writeFile(path);
}

test('a dirty workbook: the mapping is kept, every problem has its place, what is sound is written, and the old state can be had back', async () => {
  const window = await openWindow(browser());
  const { page, dataFolder } = window;
  const frame = new FramePage(page);
  const data = new DataPage(page);
  const wizard = new ImportPage(page);
  const path = join(dataFolder, '在校生统计.xlsx');
  await writeDirtyWorkbook(path);
  const headers = { 校代码: '学校代码', 办学层次: '学段', 所在年级: '年级', 年度: '学年', 人数合计: '学生数' };
  try {
    await frame.makeSample();
    await frame.go('数据');
    await data.openTable('学生');
    const before = await data.cell(0, 'pupils').innerText();

    // The columns are assigned by hand, and neither closing the wizard nor another file loses that.
    await wizard.open();
    await wizard.pick(path);
    await wizard.assignTable('在校生统计', '学生');
    for (const [header, column] of Object.entries(headers)) await wizard.assignColumn(header, column);
    await wizard.saveMapping('学校报表');
    await wizard.cancel();
    await wizard.open();
    await wizard.pick(path);
    expect(await wizard.columnOf('人数合计')).toBe('pupils');

    // Every problem with its sheet, row, column, value and what to do.
    await wizard.next();
    const issues = await wizard.issues();
    const issue = (text: string) => issues.find((line) => line.includes(text)) ?? '';
    expect(issue('约三百')).toMatch(/在校生统计.*5.*人数合计/s);
    expect(issue('-5')).toMatch(/在校生统计.*7.*人数合计/s);
    expect(issue('S99999')).toMatch(/8/);
    // Tables by their Chinese names, which sheets may have.
    expect(issue('填表说明')).toMatch(/学校、学段、学生/);
    expect(await wizard.rowsOf('学生')).toEqual({ sound: '2', refused: '3' });

    // Written in one step; what was refused is named again.
    await wizard.commit();
    await wizard.close();
    await data.openTable('学生');
    await data.cell(0, 'pupils').filter({ hasText: '312' }).waitFor();
    await data.cell(1, 'pupils').filter({ hasText: '298' }).waitFor();
    expect(await data.cell(2, 'pupils').count()).toBe(0);

    // Data health says what the data now lack.
    await page.getByRole('button', { name: '数据检查' }).click();
    await page.getByRole('complementary', { name: '数据检查' }).getByText(/学生/).first().waitFor();

    // The state before the import is a backup away.
    await frame.go('项目文件');
    const backup = page.getByRole('listitem').filter({ hasText: '导入之前' });
    await backup.getByRole('button').click();
    await page.getByRole('dialog').getByRole('button', { name: '恢复', exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await frame.go('数据');
    await data.openTable('学生');
    await data.cell(0, 'pupils').filter({ hasText: before }).waitFor();
    expect(window.complaints).toEqual([]);
  } finally {
    await window.close();
  }
});

/** A statistics sheet as offices lay it out: the year in the title, headers in two rows, a pair of columns for each grade. */
async function writeStatisticsWorkbook(path: string): Promise<void> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('学生');
  sheet.addRow(['2026-2027学年在校生统计表']);
  sheet.mergeCells('A1:F1');
  sheet.addRow(['学校代码', '一年级', null, '二年级', null, '合计']);
  sheet.addRow([null, '人数', '班数', '人数', '班数', '人数']);
  for (const range of ['A2:A3', 'B2:C2', 'D2:E2']) sheet.mergeCells(range);
  sheet.addRow(['S00002', 312, 6, 298, 6, 610]);
  await workbook.xlsx.writeFile(path);
}

test('a sheet with a column for each grade is understood, and what its columns were taken for can be seen and changed', async () => {
  const window = await openWindow(browser());
  const frame = new FramePage(window.page);
  const data = new DataPage(window.page);
  const wizard = new ImportPage(window.page);
  const path = join(window.dataFolder, '统计表.xlsx');
  await writeStatisticsWorkbook(path);
  try {
    await frame.makeSample();
    await frame.go('数据');
    await wizard.open();
    await wizard.pick(path);
    expect(await wizard.columnOf('一年级人数')).toBe('pupils[primary 1]');
    expect(await wizard.columnOf('二年级班数')).toBe('classes[primary 2]');
    await wizard.dialog.getByText('各行均按标题取 2026–27 学年').waitFor();
    expect(await wizard.dialog.getByText(/还缺少必填列/).count()).toBe(0);
    await wizard.assignColumn('二年级班数', '不导入');
    expect(await wizard.columnOf('二年级班数')).toBe('');
    await wizard.assignColumn('二年级班数', '班数（小学 2 年级）');
    await wizard.next();
    const issues = await wizard.issues();
    expect(issues.some((line) => line.includes('有 4 列各对应一个年级或一个班额档，已转为 2 行'))).toBe(true);
    expect(issues.some((line) => line.includes('取 2026 学年'))).toBe(true);
    expect(await wizard.rowsOf('学生')).toEqual({ sound: '2', refused: '0' });
    await wizard.commit();
    await wizard.close();
    await data.openTable('学生');
    await data.cell(0, 'pupils').filter({ hasText: '312' }).waitFor();
    await data.cell(1, 'pupils').filter({ hasText: '298' }).waitFor();
    expect(window.complaints).toEqual([]);
  } finally {
    await window.close();
  }
});

test('a yearly file of another layout is read whole by the mapping that comes along, into a bureau that keeps its name', async () => {
  const window = await openWindow(browser());
  const { page } = window;
  const wizard = new ImportPage(page);
  const path = join(ROOT, 'tests', 'fixtures', 'intake', 'taiwan-primary-synthetic.csv');
  try {
    await page.getByRole('button', { name: '新建…' }).click();
    await page.getByRole('dialog').getByLabel('名称').fill('全市小学');
    await page.getByRole('dialog').getByLabel('基准学年').fill('2024');
    await page.getByRole('dialog').getByRole('button', { name: '新建', exact: true }).click();
    await page.getByRole('main').getByRole('button', { name: '导入数据' }).click();
    await wizard.pick(path);
    await wizard.dialog.getByRole('combobox', { name: '对应方案' }).selectOption({ label: TAIWAN });
    await wizard.dialog.getByText(`整个文件按对应方案“${TAIWAN}”读取`).waitFor();
    const read = wizard.dialog.getByRole('row').filter({ hasText: '学生' }).getByRole('cell');
    await read.first().waitFor();
    expect(await read.allInnerTexts()).toEqual(['taiwan-primary-synthetic.csv', '学生', '30']);
    await wizard.next();
    // Its five schools have a kind of dirt each; one keeps its six grades out.
    expect(await wizard.rowsOf('学生')).toEqual({ sound: '24', refused: '6' });
    await wizard.commit();
    await wizard.close();
    await page.getByText('全市小学').first().waitFor();
    await new FramePage(page).go('项目文件');
    expect(await page.getByRole('heading', { level: 2, name: '全市小学' }).count()).toBe(1);
    expect(window.complaints).toEqual([]);
  } finally {
    await window.close();
  }
});
