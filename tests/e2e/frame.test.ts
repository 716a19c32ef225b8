import { afterEach, beforeEach, expect, test } from 'vitest';
import { sharedBrowser } from './kit/shared.ts';
import { type OpenWindow, openWindow } from './kit/window.ts';
import { FramePage } from './pages/frame-page.ts';

const browser = sharedBrowser();
let window: OpenWindow;
let frame: FramePage;

beforeEach(async () => {
  window = await openWindow(browser());
  frame = new FramePage(window.page);
});

afterEach(async () => {
  await window.close();
  expect(window.complaints).toEqual([]);
});

test('the first start offers the ways to a bureau, and the sample city opens marked as synthetic', async () => {
  const { page } = window;
  await page.getByText('打开过的项目文件会列在这里。').waitFor();
  await frame.makeSample();
  expect(await frame.contextBar.innerText()).toContain('合成数据');
  await page.getByText('这是示例项目，数据由程序生成，不能作为工作依据。').waitFor();
});

test('a new bureau keeps its name and base year, and is found among those opened lately', async () => {
  const { page } = window;
  await page.getByRole('button', { name: '新建…' }).click();
  await page.getByLabel('名称').fill('试验区教育局');
  await page.getByLabel('基准学年').fill('20');
  expect(await page.getByRole('dialog').getByRole('button', { name: '新建', exact: true }).isDisabled()).toBe(true);
  await page.getByLabel('基准学年').fill('2025');
  await page.getByRole('dialog').getByRole('button', { name: '新建', exact: true }).click();
  await page.getByText('2025–26').waitFor();
  await page.getByText('数据尚不足以求解').waitFor();
  await page.getByRole('button', { name: '关闭', exact: true }).click();
  await page.getByRole('button', { name: /^试验区教育局/ }).click();
  await page.getByText('2025–26').waitFor();
});

test('a backup brings back what was changed after it', async () => {
  const { page } = window;
  await frame.makeSample();
  await page.getByRole('button', { name: '立即备份' }).click();
  await page
    .getByRole('button', { name: /^恢复 .* 的备份$/ })
    .first()
    .waitFor();
  await frame.go('情景');
  await page.getByRole('button', { name: '新建情景' }).click();
  await page.getByLabel('情景名称').fill('备份之后');
  await page.getByRole('button', { name: '确定' }).click();
  await page.getByRole('button', { name: '备份之后' }).first().waitFor();
  await frame.go('项目文件');
  await page
    .getByRole('button', { name: /^恢复 .* 的备份$/ })
    .first()
    .click();
  await page.getByRole('dialog').getByRole('button', { name: '恢复', exact: true }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await frame.go('情景');
  await page.getByText('基准情景按现有数据和标准测算').waitFor();
  expect(await page.getByRole('button', { name: '备份之后' }).count()).toBe(0);
});

test('the palette leads to a school, the drawer tells of it, and back and forward follow the selection', async () => {
  const { page } = window;
  await frame.makeSample();
  await frame.perform('S00002');
  await frame.why.getByText('东禾区第1小学（合成）').waitFor();
  await frame.perform('S00005');
  await frame.why.getByText('云棠县第1初级中学（合成）').waitFor();
  await page.goBack();
  await frame.why.getByText('东禾区第1小学（合成）').waitFor();
  await page.goForward();
  await frame.why.getByText('云棠县第1初级中学（合成）').waitFor();
  await page.keyboard.press('Alt+w');
  await frame.why.waitFor({ state: 'hidden' });
});

test('language, theme and money unit change at run time and are kept for the next start', async () => {
  const { page } = window;
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { name: 'Bureau', level: 1 }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  const themed = (theme: string) => page.locator(`html[data-theme=${theme}]`).waitFor({ state: 'attached' });
  await page.getByRole('button', { name: 'Light or dark' }).click();
  expect(await page.getByRole('radio', { name: 'As the system' }).isChecked()).toBe(true);
  await page.emulateMedia({ colorScheme: 'dark' });
  await themed('dark');
  await page.getByRole('radio', { name: 'Light' }).check();
  await themed('light');
  await page.getByRole('radio', { name: 'Dark' }).check();
  await page.emulateMedia({ colorScheme: 'light' });
  await themed('dark');
  await page.keyboard.press('Escape');
  await page.getByRole('radio').first().waitFor({ state: 'hidden' });
  await Promise.all([
    page.waitForResponse((response) => response.url().endsWith('/rpc')),
    page.getByRole('button', { name: '10,000 yuan' }).click(),
  ]);
  await page.getByRole('button', { name: 'yuan', exact: true }).waitFor();
  const again = await openWindow(browser(), { dataFolder: window.dataFolder });
  try {
    await again.page.getByRole('heading', { name: 'Bureau', level: 1 }).waitFor();
    expect(await again.page.locator('html').getAttribute('data-theme')).toBe('dark');
    await again.page.getByRole('button', { name: 'yuan', exact: true }).waitFor();
  } finally {
    await again.close();
  }
});
