import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { outdated, PAGE } from '../../../electron/launch/built.ts';

/** The project's folder. */
export const ROOT = join(import.meta.dirname, '..', '..', '..');

const LOCK = join(ROOT, 'dist', '.building');
/** A build that has taken longer than these milliseconds has been ended and could not take its lock away. */
const LOCK_AGE = 180_000;

/**
 * Builds the window unless what is in dist/renderer is newer than everything it is made of. Test files run beside each
 * other, so one of them builds and the others wait.
 */
export function ensureBuilt(): void {
  mkdirSync(join(ROOT, 'dist'), { recursive: true });
  while (!takeLock()) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  try {
    for (const { config } of outdated(ROOT, PAGE)) {
      const vite = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
      execFileSync(process.execPath, [vite, 'build', '-c', config, '--logLevel', 'error'], {
        cwd: ROOT,
        stdio: 'inherit',
        // What is tested is what is delivered, so React is built as for delivery.
        env: { ...process.env, NODE_ENV: 'production' },
      });
    }
  } finally {
    rmSync(LOCK, { recursive: true, force: true });
  }
}

function takeLock(): boolean {
  try {
    mkdirSync(LOCK);
    return true;
  } catch {
    const since = statSync(LOCK, { throwIfNoEntry: false })?.mtimeMs;
    if (since !== undefined && Date.now() - since > LOCK_AGE) rmSync(LOCK, { recursive: true, force: true });
    return false;
  }
}
