import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sharedBrowser } from './kit/shared.ts';
import { type OpenWindow, openWindow } from './kit/window.ts';
import { DataPage } from './pages/data-page.ts';
import { FramePage } from './pages/frame-page.ts';

const browser = sharedBrowser();
let window: OpenWindow;
let frame: FramePage;
let data: DataPage;

beforeEach(async () => {
  window = await openWindow(browser());
  frame = new FramePage(window.page);
  data = new DataPage(window.page);
  await frame.makeSample();
  await frame.go('数据');
});

afterEach(async () => {
  await window.close();
  expect(window.complaints).toEqual([]);
});

/** Waits until a cell shows a text. */
async function shows(row: number, field: string, text: string): Promise<void> {
  await data.cell(row, field).filter({ hasText: text }).waitFor();
}

test('an edit is written, can be undone and redone, and the sum below follows', async () => {
  await data.openTable('学生');
  const before = await data.cell(3, 'pupils').innerText();
  await data.type(3, 'pupils', '1,234');
  await shows(3, 'pupils', '1,234');
  await data.undo.click();
  await shows(3, 'pupils', before);
  await data.redo.click();
  await shows(3, 'pupils', '1,234');
});

test('what was done is told in the language that the window speaks now', async () => {
  const { page } = window;
  await data.openTable('学生');
  await data.type(3, 'pupils', '1234');
  await page.getByText('已修改“学生”中 1 个单元格。').waitFor();
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByText('1 cell of Enrolment changed.').waitFor();
  expect(await page.getByText('已修改“学生”中 1 个单元格。').count()).toBe(0);
});

test('whoever goes on to another screen while the focused cell comes to rest is not brought back', async () => {
  const { page } = window;
  await data.openTable('学生');
  await page.evaluate(() => {
    // What waits for the cell to come to rest waits until it is called below, however slow the machine is.
    const waiting: (() => void)[] = [];
    const later = globalThis.setTimeout;
    globalThis.setTimeout = ((work: () => void, milliseconds?: number) =>
      milliseconds === 200 ? waiting.push(work) : later(work, milliseconds)) as typeof globalThis.setTimeout;
    (globalThis as unknown as { waiting: readonly (() => void)[] }).waiting = waiting;
  });
  await data.cell(3, 'pupils').click();
  const called = await page.evaluate(() => {
    document.querySelector<HTMLElement>('nav a[href^="#/compare"]')?.click();
    // The address has changed already, and the other screen is not drawn yet.
    const { waiting } = globalThis as unknown as { waiting: readonly (() => void)[] };
    for (const work of waiting) work();
    return waiting.length;
  });
  expect(called).toBeGreaterThan(0);
  await page.getByRole('heading', { level: 1, name: '方案比较' }).waitFor();
  expect(page.url()).toMatch(/#\/compare$/);
});

test('a value that cannot be is refused in its cell with the reason, and the former value stays', async () => {
  const { page } = window;
  await data.openTable('学生');
  const before = await data.cell(3, 'pupils').innerText();
  await data.type(3, 'pupils', '不知道');
  await page.getByText('“不知道”不是数字').waitFor();
  await shows(3, 'pupils', '不知道');
  await page.getByRole('button', { name: '放弃这些内容' }).click();
  await shows(3, 'pupils', before);
  expect(await data.undo.isDisabled()).toBe(true);
});

test('a block copied from a spreadsheet is pasted over several cells and taken back in one step', async () => {
  await data.openTable('学生');
  const before = await Promise.all([3, 4].map((row) => data.cell(row, 'pupils').innerText()));
  await data.cell(3, 'pupils').click();
  await data.paste('201\t4\r\n202\t5\r\n');
  await shows(3, 'pupils', '201');
  await shows(4, 'classes', '5');
  await data.cell(3, 'pupils').click();
  await window.page.keyboard.press('Shift+ArrowDown');
  await window.page.keyboard.press('Shift+ArrowRight');
  await window.page.keyboard.press('Control+c');
  expect(await data.clipboard()).toBe('201\t4\r\n202\t5');
  await data.undo.click();
  await shows(3, 'pupils', before[0] ?? '');
  await shows(4, 'pupils', before[1] ?? '');
});

test('a view keeps columns, sorting and filters under a name, and is chosen, renamed and deleted', async () => {
  const { page } = window;
  await data.openTable('学生');
  const search = page.getByRole('searchbox', { name: '筛选' });
  const sum = data.cell('b-0', 'schoolId');
  const whole = await sum.innerText();
  expect(whole).toMatch(/^合计（[\d,]+ 行，跨 4 个学年）$/);
  await search.fill('S00001');
  await sum.filter({ hasNotText: whole }).waitFor();
  const filtered = await sum.innerText();
  await page.getByRole('button', { name: '显示列' }).click();
  await page.getByRole('checkbox', { name: '班数' }).uncheck();
  await page.keyboard.press('Escape');
  await data.header('pupils').click();
  await data.header('pupils').and(page.locator('[aria-sort=ascending]')).waitFor();

  const views = page.getByRole('button', { name: '视图', exact: true });
  const panel = page.getByRole('group', { name: '视图' });
  await views.click();
  await panel.getByLabel('视图名称').fill('第一所');
  await panel.getByRole('button', { name: '保存当前视图' }).click();
  await panel.getByRole('button', { name: '默认视图' }).click();
  await sum.filter({ hasText: whole }).waitFor();
  await data.cell(0, 'classes').waitFor();

  await views.click();
  await panel.getByRole('button', { name: '重命名视图：第一所' }).click();
  await panel.getByLabel('视图名称').first().fill('东禾一小');
  await panel.getByRole('button', { name: '重命名', exact: true }).click();
  await panel.getByRole('button', { name: '东禾一小', exact: true }).click();
  await sum.filter({ hasText: filtered }).waitFor();
  await data.header('pupils').and(page.locator('[aria-sort=ascending]')).waitFor();
  await data.cell(0, 'classes').waitFor({ state: 'detached' });
  expect(await search.inputValue()).toBe('S00001');

  // The core keeps it, not the page.
  await page.reload();
  await data.openTable('学生');
  await views.click();
  await panel.getByRole('button', { name: '删除视图：东禾一小' }).click();
  await panel.getByRole('button', { name: '东禾一小', exact: true }).waitFor({ state: 'detached' });
});

test('the reason of a wrong cell is read out when the mouse rests on it', async () => {
  const { page } = window;
  await data.openTable('学段');
  await data.type(1, 'rooms', '0');
  const cell = data.cell(1, 'rooms');
  await cell.and(page.locator('.cell-warning')).waitFor();
  await page.mouse.move(0, 0);
  await cell.hover();
  await page.getByRole('tooltip').filter({ hasText: '却没有教室' }).waitFor();
});

test('rows are added, deleted and brought back', async () => {
  const { page } = window;
  await data.openTable('任务进展');
  await page.getByRole('button', { name: '添加行' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel(/^任务序号/).fill('99');
  await form.getByLabel(/^学年/).fill('2026');
  await form.getByLabel(/^值/).fill('完成');
  await form.getByRole('button', { name: '添加行' }).click();
  await form.getByText('99 太大，最大为 29').waitFor();
  await form.getByLabel(/^任务序号/).fill('29');
  await form.getByLabel(/^指标/).fill('试验指标');
  await form.getByRole('button', { name: '添加行' }).click();
  await form.getByText('已添加 1 行').waitFor();
  await form.getByRole('button', { name: '关闭' }).last().click();
  await page.getByRole('searchbox', { name: '筛选' }).fill('试验指标');
  await shows(0, 'indicator', '试验指标');
  await data.cell(0, 'indicator').click();
  await page.getByRole('button', { name: '删除行' }).click();
  await data.cell(0, 'indicator').waitFor({ state: 'detached' });
  await data.undo.click();
  await shows(0, 'indicator', '试验指标');
});

test('data health leads to the cell that is wrong, and the table is marked', async () => {
  const { page } = window;
  await data.openTable('学段');
  await data.type(1, 'rooms', '0');
  await page.getByRole('button', { name: '数据检查' }).click();
  await data.openTable('预算');
  await page.getByRole('button', { name: /却没有教室/ }).click();
  await page.waitForURL(/\/data\/programmes/);
  await data.cell(1, 'rooms').waitFor();
  expect(await data.cell(1, 'rooms').getAttribute('class')).toContain('cell-warning');
});

test('an import asks for the mapping of foreign headers, keeps it after closing, and writes', async () => {
  const { page } = window;
  const path = join(window.dataFolder, '出生人口.csv');
  writeFileSync(path, '区县,年份,出生\nD001,2026,1500\nD002,2026,abc\n');
  await page.getByRole('button', { name: '导入数据' }).click();
  const wizard = page.getByRole('dialog');
  const pick = async () => {
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      wizard.getByRole('button', { name: '选择文件…' }).click(),
    ]);
    await chooser.setFiles(path);
  };
  await pick();
  await wizard.getByLabel('数据表').selectOption({ label: '人口' });
  await wizard.getByLabel('“区县”对应的列').selectOption({ label: '县区代码' });
  await wizard.getByLabel('“年份”对应的列').selectOption({ label: '学年' });
  await wizard.getByLabel('“出生”对应的列').selectOption({ label: '出生人数' });
  await wizard.getByRole('button', { name: '取消' }).click();
  await page.getByRole('button', { name: '导入数据' }).click();
  await pick();
  expect(await wizard.getByLabel('“出生”对应的列').inputValue()).toBe('births');
  await wizard.getByRole('button', { name: '下一步' }).click();
  await wizard.getByText('“abc”不是数字').waitFor();
  await wizard.getByRole('button', { name: '写入' }).click();
  await wizard.getByText(/已写入：人口 1 行/).waitFor();
  await wizard.getByRole('button', { name: '关闭' }).last().click();
  await data.openTable('人口');
  await shows(0, 'births', '1,500');
});
