import { expect, test } from 'vitest';
import { sharedBrowser, sharedCity } from './kit/shared.ts';
import { openWindow } from './kit/window.ts';
import { PlanPages } from './pages/plan-pages.ts';

const browser = sharedBrowser();
const city = sharedCity();

test('a bureau that opens before the window has heard that none was open is shown', async () => {
  const window = await openWindow(browser(), { openPath: city().bureau, lateAnswers: ['bureau.current'] });
  try {
    await new PlanPages(window.page).openPlan();
    await new PlanPages(window.page).answer.getByText('未达到').waitFor();
    expect(window.complaints).toEqual([]);
  } finally {
    await window.close();
  }
});

test('a comparison waits for the scenarios before it chooses its plans', async () => {
  const window = await openWindow(browser(), { openPath: city().bureau, lateAnswers: ['scenario.list'] });
  try {
    await new PlanPages(window.page).openCompare();
    await window.page.getByRole('table', { name: '关键指标' }).waitFor();
    expect(window.page.url()).toContain('/compare/2-1/');
    expect(window.complaints).toEqual([]);
  } finally {
    await window.close();
  }
});

test('undo asked for before a change is written takes back that change and not the one before it', async () => {
  const window = await openWindow(browser(), { openPath: city().bureau, lateAnswers: ['policy.setProgress'] });
  const { page } = window;
  try {
    await page.getByRole('navigation').getByRole('link', { name: '政策任务' }).click();
    await page.getByRole('link', { name: /职业教育服务产业/ }).click();
    await page.getByRole('article', { name: /职业教育服务产业/ }).waitFor();
    const state = page.getByLabel('全市的进展');
    await state.selectOption('underWay');
    await expect.poll(() => state.inputValue()).toBe('underWay');
    const note = page.getByLabel('全市的备注');
    await note.fill('已印发方案');
    await note.press('Enter');
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('Control+z');
    await expect.poll(() => note.inputValue()).toBe('');
    expect(await state.inputValue()).toBe('underWay');
    expect(window.complaints).toEqual([]);
  } finally {
    await window.close();
  }
});

test('the palette says that schools are still being read in place of that nothing is found', async () => {
  const window = await openWindow(browser(), { openPath: city().bureau, lateAnswers: ['data.rows'] });
  const { page } = window;
  try {
    await page.getByText('可以求解').waitFor();
    await page.keyboard.press('Control+k');
    const palette = page.getByRole('dialog');
    await palette.getByRole('combobox').fill('S00017');
    await palette.getByText('正在读取学校名单').waitFor();
    await palette.getByRole('option', { name: /S00017/ }).waitFor();
    expect(window.complaints).toEqual([]);
  } finally {
    await window.close();
  }
});

test('the key that solves never loads the page anew, even when there is nothing to solve', async () => {
  const window = await openWindow(browser());
  const { page } = window;
  try {
    await page.getByRole('button', { name: '生成示例…' }).waitFor();
    await page.evaluate(() =>
      document.addEventListener('keydown', (event) => {
        setTimeout(() => document.documentElement.setAttribute('data-taken', String(event.defaultPrevented)));
      }),
    );
    await page.keyboard.press('F5');
    await expect.poll(() => page.locator('html').getAttribute('data-taken')).toBe('true');
    expect(window.complaints).toEqual([]);
  } finally {
    await window.close();
  }
});
