import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A build: its configuration, a file that it makes, and the folders and files it is made of. */
interface Build {
  readonly config: string;
  readonly made: string;
  readonly of: readonly string[];
}

/** The page, which both shells show. */
export const PAGE: readonly Build[] = [
  {
    config: 'renderer/vite.config.ts',
    made: 'dist/renderer/index.html',
    of: ['renderer', 'src/api', 'src/domain', 'resources/locales', 'package.json'],
  },
];

/** What Electron runs beside the page; the browser shell runs the sources. */
export const DESKTOP: readonly Build[] = [
  {
    config: 'electron/vite.config.ts',
    made: 'dist/desktop/electron/main/index.js',
    of: ['electron', 'src', 'models', 'package.json'],
  },
  {
    config: 'electron/vite.preload.config.ts',
    made: 'dist/preload/preload.cjs',
    of: ['electron', 'src/api', 'package.json'],
  },
];

/** Those that have not been built, or that something they are made of is newer than. */
export function outdated(root: string, builds: readonly Build[]): readonly Build[] {
  return builds.filter(({ made, of }) => {
    const built = statSync(join(root, made), { throwIfNoEntry: false })?.mtimeMs;
    return built === undefined || of.some((path) => newestIn(join(root, path)) > built);
  });
}

/** Time of the last change of a file, or of anything in a folder; that of a missing one is long ago. */
function newestIn(path: string): number {
  if (!existsSync(path)) return 0;
  const entry = statSync(path);
  if (!entry.isDirectory()) return entry.mtimeMs;
  return readdirSync(path).reduce((newest, name) => Math.max(newest, newestIn(join(path, name))), 0);
}

/** Builds, beside each other. @throws Error when one of them fails */
export async function build(root: string, builds: readonly Build[]): Promise<void> {
  const script = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const run = ({ config }: Build) =>
    new Promise<void>((resolve, reject) => {
      const words = [script, 'build', '--logLevel', 'warn', '--config', config];
      const child = spawn(process.execPath, words, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
      child.once('error', reject);
      child.once('exit', (status) => {
        if (status === 0) resolve();
        else reject(new Error(`building ${config} failed.`));
      });
    });
  await Promise.all(builds.map(run));
}
