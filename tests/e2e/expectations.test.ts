import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sharedBrowser } from './kit/shared.ts';
import { type OpenWindow, openWindow } from './kit/window.ts';
import { DataPage } from './pages/data-page.ts';
import { FramePage } from './pages/frame-page.ts';
import { ScenariosPage } from './pages/scenarios-page.ts';

const browser = sharedBrowser();
let window: OpenWindow;
let frame: FramePage;
let data: DataPage;

beforeEach(async () => {
  window = await openWindow(browser());
  frame = new FramePage(window.page);
  data = new DataPage(window.page);
  await frame.makeSample();
});

afterEach(async () => {
  await window.close();
});

/** Whether leaving the page is asked about; the answer given is to stay. */
async function asksBeforeLeaving(): Promise<boolean> {
  const { page } = window;
  let asked = false;
  page.once('dialog', (dialog) => {
    asked = dialog.type() === 'beforeunload';
    void dialog.dismiss();
  });
  const before = page.url();
  await page.evaluate(() => {
    location.href = `${location.origin}/?left`;
  });
  // Either the question has been put and answered, or the page is gone.
  await expect.poll(async () => asked || page.url() !== before).toBe(true);
  return asked;
}

test('closing is asked about while a typed value is not in the file, and not after', async () => {
  const { page } = window;
  await frame.go('数据');
  await data.openTable('学生');
  await data.type(3, 'pupils', '不知道');
  await page.getByText('“不知道”不是数字').waitFor();
  expect(await asksBeforeLeaving()).toBe(true);
  await data.cell(3, 'pupils').filter({ hasText: '不知道' }).waitFor();
  await page.getByRole('button', { name: '放弃这些内容' }).click();
  await page.getByText('“不知道”不是数字').waitFor({ state: 'hidden' });
  expect(await asksBeforeLeaving()).toBe(false);
});

test('every change is undone and redone in order, across tables and scenarios', async () => {
  const { page } = window;
  const scenarios = new ScenariosPage(page);
  await frame.go('数据');
  await data.openTable('学生');
  const before = await data.cell(3, 'pupils').innerText();
  await data.type(3, 'pupils', '1,234');
  await data.cell(3, 'pupils').filter({ hasText: '1,234' }).waitFor();
  await frame.go('情景');
  await scenarios.create('撤销试验');
  await page.keyboard.press('Control+z');
  await scenarios.branch('撤销试验').waitFor({ state: 'detached' });
  await page.keyboard.press('Control+z');
  await frame.go('数据');
  await data.openTable('学生');
  await data.cell(3, 'pupils').filter({ hasText: before }).waitFor();
  await page.keyboard.press('Control+y');
  await data.cell(3, 'pupils').filter({ hasText: '1,234' }).waitFor();
});

test('a copy of the bureau is handed over whole, and the open file stays the same', async () => {
  const { page, dataFolder } = window;
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '另存副本' }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^示例市.*\.junheng$/);
  const copy = join(dataFolder, '副本.junheng');
  await file.saveAs(copy);
  await page.getByRole('button', { name: '关闭', exact: true }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '打开…' }).click();
  await (await chooser).setFiles(copy);
  await page.getByText('可以求解').waitFor();
  await expect.poll(() => page.getByText('副本.junheng').count()).toBeGreaterThan(0);
  expect(readdirSync(join(dataFolder, 'bureaus')).filter((name) => name.endsWith('.junheng')).length).toBeGreaterThan(
    1,
  );
});

test('a file opened lately that is gone says so and is taken off the list', async () => {
  const { page, dataFolder } = window;
  const { rmSync } = await import('node:fs');
  await page.getByRole('button', { name: '关闭', exact: true }).click();
  await page.getByRole('button', { name: /^示例市/ }).waitFor();
  const folder = join(dataFolder, 'bureaus');
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true, force: true });
  await page.reload();
  await page.getByText('文件已不在原处').waitFor();
  await page.getByRole('button', { name: /^从列表中移除/ }).click();
  await page.getByText('打开过的项目文件会列在这里。').waitFor();
});
