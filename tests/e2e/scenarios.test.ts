import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { launchBrowser, type OpenWindow, openWindow } from './kit/window.ts';
import { FramePage } from './pages/frame-page.ts';
import { ScenariosPage } from './pages/scenarios-page.ts';

let browser: Browser;
let window: OpenWindow;
let frame: FramePage;
let scenarios: ScenariosPage;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
});

beforeEach(async () => {
  window = await openWindow(browser);
  frame = new FramePage(window.page);
  scenarios = new ScenariosPage(window.page);
  await frame.makeSample();
});

afterEach(async () => {
  await window.close();
  expect(window.complaints).toEqual([]);
});

test('a norm is changed for the bureau, shown with its difference, and reset', async () => {
  const { page } = window;
  await frame.go('标准');
  await scenarios.changeNorm('小学标准班额上限。', '40');
  const row = scenarios.normRow('class.standard.primary');
  await row.getByText('−5').waitFor();
  expect(await row.innerText()).toContain('本局');
  await row.getByRole('button', { name: /^恢复/ }).click();
  await row.getByText('−5').waitFor({ state: 'hidden' });
  await page.keyboard.press('Control+z');
  await row.getByText('−5').waitFor();
});

test('a scenario takes a norm and a budget of its own, is run within its limit, and its plan grows old with the data', async () => {
  const { page } = window;
  await frame.go('情景');
  await scenarios.create('预算翻倍');
  await page.getByRole('button', { name: '添加调整项' }).click();
  await page.getByLabel('倍数').fill('2');
  await page.getByRole('dialog').getByRole('button', { name: '应用' }).click();
  await page.getByText('全部预算乘以 2').waitFor();
  await frame.go('标准');
  await scenarios.changeNorm('小学标准班额上限。', '42');
  await frame.go('情景');
  await page.getByText('小学标准班额上限：改为 42').waitFor();
  await page.getByLabel('允许差距').selectOption('0.05');
  await page.getByLabel('时间上限').selectOption('15');
  await page.getByRole('button', { name: '求解此情景' }).click();
  await page.getByRole('button', { name: '停止' }).first().waitFor();
  await page.getByRole('table').waitFor({ timeout: 90_000 });
  expect(await scenarios.plans.count()).toBe(2);
  await page.getByRole('button', { name: '移除：全部预算乘以 2' }).click();
  await page.getByRole('table').getByText('已过期').waitFor();
});

test('scenarios are renamed, duplicated and deleted, and each step can be undone', async () => {
  const { page } = window;
  await frame.go('情景');
  await scenarios.create('甲');
  await page.getByRole('button', { name: '改名' }).click();
  await page.getByLabel('情景名称').fill('乙');
  await page.getByRole('dialog').getByRole('button', { name: '应用' }).click();
  await scenarios.branch('乙').waitFor();
  await page.getByRole('button', { name: '复制', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: '应用' }).click();
  await scenarios.branch('乙 副本').waitFor();
  await page.getByRole('button', { name: '删除', exact: true }).click();
  await scenarios.branch('乙 副本').waitFor({ state: 'hidden' });
  await page.keyboard.press('Control+z');
  await scenarios.branch('乙 副本').waitFor();
  expect(await scenarios.branch('乙').count()).toBe(2);
});

test('a run that is cancelled keeps the best plan found and says so', async () => {
  const { page } = window;
  await frame.go('情景');
  await page.getByLabel('允许差距').selectOption('0.001');
  await page.getByRole('button', { name: '求解此情景' }).click();
  await page.getByText(/差距由/).waitFor({ timeout: 60_000 });
  await page.getByRole('button', { name: '停止' }).first().click();
  await page.getByRole('table').getByText('提前停止').waitFor({ timeout: 60_000 });
});
