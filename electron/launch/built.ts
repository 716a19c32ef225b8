import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What a build makes, and the folders and files it is made of. */
const BUILDS = [
  { made: 'dist/renderer/index.html', of: ['renderer', 'src/api', 'src/domain', 'resources/locales', 'package.json'] },
  { made: 'dist/desktop/electron/main/index.js', of: ['electron', 'src', 'models', 'package.json'] },
  { made: 'dist/preload/preload.cjs', of: ['electron', 'src/api', 'package.json'] },
] as const;

/** Whether everything that is started has been built, and nothing it was made of is newer. */
export function isBuilt(root: string): boolean {
  return BUILDS.every(({ made, of }) => {
    const built = statSync(join(root, made), { throwIfNoEntry: false })?.mtimeMs;
    return built !== undefined && of.every((path) => newestIn(join(root, path)) <= built);
  });
}

/** Time of the last change of a file, or of anything in a folder; that of a missing one is long ago. */
function newestIn(path: string): number {
  if (!existsSync(path)) return 0;
  const entry = statSync(path);
  if (!entry.isDirectory()) return entry.mtimeMs;
  return readdirSync(path).reduce((newest, name) => Math.max(newest, newestIn(join(path, name))), 0);
}

/** Builds everything. @throws Error when it fails */
export function build(root: string): void {
  const script = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  for (const config of ['renderer/vite.config.ts', 'electron/vite.config.ts', 'electron/vite.preload.config.ts']) {
    const { status } = spawnSync(process.execPath, [script, 'build', '--logLevel', 'warn', '--config', config], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    if (status !== 0) throw new Error(`building ${config} failed`);
  }
}
