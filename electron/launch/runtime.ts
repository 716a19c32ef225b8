import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The Electron program in a project's node_modules, or null when only its package is there. */
export function findRuntime(root: string): string | null {
  const folder = join(root, 'node_modules', 'electron');
  const pathFile = join(folder, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const program = join(folder, 'dist', readFileSync(pathFile, 'utf8').trim());
  return existsSync(program) ? program : null;
}

/**
 * Lets Electron's own installer fetch its program, for at most a while: without a network it would try for minutes.
 * @param patience milliseconds
 * @returns the program, or null when it could not be had
 */
export async function fetchRuntime(root: string, patience: number): Promise<string | null> {
  const installer = join(root, 'node_modules', 'electron', 'install.js');
  if (!existsSync(installer)) return null;
  await new Promise<void>((resolve) => {
    // A group of its own, so that whatever the installer has started ends with it.
    const detached = process.platform !== 'win32';
    const child = spawn(process.execPath, [installer], { cwd: root, stdio: 'ignore', detached });
    const timer = setTimeout(() => {
      if (child.pid === undefined) return;
      if (detached) process.kill(-child.pid, 'SIGKILL');
      else child.kill('SIGKILL');
    }, patience);
    const done = () => {
      clearTimeout(timer);
      resolve();
    };
    child.once('exit', done);
    child.once('error', done);
  });
  return findRuntime(root);
}

/** Why a window cannot be opened here, whatever is installed; null when it can. */
export function obstacleToWindow(
  platform: NodeJS.Platform,
  environment: NodeJS.ProcessEnv,
  userId: number | null,
): string | null {
  if (platform !== 'linux') return null;
  if (!environment.DISPLAY && !environment.WAYLAND_DISPLAY) return 'there is no display';
  // As root Chromium starts without its sandbox only, and this program does not do without it.
  return userId === 0 ? 'the sandbox does not work for root' : null;
}
