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

/** The program, or in words why it could not be had. */
export type FetchedRuntime = { readonly program: string } | { readonly program: null; readonly reason: string };

/**
 * Lets Electron's own installer fetch its program, for at most a while: without a network it would try for minutes.
 * @param patience milliseconds
 */
export async function fetchRuntime(root: string, patience: number): Promise<FetchedRuntime> {
  const installer = join(root, 'node_modules', 'electron', 'install.js');
  if (!existsSync(installer)) return { program: null, reason: 'is not installed' };
  // A group of its own, so that whatever the installer has started ends with it.
  const detached = process.platform !== 'win32';
  const child = spawn(process.execPath, [installer], { cwd: root, stdio: 'ignore', detached });
  const stop = () => {
    if (child.pid === undefined) return;
    try {
      if (detached) process.kill(-child.pid, 'SIGKILL');
      else child.kill('SIGKILL');
    } catch {
      // It has ended by itself in this moment.
    }
  };
  // Ctrl-C does not reach a group of its own.
  const interrupted = () => {
    stop();
    process.exit(130);
  };
  process.once('SIGINT', interrupted);
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    stop();
  }, patience);
  await new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  clearTimeout(timer);
  process.off('SIGINT', interrupted);
  const program = findRuntime(root);
  if (program !== null) return { program };
  return { program: null, reason: late ? `did not come within ${patience / 1000} seconds` : 'could not be fetched' };
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
