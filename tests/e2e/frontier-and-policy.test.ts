import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createFilledBureau, replaceTables } from '../../src/data/index.ts';
import { sampleTables } from '../../src/sample/index.ts';
import { accessibilityFaults } from './kit/accessibility.ts';
import { sharedBrowser } from './kit/shared.ts';
import { type OpenWindow, openWindow } from './kit/window.ts';
import { FramePage } from './pages/frame-page.ts';

const browser = sharedBrowser();
let folder: string;
let window: OpenWindow;
let frame: FramePage;

/** A small synthetic bureau without a plan, so that a point takes a second. */
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'junheng-frontier-'));
  const openPath = join(folder, 'small.junheng');
  createFilledBureau(openPath, new Date(), (bureau) => replaceTables(bureau, sampleTables({ programmes: 12 })));
  window = await openWindow(browser(), { openPath });
  frame = new FramePage(window.page);
});

afterEach(async () => {
  await window.close();
  rmSync(folder, { recursive: true, force: true });
  expect(window.complaints).toEqual([]);
});

test('a frontier is computed, read, taken along, kept, and a point of it becomes a scenario', async () => {
  const { page } = window;
  await frame.go('投入效果');
  await page.getByText('还没有计算投入效果').waitFor();
  const factors = page.getByLabel('预算倍数');
  expect(await factors.inputValue()).toBe('0, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 2');
  await factors.fill('0, 一半');
  await page.getByText('只能填0到1000之间的数').waitFor();
  expect(await page.getByRole('button', { name: '开始计算' }).first().isDisabled()).toBe(true);
  await factors.fill('0、1，2');
  await page.getByLabel('每个点的求解时间').selectOption('5');
  await factors.press('Enter');
  await page.getByRole('progressbar', { name: '已算出的点' }).waitFor();
  await page.getByRole('button', { name: '重新计算' }).waitFor({ timeout: 60_000 });

  const table = page.getByRole('table', { name: '各预算下的结果' });
  const headings = async () =>
    (await table.getByRole('rowheader').allInnerTexts()).map((text) => text.split(' ').slice(0, 2).join(' '));
  await expect.poll(headings).toEqual(['× 0', '× 1', '× 2']);
  await page.getByTestId('knee').waitFor();
  await page.getByRole('img', { name: /3 个预算下剩余的大班额/ }).waitFor();
  const yuan = await table.getByRole('row').nth(2).getByRole('cell').first().innerText();
  await page.getByRole('button', { name: '万元', exact: true }).click();
  await expect.poll(() => table.getByRole('row').nth(2).getByRole('cell').first().innerText()).not.toBe(yuan);
  await page.getByRole('button', { name: '复制表格' }).click();
  await page.getByText('已复制，可粘贴到电子表格').waitFor();
  const lines = (await page.evaluate(() => navigator.clipboard.readText())).split(/\r?\n/);
  expect(lines).toHaveLength(4);
  expect(lines[2]?.split('\t')[0]).toBe('1');
  expect(Number(lines[2]?.split('\t')[1])).toBeGreaterThan(0);
  const download = page.waitForEvent('download');
  const [file] = await Promise.all([download, page.getByRole('button', { name: '导出 CSV' }).click()]);
  expect(readFileSync(await file.path(), 'utf8')).toContain('基本建设预算（元）');
  expect(await accessibilityFaults(page)).toEqual([]);

  await page.getByRole('button', { name: '把预算 × 2 建为情景' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '确定' }).click();
  await page.getByText('情景“基准情景 预算×2”可以求解').waitFor();
  await page.getByRole('button', { name: '打开情景' }).click();
  await page.getByText('全部预算乘以 2').waitFor();
  await frame.go('投入效果');
  // The new scenario has no frontier of its own; that of the base is still there after the page is loaded again.
  await page.getByText('还没有计算投入效果').waitFor();
  await page.reload();
  await frame.go('投入效果');
  await page.getByRole('combobox', { name: '情景', exact: true }).selectOption({ label: '基准情景' });
  await table.waitFor();

  await frame.go('标准');
  await page
    .getByRole('button', { name: /^修改：/ })
    .first()
    .click();
  await page.getByRole('dialog').getByLabel(/^取值/).fill('41');
  await page.getByRole('dialog').getByRole('button', { name: '确定' }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await frame.go('投入效果');
  await page.getByText('标准有改动').waitFor();
});

test('the register says where each target stands, leads to what it rests on, and takes the offices’ word with undo', async () => {
  const { page } = window;
  await frame.go('政策任务');
  const summary = page.getByTestId('policy-summary');
  await summary.waitFor();
  expect(await summary.innerText()).toMatch(/^可判定的 \d+ 个目标中/);
  const list = page.getByRole('navigation', { name: '任务措施列表' });
  expect(await list.getByRole('listitem').count()).toBe(29);
  await list.getByRole('link', { name: /基本消除大班额/ }).click();
  const measure = page.getByRole('article', { name: '9 基本消除大班额' });
  const values = measure.getByRole('table', { name: '56人及以上班级占比' });
  await values.getByRole('row', { name: /大班额班数/ }).waitFor();
  await measure.getByRole('link', { name: '学生', exact: true }).first().click();
  await expect.poll(() => page.url()).toContain('/data/enrolment');
  await page.goBack();

  await list.getByRole('link', { name: /职业教育服务产业/ }).click();
  // The measure before it has the same controls.
  await page.getByRole('article', { name: /职业教育服务产业/ }).waitFor();
  const item = list.getByRole('listitem').filter({ hasText: '职业教育服务产业' });
  expect(await item.innerText()).toContain('无数据');
  await page.getByLabel('全市的进展').selectOption('underWay');
  await item.getByText('按方案可达标').waitFor();
  const day = page.getByLabel('全市的日期');
  await day.fill('2026-02-30');
  await day.press('Enter');
  await page.getByText('请按“2026-09-01”填写').waitFor();
  await day.fill('2026年9月1日');
  await day.press('Enter');
  await expect.poll(() => day.inputValue()).toBe('2026-09-01');
  await page.getByLabel('全市的备注').fill('已印发方案');
  await page.getByLabel('全市的备注').press('Enter');
  // Inside the field the keys would take back the typing alone.
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('Control+z');
  await expect.poll(() => page.getByLabel('全市的备注').inputValue()).not.toBe('已印发方案');

  await page.getByLabel('责任单位', { exact: true }).selectOption({ label: '市民政局' });
  await expect.poll(() => list.getByRole('listitem').count()).toBe(3);
  await page.getByRole('combobox', { name: /^显示/ }).selectOption({ label: '按责任单位' });
  await page.getByRole('heading', { name: /^市民政局/ }).waitFor();
  await page.getByRole('link', { name: '残疾学生入学' }).waitFor();
  const download = page.waitForEvent('download');
  const [file] = await Promise.all([download, page.getByRole('button', { name: '导出 CSV' }).click()]);
  expect(readFileSync(await file.path(), 'utf8')).toContain('序号,任务措施,牵头单位');
});
