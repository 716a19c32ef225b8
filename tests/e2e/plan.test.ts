import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { accessibilityFaults } from './kit/accessibility.ts';
import { settled } from './kit/settled.ts';
import { sharedBrowser, sharedCity } from './kit/shared.ts';
import { type OpenWindow, openWindow } from './kit/window.ts';
import { PlanPages } from './pages/plan-pages.ts';

const browser = sharedBrowser();
const city = sharedCity();
let window: OpenWindow;
let pages: PlanPages;

beforeEach(async () => {
  window = await openWindow(browser(), { openPath: city().bureau });
  pages = new PlanPages(window.page);
});

afterEach(async () => {
  await window.close();
  expect(window.complaints).toEqual([]);
});

/** The whole numbers in a text, thousands separators taken out. */
function numbersIn(text: string): number[] {
  return [...text.matchAll(/\d[\d,]*/g)].map(([digits]) => Number(digits.replaceAll(',', '')));
}

test('the overview says what the plan reaches, and its numbers are those of the table and lead to where they come from', async () => {
  await pages.openPlan();
  await pages.answer.getByText('未达到').waitFor();
  const sentence = await pages.answer.innerText();
  expect(sentence).toMatch(/到 2031–32 学年/);
  const [large] = numbersIn(await pages.answer.getByRole('link').nth(1).innerText());
  const table = window.page.getByRole('table', { name: '大班额与超大班额' });
  const row = table.getByRole('row', { name: /^56人以上，方案/ });
  expect(numbersIn(await row.getByRole('cell').last().innerText())).toEqual([large]);
  const capital = (await pages.answer.getByRole('link', { name: /万元$/ }).first().innerText()).replace(' 万元', '');
  await pages.answer.getByRole('link', { name: /间$/ }).click();
  await window.page
    .getByRole('region', { name: '建设项目' })
    .getByText(/^合计（/)
    .waitFor();
  expect(window.page.url()).toContain('/plan/building');
  // Rooms, new schools and resource rooms together are all the capital there is.
  expect(await window.page.locator('[row-index="b-0"] [col-id="cost"]').innerText()).toBe(capital);
});

test('the programmes without any of a figure can be left out, which changes no sum', async () => {
  await pages.openPlan('学位');
  const rows = async () => numbersIn(await window.page.getByText(/^合计（/).innerText())[0] ?? 0;
  const sum = () => window.page.locator('[row-index="b-0"] [col-id="before2031"]').innerText();
  await expect.poll(rows).toBeGreaterThan(300);
  const [all, sumOfAll] = [await rows(), await sum()];
  await window.page.getByRole('combobox', { name: '显示' }).selectOption('concerned');
  await expect.poll(rows).toBeLessThan(all);
  expect(await rows()).toBeGreaterThan(0);
  expect(await sum()).toBe(sumOfAll);
});

test('a table is sorted by its heads with mouse and keyboard, and keeps sums and widths when a row is selected', async () => {
  const { page } = window;
  await pages.openPlan('学位');
  const head = page.locator('[role=columnheader][col-id="before2031"]');
  const sorted = (direction: string) => head.and(page.locator(`[aria-sort=${direction}]`)).waitFor();
  const first = async () => numbersIn(await page.locator('[row-index="0"] [col-id="before2031"]').innerText())[0];
  const sum = page.locator('[row-index="b-0"] [col-id="before2031"]');
  const sumBefore = await sum.innerText();
  await head.click();
  await sorted('ascending');
  await expect.poll(first).toBe(0);
  await head.focus();
  await page.keyboard.press('Enter');
  await sorted('descending');
  await expect.poll(first).toBeGreaterThan(0);
  expect(await sum.innerText()).toBe(sumBefore);

  const width = async () => Math.round((await head.boundingBox())?.width ?? 0);
  const before = await width();
  const edge = await head.locator('.ag-header-cell-resize').boundingBox();
  if (edge === null) throw new Error('the column has no edge to draw');
  await page.mouse.move(edge.x + edge.width / 2, edge.y + edge.height / 2);
  await page.mouse.down();
  await page.mouse.move(edge.x + edge.width / 2 + 40, edge.y + edge.height / 2, { steps: 4 });
  await page.mouse.up();
  await expect.poll(width).toBe(before + 40);
  await page.locator('[row-index="1"] [role=gridcell]').first().click();
  await page.keyboard.press('Alt+w');
  await pages.why.getByRole('listitem').first().waitFor();
  expect(await width()).toBe(before + 40);
});

test('a table of results is kept as a view, and taken along as shown, money in the unit of its heading', async () => {
  const { page } = window;
  await pages.openPlan('建设项目');
  const cost = page.locator('[row-index="b-0"] [col-id="cost"]');
  const whole = await cost.innerText();
  await page.getByRole('searchbox', { name: '快速筛选' }).fill('S00002');
  await cost.filter({ hasNotText: whole }).waitFor();
  const shown = await cost.innerText();
  const views = page.getByRole('button', { name: '视图', exact: true });
  const panel = page.getByRole('group', { name: '视图' });
  await views.click();
  await panel.getByLabel('视图名称').fill('一所');
  await panel.getByRole('button', { name: '保存当前视图' }).click();
  await panel.getByRole('button', { name: '默认视图' }).click();
  await cost.filter({ hasText: whole }).waitFor();
  await views.click();
  await panel.getByRole('button', { name: '一所', exact: true }).click();
  await cost.filter({ hasText: shown }).waitFor();

  await page.getByRole('main').getByRole('button', { name: '导出', exact: true }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('group', { name: '导出' }).getByRole('button', { name: 'CSV 文件' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('建设项目.csv');
  const [headings, ...lines] = readFileSync(await download.path(), 'utf8')
    .trim()
    .split('\r\n');
  const place = headings!.split(',').findIndex((heading) => heading.endsWith('（万元）'));
  expect(lines.length).toBeGreaterThan(0);
  // The sum in the window is in 万元, and so is what the file holds; amounts of the sample have no fen.
  const sum = lines.reduce((total, line) => total + Number(line.split(',')[place]), 0);
  expect(sum).toBeCloseTo(Number(shown.replaceAll(',', '')), 1);
  expect(lines.every((line) => line.includes('S00002'))).toBe(true);
  await page.getByRole('main').getByRole('button', { name: '导出', exact: true }).click();
  expect(await accessibilityFaults(page)).toEqual([]);
});

test('every chart can be read as a table with the keyboard', async () => {
  await pages.openPlan();
  const button = window.page.getByRole('button', { name: /^显示为表格：各档班数/ });
  await button.focus();
  await window.page.keyboard.press('Enter');
  const table = window.page.getByRole('table', { name: /^各档班数/ });
  const before = numbersIn(await table.getByRole('row', { name: /^全部教学班，不采取措施/ }).innerText());
  expect(before.length).toBe(5);
  expect(Math.min(...before)).toBeGreaterThan(1000);
});

test('a row leads to its reasons, with the norm and the rows of data', async () => {
  await pages.openPlan('学位');
  await pages.row('S00002').click();
  await expect.poll(() => window.page.url()).toContain('school=S00002');
  await window.page.keyboard.press('Alt+w');
  await pages.why.getByRole('link', { name: '学生', exact: true }).waitFor();
  await expect.poll(() => pages.why.getByRole('listitem').count()).toBeGreaterThan(0);
  await window.page.goBack();
  await pages.why.waitFor({ state: 'detached' });
});

test('the reasons of a year lead to the schools that they are about', async () => {
  await pages.openPlan();
  await window.page.evaluate(() => {
    location.hash = '#/plan/overview?year=2028&why=1';
  });
  await pages.why.getByRole('link', { name: '查看这所学校' }).first().click();
  await expect.poll(() => window.page.url()).toMatch(/\/plan\/places\?.*school=/);
  await pages.why.getByText('学校代码').waitFor();
});

test('the sum row follows the filter, and the table is copied as a spreadsheet takes it', async () => {
  await pages.openPlan('学位');
  await window.page.getByText(/^合计（\d+ 行(，未知不计)?）$/).waitFor();
  const all = numbersIn(await window.page.getByText(/^合计（/).innerText())[0]!;
  await window.page.getByRole('searchbox', { name: '快速筛选' }).fill('S00002');
  await window.page.getByText('合计（1 行）').waitFor();
  expect(all).toBeGreaterThan(300);
  await window.page.getByRole('button', { name: '复制表格' }).click();
  await window.page.getByText('已复制，可粘贴到电子表格').waitFor();
  const lines = (await window.page.evaluate(() => navigator.clipboard.readText())).split('\n');
  expect(lines.length).toBe(2);
  expect(lines[0]).toMatch(/^学校代码\t学校\t县区\t学段\t不采取措施 2027–28\t/);
  expect(
    lines[1]
      ?.split('\t')
      .slice(4)
      .every((cell) => /^-?\d+$/.test(cell)),
  ).toBe(true);
});

test('a block of cells is copied by keyboard and by mouse, as from a spreadsheet', async () => {
  const { page } = window;
  await pages.openPlan('教职工');
  const cell = (row: number, column: string) => page.locator(`[role=row][row-index="${row}"] [col-id="${column}"]`);
  const text = async (row: number, column: string) => (await cell(row, column).innerText()).replaceAll(',', '');
  const years = ['required2027', 'required2028'] as const;
  const lines = async (rows: readonly number[]) =>
    (
      await Promise.all(rows.map(async (row) => (await Promise.all(years.map((year) => text(row, year)))).join('\t')))
    ).join('\n');
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  await cell(0, years[0]).click();
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Control+c');
  await expect.poll(clipboard).toBe(await lines([0, 1]));
  await cell(3, years[1]).hover();
  await page.mouse.down();
  await cell(1, years[0]).hover();
  await page.mouse.up();
  await page.keyboard.press('Control+c');
  await expect.poll(clipboard).toBe(await lines([1, 2, 3]));
  // A single cell, as ever.
  await cell(2, years[0]).click();
  await page.keyboard.press('Control+c');
  await expect.poll(clipboard).toBe(await text(2, years[0]));
});

test('the certificate can be had again', async () => {
  await pages.openPlan('复核');
  await window.page.getByRole('button', { name: '按当前数据重新复核' }).click();
  await window.page.getByText('复核通过：方案与数据一致。').waitFor();
});

test('a run of the sample from the window ends with a plan on the screen', async () => {
  await pages.openPlan();
  const before = window.page.url();
  await window.page.getByRole('button', { name: '求解', exact: true }).click();
  await window.page.getByRole('button', { name: '停止' }).waitFor();
  // Stopping as soon as there is a plan keeps the best one found.
  await window.page.getByRole('status').getByText(/^差距/).first().waitFor();
  await window.page.getByRole('button', { name: '停止' }).click();
  await expect.poll(() => window.page.url()).not.toBe(before);
  expect(window.page.url()).toContain('plan=3');
  await pages.answer.getByText('学年').first().waitFor();
});

test('special schools show their ratio beside that of the norm, other schools have none', async () => {
  const { page } = window;
  // Columns out of sight are not drawn.
  await page.setViewportSize({ width: 2600, height: 800 });
  await pages.openPlan('特殊教育');
  await page.getByText('师生比（标准 1:4.5）').waitFor();
  // Special schools come first, so that their ratio is in sight.
  await expect.poll(() => page.locator('[row-index="0"] [col-id="ratio2027"]').innerText()).toMatch(/^1:/);
  await page.getByRole('searchbox', { name: '快速筛选' }).fill('特殊教育学校');
  await page.getByText(/^合计（\d 行/).waitFor();
  const cell = (column: string) => page.locator(`[row-index="0"] [col-id="${column}"]`);
  const ratio = await cell('ratio2027').innerText();
  expect(ratio).toMatch(/^1:\d+(\.\d+)?$/);
  const pupils = Number(await cell('pupils2027').innerText());
  const teachers = Number(await cell('teachersAllotted2027').innerText());
  expect(Number(ratio.slice(2))).toBeCloseTo(pupils / teachers, 2);
  await page.getByRole('searchbox', { name: '快速筛选' }).fill('第1小学');
  await expect.poll(() => cell('ratio2027').innerText()).toBe('');
});

test('the overview prints without rail, bar and controls', async () => {
  await pages.openPlan();
  await pages.answer.waitFor();
  await window.page.emulateMedia({ media: 'print' });
  expect(await window.page.getByRole('navigation').count()).toBe(0);
  expect(await window.page.getByRole('button', { name: '打印' }).isVisible()).toBe(false);
  expect(await pages.answer.isVisible()).toBe(true);
  // On paper no links lead on, and the parts have no frames.
  const panel = window.page
    .locator('section', { has: window.page.getByRole('heading', { name: '资金', exact: true }) })
    .last();
  expect(await panel.evaluate((node) => getComputedStyle(node).borderTopWidth)).toBe('0px');
  expect(await window.page.getByText('全部资金', { exact: true }).isVisible()).toBe(false);
});

test('a table prints all its rows and sums on A4 sheets, as many as it takes', async () => {
  await pages.openPlan('学位');
  await settled(window.page);
  const rows = await window.page.getByText(/^合计（\d+ 行(，未知不计)?）$/).innerText();
  // Printed for real: what only shows when the page is told to look like paper would not be there.
  const paper = (await window.page.pdf({ preferCSSPageSize: true })).toString('latin1');
  const sheets = [...paper.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)];
  expect(sheets.length).toBeGreaterThan(5);
  // A4 lying: 297 by 210 millimetres are 841.9 by 595.3 points.
  for (const [, width, height] of sheets) {
    expect(Math.abs(Number(width) - 841.9)).toBeLessThan(1);
    expect(Math.abs(Number(height) - 595.3)).toBeLessThan(1);
  }
  await window.page.emulateMedia({ media: 'print' });
  const count = Number(/\d+/.exec(rows)![0]);
  // Two rows of headings and the sums.
  await expect.poll(() => window.page.getByRole('table').getByRole('row').count()).toBe(count + 3);
});

test('a resource room that is there already is told from one that the plan opens, and special schools need none', async () => {
  await pages.openPlan('特殊教育');
  const room = (school: string) => window.page.locator(`[row-id="${school}"] [col-id="resourceRoom"]`).first();
  // S00002 has its room in the sample's data, S00013 has none there and gets one, S00035 is a special school.
  await room('S00002').filter({ hasText: '已有' }).waitFor();
  await room('S00013')
    .filter({ hasText: /^20\d\d–\d\d$/ })
    .waitFor();
  await room('S00035').filter({ hasText: '—' }).waitFor();
});

test('a plan is handed over as workbook, table and document', async () => {
  await pages.openExport();
  const endings = { 导出工作簿: /\.xlsx$/, 导出分表: /\.csv$/, '导出 JSON': /\.json$/, 导出数据表: /\.csv$/ };
  const beginnings: string[] = [];
  for (const [name, ending] of Object.entries(endings)) {
    const download = window.page.waitForEvent('download');
    const [file] = await Promise.all([download, window.page.getByRole('button', { name }).click()]);
    expect(file.suggestedFilename()).toMatch(ending);
    beginnings.push(
      readFileSync(await file.path())
        .subarray(0, 2)
        .toString(),
    );
    await window.page
      .getByText(/^已写入 /)
      .nth(beginnings.length - 1)
      .waitFor();
  }
  // A workbook is a zip file, and the document an object.
  expect(beginnings[0]).toBe('PK');
  expect(beginnings[2]).toMatch(/^\{/);
  expect(await accessibilityFaults(window.page)).toEqual([]);
});
