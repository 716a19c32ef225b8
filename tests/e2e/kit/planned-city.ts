import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { oneAtATime } from '../../helpers/one-at-a-time.ts';
import { ROOT } from './built-window.ts';

/** Planning that has taken longer than these milliseconds has been ended and could not take its lock away. */
const LOCK_AGE = 600_000;

/** What is given to a caller, who removes the folder. */
export interface PlannedCity {
  readonly folder: string;
  readonly bureau: string;
}

/** A folder with the sample city as a bureau file that holds two plans: 1 with twice the money, 2 the base scenario. */
export function plannedCity(): PlannedCity {
  const folder = mkdtempSync(join(tmpdir(), 'junheng-city-'));
  planCity(join(folder, 'city'));
  return cityIn(folder);
}

/** The same as a copy: it is planned once in a folder that the test files of a run have in common. */
export function copyOfPlannedCity(runFolder: string): PlannedCity {
  const planned = join(runFolder, 'city');
  oneAtATime(join(runFolder, 'city.planning'), LOCK_AGE, () => {
    if (!existsSync(join(planned, 'bureau.junheng'))) planCity(planned);
  });
  const folder = mkdtempSync(join(tmpdir(), 'junheng-city-'));
  cpSync(planned, join(folder, 'city'), { recursive: true });
  return cityIn(folder);
}

function cityIn(folder: string): PlannedCity {
  return { folder, bureau: join(folder, 'city', 'bureau.junheng') };
}

function planCity(city: string): void {
  cpSync(join(ROOT, 'resources', 'samples', 'city'), city, { recursive: true });
  const plan = (source: string, ...options: string[]) =>
    execFileSync(
      process.execPath,
      [join(ROOT, 'src', 'cli', 'main.ts'), 'plan', source, '--save', '--time-limit', '8', ...options],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    );
  plan(city, '--budget-factor', '2');
  plan(join(city, 'bureau.junheng'));
}
