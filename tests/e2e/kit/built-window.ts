import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { outdated, PAGE } from '../../../electron/launch/built.ts';
import { oneAtATime } from '../../helpers/one-at-a-time.ts';

/** The project's folder. */
export const ROOT = join(import.meta.dirname, '..', '..', '..');

const LOCK = join(ROOT, 'dist', '.building');
/** A build that has taken longer than these milliseconds has been ended and could not take its lock away. */
const LOCK_AGE = 180_000;

/** Builds the window unless what is in dist/renderer is newer than everything it is made of. */
export function ensureBuilt(): void {
  mkdirSync(join(ROOT, 'dist'), { recursive: true });
  oneAtATime(LOCK, LOCK_AGE, () => {
    for (const { config } of outdated(ROOT, PAGE)) {
      const vite = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
      execFileSync(process.execPath, [vite, 'build', '-c', config, '--logLevel', 'error'], {
        cwd: ROOT,
        stdio: 'inherit',
        // What is tested is what is delivered, so React is built as for delivery.
        env: { ...process.env, NODE_ENV: 'production' },
      });
    }
  });
}
