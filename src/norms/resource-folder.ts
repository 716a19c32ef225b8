import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The folder with the data that ships with the program, found upwards from this file, because the file lies at a
 * different depth in the sources and in a packaged program.
 * @throws Error when there is none, which is a defect of the installation
 */
export function resourceFolder(): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const candidate = join(folder, 'resources');
    if (existsSync(join(candidate, 'norms'))) return candidate;
    if (dirname(folder) === folder) throw new Error('the program’s resources folder is missing');
  }
}
