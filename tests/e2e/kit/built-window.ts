import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The project's folder. */
export const ROOT = join(import.meta.dirname, '..', '..', '..');

/** Builds the window unless what is in dist/renderer is newer than everything it is made of. */
export function ensureBuilt(): void {
  const page = join(ROOT, 'dist', 'renderer', 'index.html');
  const sources = ['renderer', 'resources/locales', 'src/api', 'src/domain'].map((folder) => join(ROOT, folder));
  if (existsSync(page) && statSync(page).mtimeMs > Math.max(...sources.map(newest))) return;
  const vite = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
  execFileSync(process.execPath, [vite, 'build', '-c', 'renderer/vite.config.ts', '--logLevel', 'error'], {
    cwd: ROOT,
    stdio: 'inherit',
  });
}

function newest(folder: string): number {
  return Math.max(
    0,
    ...readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs),
  );
}
