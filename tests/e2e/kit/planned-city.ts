import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './built-window.ts';

/**
 * A folder with the sample city as a bureau file that holds two plans: 1 with twice the money, 2 the base scenario.
 * The caller removes the folder.
 */
export function plannedCity(): { readonly folder: string; readonly bureau: string } {
  const folder = mkdtempSync(join(tmpdir(), 'junheng-city-'));
  const city = join(folder, 'city');
  cpSync(join(ROOT, 'resources', 'samples', 'city'), city, { recursive: true });
  const plan = (source: string, ...options: string[]) =>
    execFileSync(
      process.execPath,
      [join(ROOT, 'src', 'cli', 'main.ts'), 'plan', source, '--save', '--time-limit', '8', ...options],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    );
  plan(city, '--budget-factor', '2');
  const bureau = join(city, 'bureau.junheng');
  plan(bureau);
  return { folder, bureau };
}
