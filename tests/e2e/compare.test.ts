import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { settled } from './kit/settled.ts';
import { sharedBrowser, sharedCity } from './kit/shared.ts';
import { type OpenWindow, openWindow } from './kit/window.ts';
import { PlanPages } from './pages/plan-pages.ts';
import { ScenariosPage } from './pages/scenarios-page.ts';

const browser = sharedBrowser();
const city = sharedCity();
let window: OpenWindow;
let pages: PlanPages;

beforeEach(async () => {
  window = await openWindow(browser(), { openPath: city().bureau });
  pages = new PlanPages(window.page);
  await pages.openCompare();
});

afterEach(async () => {
  await window.close();
  expect(window.complaints).toEqual([]);
});

const keyFigures = () => window.page.getByRole('table', { name: '关键指标' });

/** The first number in a text. */
function numberIn(text: string): number {
  return Number((/[−-]?\d[\d,.]*/.exec(text)?.[0] ?? 'NaN').replaceAll(',', '').replace('−', '-'));
}

/** How many rows the grid on the screen says it holds. */
async function rowCount(): Promise<number> {
  const text = window.page.getByText(/^(合计（)?[\d,]+ 行(，未知不计)?）?$/).last();
  await text.waitFor();
  return numberIn(await text.innerText());
}

test('the reference is swapped, and every sign with it', async () => {
  const money = keyFigures().getByRole('row', { name: /^基本建设支出/ });
  await money.waitFor();
  // A is the base scenario, B has twice the money.
  const cell = async (index: number) => (await money.getByRole('cell').nth(index).innerText()).split(/[▲▼]/);
  const [base] = await cell(0);
  const [doubled, more] = await cell(1);
  expect(numberIn(doubled!) - numberIn(base!)).toBeCloseTo(numberIn(more!), 1);
  await window.page.getByText('全部预算乘以 2').waitFor();
  await window.page.getByRole('button', { name: /^以 基准情景，预算 × 2/ }).click();
  await window.page.getByText('仅参照方案：全部预算乘以 2').waitFor();
  await expect.poll(async () => numberIn((await cell(0))[0]!)).toBe(numberIn(doubled!));
  expect(numberIn((await cell(1))[1]!)).toBe(-numberIn(more!));
  expect(window.page.url()).toContain('/compare/1-2/');
});

test('the sentence about a plan of no scenario, its years by indicator and money by district are shown', async () => {
  await pages.openComparePart('指标');
  const indicators = window.page.getByRole('table', { name: '指标' });
  await indicators.getByRole('row', { name: /^56人以上大班额（班） A 基准情景/ }).waitFor();
  expect(await indicators.getByText(/^[▲▼]/).count()).toBeGreaterThan(10);
  await pages.openComparePart('资金');
  const money = window.page.getByRole('table', { name: '资金' });
  const total = () =>
    money
      .getByRole('row', { name: /^合计 A 基准情景/ })
      .getByRole('cell')
      .last()
      .innerText();
  const byLevel = numberIn(await total());
  await window.page.getByRole('combobox', { name: '分组' }).selectOption('district');
  await money.getByRole('row', { name: /^全局 A 基准情景/ }).waitFor();
  expect(numberIn(await total())).toBe(byLevel);
  await window.page.getByRole('combobox', { name: '性质' }).selectOption('capital');
  await expect.poll(async () => numberIn(await total())).toBeLessThan(byLevel);
});

test('rows are filtered by section, district, stage and size', async () => {
  await pages.openComparePart('逐项差异');
  await pages.row('修改').waitFor();
  const all = await rowCount();
  await window.page.getByRole('combobox', { name: '学段' }).selectOption('primary');
  await expect.poll(rowCount).toBeLessThan(all);
  const primary = await rowCount();
  await window.page.getByRole('combobox', { name: '县区' }).selectOption({ index: 1 });
  await expect.poll(rowCount).toBeLessThan(primary);
  const ofDistrict = await rowCount();
  await window.page.getByRole('combobox', { name: '变化幅度' }).selectOption('50');
  await expect.poll(rowCount).toBeLessThan(ofDistrict);
  await window.page.getByRole('combobox', { name: '显示' }).selectOption('redirections');
  await window.page.getByRole('columnheader', { name: '分流到' }).waitFor();
});

test('schools that win and lose are listed, and the posts of each school with the rule behind them', async () => {
  await pages.openComparePart('受益与受损');
  await pages.row('受益').waitFor();
  const outcome = window.page.getByRole('combobox', { name: '显示' });
  const counts = await outcome.locator('option').allInnerTexts();
  const [all, ...single] = counts.map((text) => numberIn(text.slice(text.indexOf('（'))));
  expect(single.reduce((sum, count) => sum + count, 0)).toBe(all);
  await outcome.selectOption('wins');
  await expect.poll(rowCount).toBe(single[0]!);

  await pages.openComparePart('编制配备');
  await pages.row('修改').waitFor();
  expect(await pages.row('修改').innerText()).toMatch(/\d+÷[\d.]+进位 = \d+/);
  const shown = window.page.getByRole('combobox', { name: '显示' });
  const differing = await rowCount();
  await shown.selectOption('all');
  await expect.poll(rowCount).toBeGreaterThan(differing);
  await pages.row('东禾区').click();
  await expect.poll(() => window.page.url()).toMatch(/school=S\d+/);
});

test('the map of differences follows measure and year, and lists the same figures', async () => {
  await pages.openComparePart('差异地图');
  await pages.map.waitFor();
  const picture = () => pages.map.evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());
  await settled(window.page);
  const large = await picture();
  // It opens on a year in which schools differ, whichever that is between these two plans.
  expect(await pages.map.getAttribute('aria-label')).toMatch(/^20\d\d–\d\d 学年56人以上班数差异地图/);
  await window.page
    .getByText(/^[1-9]\d* 所学校有差异$/)
    .first()
    .waitFor();
  await window.page.getByRole('combobox', { name: '比较内容' }).selectOption('pupils');
  await expect.poll(picture).not.toBe(large);
  const pupils = await picture();
  await window.page.getByRole('slider').focus();
  await window.page.keyboard.press('Home');
  await expect.poll(() => pages.map.getAttribute('aria-label')).toContain('2027–28 学年');
  await expect.poll(picture).not.toBe(pupils);
  await window.page.getByRole('button', { name: '学校列表' }).click();
  await window.page
    .getByText(/^\d+ 所学校有差异$/)
    .first()
    .waitFor();
  expect(await rowCount()).toBe(
    numberIn(
      await window.page
        .getByText(/^\d+ 所学校有差异$/)
        .first()
        .innerText(),
    ),
  );
});

test('a chart is read with the keyboard, value by value', async () => {
  const figure = pages.figure(/^大班额$/);
  await figure.getByRole('img').focus();
  await window.page.keyboard.press('End');
  await figure.getByText(/^2031–32：A 基准情景 [\d,]+; B 基准情景，预算 × 2 [\d,]+$/).waitFor({ state: 'attached' });
});

test('everything is taken along: workbook, CSV of what is on the screen, and the table by the clipboard', async () => {
  await keyFigures().waitFor();
  await window.page.getByRole('button', { name: /^复制表格：关键指标/ }).click();
  await window.page.getByText('已复制，可粘贴到电子表格').waitFor();
  const lines = (await window.page.evaluate(() => navigator.clipboard.readText())).split('\r\n');
  expect(lines[0]).toBe('指标\tA 基准情景\tB 基准情景，预算 × 2');
  expect(lines[1]).toMatch(/^56人以上大班额.*\t\d+\t\d+$/);

  const taken = async (name: RegExp) => {
    const [file] = await Promise.all([
      window.page.waitForEvent('download'),
      window.page.getByRole('button', { name }).click(),
    ]);
    await window.page.getByText(/^已写入 /).waitFor();
    return { name: file.suggestedFilename(), content: readFileSync(await file.path()) };
  };
  const workbook = await taken(/^导出工作簿$/);
  expect(workbook.name).toMatch(/方案比较.*\.xlsx$/);
  expect(workbook.content.subarray(0, 2).toString()).toBe('PK');
  await pages.openComparePart('受益与受损');
  const all = await rowCount();
  await window.page.getByRole('combobox', { name: '县区' }).selectOption({ index: 1 });
  await expect.poll(rowCount).toBeLessThan(all);
  const rows = await rowCount();
  const csv = await taken(/^导出 CSV/);
  expect(csv.name).toMatch(/\.csv$/);
  const schools = csv.content
    .toString('utf8')
    .trim()
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(',')[3]);
  expect(new Set(schools).size).toBe(rows);
});

test('the long name of a scenario pushes no plan out of sight', { timeout: 200_000 }, async () => {
  const { page } = window;
  const scenarios = new ScenariosPage(page);
  await page.evaluate(() => {
    location.hash = '#/scenarios?scenario=base';
  });
  // As a lock from the why panel proposes it.
  await scenarios.create('东禾区第1小学（合成）（小学）教室安排固定为：2028 学年开工 3 间，学生不分流到他校');
  await scenarios.run();
  await pages.openCompare();
  await keyFigures()
    .getByRole('row', { name: /^基本建设支出/ })
    .waitFor();
  await page.keyboard.press('Alt+w');
  await pages.why.waitFor();
  await settled(page);
  const hidden = await keyFigures().evaluate((table) => table.scrollWidth - (table.parentElement?.clientWidth ?? 0));
  expect(hidden).toBeLessThanOrEqual(0);
});
