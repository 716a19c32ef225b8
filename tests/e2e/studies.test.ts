import { afterEach, beforeEach, expect, test } from 'vitest';
import { accessibilityFaults } from './kit/accessibility.ts';
import { sharedBrowser, sharedCity } from './kit/shared.ts';
import { type OpenWindow, openWindow } from './kit/window.ts';

const browser = sharedBrowser();
const city = sharedCity();
let window: OpenWindow;

beforeEach(async () => {
  window = await openWindow(browser(), { openPath: city().bureau });
  await window.page.getByRole('button', { name: '求解', exact: true }).waitFor();
});

afterEach(async () => {
  await window.close();
  expect(window.complaints).toEqual([]);
});

async function open(part: string): Promise<void> {
  await window.page.evaluate((address) => {
    location.hash = address;
  }, `#/plan/${part}`);
}

test('a stress test is run, shown as chart and table, and leads to the schools most at risk', async () => {
  const { page } = window;
  await open('stress');
  await page.getByLabel('模拟次数').selectOption('50');
  await page.getByLabel('随机种子').fill('7');
  await page.getByRole('button', { name: '开始检验' }).click();
  await page.getByRole('heading', { name: '结果（模拟 50 次，种子 7）' }).waitFor({ timeout: 120_000 });
  await page.getByRole('img', { name: /可能性为 \d+(\.\d)? ?%/ }).waitFor();
  await page.getByRole('cell', { name: /至/ }).first().waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  const risks = page.getByRole('table', { name: '风险最大的学校' });
  await risks.getByRole('link').first().click();
  await page.getByRole('complementary', { name: '依据' }).waitFor();
  // What was found stays when the part is left and opened again.
  await open('overview');
  await page.getByRole('heading', { name: '如何进一步改善' }).waitFor();
  await open('stress');
  await page.getByRole('heading', { name: '结果（模拟 50 次，种子 7）' }).waitFor();
});

test('alternatives are found, and one is saved as a plan and opened', async () => {
  const { page } = window;
  await open('alternatives');
  await page.getByLabel('效果最多放弃').selectOption('0.2');
  await page.getByLabel('时间上限').selectOption('60');
  await page.getByRole('button', { name: '寻找相近方案' }).click();
  await page.getByRole('table', { name: '找到的方案' }).waitFor({ timeout: 350_000 });
  expect(await accessibilityFaults(page)).toEqual([]);
  await page
    .getByRole('button', { name: /^存为方案：/ })
    .nth(1)
    .click();
  const name = await page
    .getByRole('table', { name: '找到的方案' })
    .getByRole('row')
    .filter({ has: page.getByRole('button', { name: '打开', exact: true }) })
    .getByRole('rowheader')
    .innerText();
  await page.getByRole('button', { name: '打开', exact: true }).click();
  await page.getByRole('heading', { name: '如何进一步改善' }).waitFor();
  // The pickers tell it from the best plan of the same scenario.
  await page.getByRole('banner').first().getByRole('button', { name: /^方案/ }).getByText(name).waitFor();
}, 400_000);

test('what a target takes is told, and an answer becomes a scenario', async () => {
  const { page } = window;
  await open('target');
  await page.getByLabel('不超过（%）').fill('abc');
  expect(await page.getByRole('button', { name: '开始测算' }).isDisabled()).toBe(true);
  await page.getByLabel('不超过（%）').fill('0');
  await page.getByLabel('时间上限').selectOption('120');
  await page.getByRole('button', { name: '开始测算' }).click();
  await page.getByRole('progressbar').waitFor();
  await page.getByRole('heading', { name: /^目标：/ }).waitFor({ timeout: 200_000 });
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('button', { name: '建为情景' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('超大班额（66 人及以上）占比不超过 0').first().waitFor();
  await dialog.getByRole('button', { name: '确定' }).click();
  await page.getByRole('heading', { name: /^达标：/ }).waitFor();
}, 300_000);

test('what is decided about a school is fixed in a scenario below that of the plan', async () => {
  const { page } = window;
  const why = page.getByRole('complementary', { name: '依据' });
  // Pupils of a teaching point are never redirected, so that there is only a room to lock.
  await open('places?school=S00017&why=1');
  const ofTeachingPoint = why.getByLabel('固定这所学校的安排').getByRole('option');
  await expect.poll(() => ofTeachingPoint.allInnerTexts()).toEqual([expect.stringContaining('不增建教室')]);
  await open('places?school=S00059&why=1');
  await why.getByLabel('固定这所学校的安排').selectOption({ index: 1 });
  const chosen = why.getByLabel('固定这所学校的安排').locator('option:checked');
  const sentence = await chosen.innerText();
  // The sentence stands in full below the list, which has room for one line.
  expect(await why.getByTestId('lock-sentence').innerText()).toBe(sentence);
  await why.getByRole('button', { name: '写入情景…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(sentence).first().waitFor();
  await dialog.getByLabel('情景名称').fill('固定一校');
  expect(await accessibilityFaults(page)).toEqual([]);
  await dialog.getByRole('button', { name: '确定' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await why.getByRole('button', { name: '打开情景' }).click();
  await page.getByRole('listitem').getByText(sentence).waitFor();
});
