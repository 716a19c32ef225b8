import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import packedChromium from '@sparticuz/chromium';
import { type Browser, chromium, type Page } from 'playwright-core';
import { PAGE_ENGINE } from '../../../electron/main/engines.ts';
import type { BrowserShellHost } from '../../../src/host/http/server.ts';
import { runBrowserShell } from '../../../src/host/run-browser-shell.ts';
import { ensureBuilt, ROOT } from './built-window.ts';

/** Milliseconds after which a step counts as failed; long, because the machine may have much else to do. */
const STEP_LIMIT = 60_000;

export interface OpenWindowOptions {
  readonly width?: number;
  readonly height?: number;
  /** A bureau file to open first. */
  readonly openPath?: string;
  /** Kept by the caller to start again on the same data; a fresh one otherwise. */
  readonly dataFolder?: string;
  /** Methods of the core whose answers arrive late. */
  readonly lateAnswers?: readonly string[];
  /** Leaves a fresh data folder where it is; the caller removes it. */
  readonly keepData?: boolean;
}

export interface OpenWindow {
  readonly page: Page;
  readonly shell: BrowserShellHost;
  readonly dataFolder: string;
  /** What the page wrote to its console as an error, refusals of the content security policy included. */
  readonly complaints: string[];
  close(): Promise<void>;
}

/**
 * A real Chromium: the packed one on Linux, elsewhere the one that is installed.
 * @param scrollbars whether it draws them, as for pictures; tests do without
 */
export async function launchBrowser({ scrollbars = false } = {}): Promise<Browser> {
  if (process.platform !== 'linux') return chromium.launch({ channel: 'chrome' });
  return chromium.launch({
    executablePath: await packedChromium.executablePath(),
    // In one process the whole browser would end with the first window that is closed.
    args: [
      ...packedChromium.args.filter((option) => !/^--(single-process|no-zygote|hide-scrollbars)$/.test(option)),
      '--no-sandbox',
      // As the desktop application starts its page.
      `--js-flags=${PAGE_ENGINE}`,
    ],
    ignoreDefaultArgs: scrollbars ? ['--hide-scrollbars'] : [],
    headless: true,
  });
}

/** Starts the core and the browser shell on a data folder of their own, and opens the window in Chromium. */
export async function openWindow(browser: Browser, options: OpenWindowOptions = {}): Promise<OpenWindow> {
  ensureBuilt();
  const { width = 1366, height = 768 } = options;
  const dataFolder = options.dataFolder ?? mkdtempSync(join(tmpdir(), 'junheng-window-'));
  const shell = await runBrowserShell({
    root: ROOT,
    dataFolder,
    ...(options.openPath === undefined ? {} : { openPath: options.openPath }),
  });
  const context = await browser.newContext({
    viewport: { width, height },
    acceptDownloads: true,
    timezoneId: 'Asia/Shanghai',
  });
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: shell.origin });
  if (options.lateAnswers !== undefined) await context.addInitScript(delayAnswers, [...options.lateAnswers]);
  const page = await context.newPage();
  page.setDefaultTimeout(STEP_LIMIT);
  const complaints: string[] = [];
  let closed = false;
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(shell.address);
  await page.getByRole('main').waitFor();
  return {
    page,
    shell,
    dataFolder,
    complaints,
    async close() {
      if (closed) return;
      closed = true;
      await context.close();
      await shell.close();
      if (options.dataFolder === undefined && !options.keepData) rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

/** Runs in the page: answers of these methods are held back, those of all others are not. */
function delayAnswers(methods: string[]): void {
  const fetchNow = globalThis.fetch.bind(globalThis);
  globalThis.fetch = async (target, init) => {
    const response = await fetchNow(target, init);
    const body = typeof init?.body === 'string' ? init.body : '';
    if (methods.some((method) => body.includes(`"${method}"`))) await new Promise((done) => setTimeout(done, 2_000));
    return response;
  };
}
