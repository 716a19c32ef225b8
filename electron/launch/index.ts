import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { runBrowserShell } from '../../src/host/run-browser-shell.ts';
import { build, isBuilt } from './built.ts';
import { fetchRuntime, findRuntime, obstacleToWindow } from './runtime.ts';

/**
 * `npm start [-- FILE]`: opens the planner, in a window of its own where Electron's program is there or can be had, else
 * in a browser. `--browser` goes to the browser at once.
 */
const root = join(import.meta.dirname, '..', '..');
const PATIENCE = 10_000;
const args = process.argv.slice(2);
const wantsBrowser = args.includes('--browser');
const file = args.find((argument) => !argument.startsWith('-'));

if (!isBuilt(root)) {
  console.log('Building …');
  build(root);
}
const reason = wantsBrowser ? 'as asked' : await openWindow();
if (reason !== null) await openInBrowser(reason);

/** Opens the desktop shell and waits until it is closed; returns the reason when it cannot be opened. */
async function openWindow(): Promise<string | null> {
  const userId = process.getuid?.() ?? null;
  const obstacle = obstacleToWindow(process.platform, process.env, userId);
  if (obstacle !== null) return obstacle;
  const program = findRuntime(root) ?? (await fetchRuntime(root, PATIENCE));
  if (program === null) return 'Electron’s program is not here and could not be fetched';
  console.log('Junheng opens in a window of its own.');
  const began = Date.now();
  const status = await new Promise<number | null>((done) => {
    const child = spawn(program, [root, ...(file === undefined ? [] : [resolve(file)])], { stdio: 'inherit' });
    child.once('exit', done);
    child.once('error', () => done(1));
  });
  // One that ends at once with a fault has lacked something of the system; one that ran was closed.
  return status !== 0 && Date.now() - began < PATIENCE ? 'the window could not be opened' : null;
}

async function openInBrowser(why: string): Promise<void> {
  const shell = await runBrowserShell({ root, ...(file === undefined ? {} : { openPath: file }) });
  console.log(`Junheng runs in the browser (${why}). Open this address on this computer:`);
  console.log(`  ${shell.address}`);
  console.log('It holds a token: whoever has it can work with your data while this runs. Ctrl-C ends it.');
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void shell.close().then(() => process.exit(0)));
  }
}
