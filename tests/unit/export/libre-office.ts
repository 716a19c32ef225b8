import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Why LibreOffice cannot be asked here, or null when it can. */
export function whyNoLibreOffice(): string | null {
  const found = spawnSync('soffice', ['--version'], { encoding: 'utf8' });
  if (found.error !== undefined || found.status !== 0) return 'LibreOffice (soffice) is not installed here';
  return null;
}

/**
 * Opens a workbook in LibreOffice without a window, calculates it and saves it again.
 * @returns the path of the new workbook
 */
export function recalculated(path: string, folder: string): string {
  const output = join(folder, 'recalculated');
  mkdirSync(output, { recursive: true });
  const result = spawnSync(
    'soffice',
    [
      // A profile of its own, because LibreOffice refuses to start twice with one.
      `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
      '--headless',
      '--convert-to',
      'xlsx',
      '--outdir',
      output,
      path,
    ],
    { encoding: 'utf8', timeout: 100_000 },
  );
  if (result.status !== 0) throw new Error(`LibreOffice failed: ${result.stderr}`);
  return join(output, basename(path));
}
