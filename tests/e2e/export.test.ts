import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Download, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sharedBrowser, sharedCity } from './kit/shared.ts';
import { type OpenWindow, openWindow } from './kit/window.ts';

const browser = sharedBrowser();
let window: OpenWindow;
let page: Page;
const city = sharedCity();

beforeAll(async () => {
  window = await openWindow(browser(), { openPath: city().bureau });
  page = window.page;
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.evaluate(() => {
    location.hash = '#/export';
  });
});

afterAll(async () => {
  await window?.close();
});

/** The file that a button gives; the first lines of workbooks, Word files and archives are those of a zip. */
async function taken(button: string): Promise<Download> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button, exact: true }).click(),
  ]);
  return download;
}

it('gives each office its paper under a name that says what it is', async () => {
  for (const [button, name] of [
    ['导出预算表（Excel）', /预算表 方案2\.xlsx$/],
    ['导出编制分配表（Excel）', /编制分配表 方案2\.xlsx$/],
    ['Word 文档', /决策报告 方案2\.docx$/],
    ['全部 CSV（ZIP）', /数据表 方案2\.zip$/],
  ] as const) {
    const download = await taken(button);
    expect(download.suggestedFilename()).toMatch(name);
    expect(
      readFileSync(await download.path())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
    await page.getByText(`已写入 ${download.suggestedFilename()}`).waitFor();
  }
});

it('hands the decision paper to the print dialogue, and takes its frame away', async () => {
  await page.getByRole('button', { name: '打印或另存为 PDF' }).click();
  await page.getByText('已交给打印对话框').waitFor();
  await page.locator('iframe').waitFor({ state: 'detached' });
});

it('verifies a package, names a damaged file, and makes a bureau of a whole one', async () => {
  const path = join(city().folder, 'plan.zip');
  await (await taken('导出方案包（ZIP）')).saveAs(path);
  const flipped = readFileSync(path);
  const name = Buffer.from('tables/schools.json');
  const place = flipped.indexOf(name) + name.length + 40;
  flipped[place] = (flipped[place] ?? 0) ^ 1;
  writeFileSync(join(city().folder, 'flipped.zip'), flipped);

  const pick = async (file: string) => {
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: '选择方案包并核验…' }).click(),
    ]);
    await chooser.setFiles(join(city().folder, file));
  };
  await pick('flipped.zip');
  await page.getByText('flipped.zip 已被改动或损坏，不能使用。受损的文件：tables/schools.json').waitFor();
  expect(await page.getByRole('button', { name: '据此建立项目文件…' }).count()).toBe(0);

  await pick('plan.zip');
  await page.getByText('plan.zip：文件完整，方案核验全部通过').waitFor();
  await page.getByRole('button', { name: '据此建立项目文件…' }).click();
  await page.waitForURL(/#\/plan\/overview/);
  await page.getByRole('heading', { level: 1 }).waitFor();
  // The new bureau holds this one plan.
  await page.evaluate(() => {
    location.hash = '#/export';
  });
  await page.getByText('不对比（目前只有一个方案）').waitFor({ state: 'attached' });
  expect(window.complaints).toEqual([]);
});
