import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createFilledBureau, replaceTables, saveScenario } from '../../src/data/index.ts';
import { sampleTables } from '../../src/sample/index.ts';
import { accessibilityFaults } from './kit/accessibility.ts';
import { sharedBrowser } from './kit/shared.ts';
import { type OpenWindow, openWindow } from './kit/window.ts';
import { FramePage } from './pages/frame-page.ts';
import { ScenariosPage } from './pages/scenarios-page.ts';

const browser = sharedBrowser();
let window: OpenWindow;
let frame: FramePage;
let scenarios: ScenariosPage;

beforeEach(async () => {
  window = await openWindow(browser());
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
  await scenarios.changeNorm('小学标准班额上限', '40');
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
  await page.getByRole('dialog').getByRole('button', { name: '确定' }).click();
  await page.getByText('全部预算乘以 2').waitFor();
  await frame.go('标准');
  await scenarios.changeNorm('小学标准班额上限', '42');
  await frame.go('情景');
  await page.getByText('小学标准班额上限：改为 42').waitFor();
  await page.getByLabel('允许差距').selectOption('0.05');
  await page.getByLabel('时间上限').selectOption('15');
  await page.getByRole('button', { name: '求解此情景' }).click();
  await page.getByRole('button', { name: '停止' }).first().waitFor();
  await page.getByRole('table').waitFor({ timeout: 90_000 });
  expect(await scenarios.plans.count()).toBe(2);
  // What the plan comes to stands beside it: classes of 56 and 66 in the last year with their share, and its money.
  const history = scenarios.plans.last();
  await history
    .getByRole('cell', { name: /^\d+（<?\d+\.\d%）$/ })
    .nth(1)
    .waitFor();
  await history.getByRole('cell', { name: /^[\d,]+\.\d{2}$/ }).waitFor();
  await page.getByRole('button', { name: '移除：全部预算乘以 2' }).click();
  await page.getByRole('table').getByText('已过期').waitFor();
});

test('scenarios are renamed, duplicated and deleted, and each step can be undone', async () => {
  const { page } = window;
  await frame.go('情景');
  await scenarios.create('甲');
  await page.getByRole('button', { name: '改名' }).click();
  await page.getByLabel('情景名称').fill('乙');
  await page.getByRole('dialog').getByRole('button', { name: '确定' }).click();
  await scenarios.branch('乙').waitFor();
  await page.getByRole('button', { name: '复制', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: '确定' }).click();
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

test('changes are edited, ordered by keyboard, and contradictions are told where they stand', async () => {
  const { page } = window;
  await frame.go('情景');
  await scenarios.create('情景一');
  await scenarios.add('按倍数调整预算', { 倍数: '2' });
  await scenarios.add('入学人数（分县区、学段）', { 倍数: '1.1' });
  await scenarios.add('新建学校最早开工年份', { 拟建学校: 1, 年份: '2028' });
  await scenarios.add('大班额占比目标', { 年份: '2199' });
  await page.getByText('2199–00 学年不在规划期内').waitFor();
  await page.getByRole('button', { name: '修改：全部预算乘以 2' }).click();
  await page.getByRole('dialog').getByLabel('倍数').fill('3');
  await page.getByRole('dialog').getByRole('status').getByText('全部预算乘以 3').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: '确定' }).click();
  const items = page.getByRole('listitem').filter({ has: page.getByRole('button', { name: /^移除/ }) });
  await items.first().getByText('全部预算乘以 3').waitFor();
  await items.first().focus();
  await page.keyboard.press('Alt+ArrowDown');
  await items.nth(1).getByText('全部预算乘以 3').waitFor();
  await page.getByRole('button', { name: '上移：全部预算乘以 3' }).click();
  await items.first().getByText('全部预算乘以 3').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
});

test('two scenarios are merged with a choice where they conflict', async () => {
  const { page } = window;
  await frame.go('情景');
  await scenarios.create('多');
  await scenarios.add('按倍数调整预算', { 倍数: '2' });
  await scenarios.branch('基准情景').click();
  await scenarios.create('少');
  await scenarios.add('按倍数调整预算', { 倍数: '0.5' });
  await page.getByRole('button', { name: '合并', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '合并', exact: true }).click();
  await dialog.getByText('请逐项选择').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await dialog.getByLabel('基本建设预算乘以 0.5').check();
  expect(await dialog.getByRole('button', { name: '合并', exact: true }).isDisabled()).toBe(true);
  await dialog.getByLabel('经常性预算乘以 2').check();
  await dialog.getByRole('button', { name: '合并', exact: true }).click();
  await scenarios.branch('少 + 多').waitFor();
  await page.getByText('基本建设预算乘以 0.5').waitFor();
  await page.getByText('经常性预算乘以 2').waitFor();
  await page.keyboard.press('Control+z');
  await scenarios.branch('少 + 多').waitFor({ state: 'hidden' });
});

test('scenarios of another bureau file are listed with their differences and copied', async () => {
  const { page } = window;
  const folder = mkdtempSync(join(tmpdir(), 'junheng-other-'));
  try {
    const path = join(folder, 'other.junheng');
    createFilledBureau(path, new Date(), (bureau) => {
      replaceTables(bureau, sampleTables({ programmes: 12 }));
      saveScenario(bureau, { id: 's', name: '外来', parentId: 'base', overrides: [{ kind: 'horizon', years: 3 }] });
    });
    await frame.go('情景');
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: '对照其他项目文件' }).click();
    await (await choosing).setFiles(path);
    const dialog = page.getByRole('dialog');
    await dialog.getByText('规划期 3 年').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await dialog.getByLabel('外来').check();
    await dialog.getByRole('button', { name: /^复制所选/ }).click();
    await dialog.getByText('已复制：外来').waitFor();
    await dialog.getByRole('button', { name: '关闭' }).last().click();
    await scenarios.branch('外来').waitFor();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
