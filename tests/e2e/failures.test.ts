import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, describe, expect, test } from 'vitest';
import { damage, holdBureau, SmallDisk, whyNoSmallDisk } from './kit/faults.ts';
import { startHostProcess } from './kit/host-process.ts';
import { sharedBrowser } from './kit/shared.ts';
import { type OpenWindow, openWindow } from './kit/window.ts';
import { DataPage } from './pages/data-page.ts';
import { FramePage } from './pages/frame-page.ts';
import { ScenariosPage } from './pages/scenarios-page.ts';

const browser = sharedBrowser();
let window: OpenWindow | null = null;

afterEach(async () => {
  await window?.close();
  window = null;
});

/** A window on the sample city, its file, and the pages. */
async function sampleWindow(options: Parameters<typeof openWindow>[1] = {}) {
  window = await openWindow(browser(), options);
  const { page, dataFolder } = window;
  const frame = new FramePage(page);
  await frame.makeSample();
  const folder = join(dataFolder, 'bureaus');
  const name = readdirSync(folder).find((entry) => entry.endsWith('.junheng')) ?? '';
  return { window, page, frame, data: new DataPage(page), file: join(folder, name), name };
}

async function shows(data: DataPage, row: number, field: string, text: string): Promise<void> {
  await data.cell(row, field).filter({ hasText: text }).waitFor();
}

/** Picks a file in the system's dialog that the action opens. */
async function pick(page: Page, path: string | null, action: () => Promise<void>): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), action()]);
  if (path === null) await page.locator('input[type=file]').dispatchEvent('cancel');
  else await chooser.setFiles(path);
}

test('a bureau file that another program holds: the typed value stays in its cell until it can be written', async () => {
  const { page, frame, data, file } = await sampleWindow();
  await frame.go('数据');
  await data.openTable('学生');
  const release = holdBureau(file);
  try {
    await data.type(3, 'pupils', '1,234');
    await page.getByRole('alert').getByText('项目文件正被另一个程序使用').waitFor();
    await shows(data, 3, 'pupils', '1234');
  } finally {
    release();
  }
  await page.getByRole('alert').getByRole('button', { name: '重试' }).click();
  await page.getByRole('alert').waitFor({ state: 'hidden' });
  await shows(data, 3, 'pupils', '1,234');
  await page.reload();
  await data.openTable('学生');
  await shows(data, 3, 'pupils', '1,234');
});

test('a damaged bureau file is not opened, the open one stays open, and a backup brings the damaged one back', async () => {
  const opened = await sampleWindow({ keepData: true });
  const { page, frame, file, name } = opened;
  const { dataFolder } = opened.window;
  try {
    await page.getByRole('button', { name: '立即备份' }).click();
    await page
      .getByRole('button', { name: /^恢复 .* 的备份$/ })
      .first()
      .waitFor();
    const copy = join(dataFolder, '受损.junheng');
    copyFileSync(file, copy);
    damage(copy, 200_000, Math.floor(statSync(copy).size / 2) - 200_000);
    await pick(page, copy, () => page.getByRole('button', { name: '打开…' }).click());
    await page.getByRole('alert').getByText('项目文件已损坏，没有打开').waitFor();
    expect(await frame.contextBar.innerText()).toContain('示例市');
    await frame.go('数据');
    await opened.data.openTable('学校');
    await opened.window.close();

    damage(file, 200_000, Math.floor(statSync(file).size / 2) - 200_000);
    window = await openWindow(browser(), { dataFolder });
    await window.page.getByRole('button', { name: /^示例市/ }).click();
    const dialog = window.page.getByRole('dialog', { name: '项目文件已损坏' });
    await dialog.getByText(name).waitFor();
    await dialog
      .getByRole('button', { name: /^恢复 .* 的备份$/ })
      .first()
      .click();
    await window.page.getByText('可以求解').waitFor();
    // The damaged file is kept beside, for whoever can still read something from it.
    expect(readdirSync(`${file}.backups`).some((entry) => entry.endsWith('.damaged.junheng'))).toBe(true);
  } finally {
    await window?.close();
    rmSync(dataFolder, { recursive: true, force: true });
  }
});

test('a file that is no bureau and a dismissed dialog change nothing', async () => {
  const { page, frame } = await sampleWindow();
  await pick(page, null, () => page.getByRole('button', { name: '打开…' }).click());
  expect(await page.getByRole('alert').count()).toBe(0);
  await pick(page, join(import.meta.dirname, 'failures.test.ts'), () =>
    page.getByRole('button', { name: '打开…' }).click(),
  );
  await page.getByRole('alert').getByText('不是均衡项目文件').waitFor();
  expect(await frame.contextBar.innerText()).toContain('示例市');
  await frame.go('数据');
  await page.getByRole('button', { name: '导入数据' }).click();
  await pick(page, null, () => page.getByRole('dialog').getByRole('button', { name: '选择文件…' }).click());
  await page.getByRole('dialog').getByRole('button', { name: '选择文件…' }).and(page.locator(':enabled')).waitFor();
  expect(await page.getByRole('dialog').getByRole('alert').count()).toBe(0);
  expect(window?.complaints).toEqual([]);
});

test('a core that is killed during a run: the window says so, and the next start has every edit and plan', async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'junheng-killed-'));
  const context = await browser().newContext({ viewport: { width: 1366, height: 768 } });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const frame = new FramePage(page);
  const data = new DataPage(page);
  const scenarios = new ScenariosPage(page);
  let host = await startHostProcess(dataFolder);
  try {
    await page.goto(host.address);
    await frame.makeSample();
    await frame.go('情景');
    await scenarios.run();
    await frame.go('数据');
    await data.openTable('学生');
    await data.type(3, 'pupils', '1,234');
    await shows(data, 3, 'pupils', '1,234');
    await page.getByRole('button', { name: '求解', exact: true }).click();
    await page.getByRole('button', { name: '停止' }).waitFor();
    await host.kill();
    await page.getByRole('alert').getByText('与后台程序的连接中断').waitFor();
    await page.getByText('已保存的数据不受影响').waitFor();

    host = await startHostProcess(dataFolder);
    // What is in the address selects; a fresh page starts where a user starts.
    await page.goto('about:blank');
    await page.goto(host.address);
    await page.getByRole('button', { name: /^示例市/ }).click();
    await page.getByText('可以求解').waitFor();
    await frame.go('数据');
    await data.openTable('学生');
    await shows(data, 3, 'pupils', '1,234');
    await frame.go('情景');
    await scenarios.plans.nth(1).waitFor();
    expect(await scenarios.plans.count()).toBe(2);
    await scenarios.run();
    expect(await scenarios.plans.count()).toBe(3);
  } finally {
    await context.close();
    await host.kill();
    rmSync(dataFolder, { recursive: true, force: true });
  }
});

const noDisk = whyNoSmallDisk();
if (noDisk !== null) console.log(`The tests of a full disk are skipped: ${noDisk}.`);

describe.skipIf(noDisk !== null)('a full disk', () => {
  const disks: SmallDisk[] = [];
  const folders: string[] = [];

  function smallDisk(folder: string, megabytes: number): SmallDisk {
    const disk = new SmallDisk(folder, megabytes);
    disks.push(disk);
    return disk;
  }

  function temporaryFolder(): string {
    const folder = mkdtempSync(join(tmpdir(), 'junheng-full-'));
    folders.push(folder);
    return folder;
  }

  afterEach(async () => {
    await window?.close();
    for (const disk of disks.splice(0)) disk.remove();
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  });

  test('keeps the bureau as it was and the typed value in its cell until there is room again', async () => {
    const dataFolder = temporaryFolder();
    const disk = smallDisk(join(dataFolder, 'bureaus'), 48);
    const { page, frame, data } = await sampleWindow({ dataFolder });
    await frame.go('数据');
    await data.openTable('学生');
    const before = await data.cell(4, 'pupils').innerText();
    disk.fill();
    await data.type(3, 'pupils', '1,234');
    await page.getByRole('alert').getByText('磁盘空间不足').waitFor();
    await shows(data, 3, 'pupils', '1234');
    await shows(data, 4, 'pupils', before);
    disk.free();
    await page.getByRole('alert').getByRole('button', { name: '重试' }).click();
    await shows(data, 3, 'pupils', '1,234');
    await page.reload();
    await data.openTable('学生');
    await shows(data, 3, 'pupils', '1,234');
    await shows(data, 4, 'pupils', before);
  });

  test('refuses a new bureau in full sentences, leaves nothing half made, and makes it when there is room', async () => {
    const dataFolder = temporaryFolder();
    const disk = smallDisk(join(dataFolder, 'bureaus'), 48);
    disk.fill();
    window = await openWindow(browser(), { dataFolder });
    const { page } = window;
    await page.getByRole('button', { name: '生成示例…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '生成', exact: true }).click();
    await page.getByRole('dialog').getByRole('alert').getByText('磁盘空间不足').waitFor();
    expect(readdirSync(disk.folder).filter((entry) => entry !== '.filler')).toEqual([]);
    disk.free();
    await page.getByRole('dialog').getByRole('button', { name: '生成', exact: true }).click();
    await page.getByText('可以求解').waitFor();
  });

  test('keeps the plan when its export does not fit, says so, and exports when there is room', async () => {
    const dataFolder = temporaryFolder();
    const usual = process.env.TMPDIR;
    const disk = smallDisk(join(temporaryFolder(), 'exports'), 8);
    // Finished exports wait for their download in the system's folder for temporary files.
    process.env.TMPDIR = disk.folder;
    try {
      const { page, frame } = await sampleWindow({ dataFolder });
      const scenarios = new ScenariosPage(page);
      await frame.go('情景');
      await scenarios.run();
      disk.fill();
      await frame.go('导出');
      await page.getByRole('button', { name: '导出数据表' }).click();
      await page.getByRole('alert').getByText('磁盘空间不足').waitFor();
      disk.free();
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: '导出数据表' }).click(),
      ]);
      expect(readFileSync(await file.path(), 'utf8').length).toBeGreaterThan(10_000);
    } finally {
      if (usual === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = usual;
    }
  });
});
