import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { defaultDataFolder } from '../../src/host/data-folder.ts';
import { type BrowserShellOptions, runBrowserShell } from '../../src/host/run-browser-shell.ts';
import { joinRunningShell } from '../../src/host/running-shell.ts';
import { build, DESKTOP, outdated, PAGE } from './built.ts';
import { type LaunchOptions, launchOptions, USAGE } from './options.ts';
import { fetchRuntime, findRuntime, obstacleToWindow } from './runtime.ts';

/**
 * `npm start`: opens the planner, in a window of its own where Electron's program is there or can be had, else in a
 * browser. Exit code 0 is a planner that was closed, 2 a misused command line, 1 anything that kept it from starting.
 */
const root = join(import.meta.dirname, '..', '..');
/** Milliseconds that fetching Electron's program may take. */
const PATIENCE = 10_000;
/** A window that ends with a fault within these milliseconds has lacked something of the system. */
const TOO_SHORT = 10_000;

process.exitCode = await launch(process.argv.slice(2));

async function launch(words: readonly string[]): Promise<number> {
  const options = launchOptions(words);
  if ('problem' in options) {
    console.error(`${options.problem}\n\n${USAGE}`);
    return 2;
  }
  if (options.help) {
    console.log(USAGE);
    return 0;
  }
  try {
    const reason = options.browser ? 'as asked' : await openWindow(options);
    return reason === null ? 0 : await openInBrowser(options, reason);
  } catch (error) {
    console.error(`Junheng could not start: ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  }
}

/** Opens the desktop shell and waits until it is closed; returns the reason when it cannot be opened. */
async function openWindow({ file }: LaunchOptions): Promise<string | null> {
  const obstacle = obstacleToWindow(process.platform, process.env, process.getuid?.() ?? null);
  if (obstacle !== null) return obstacle;
  let program = findRuntime(root);
  if (program === null) {
    console.log(`Fetching Electron’s program, for ${PATIENCE / 1000} seconds at most (--browser does without it) …`);
    const fetched = await fetchRuntime(root, PATIENCE);
    if (fetched.program === null) return `Electron’s program ${fetched.reason}`;
    program = fetched.program;
  }
  await ensureBuilt([...PAGE, ...DESKTOP]);
  console.log('Junheng opens in a window of its own (Electron).');
  const began = Date.now();
  const status = await new Promise<number | null>((done) => {
    const child = spawn(program, [root, ...(file === null ? [] : [resolve(file)])], { stdio: 'inherit' });
    child.once('exit', done);
    child.once('error', () => done(1));
  });
  return status !== 0 && Date.now() - began < TOO_SHORT ? 'the window could not be opened' : null;
}

/** Serves the planner to a browser until it is told to end, or says where it is served already. */
async function openInBrowser({ file, port }: LaunchOptions, why: string): Promise<number> {
  const dataFolder = defaultDataFolder();
  const running = await joinRunningShell(dataFolder, file ?? undefined);
  if (running !== null) {
    console.log(`Junheng already runs in the browser${file === null ? '' : ', and opens the file there'}:`);
    console.log(`  ${running.address}`);
    return 0;
  }
  await ensureBuilt(PAGE);
  const options: BrowserShellOptions = {
    root,
    dataFolder,
    ...(file === null ? {} : { openPath: file }),
    ...(port === null ? {} : { port }),
  };
  const shell = await runBrowserShell(options).catch((error: NodeJS.ErrnoException) => {
    throw error.syscall === 'listen' ? new Error(portProblem(error, port)) : error;
  });
  const ended = new Promise<void>((end) => {
    // A second signal ends the process at once, as usual.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => end());
  });
  console.log(`Junheng runs in the browser (${why}). Open this address on this computer:`);
  console.log(`  ${shell.address}`);
  console.log('It holds a key: whoever has it can work with your data while this runs. Ctrl-C ends it.');
  await ended;
  console.log('\nJunheng ends.');
  await shell.close();
  return 0;
}

/** Builds what is missing or older than its sources; a first start, and every one after a change, has something to build. */
async function ensureBuilt(builds: typeof PAGE): Promise<void> {
  const wanting = outdated(root, builds);
  if (wanting.length === 0) return;
  console.log('Building the window …');
  await build(root, wanting);
}

function portProblem({ code, message }: NodeJS.ErrnoException, port: number | null): string {
  if (port === null) return `no port of 127.0.0.1 can be used (${message}).`;
  if (code === 'EADDRINUSE') return `another program uses port ${port}. Without --port a free one is taken.`;
  if (code === 'EACCES') return `port ${port} is not open to you. Without --port a free one is taken.`;
  return `port ${port} cannot be used (${message}).`;
}
