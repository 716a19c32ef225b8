import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { CORE_PROGRAM } from '../../../electron/main/engines.ts';
import { ensureBuilt } from '../../e2e/kit/built-window.ts';
import { launchBrowser } from '../../e2e/kit/window.ts';
import { ROOT } from '../bureaus.ts';
import { makeLargeBureau } from '../window/bureau.ts';
import { steps } from '../window/steps.ts';
import { firstPaintOf, interactionOf, longestFrameOf, settled, watchVitals } from '../window/vitals.ts';

export interface WindowRequest {
  readonly repeats: number;
}

/** What one step came to in each round, in milliseconds. */
export interface StepTimes {
  readonly screen: string;
  readonly action: string;
  readonly scrolls: boolean;
  /** To the next paint, or between two frames where it is scrolled. */
  readonly paints: readonly number[];
  /** Until what was asked for was shown. */
  readonly shown: readonly number[];
}

export interface WindowMeasurement {
  readonly real: boolean;
  readonly schools: number;
  readonly enrolmentRows: number;
  /** Milliseconds of each start. */
  readonly firstPaint: readonly number[];
  readonly sampleShown: readonly number[];
  readonly steps: readonly StepTimes[];
  /** Highest memory of the page's process and of the core's; null where the system does not tell. */
  readonly pageBytes: number | null;
  readonly coreBytes: number | null;
  /** How many processes of the machine wanted a core in the last minute; more than its cores slow everything down. */
  readonly load: number;
  /** Scripts of the built window, by name without the digest, in bytes. */
  readonly chunks: readonly { readonly name: string; readonly bytes: number }[];
}

/** Opens the built window in Chromium on a sample city and on a large bureau, and works with it. */
export async function measureWindow({ repeats }: WindowRequest): Promise<WindowMeasurement> {
  ensureBuilt();
  const folder = mkdtempSync(join(tmpdir(), 'bench-window-'));
  const browser = await launchBrowser();
  try {
    const starts = await measureStarts(browser, folder, repeats);
    const bureau = await makeLargeBureau(folder);
    const work = await measureWork(browser, folder, bureau.path, repeats);
    const { real, schools, enrolmentRows } = bureau;
    return { real, schools, enrolmentRows, ...starts, ...work, load: loadavg()[0] ?? 0, chunks: chunks() };
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

export async function measureStarts(browser: Browser, folder: string, repeats: number) {
  const firstPaint: number[] = [];
  const sampleShown: number[] = [];
  const city = join(folder, 'city.junheng');
  await run('src/cli/main.ts', ['import', join(ROOT, 'resources/samples/city'), '--bureau', city]);
  for (let turn = 0; turn < repeats; turn += 1) {
    await using core = await startCore(join(folder, `start-${turn}`), city);
    await using view = await open(browser);
    const began = performance.now();
    await view.page.goto(core.address);
    await view.page.getByText('可以求解').waitFor();
    sampleShown.push(performance.now() - began);
    firstPaint.push(await firstPaintOf(view.page));
  }
  return { firstPaint, sampleShown };
}

export async function measureWork(browser: Browser, folder: string, bureau: string, repeats: number) {
  await using core = await startCore(join(folder, 'work'), bureau);
  await using view = await open(browser);
  const { page } = view;
  await page.goto(core.address);
  await page.getByText('可以求解').waitFor();
  const times = steps(page).map((step) => ({ step, paints: [] as number[], shown: [] as number[] }));
  let pageBytes: number | null = null;
  let coreBytes: number | null = null;
  for (let turn = 0; turn < repeats; turn += 1) {
    // What was selected in the round before would be brought into view in every table.
    await page.evaluate(() => {
      location.hash = '#/bureau';
    });
    await settled(page);
    for (const { step, paints, shown } of times) {
      const began = performance.now();
      const measure = step.scrolls === true ? longestFrameOf : interactionOf;
      let appeared = 0;
      const paint = await measure(page, async () => {
        await step.act();
        await step.shown();
        appeared = performance.now() - began;
      }).catch((error: unknown) => {
        throw new Error(`${step.screen}, ${step.action}: ${String(error)}`);
      });
      paints.push(paint);
      shown.push(appeared);
      await settled(page);
      pageBytes = most(pageBytes, await view.bytes());
      coreBytes = most(coreBytes, memoryOf(core.process.pid));
    }
  }
  return {
    steps: times.map(({ step: { screen, action, scrolls = false }, paints, shown }): StepTimes => {
      return { screen, action, scrolls, paints, shown };
    }),
    pageBytes,
    coreBytes,
  };
}

function most(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.max(one, other);
}

/** Opens an empty page that notes its vitals. */
async function open(browser: Browser) {
  const context: BrowserContext = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
  const page: Page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await watchVitals(page);
  const debug = await browser.newBrowserCDPSession();
  return {
    page,
    async bytes() {
      const { processInfo } = await debug.send('SystemInfo.getProcessInfo');
      const all = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => memoryOf(id) ?? 0);
      return all.length === 0 ? null : Math.max(...all);
    },
    [Symbol.asyncDispose]: () => context.close(),
  };
}

/** Starts the core with the browser shell in a process of its own. */
async function startCore(dataFolder: string, bureau: string) {
  mkdirSync(dataFolder, { recursive: true });
  const copy = join(dataFolder, 'bureau.junheng');
  cpSync(bureau, copy);
  const child: ChildProcess = spawn(
    process.execPath,
    [...CORE_PROGRAM.split(' '), join(ROOT, 'src/host/main.ts'), copy],
    {
      env: { ...process.env, JUNHENG_DATA: dataFolder },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout?.once('data', (text: Buffer) => resolve(text.toString().trim()));
    child.once('exit', (code) => reject(new Error(`the core ended with ${code}`)));
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  return {
    address,
    process: child,
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function run(script: string, words: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, [join(ROOT, script), ...words], { stdio: 'ignore' });
  const code = await new Promise((resolve) => child.once('exit', resolve));
  if (code !== 0) throw new Error(`${script} ended with ${String(code)}`);
}

/** Bytes that a process shares with no other, as task managers show them; null where the system does not tell. */
function memoryOf(pid: number | undefined): number | null {
  try {
    const parts = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8').matchAll(/^Private_(?:Clean|Dirty):\s+(\d+) kB/gm);
    return [...parts].reduce((sum, [, kilobytes]) => sum + Number(kilobytes) * 1024, 0);
  } catch {
    return null;
  }
}

function chunks(): WindowMeasurement['chunks'] {
  const assets = join(ROOT, 'dist/renderer/assets');
  return readdirSync(assets)
    .filter((name) => name.endsWith('.js'))
    .map((name) => ({ name: name.replace(/-[\w-]{8}\.js$/, ''), bytes: statSync(join(assets, name)).size }))
    .toSorted((one, other) => other.bytes - one.bytes);
}
